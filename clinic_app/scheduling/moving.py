"""Giving an appointment another time, counselor or room."""

from clinic_app.audit.desk import Work
from clinic_app.common.errors import InvalidInput, InvalidInputs, Refused
from clinic_app.common.permissions import Permission, requires
from clinic_app.scheduling import placing
from clinic_app.scheduling.at_calendar import AtCalendar
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.rules.conflicts import may_overrule
from clinic_app.scheduling.rules.life_cycle import MOVABLE
from clinic_app.scheduling.rules.slots import check_note
from clinic_app.scheduling.values import AppointmentId, Clashes, Conflict, HistoryAction, Moved, Slot


class Moving(AtCalendar):
    """The commands of dragging, and of the pencil in the panel."""

    @requires(Permission.APPOINTMENT_WRITE)
    def move(self, appointment_id: AppointmentId, slot: Slot, reason: str = "") -> Moved | Clashes:
        """Give an appointment that has not begun another slot; moving it back is the same command.

        Clashes as in `book`; a place that was overruled for this appointment before needs no new reason. A
        counselor moves own appointments, to the own calendar. Raises InvalidInputs, NotFound, NotPermitted,
        and Refused for one that began, or that lies on a past day.
        """
        reason = placing.clean_reason(reason)
        with self.desk.command() as work:
            row = placing.load(work, appointment_id)
            before = placing.slot_of(row)
            self._assert_may_move(work, row, slot)
            if slot == before:
                return Moved(appointment_id, before, slot)
            client_id = placing.bearer_of(work.session, row)
            clashes = placing.conflicts(work, slot, client_id, moving=appointment_id)
            reason = (reason or placing.reason_of(work.session, appointment_id, slot)) if clashes else ""
            if may_overrule(clashes, reason):
                _carry(work, row, slot, clashes, reason)
                return Moved(appointment_id, before, slot)
        return Clashes(clashes, self._plans.free_times(slot, client_id, moving=appointment_id))

    @requires(Permission.APPOINTMENT_WRITE)
    def set_reception_note(self, appointment_id: AppointmentId, note: str) -> None:
        """Put another note for the reception. Raises InvalidInputs, NotFound, NotPermitted."""
        try:
            cleaned = check_note(note)
        except InvalidInput as fault:
            raise InvalidInputs([fault]) from None
        with self.desk.command() as work:
            row = placing.load(work, appointment_id)
            placing.assert_own(self.desk, Permission.APPOINTMENT_WRITE, row.counselor_id)
            if cleaned == row.reception_note:
                return
            row.reception_note = cleaned
            work.log("appointment.changed", "appointment", row.id, fields=["reception_note"])
            placing.announce(work, row)

    def _assert_may_move(self, work: Work, row: Appointment, slot: Slot) -> None:
        for counselor_id in (row.counselor_id, slot.counselor_id):
            placing.assert_own(self.desk, Permission.APPOINTMENT_WRITE, counselor_id)
        if row.status not in MOVABLE:
            raise Refused("appointment.not_movable")
        if row.start.date() < work.today:
            raise Refused("appointment.past")
        faults = placing.check_place(work, slot)
        if faults:
            raise InvalidInputs(faults)


def _carry(work: Work, row: Appointment, slot: Slot, overruled: tuple[Conflict, ...], reason: str) -> None:
    before = placing.slot_of(row)
    row.start, row.end = slot.start, slot.end
    row.counselor_id, row.room_id = slot.counselor_id, slot.room_id
    work.session.flush()
    placing.remember(work, row, HistoryAction.MOVED, reason=reason, placed=True)
    work.log(
        "appointment.moved",
        "appointment",
        row.id,
        before=before,
        after=slot,
        overruled=sorted({conflict.kind for conflict in overruled}),
    )
    placing.announce(work, row, before.start)
