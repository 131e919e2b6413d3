"""Making a referral ready: what will be disclosed is frozen word for word, signed and sealed."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic_app.audit import sealed as logbook
from clinic_app.audit.desk import Desk, Work
from clinic_app.audit.sealed import Logged
from clinic_app.common.errors import Damaged, Refused
from clinic_app.people import case_keys
from clinic_app.people.case_keys import subject_of
from clinic_app.people.case_ring import CaseRing
from clinic_app.people.values import ClientId
from clinic_app.referrals import drafting, record, sealing, tracking
from clinic_app.referrals.model import DeskWords, Disclosure, LetterCounter, ReferralContent, ReferralRow
from clinic_app.referrals.rules import missing, shared_now
from clinic_app.referrals.rules.composing import compose
from clinic_app.referrals.rules.numbering import KIND, letter_number
from clinic_app.referrals.rules.readiness import consent_state
from clinic_app.referrals.sealing import Frozen
from clinic_app.referrals.values import ConsentState, ReferralState, ShareItem, StepKind
from clinic_app.vault.hashing import sealed_hash
from clinic_app.vault.roster import Roster
from clinic_app.vault.sealing import is_under

READY = "referral.ready"
"""What the log calls it; the entry has the hash of the ciphertext."""


def freeze(work: Work, row: ReferralRow) -> None:
    """Give a number, freeze the words as they stand, and bring the referral to READY.

    Raises Refused("referral.not_ready") while something is missing.
    """
    draft = drafting.draft(work.session, work.desk, row)
    if missing(draft) or draft.content is None or draft.facts is None:
        raise Refused("referral.not_ready")
    if not row.letter_no:
        row.letter_no = letter_number(_next_count(work), work.today)
    shared = shared_now(draft.facts, draft.content, draft.today)
    client_id = drafting.standing(work.session, row)
    identity = record.identity(work.session, client_id) if ShareItem.ID_NUMBER in shared else ""
    if identity:
        work.log("client.nik_shown", "client", client_id)
    sheet = compose(draft, letter_no=row.letter_no, identity=identity)
    last = newest(work.session, row)
    frozen = Disclosure(
        referral_id=row.id,
        version=1 if last is None else last.version + 1,
        letter_no=row.letter_no,
        frozen_by=work.desk.person_id,
        frozen_at=work.now_utc,
        client_id=row.client_id,
    )
    key = case_keys.writing_key(work, ClientId(row.client_id))
    words = Frozen(sheet, draft.content, draft.desk, shared)
    sealing.seal_disclosure(work.desk.keys, key, frozen, words)
    work.session.add(frozen)
    exception = draft.content.exception
    row.ground = exception.ground if exception and consent_state(draft) is ConsentState.EXCEPTION else None
    # From now on the words are in what was frozen, and nowhere else.
    _drop_writing(work.session, row)
    tracking.advance(work, row, StepKind.READY, work.today)
    work.log(
        READY,
        "referral",
        row.id,
        client=row.client_id,
        version=frozen.version,
        sealed=sealed_hash(frozen.blob),
        number=row.letter_no,
        shared=list(shared),
        ground=row.ground,
    )


def thaw(work: Work, row: ReferralRow) -> None:
    """Take a referral that is ready, and not sent, back to its draft. Raises Refused, Damaged."""
    frozen = opened(work.session, work.desk, row)
    tracking.advance(work, row, StepKind.REDRAFTED, work.today)
    row.ground = None
    drafting.keep_content(work, row, frozen.content)
    drafting.keep_desk(work, row, frozen.desk)
    work.log("referral.redrafted", "referral", row.id, client=row.client_id)


def newest(session: Session, row: ReferralRow) -> Disclosure | None:
    """What was frozen last."""
    return session.scalar(
        select(Disclosure)
        .where(Disclosure.referral_id == row.id)
        .order_by(Disclosure.version.desc())
        .limit(1)
    )


def opened(session: Session, desk: Desk, row: ReferralRow) -> Frozen:
    """The frozen words, all seals checked. Raises Damaged("referral.broken"), NotPermitted, Refused."""
    return open_row(session, desk, row, checked(session, desk, row))


def checked(session: Session, desk: Desk, row: ReferralRow) -> Disclosure:
    """What was frozen last, if it is what was signed and logged. Raises as `opened`."""
    found = newest(session, row)
    told = logbook.of_object(session, "referral", row.id, (READY,))
    if row.state in (ReferralState.DRAFT, ReferralState.WITHDRAWN):
        raise Refused("referral.not_ready_yet")
    last = max(told, default=0)
    if found is None or found.version != last or found.letter_no != row.letter_no:
        raise Damaged("referral.broken")
    if found.client_id != row.client_id or not intact(found, told[last], desk.keyring.roster):
        raise Damaged("referral.broken")
    return found


def open_row(session: Session, desk: Desk, row: ReferralRow, found: Disclosure) -> Frozen:
    """The words in a row that was checked. Raises Damaged, NotPermitted("case_key.missing")."""
    ring = CaseRing.of(session, desk, subject_of(row.client_id))
    return sealing.open_disclosure(ring.open(found.generation), found)


def intact(row: Disclosure, said: Logged | None, roster: Roster) -> bool:
    """Whether a disclosure is what was signed, with the ciphertext as logged; without opening it."""
    return (
        sealing.is_signed(row, roster)
        and is_under(row.blob, row.generation)
        and said is not None
        and said.tells_of(row.blob, row.frozen_by, row.frozen_at)
    )


def _drop_writing(session: Session, row: ReferralRow) -> None:
    for table in (ReferralContent, DeskWords):
        kept = session.get(table, row.id)
        if kept is not None:
            session.delete(kept)


def _next_count(work: Work) -> int:
    """The next number of the year; it is never given again, whatever becomes of the letter."""
    counter = work.session.get(LetterCounter, (KIND, work.today.year))
    if counter is None:
        counter = LetterCounter(kind=KIND, year=work.today.year, last=0)
        work.session.add(counter)
    counter.last += 1
    return counter.last
