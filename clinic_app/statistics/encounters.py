"""The encounters of a month: who was seen, when, in which programme, by whom. One statement.

Everything that counts people or visits leans on these rows. A merged client's encounters are those of whom
it was merged into (ARCHITECTURE §2.9).
"""

from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    bindparam,
    exists,
    func,
    literal,
    or_,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.orm import Session, aliased

from clinic_app.facility.model import ServiceTypeRow
from clinic_app.facility.values import Programme
from clinic_app.groups.model import Attendance
from clinic_app.people.model import Client
from clinic_app.people.queries.merging import bearer
from clinic_app.people.values import ClientId, PersonId, Sex
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.model_meetings import Meeting
from clinic_app.scheduling.values import Status
from clinic_app.scheduling.values_meetings import MeetingStatus
from clinic_app.statistics.scope import Scope
from clinic_app.storage.types import LocalDateTime

REMOTE_CONTACTS = ("CHT", "TEL")
"""Peer support by chat or telephone is a contact, never a visit (handbook §7.4.2)."""

INDIVIDUAL = (Programme.BK, Programme.PSY)
"""The programmes whose appointments are sessions; a peer's are contacts."""

_SESSION, _GROUP = 0, 1
_PROGRAMMES = {programme.value: programme for programme in Programme}
_SEXES = {sex.value: sex for sex in Sex}


class Encounter(NamedTuple):
    """One client, met once: in a session, in a contact face to face, or at a group's meeting."""

    group: bool
    """At a meeting; else in an appointment."""
    id: int
    """Of the meeting or the appointment."""
    client: ClientId
    start: datetime
    programme: Programme
    counselor: PersonId
    sex: Sex
    birth: date
    first_of_year: bool
    """The one that makes its visit a new one: the client's earliest of the calendar year."""

    @property
    def session(self) -> bool:
        """Whether it is an individual session."""
        return not self.group and self.programme in INDIVIDUAL


def encounters(session: Session, scope: Scope) -> list[Encounter]:
    """Those of the month, of all programmes and counselors: narrowing is the caller's (`Scope.of`)."""
    moments = {"begin": scope.begin, "end": scope.end, "year": scope.year}
    rows = session.connection().execute(_statement(), moments).all()
    return [
        Encounter(
            kind == _GROUP, id, client, start, _PROGRAMMES[programme], counselor, _SEXES[sex], birth, first
        )
        for kind, id, client, start, programme, counselor, sex, birth, first in rows
    ]


@lru_cache(maxsize=1)
def _statement() -> Select[*tuple[Any, ...]]:
    begin, end = _moment("begin"), _moment("end")
    seen = union_all(_sessions(begin, end), _attendances(begin, end)).subquery("seen")
    # At the same minute: by the programme's code, the appointment before the meeting.
    order = (seen.c.start, seen.c.programme, seen.c.kind, seen.c.id)
    nth = func.row_number().over(partition_by=seen.c.client, order_by=order)
    ranked = select(*seen.c, nth.label("nth")).subquery("ranked")
    first = and_(ranked.c.nth == 1, ~_earlier(ranked.c.client, _moment("year"), begin))
    return select(
        *(ranked.c[name] for name in ("kind", "id", "client", "start", "programme", "counselor")),
        *(_word(Client.sex), Client.birth_date),
        first.label("first"),
    ).join(Client, Client.id == ranked.c.client)


def _sessions(begin: Any, end: Any) -> Select[*tuple[Any, ...]]:
    return (
        select(
            literal(_SESSION).label("kind"),
            Appointment.id.label("id"),
            bearer().label("client"),
            Appointment.start.label("start"),
            _word(Appointment.programme).label("programme"),
            Appointment.counselor_id.label("counselor"),
        )
        .join(Client, Client.id == Appointment.client_id)
        .where(Appointment.start >= begin, Appointment.start < end, *_visited())
    )


def _attendances(begin: Any, end: Any) -> Select[*tuple[Any, ...]]:
    return (
        select(
            literal(_GROUP).label("kind"),
            Meeting.id.label("id"),
            bearer().label("client"),
            Meeting.start.label("start"),
            _word(Meeting.programme).label("programme"),
            Meeting.counselor_id.label("counselor"),
        )
        .join(Attendance, Attendance.meeting_id == Meeting.id)
        .join(Client, Client.id == Attendance.client_id)
        .where(Meeting.start >= begin, Meeting.start < end, *_came())
    )


def _earlier(client: Any, begin: Any, end: Any) -> ColumnElement[bool]:
    """Whether the client, or one merged into it, was seen between two moments."""
    one, other = aliased(Client), aliased(Client)
    seen = (
        select(literal(1))
        .select_from(one)
        .join(Appointment, Appointment.client_id == one.id)
        .where(_stands_for(one, client), Appointment.start >= begin, Appointment.start < end, *_visited())
    )
    came = (
        select(literal(1))
        .select_from(other)
        .join(Attendance, Attendance.client_id == other.id)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(_stands_for(other, client), Meeting.start >= begin, Meeting.start < end, *_came())
    )
    return or_(exists(seen), exists(came))


def _stands_for(one: Any, client: Any) -> ColumnElement[bool]:
    return or_(one.id == client, one.merged_into == client)


def _visited() -> tuple[ColumnElement[bool], ...]:
    remote = select(ServiceTypeRow.id).where(
        ServiceTypeRow.programme == Programme.PEER, ServiceTypeRow.code.in_(REMOTE_CONTACTS)
    )
    return Appointment.status == Status.COMPLETED, Appointment.service_type_id.not_in(remote)


def _came() -> tuple[ColumnElement[bool], ...]:
    return Meeting.status == MeetingStatus.HELD, Attendance.came.is_(True)


def _moment(name: str) -> Any:
    return bindparam(name, type_=LocalDateTime())


def _word(column: Any) -> ColumnElement[str]:
    """The bare word of a closed list: looking it up here costs a tenth of what the column type takes."""
    return type_coerce(column, String)
