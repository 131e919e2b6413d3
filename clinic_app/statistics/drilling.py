"""The rows behind a figure, as far as the reader may see whose they are (ui/spec §8.8)."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, time

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from clinic_app.audit.desk import Desk
from clinic_app.common.errors import Refused
from clinic_app.people.model import Client
from clinic_app.people.queries.merging import bearer
from clinic_app.people.values import ClientId, PersonId
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.values import Status
from clinic_app.statistics.encounters import INDIVIDUAL, Encounter, encounters
from clinic_app.statistics.hits import Hit, rows
from clinic_app.statistics.measures import notes_on_time, referrals
from clinic_app.statistics.measures.persons import first_of_each
from clinic_app.statistics.meetings import held
from clinic_app.statistics.scope import Scope
from clinic_app.statistics.values.closing import Drill, RowKind
from clinic_app.statistics.values.figures import Measure

Finder = Callable[[Session, Desk, Scope], Iterable[Hit]]


def drill(
    session: Session, desk: Desk, scope: Scope, measure: Measure, staff: dict[PersonId, str], limit: int
) -> Drill:
    """The first rows of a measure. Raises Refused("statistics.no_rows") for one that has none to show."""
    finder = _FINDERS.get(measure)
    if finder is None:
        raise Refused("statistics.no_rows")
    hits = list(scope.of(finder(session, desk, scope)))
    if measure is not Measure.WAIT_MINUTES:
        hits.sort(key=lambda hit: (hit.at, hit.id), reverse=True)
    return Drill(rows(session, desk, hits[: max(limit, 0)], staff), len(hits))


def _seen(choose: Callable[[Sequence[Encounter]], Iterable[Encounter]]) -> Finder:
    """Of the encounters; those in the scope are what is chosen from."""

    def find(session: Session, _desk: Desk, scope: Scope) -> Iterable[Hit]:
        for each in choose(list(scope.of(encounters(session, scope)))):
            kind = RowKind.MEETING if each.group else RowKind.APPOINTMENT
            yield Hit(kind, each.id, each.start, each.programme, each.counselor, each.client)

    return find


def _visits(seen: Iterable[Encounter]) -> list[Encounter]:
    """One encounter of each visit: the one that makes it new, else the first."""
    found: dict[object, Encounter] = {}
    for each in sorted(seen, key=lambda one: (not one.first_of_year, one.start)):
        found.setdefault((each.client, each.start.date(), each.programme), each)
    return list(found.values())


def _booked(*conditions: ColumnElement[bool], longest_wait: bool = False) -> Finder:
    """Of the appointments that begin in the month."""

    def find(session: Session, _desk: Desk, scope: Scope) -> Iterable[Hit]:
        columns = (
            Appointment.id,
            Appointment.start,
            Appointment.programme,
            Appointment.counselor_id,
            bearer(),
            Appointment.checked_in_at,
            Appointment.started_at,
        )
        found = session.execute(
            select(*columns)
            .join(Client, Client.id == Appointment.client_id)
            .where(Appointment.start >= scope.begin, Appointment.start < scope.end, *conditions)
        ).all()
        if longest_wait:
            found = sorted(found, key=lambda row: row.started_at - row.checked_in_at, reverse=True)
        for id, at, programme, counselor, client, *_stamps in found:
            yield Hit(RowKind.APPOINTMENT, id, at, programme, PersonId(counselor), ClientId(client))

    return find


def _late_notes(session: Session, desk: Desk, scope: Scope) -> Iterable[Hit]:
    for each in notes_on_time.noted(session, scope, desk.now_local(), desk.zone):
        if each.on_time is False:
            yield Hit(RowKind.APPOINTMENT, each.id, each.start, each.programme, each.counselor, each.client)


def _meetings(session: Session, _desk: Desk, scope: Scope) -> Iterable[Hit]:
    for each in held(session, scope):
        yield Hit(
            RowKind.MEETING,
            each.id,
            each.start,
            each.programme,
            each.counselor,
            title=each.title,
            group_id=each.group_id,
        )


def _referred(choose: Callable[[referrals.Referred, Scope], bool]) -> Finder:
    def find(session: Session, _desk: Desk, scope: Scope) -> Iterable[Hit]:
        for each in referrals.referred(session, scope):
            if choose(each, scope):
                at = datetime.combine(each.sent, time())
                yield Hit(RowKind.REFERRAL, each.id, at, each.programme, each.counselor, each.client)

    return find


_MISSED = _booked(Appointment.status == Status.NO_SHOW, Appointment.programme.in_(INDIVIDUAL))
_CAME = _seen(lambda seen: {(each.id, each.client): each for each in seen if each.group}.values())
_FINDERS: dict[Measure, Finder] = {
    Measure.PERSONS: _seen(first_of_each),
    Measure.VISITS: _seen(_visits),
    Measure.VISITS_NEW: _seen(lambda seen: [each for each in seen if each.first_of_year]),
    Measure.VISITS_OLD: _seen(lambda seen: [each for each in _visits(seen) if not each.first_of_year]),
    Measure.SESSIONS: _seen(lambda seen: [each for each in seen if each.session]),
    Measure.CONTACTS: _booked(
        Appointment.status == Status.COMPLETED, Appointment.programme.not_in(INDIVIDUAL)
    ),
    Measure.NO_SHOWS: _MISSED,
    Measure.NO_SHOW_PERCENT: _MISSED,
    Measure.CANCELLED: _booked(Appointment.status.in_([each for each in Status if each.cancelled])),
    Measure.WAIT_MINUTES: _booked(Appointment.started_at >= Appointment.checked_in_at, longest_wait=True),
    Measure.NOTES_ON_TIME: _late_notes,
    Measure.MEETINGS: _meetings,
    Measure.ATTENDANCES: _CAME,
    Measure.GROUP_PERSONS: _seen(lambda seen: first_of_each([each for each in seen if each.group])),
    Measure.REFERRALS_SENT: _referred(lambda each, scope: referrals.within(each.sent, scope)),
    Measure.REFERRALS_ACCEPTED: _referred(lambda each, scope: referrals.within(each.accepted, scope)),
    Measure.REFERRALS_ATTENDED: _referred(lambda each, scope: referrals.within(each.attended, scope)),
    Measure.REFERRALS_CLOSED: _referred(lambda each, scope: referrals.within(each.closed, scope)),
    Measure.REFERRALS_OVERDUE: _referred(lambda each, scope: referrals.is_overdue(each, scope.through)),
}
