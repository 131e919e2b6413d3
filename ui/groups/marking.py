"""Filling in the attendance: one mark, the rest present, guests; each is saved at once and can be undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clinic_app.common.errors import ClinicError
from clinic_app.common.messages import words
from clinic_app.common.translations import _, ngettext
from clinic_app.groups.values import Guests, Mark
from clinic_app.people.values import ClientId, Sex
from clinic_app.scheduling.values_meetings import MeetingId, MeetingStatus
from ui.groups.grid.geometry import Place
from ui.groups.grid.register import Register
from ui.panels.host import Command
from ui.widgets.meeting_wording import mark_name

if TYPE_CHECKING:
    from ui.groups.presenter import GroupsPresenter


class Marking(QObject):
    """Acts on the sheet that the presenter holds. `saved` after each commit, `refused` with one sentence."""

    saved = Signal()
    refused = Signal(str)

    def __init__(self, presenter: "GroupsPresenter") -> None:
        super().__init__(presenter)
        self._presenter, self._workspace = presenter, presenter.workspace
        self.past_open = False
        """Whether meetings other than the current one may be changed too (ui/spec §5.1)."""
        self.saved_at: datetime | None = None
        """Wall clock of the last commit in this group."""

    def begin(self) -> None:
        """Another group."""
        self.past_open, self.saved_at = False, None

    # One cell

    def why_not(self, place: Place) -> str:
        """Why a cell can't be changed, in one sentence; "" when it can."""
        register, record = self._presenter.register, self._presenter.record
        day, cell = register.day_at(place.column), register.cell_at(place.row, place.column)
        if record is None or day is None:
            return _("There is no meeting to fill in yet.")
        if reason := self._why_not_at_all():
            return reason
        if cell is None:
            return _("Guests are added with D.")
        if day.status is MeetingStatus.CANCELLED:
            return _("This meeting was called off.")
        if not cell.member:
            name = register.lines[place.row].name
            return _("{name} did not belong to the group on that day.").format(name=name)
        if place.column != register.current and not self.past_open:
            return self._only_current(register)
        return ""

    def _why_not_at_all(self) -> str:
        record = self._presenter.record
        if record is not None and not record.may_mark:
            return _("Only those who lead the group fill in the attendance.")
        return ""

    @staticmethod
    def _only_current(register: Register) -> str:
        day = register.day_at(register.current)
        number = day.number if day is not None else "–"
        said = _("Only meeting {n} is being filled in. “Change earlier meetings” opens the others.")
        return said.format(n=number)

    def mark(self, place: Place, mark: Mark | None) -> bool:
        """Put a mark there, or take it away with None; False when refused, which is said."""
        if reason := self.why_not(place):
            self.refused.emit(reason)
            return False
        register = self._presenter.register
        line, day = register.lines[place.row], register.days[place.column]
        before = line.cells[place.column].mark
        if before is mark:
            return True
        if not self._try(lambda: self._put(day.meeting_id, line.client_id, mark)):
            return False
        name = mark_name(mark) if mark is not None else _("not filled in")
        text = _("{name}, meeting {n}: {mark}").format(name=line.name, n=day.number, mark=name)
        self._keep(Command(text, *self._way(day.meeting_id, line.client_id, before, mark)), quietly=True)
        return True

    def _way(
        self, meeting_id: MeetingId, client_id: ClientId, before: Mark | None, after: Mark | None
    ) -> tuple[Callable[[], bool], Callable[[], bool]]:
        """There and back, by the service alone: the page may have been made anew by then."""
        groups = self._workspace.groups

        def put(mark: Mark | None) -> bool:
            groups.mark(meeting_id, client_id, mark)
            return True

        return lambda: put(before), lambda: put(after)

    def _put(self, meeting_id: MeetingId, client_id: ClientId, mark: Mark | None) -> bool:
        with self._presenter.own_change():
            self._workspace.groups.mark(meeting_id, client_id, mark)
        self._patch(meeting_id, ((client_id, mark),))
        return True

    def _patch(self, meeting_id: MeetingId, marks: tuple[tuple[ClientId, Mark | None], ...]) -> None:
        """Show it on the sheet without reading the group again."""
        register = self._presenter.register
        column = register.column_of(meeting_id)
        if column < 0:
            return
        if register.days[column].status is MeetingStatus.PLANNED:
            held = replace(register.days[column], status=MeetingStatus.HELD)
            days = (*register.days[:column], held, *register.days[column + 1 :])
            register = replace(register, days=days)
        for client_id, mark in marks:
            row = register.row_of(client_id)
            if row >= 0:
                cell = replace(register.lines[row].cells[column], mark=mark)
                register = register.with_cell(row, column, cell)
                self._presenter.patch(register)
                self._presenter.cell_changed.emit(Place(row, column))

    # Many

    def rest_present(self) -> int:
        """All who are not filled in yet are present; how many they were. Can be undone at once."""
        register, groups = self._presenter.register, self._workspace.groups
        day = register.day_at(register.current)
        if day is None or (reason := self._why_not_at_all()):
            self.refused.emit(reason if day is not None else _("There is no meeting to fill in yet."))
            return 0
        meeting_id = day.meeting_id
        done: tuple[ClientId, ...] = ()

        def put() -> bool:
            nonlocal done
            done = groups.rest_present(meeting_id)
            return True

        def take_back() -> bool:
            groups.unmark(meeting_id, done)
            return True

        with self._presenter.own_change():
            if not self._try(put):
                return 0
        if not done:
            self.refused.emit(_("Everybody is filled in already."))
            return 0
        self._patch(meeting_id, tuple((each, Mark.PRESENT) for each in done))
        text = ngettext("{n} member marked present", "{n} members marked present", len(done))
        self._keep(Command(text.format(n=len(done)), take_back, put))
        return len(done)

    # Guests

    def add_guests(self, sex: Sex, name: str, count: int) -> bool:
        """Somebody dropped in. Raises InvalidInputs; False when otherwise refused."""
        meeting = self._presenter.current
        if meeting is None:
            return False
        groups = self._workspace.groups
        guest_id = groups.add_guests(meeting.id, sex, name=name, count=count)
        text = ngettext("{n} guest added", "{n} guests added", count).format(n=count)
        self._keep(
            Command(
                text,
                lambda: groups.withdraw_guests(guest_id) is None,
                lambda: groups.restore_guests(guest_id) is None,
            )
        )
        return True

    def withdraw(self, guests: Guests) -> None:
        """They weren't there after all."""
        groups = self._workspace.groups

        def put(restore: bool) -> bool:
            (groups.restore_guests if restore else groups.withdraw_guests)(guests.id)
            return True

        if self._try(lambda: put(False)):
            text = ngettext("{n} guest removed", "{n} guests removed", guests.count)
            self._keep(Command(text.format(n=guests.count), lambda: put(True), lambda: put(False)))

    # Saving

    def _try(self, act: Callable[[], bool]) -> bool:
        try:
            return act()
        except ClinicError as error:
            self.refused.emit(words(error))
            return False

    def _keep(self, command: Command, quietly: bool = False) -> None:
        self.saved_at = self._presenter.now()
        self._presenter.shell.done(command, quietly=quietly)
        self.saved.emit()
