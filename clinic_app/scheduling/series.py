"""Booking a client's appointment for the same time of several weeks, after a look at all of them."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from clinic_app.audit.desk import Work
from clinic_app.common import text
from clinic_app.common.errors import InvalidInput, InvalidInputs, NotFound, Refused
from clinic_app.common.permissions import Permission, requires
from clinic_app.people import care_team
from clinic_app.scheduling import booking, placing, progress, queries
from clinic_app.scheduling.at_calendar import AtCalendar
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.model_meetings import Series, SeriesOccurrence
from clinic_app.scheduling.rules.conflicts import may_overrule
from clinic_app.scheduling.rules.series import check_decided, check_weeks, weekly
from clinic_app.scheduling.rules.slots import REASON_LIMIT, check_slot
from clinic_app.scheduling.values import (
    AppointmentId,
    AppointmentsChanged,
    Booked,
    CancelBy,
    Conflict,
    Status,
    Wish,
)
from clinic_app.scheduling.values_repeating import Decided, SeriesBooked, SeriesPlan
from clinic_app.scheduling.values_series import SeriesId

_WAITING = (Status.BOOKED, Status.CONFIRMED)
"""What may still be called off."""


class SeriesBooking(AtCalendar):
    """The commands of the repetition in quick booking."""

    @requires(Permission.APPOINTMENT_WRITE)
    def plan_series(self, wish: Wish, weeks: int) -> SeriesPlan:
        """The wished appointment and those of the following weeks, with all that speaks against each.

        Nothing is written. Raises InvalidInputs for a slot that is none, or for fewer than 2 or more than
        52 weeks.
        """
        faults = check_slot(wish.slot) + check_weeks(weeks)
        if faults:
            raise InvalidInputs(faults)
        slots = weekly(wish.slot, weeks)
        beyond = check_slot(slots[-1])
        if beyond:
            raise InvalidInputs(beyond)
        return SeriesPlan(self._plans.occurrences(slots, wish.client_id))

    @requires(Permission.APPOINTMENT_WRITE)
    def book_series(self, wish: Wish, decided: Sequence[Decided]) -> SeriesBooked | SeriesPlan:
        """Book all that was decided, or nothing: then the plan comes back as it is by now.

        The calendar is read again within the transaction. What clashes needs its reason, as in `book`; a
        taken room and the same client stand against it whatever the reason. `wish.slot` isn't looked at.
        Raises InvalidInputs (fewer than 2, two at one time, a past day), NotPermitted.
        """
        decided = tuple(
            replace(one, reason=placing.clean_reason(one.reason))
            for one in sorted(decided, key=lambda one: one.slot.start)
        )
        faults = check_decided([one.slot for one in decided])
        if faults:
            raise InvalidInputs(faults)
        with self.desk.command() as work:
            wishes = tuple(replace(wish, slot=one.slot) for one in decided)
            notes = [booking.assert_sound(work, each) for each in wishes]
            for each in wishes:
                placing.assert_own(self.desk, Permission.APPOINTMENT_WRITE, each.slot.counselor_id)
            care_team.assert_may(work.session, self.desk, Permission.CLIENT_WRITE, wish.client_id)
            clashes = [placing.conflicts(work, each.slot, wish.client_id) for each in wishes]
            if all(may_overrule(found, one.reason) for found, one in zip(clashes, decided, strict=True)):
                return _enter(work, wishes, notes[0], clashes, [one.reason for one in decided])
        return SeriesPlan(self._plans.occurrences([one.slot for one in decided], wish.client_id))

    @requires(Permission.APPOINTMENT_WRITE)
    def cancel_series(self, series_id: SeriesId, by: CancelBy, reason: str) -> tuple[AppointmentId, ...]:
        """Call off all of its appointments that nobody has come to yet; gives those.

        Raises InvalidInputs without a reason, NotFound, NotPermitted, Refused when there is none.
        """
        try:
            why = text.line("reason", reason, REASON_LIMIT, required=True)
        except InvalidInput as fault:
            raise InvalidInputs([fault]) from None
        with self.desk.command() as work:
            ids = [AppointmentId(row.id) for row in _rows(work, series_id) if row.status in _WAITING]
            if not ids:
                raise Refused("appointment.no_step")
            for each in ids:
                progress.call_off(work, each, by, why)
        return tuple(ids)

    @requires(Permission.APPOINTMENT_WRITE)
    def reopen_series(self, series_id: SeriesId, ids: Sequence[AppointmentId]) -> None:
        """Put those of its appointments back that were called off. Raises Refused when one can't be."""
        with self.desk.command() as work:
            own = {row.id for row in _rows(work, series_id)}
            if not own.issuperset(ids):
                raise NotFound("appointment.unknown")
            for each in ids:
                progress.put_back(work, each, Status.BOOKED, "")


def _enter(
    work: Work,
    wishes: Sequence[Wish],
    note: str,
    clashes: Sequence[tuple[Conflict, ...]],
    reasons: Sequence[str],
) -> SeriesBooked:
    series = Series(made_at=work.now_utc, made_by=work.desk.person_id)
    work.session.add(series)
    work.session.flush()
    made: list[Appointment] = []
    for number, (wish, found, reason) in enumerate(zip(wishes, clashes, reasons, strict=True), start=1):
        row = booking.write(work, wish, note, found, reason)
        work.session.add(SeriesOccurrence(appointment_id=row.id, series_id=series.id, number=number))
        made.append(row)
    work.session.flush()
    client_id = wishes[0].client_id
    work.log("series.booked", "series", series.id, client=client_id, appointments=[row.id for row in made])
    days = tuple(sorted({row.start.date() for row in made}))
    work.announce(AppointmentsChanged(days, (client_id,)))
    numbers = [queries.one(work.session, work.desk, row.id).session_no for row in made]
    return SeriesBooked(
        SeriesId(series.id),
        tuple(
            Booked(AppointmentId(row.id), booking.episode_of(row), number)
            for row, number in zip(made, numbers, strict=True)
        ),
    )


def _rows(work: Work, series_id: SeriesId) -> list[Appointment]:
    """The appointments of a series, by date. Raises NotFound."""
    found = work.session.scalars(
        select(Appointment)
        .join(SeriesOccurrence, SeriesOccurrence.appointment_id == Appointment.id)
        .where(SeriesOccurrence.series_id == series_id)
        .order_by(Appointment.start)
    )
    rows = list(found)
    if not rows:
        raise NotFound("series.unknown")
    return rows
