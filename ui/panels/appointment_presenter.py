"""One appointment: what it shows, what may be done with it, and doing it. Builds nothing."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cached_property

from PySide6.QtCore import QObject, Signal

from clinic_app.common.errors import NotFound
from clinic_app.common.locale import clock_time, short_date, short_duration
from clinic_app.common.permissions import Permission, Reach, reach
from clinic_app.common.translations import _
from clinic_app.people.values import PersonId
from clinic_app.scheduling.rules.life_cycle import BACK, MOVABLE, may_reopen, permission_for, too_old
from clinic_app.scheduling.values import (
    AppointmentDetail,
    AppointmentId,
    AppointmentsChanged,
    CancelBy,
    HistoryStep,
    Status,
)
from clinic_app.workspace import Workspace
from ui.panels.host import Command, Host
from ui.panels.words import DOT, given_name
from ui.widgets.wording import status_name


class AppointmentPresenter(QObject):
    """Holds one appointment; reads it again when its day changed. `gone` when there is none any more."""

    shown = Signal()
    gone = Signal()

    def __init__(self, workspace: Workspace, host: Host, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace, self._host = workspace, host
        self.detail: AppointmentDetail | None = None
        self._names: dict[PersonId, str] = {}
        forget = workspace.changes.subscribe(self._on_change)
        self.destroyed.connect(lambda: forget())

    def show(self, appointment_id: AppointmentId) -> None:
        """Show that appointment."""
        if not self._names:
            everybody = self.workspace.staff.members(include_inactive=True)
            self._names = {person.id: person.name for person in everybody}
        try:
            self.detail = self.workspace.calendar.detail(appointment_id)
        except NotFound:
            self.detail = None
            self.gone.emit()
            return
        self.shown.emit()

    def again(self) -> None:
        """Read it anew: somebody changed it, or a minute has passed."""
        if self.detail is not None:
            self.show(self.detail.block.id)

    def _on_change(self, change: object) -> None:
        if self.detail is None or not isinstance(change, AppointmentsChanged):
            return
        if self.detail.block.client_id in change.client_ids or self._day() in change.days:
            self.again()

    def _day(self) -> date | None:
        return self.detail.block.start.date() if self.detail else None

    # What it shows

    def name(self, person: PersonId) -> str:
        """A colleague's name, also of one who has left."""
        return self._names.get(person, "")

    def since(self) -> str:
        """How long the client waits or the session goes on; '' otherwise."""
        if self.detail is None:
            return ""
        block, now = self.detail.block, self.workspace.now_local()
        if block.status is Status.IN_SESSION and block.started_at:
            return _("Going on, {time}").format(time=_elapsed(block.started_at, now))
        if block.status is Status.CHECKED_IN and block.checked_in_at:
            return _("Waiting {time}").format(time=_elapsed(block.checked_in_at, now))
        return _("Came without an appointment") if block.walk_in else ""

    @property
    def late(self) -> bool:
        """Whether the client has waited too long (ui/spec §2.4)."""
        block = self.detail.block if self.detail is not None else None
        if block is None or block.status is not Status.CHECKED_IN or block.checked_in_at is None:
            return False
        return self.workspace.now_local() - block.checked_in_at >= timedelta(minutes=self.wait_limit)

    @cached_property
    def wait_limit(self) -> int:
        """After how many minutes somebody who waits should be told."""
        return self.workspace.facility.profile().waiting_limit

    def history_line(self, step: HistoryStep) -> str:
        """When and by whom: the time on the day itself, else the day."""
        when = clock_time(step.at) if step.at.date() == self._day() else short_date(step.at.date())
        return DOT.join(part for part in (when, given_name(self.name(step.person_id))) if part)

    # What may be done

    @property
    def main(self) -> Status | None:
        """The status that the main button sets; None where there is nothing to set."""
        following = self._following()
        return following[0] if following and not following[0].cancelled else None

    def others(self) -> tuple[Status, ...]:
        """The further statuses for the menu, without cancelling."""
        return tuple(to for to in self._following() if to is not self.main and not to.cancelled)

    @property
    def may_cancel(self) -> bool:
        """Whether it can be called off now."""
        return any(to.cancelled for to in self._following())

    def _following(self) -> tuple[Status, ...]:
        return self.detail.next_statuses if self.detail else ()

    @property
    def may_write(self) -> bool:
        """Whether the person may book and move for this counselor."""
        return self._reaches(Permission.APPOINTMENT_WRITE)

    @property
    def may_move(self) -> bool:
        """Whether it can be given another time, counselor or room."""
        if self.detail is None or not self.may_write:
            return False
        block = self.detail.block
        return block.status in MOVABLE and block.start.date() >= self.workspace.today()

    @property
    def may_note(self) -> bool:
        """Whether this is the person's own session with a note to write or read."""
        mine = self.detail is not None and self.detail.block.counselor_id == self.workspace.my_id
        return mine and self.workspace.may(Permission.NOTE_WRITE)

    @property
    def note_begun(self) -> bool:
        """Whether the session has begun, so that a note may be written."""
        return self.detail is not None and self.detail.block.status in (Status.IN_SESSION, Status.COMPLETED)

    @property
    def may_open_record(self) -> bool:
        """Whether the person opens records at all."""
        return self.workspace.may(Permission.CLIENT_READ)

    @property
    def back_to(self) -> Status | None:
        """The status before this one, where it may be put back."""
        if self.detail is None or too_old(self.detail.block.start.date(), self.workspace.today()):
            return None
        status = self.detail.block.status
        if not self._reaches(permission_for(status)) or not BACK[status]:
            return None
        steps = [step for step in BACK[status] if may_reopen(status, step, walk_in=self.detail.block.walk_in)]
        return steps[-1] if steps else None

    def _reaches(self, permission: Permission) -> bool:
        if self.detail is None:
            return False
        how_far = reach(self.workspace.roles, permission)
        own = self.detail.block.counselor_id == self.workspace.my_id
        return how_far is Reach.ALL or (how_far is Reach.OWN and own)

    # Doing it

    def step(self, to: Status) -> None:
        """Set a status; it can be undone."""
        if self.detail is None:
            return
        appointment_id, calendar = self.detail.block.id, self.workspace.calendar
        steps: dict[Status, Callable[[AppointmentId], Status]] = {
            Status.CONFIRMED: calendar.confirm,
            Status.CHECKED_IN: calendar.check_in,
            Status.IN_SESSION: calendar.start,
            Status.COMPLETED: calendar.complete,
            Status.NO_SHOW: calendar.miss,
            Status.LEFT_BEFORE_SEEN: calendar.leave,
        }
        self._carry_out(lambda: steps[to](appointment_id), to)

    def cancel(self, by: CancelBy, reason: str) -> None:
        """Call it off; it can be undone."""
        if self.detail is None:
            return
        appointment_id, calendar = self.detail.block.id, self.workspace.calendar
        to = Status.CANCELLED_CLIENT if by is CancelBy.CLIENT else Status.CANCELLED_PROVIDER
        self._carry_out(lambda: calendar.cancel(appointment_id, by, reason), to)

    def put_back(self, to: Status, reason: str) -> None:
        """Take the status back, with a reason."""
        if self.detail is None:
            return
        appointment_id, calendar = self.detail.block.id, self.workspace.calendar
        self._carry_out(lambda: calendar.reopen(appointment_id, to, reason), to, undoable=False)

    def set_note(self, text: str) -> None:
        """Another note for the reception; the former one comes back by undo."""
        if self.detail is None:
            return
        appointment_id, before = self.detail.block.id, self.detail.reception_note
        calendar, cleaned = self.workspace.calendar, " ".join(text.split())
        if cleaned == before:
            return

        def write(note: str) -> bool:
            calendar.set_reception_note(appointment_id, note)
            return True

        if self._host.attempt(lambda: write(cleaned)):
            self._host.done(
                Command(_("Note for reception changed"), lambda: write(before), lambda: write(cleaned))
            )

    def _carry_out(self, act: Callable[[], Status], to: Status, undoable: bool = True) -> None:
        assert self.detail is not None
        appointment_id, calendar = self.detail.block.id, self.workspace.calendar
        before = self._host.attempt(act)
        if before is None:
            return
        text = _("Status is now {status}").format(status=status_name(to))

        def undo() -> bool:
            calendar.reopen(appointment_id, before)
            return True

        def redo() -> bool:
            act()
            return True

        if undoable:
            self._host.done(Command(text, undo, redo))
        else:
            self._host.toast(text)


def _elapsed(since: datetime, now: datetime) -> str:
    return short_duration(max(int((now - since).total_seconds() // 60), 0))
