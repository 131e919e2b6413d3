"""The appointments of a month, counted by state, programme and counselor. One statement over one index."""

from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Select, String, bindparam, case, extract, func, select, type_coerce
from sqlalchemy.orm import Session

from clinic_app.facility.values import Programme
from clinic_app.people.values import PersonId
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.values import Status
from clinic_app.statistics.scope import Scope
from clinic_app.storage.types import LocalDateTime


class Counted(NamedTuple):
    """How many appointments of a counselor in a programme have a state, and how long their clients waited."""

    programme: Programme
    counselor: PersonId
    status: Status
    number: int
    waited: int
    """Of how many arrival and beginning are known."""
    waited_seconds: int


def counted(session: Session, scope: Scope) -> list[Counted]:
    """The appointments that begin in the month, of all programmes and counselors."""
    rows = session.connection().execute(_statement(), {"begin": scope.begin, "end": scope.end})
    return [
        Counted(Programme(programme), PersonId(counselor), Status(status), count, waited, int(seconds or 0))
        for programme, counselor, status, count, waited, seconds in rows
    ]


@lru_cache(maxsize=1)
def _statement() -> Select[*tuple[Any, ...]]:
    arrived, began = Appointment.checked_in_at, Appointment.started_at
    known = began >= arrived
    wait = extract("epoch", began) - extract("epoch", arrived)
    by = (
        type_coerce(Appointment.programme, String),
        Appointment.counselor_id,
        type_coerce(Appointment.status, String),
    )
    return (
        select(*by, func.count(), func.count(case((known, 1))), func.sum(case((known, wait))))
        .where(
            Appointment.start >= bindparam("begin", type_=LocalDateTime()),
            Appointment.start < bindparam("end", type_=LocalDateTime()),
        )
        .group_by(*by)
    )


def trend_counts(
    session: Session, edges: list[datetime], scope: Scope
) -> list[tuple[int, Programme, Status, int]]:
    """Completed and missed appointments between each two `edges`: (which two, programme, status, count)."""
    stretch = case(
        *((Appointment.start < edge, number) for number, edge in enumerate(edges[1:])), else_=len(edges)
    )
    by = (stretch, type_coerce(Appointment.programme, String), type_coerce(Appointment.status, String))
    wanted = (
        select(*by, func.count())
        .where(
            Appointment.start >= edges[0],
            Appointment.start < edges[-1],
            Appointment.status.in_((Status.COMPLETED, Status.NO_SHOW)),
        )
        .group_by(*by)
    )
    if scope.programme is not None:
        wanted = wanted.where(Appointment.programme == scope.programme)
    if scope.counselor is not None:
        wanted = wanted.where(Appointment.counselor_id == scope.counselor)
    rows = session.connection().execute(wanted)
    return [
        (number, Programme(programme), Status(status), count) for number, programme, status, count in rows
    ]
