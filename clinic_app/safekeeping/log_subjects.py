"""Whom a line of the log is about: record numbers, never names (ui/spec §8.9)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    cast,
    false,
    literal,
    null,
    or_,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.orm import Session

from clinic_app.audit.model import AuditEntry
from clinic_app.audit.values import LogLine
from clinic_app.episodes.model import EpisodeRow
from clinic_app.groups.model import MemberRemark
from clinic_app.notes.model import ClientRisk, NoteRow
from clinic_app.notes.model_problems import ClientProblem
from clinic_app.people.model import Client, ConsentRow
from clinic_app.referrals.model import ReferralRow
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.queries.blocks import session_number
from clinic_app.storage.types import LocalDateTime

_CLIENT, _NOTE, _APPOINTMENT = "client", "note", "appointment"
_OWNED: dict[str, Any] = {
    _NOTE: NoteRow,
    _APPOINTMENT: Appointment,
    "episode": EpisodeRow,
    "consent": ConsentRow,
    "client_risk": ClientRisk,
    "remark": MemberRemark,
    "client_problem": ClientProblem,
    "referral": ReferralRow,
}
"""Kinds of things that belong to a client, by the name the log has for them."""


class _Subject(NamedTuple):
    record_no: str
    session_no: int | None = None
    start: datetime | None = None


def about(record_no: str) -> ColumnElement[bool]:
    """Lines about a client with `record_no` in the record number, and about what belongs to such a client."""
    if not record_no.isascii() or not record_no.isdigit():
        return false()
    wanted = Client.record_no.contains(record_no)
    found = [_is(_CLIENT, select(cast(Client.id, String)).where(wanted))]
    for kind, model in _OWNED.items():
        owned = select(cast(model.id, String)).join(Client, Client.id == model.client_id).where(wanted)
        found.append(_is(kind, owned))
    return or_(*found)


def _is(kind: str, ids: Select[str]) -> ColumnElement[bool]:
    return and_(AuditEntry.object == kind, AuditEntry.object_id.in_(ids))


def with_clients(session: Session, lines: Iterable[LogLine]) -> tuple[LogLine, ...]:
    """The lines with the record numbers they lack; one statement."""
    lines = tuple(lines)
    wanted: dict[str, set[int]] = {}
    for line in lines:
        for kind, number in ((line.object, line.object_id), (_CLIENT, line.details.get("other"))):
            if (kind == _CLIENT or kind in _OWNED) and (id := _number(number)) is not None:
                wanted.setdefault(kind, set()).add(id)
    if not wanted:
        return lines
    found: dict[tuple[str, int], _Subject] = {}
    for kind, id, *subject in session.execute(union_all(*[_subjects(*each) for each in wanted.items()])):
        found[kind, id] = _Subject(*subject)
    return tuple(_with_client(line, found) for line in lines)


def _subjects(kind: str, ids: Iterable[int]) -> Select[*tuple[Any, ...]]:
    none = type_coerce(null(), Integer), type_coerce(null(), LocalDateTime)
    if kind == _CLIENT:
        return select(literal(kind), Client.id, Client.record_no, *none).where(Client.id.in_(ids))
    model = _OWNED[kind]
    told = (session_number(), Appointment.start) if kind in (_NOTE, _APPOINTMENT) else none
    wanted = select(literal(kind), model.id, Client.record_no, *told).select_from(model)
    if kind == _NOTE:
        wanted = wanted.join(Appointment, Appointment.id == NoteRow.appointment_id)
    return wanted.join(Client, Client.id == model.client_id).where(model.id.in_(ids))


def _with_client(line: LogLine, found: dict[tuple[str, int], _Subject]) -> LogLine:
    own = found.get((line.object, _number(line.object_id) or 0))
    other = found.get((_CLIENT, _number(line.details.get("other")) or 0))
    if own is not None:
        day = None if own.start is None else own.start.date()
        line = replace(line, record_no=own.record_no, session_no=own.session_no, day=day)
    return line if other is None else replace(line, other_record_no=other.record_no)


def _number(kept: object) -> int | None:
    """A row's number as the log has it, where it is one that a row can have."""
    if isinstance(kept, str) and kept.isascii() and kept.isdigit() and len(kept) < 19:
        kept = int(kept)
    return kept if isinstance(kept, int) and 0 < kept < 1 << 63 else None
