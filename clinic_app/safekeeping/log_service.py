"""What a signed-in person may read of the log, and whether it is whole."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement
from sqlalchemy.exc import StatementError

from clinic_app.audit import head, lines, log
from clinic_app.audit.chain import Entry
from clinic_app.audit.model import AuditEntry
from clinic_app.audit.serving import Service
from clinic_app.audit.values import (
    BROKEN,
    EVERYTHING,
    INTACT,
    PAGE,
    ChainState,
    LogChecked,
    LogFilter,
    LogLine,
)
from clinic_app.common.clock import local
from clinic_app.common.permissions import Permission, requires
from clinic_app.safekeeping import verify
from clinic_app.safekeeping.log_subjects import about, with_clients

_CONTENT = frozenset({"given", "on", "reason"})
"""Details that tell something of a client, and not only what was done: not for who may read no client."""
_EARLIEST, _LATEST = date(1900, 1, 1), date(9000, 1, 1)


class AuditService(Service):
    """`workspace.audit`."""

    @requires(Permission.AUDIT_READ)
    def lines(
        self, wanted: LogFilter = EVERYTHING, *, before: int | None = None, limit: int = PAGE
    ) -> tuple[LogLine, ...]:
        """The newest lines that are wanted, or the newest before number `before`; a thousand at most."""
        with self.desk.reading() as session:
            found = lines.find(session, *_conditions(wanted, self.desk.zone), before=before, limit=limit)
            found = with_clients(session, found)
        told = self.desk.reach(Permission.CLIENT_READ) is not None
        return found if told else tuple(_without_content(line) for line in found)

    @requires(Permission.AUDIT_READ)
    def chain_state(self) -> ChainState | None:
        """What the last check found; None before the first.

        One that nobody signed, or that holds what no program of ours writes, is not believed: it must not
        keep the next check from being made.
        """
        try:
            with self.desk.reading() as session:
                last = log.of_object(session, "log", "chain", limit=1)
                believed = last and log.signed(session, self.desk.keyring.roster, last[0])
                return _state(last[0]) if believed else None
        except (ValueError, KeyError, TypeError, StatementError):
            return None

    @requires(Permission.AUDIT_READ)
    def check(self, stopped: Callable[[], bool] = lambda: False) -> ChainState:
        """Check every line and every signature, and log what was found. Takes a second for 100,000 lines.

        `stopped` says when nobody wants it any more: raises log.Stopped then, and nothing is logged.
        """
        with self.desk.reading() as session:
            findings = verify.log_chain(session, self.desk.keyring.roster, stopped)
            entries = head.of(session).seq
        named = [int(each.id) for each in findings if each.object == "audit_entry" and each.id]
        with self.desk.command() as work:
            found = ChainState(work.now_utc, entries, len(findings), min(named, default=None))
            work.log(
                INTACT if found.intact else BROKEN,
                "log",
                "chain",
                entries=entries,
                faults=found.faults,
                first=found.first,
            )
            work.checkpoint()
            work.announce(LogChecked(found))
        return found

    @requires(Permission.AUDIT_READ)
    def daily_check(self, stopped: Callable[[], bool] = lambda: False) -> ChainState:
        """`check`, unless somebody did today (ui/spec §8.9)."""
        last = self.chain_state()
        if last is not None and local(last.at, self.desk.zone).date() == self.desk.today():
            return last
        return self.check(stopped)


def _without_content(line: LogLine) -> LogLine:
    """As the administrator sees it (handbook §2.1)."""
    return replace(line, details={key: line.details[key] for key in line.details if key not in _CONTENT})


def _conditions(wanted: LogFilter, zone: ZoneInfo) -> Iterator[ColumnElement[bool]]:
    if wanted.first_day is not None:
        yield lines.since(_midnight(wanted.first_day, zone))
    if wanted.last_day is not None:
        yield lines.until(_midnight(min(wanted.last_day, _LATEST) + timedelta(days=1), zone))
    if wanted.person_ids is not None:
        yield AuditEntry.user.in_(wanted.person_ids)
    if wanted.actions is not None:
        yield AuditEntry.action.in_(wanted.actions)
    if wanted.record_no:
        yield about(wanted.record_no)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(min(max(day, _EARLIEST), _LATEST), time(), zone)


def _state(entry: Entry) -> ChainState:
    facts = json.loads(entry.details)
    return ChainState(entry.at_utc, facts["entries"], facts["faults"], facts["first"])
