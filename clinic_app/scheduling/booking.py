"""Giving somebody an appointment."""

from datetime import datetime

from clinic_app.audit.desk import Work
from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.common.permissions import Permission, requires
from clinic_app.episodes.opening import ensure_open
from clinic_app.episodes.values import EpisodeId
from clinic_app.people import care_team
from clinic_app.scheduling import placing, queries
from clinic_app.scheduling.at_calendar import AtCalendar
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.rules.conflicts import may_overrule
from clinic_app.scheduling.rules.slots import check_note
from clinic_app.scheduling.values import (
    AppointmentId,
    Booked,
    Clashes,
    Conflict,
    HistoryAction,
    Status,
    Wish,
)


class Booking(AtCalendar):
    """The command of quick booking."""

    @requires(Permission.APPOINTMENT_WRITE)
    def book(self, wish: Wish, reason: str = "") -> Booked | Clashes:
        """Book; opens the client's episode in the programme and puts the counselor into the care team.

        A clash comes back with three free times; one that isn't final gives way to a `reason` of five signs
        or more. A counselor books own appointments with own clients. Raises InvalidInputs, NotPermitted.
        """
        reason = placing.clean_reason(reason)
        with self.desk.command() as work:
            note = assert_sound(work, wish)
            placing.assert_own(self.desk, Permission.APPOINTMENT_WRITE, wish.slot.counselor_id)
            care_team.assert_may(work.session, self.desk, Permission.CLIENT_WRITE, wish.client_id)
            clashes = placing.conflicts(work, wish.slot, wish.client_id)
            if may_overrule(clashes, reason):
                return enter(work, wish, note, clashes, reason)
        return Clashes(clashes, self._plans.free_times(wish.slot, wish.client_id))


def assert_sound(work: Work, wish: Wish) -> str:
    """The note, cleaned. Raises InvalidInputs with all that is wrong with the wish in itself."""
    faults = placing.check_wish(work, wish) + placing.check_place(work, wish.slot)
    note = ""
    try:
        note = check_note(wish.reception_note)
    except InvalidInput as fault:
        faults.append(fault)
    if faults:
        raise InvalidInputs(faults)
    return note


def enter(
    work: Work,
    wish: Wish,
    note: str,
    overruled: tuple[Conflict, ...],
    reason: str,
    arrived: datetime | None = None,
) -> Booked:
    """Write a sound wish into the calendar and say so; `arrived` for somebody who walked in."""
    row = write(work, wish, note, overruled, reason, arrived)
    placing.announce(work, row)
    block = queries.one(work.session, work.desk, row.id)
    return Booked(AppointmentId(row.id), episode_of(row), block.session_no)


def write(
    work: Work,
    wish: Wish,
    note: str,
    overruled: tuple[Conflict, ...],
    reason: str,
    arrived: datetime | None = None,
) -> Appointment:
    """The row, its history and its line in the log; the episode and the care team it needs."""
    slot = wish.slot
    episode_id = ensure_open(work, wish.client_id, wish.programme, slot.counselor_id)
    row = Appointment(
        client_id=wish.client_id,
        episode_id=episode_id,
        programme=wish.programme,
        service_type_id=wish.service_type_id,
        start=slot.start,
        end=slot.end,
        counselor_id=slot.counselor_id,
        room_id=slot.room_id,
        status=Status.CHECKED_IN if arrived else Status.BOOKED,
        walk_in=arrived is not None,
        checked_in_at=arrived,
        reception_note=note,
    )
    work.session.add(row)
    work.session.flush()
    action = HistoryAction.WALKED_IN if arrived else HistoryAction.CREATED
    placing.remember(work, row, action, reason=reason if overruled else "", placed=True)
    work.log(
        "appointment.walked_in" if arrived else "appointment.booked",
        "appointment",
        row.id,
        client=wish.client_id,
        programme=wish.programme,
        slot=slot,
        overruled=sorted({conflict.kind for conflict in overruled}),
    )
    if care_team.may(work.session, work.desk, Permission.CARE_TEAM_WRITE, wish.client_id):
        care_team.join(work, wish.client_id, slot.counselor_id)
    return row


def episode_of(row: Appointment) -> EpisodeId:
    """The episode that it belongs to."""
    return EpisodeId(row.episode_id)
