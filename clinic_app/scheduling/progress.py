"""Taking an appointment along its way, and back."""

from clinic_app.audit.desk import Work
from clinic_app.common import text
from clinic_app.common.errors import InvalidInput, InvalidInputs, Refused
from clinic_app.common.permissions import Permission, requires
from clinic_app.scheduling import placing
from clinic_app.scheduling.at_calendar import AtCalendar
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.rules.conflicts import may_overrule
from clinic_app.scheduling.rules.life_cycle import (
    is_late,
    may_reopen,
    may_step,
    permission_for,
    stamps_kept,
    too_early,
)
from clinic_app.scheduling.rules.slots import REASON_LIMIT
from clinic_app.scheduling.values import AppointmentId, CancelBy, ConflictKind, HistoryAction, Status


class Progress(AtCalendar):
    """One command per step; each returns the former status, which `reopen` puts back.

    All raise NotFound, NotPermitted for somebody else's appointment, and Refused when the way doesn't lead
    there, when it is too early, or the appointment more than seven days past.
    """

    @requires(Permission.APPOINTMENT_WRITE)
    def confirm(self, appointment_id: AppointmentId) -> Status:
        """The client has said to come."""
        return self._step(appointment_id, Status.CONFIRMED, HistoryAction.CONFIRMED)

    @requires(Permission.CHECK_IN)
    def check_in(self, appointment_id: AppointmentId) -> Status:
        """The client is here and waits."""
        return self._step(appointment_id, Status.CHECKED_IN, HistoryAction.CHECKED_IN)

    @requires(Permission.SESSION_RUN)
    def start(self, appointment_id: AppointmentId) -> Status:
        """The session begins."""
        return self._step(appointment_id, Status.IN_SESSION, HistoryAction.STARTED)

    @requires(Permission.SESSION_RUN)
    def complete(self, appointment_id: AppointmentId) -> Status:
        """The session took place; from now on it counts (handbook §2.2)."""
        return self._step(appointment_id, Status.COMPLETED, HistoryAction.COMPLETED)

    @requires(Permission.APPOINTMENT_WRITE)
    def miss(self, appointment_id: AppointmentId) -> Status:
        """The client did not come."""
        return self._step(appointment_id, Status.NO_SHOW, HistoryAction.MISSED)

    @requires(Permission.APPOINTMENT_WRITE)
    def leave(self, appointment_id: AppointmentId) -> Status:
        """The client went home without having been seen."""
        return self._step(appointment_id, Status.LEFT_BEFORE_SEEN, HistoryAction.LEFT)

    @requires(Permission.APPOINTMENT_WRITE)
    def cancel(self, appointment_id: AppointmentId, by: CancelBy, reason: str) -> Status:
        """Call it off; marked as sudden within 24 hours. Raises InvalidInputs without a reason."""
        try:
            why = text.line("reason", reason, REASON_LIMIT, required=True)
        except InvalidInput as fault:
            raise InvalidInputs([fault]) from None
        with self.desk.command() as work:
            return call_off(work, appointment_id, by, why)

    @requires(Permission.CHECK_IN)
    def reopen(self, appointment_id: AppointmentId, to: Status, reason: str = "") -> Status:
        """Take a status back to a former one.

        One that was cancelled or missed needs its time again: Refused when client, room or counselor were
        given away in the meantime.
        """
        try:
            why = text.line("reason", reason, REASON_LIMIT)
        except InvalidInput as fault:
            raise InvalidInputs([fault]) from None
        with self.desk.command() as work:
            return put_back(work, appointment_id, to, why)

    def _step(self, appointment_id: AppointmentId, to: Status, action: HistoryAction) -> Status:
        with self.desk.command() as work:
            return _take(work, appointment_id, to, action)


def call_off(work: Work, appointment_id: AppointmentId, by: CancelBy, reason: str) -> Status:
    """Cancel within a command; the status before. Raises as `Progress.cancel`."""
    to = Status.CANCELLED_CLIENT if by is CancelBy.CLIENT else Status.CANCELLED_PROVIDER
    return _take(work, appointment_id, to, HistoryAction.CANCELLED, reason)


def put_back(work: Work, appointment_id: AppointmentId, to: Status, reason: str) -> Status:
    """Take a status back within a command; the status before. Raises as `Progress.reopen`."""
    row = placing.load(work, appointment_id)
    before = row.status
    placing.assert_own(work.desk, permission_for(before), row.counselor_id)
    if not may_reopen(before, to, walk_in=row.walk_in):
        raise Refused("appointment.no_step")
    if too_early(to, row.start, work.now_local):
        raise Refused("appointment.not_yet")
    if not before.occupies:
        _assert_still_free(work, row)
    arrived, started, completed = stamps_kept(to)
    row.status = to
    row.late_cancel = False
    row.checked_in_at = row.checked_in_at if arrived else None
    row.started_at = row.started_at if started else None
    row.completed_at = row.completed_at if completed else None
    _wrote(work, row, before, HistoryAction.REOPENED, reason)
    return before


def _take(
    work: Work, appointment_id: AppointmentId, to: Status, action: HistoryAction, reason: str = ""
) -> Status:
    row = placing.load(work, appointment_id)
    before = row.status
    placing.assert_own(work.desk, permission_for(to), row.counselor_id)
    if not may_step(before, to):
        raise Refused("appointment.no_step")
    if too_early(to, row.start, work.now_local):
        raise Refused("appointment.not_yet")
    row.status = to
    _stamp(work, row)
    if to.cancelled:
        row.late_cancel = is_late(row.start, work.now_local)
    _wrote(work, row, before, action, reason)
    return before


def _stamp(work: Work, row: Appointment) -> None:
    """Note the time of arrival, beginning or end; not when a past day is put right, since nobody knows it."""
    if row.start.date() != work.today:
        return
    now = work.now_local.replace(microsecond=0)
    if row.status is Status.CHECKED_IN:
        row.checked_in_at = now
    elif row.status is Status.IN_SESSION:
        row.started_at = now
    elif row.status is Status.COMPLETED:
        row.completed_at = now


def _assert_still_free(work: Work, row: Appointment) -> None:
    """Only what others took since then counts: breaks and closings were seen by whoever booked it.

    Who walked in waits for a busy counselor all the same.
    """
    slot = placing.slot_of(row)
    found = placing.conflicts(work, slot, placing.bearer_of(work.session, row), AppointmentId(row.id))
    taken = [
        clash
        for clash in found
        if clash.kind.final or (clash.kind is ConflictKind.COUNSELOR and not row.walk_in)
    ]
    reason = placing.reason_of(work.session, row.id, slot)
    if not may_overrule(taken, reason):
        raise Refused("appointment.taken")


def _wrote(work: Work, row: Appointment, before: Status, action: HistoryAction, reason: str) -> None:
    work.session.flush()
    placing.remember(work, row, action, reason=reason, before=before)
    work.log(f"appointment.{action}", "appointment", row.id, before=before, after=row.status)
    placing.announce(work, row)
