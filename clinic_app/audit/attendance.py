"""Coming and going: what sign-in and sign-out write into the log, and the mark in the person's slot."""

from clinic_app.audit import chain, log
from clinic_app.audit.desk import Desk, Work
from clinic_app.common.findings import Finding

CAME, WENT = chain.ATTENDANCE
FAILED, OLDER = "session.failed", "session.older_file"


def came(desk: Desk) -> list[Finding]:
    """Log the sign-in and the failures since the last one, sign the log's position, remember it in the slot.

    What is returned has to be shown: the file is older than the one that this person saw last (SECURITY §4).
    """
    failures = desk.keyring.failed_attempts
    with desk.command() as work:
        seen = desk.keys.last_seen
        findings = log.behind(work.session, *seen) if seen else []
        roster = _roster_seen(work)
        if roster > desk.keyring.roster.number:
            # Somebody who has left since may be on it again.
            findings.append(Finding("keyring.older", "keyring.json"))
        for failure in failures:
            work.log(FAILED, "login", failure.login, at=failure.at)
        if findings:
            work.log(OLDER, "person", desk.person_id, stood_at=seen[0] if seen else 0)
        work.log(CAME, "person", desk.person_id, roster=roster)
        position = work.checkpoint()
    desk.keyring.attempts_logged(failures)
    desk.keyring.mark_seen(desk.keys, *position)
    return findings


def went(desk: Desk) -> None:
    """Log the sign-out, sign the log's position, remember it in the slot."""
    with desk.command() as work:
        work.log(WENT, "person", desk.person_id, roster=_roster_seen(work))
        position = work.checkpoint()
    desk.keyring.mark_seen(desk.keys, *position)


def _roster_seen(work: Work) -> int:
    """Passed on from line to line: who put an older keyring back and came first doesn't end the warning."""
    return max(log.roster_seen(work.session), work.desk.keyring.roster.number)
