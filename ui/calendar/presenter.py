"""What the calendar page wants from the clinic, and what it knows: the week, the ticks, the selection."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cached_property

from PySide6.QtCore import QObject, Signal

from clinic_app.common.locale import clock_time, weekday
from clinic_app.common.permissions import Role
from clinic_app.common.translations import _
from clinic_app.facility.values import FacilityChanged, Holiday, Programme
from clinic_app.people.values import ClientsChanged, PersonId, StaffMember
from clinic_app.scheduling.values import (
    AppointmentId,
    AppointmentsChanged,
    Block,
    Clashes,
    Moved,
    Slot,
    Week,
    Wish,
)
from clinic_app.workspace import Workspace
from ui.calendar.view_state import Shown, first_shown, monday
from ui.panels.clash_words import brief
from ui.shell.ports import Command, ShellPort
from ui.widgets.wording import holiday_name


class CalendarPresenter(QObject):
    """Holds one week and its neighbours; reads again when somebody changed something."""

    week_changed = Signal()
    selection_changed = Signal()
    clashed = Signal(object, object, object)
    """Clashes, the appointment that was to be moved, the slot that was wished."""

    def __init__(self, workspace: Workspace, shell: ShellPort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self._weeks: dict[date, Week] = {}
        self._filtered: dict[date, Week] = {}
        self._holidays: dict[int, dict[date, Holiday]] = {}
        self.first = monday(workspace.today())
        self.selected: AppointmentId | None = None
        people = tuple(person.id for person in self.counselors)
        is_counselor = Role.COUNSELOR in workspace.roles and workspace.my_id in people
        own = first_shown(people, workspace.my_id, is_counselor)
        self.shown = Shown(own, self.programmes)
        self._forget = workspace.changes.subscribe(self._on_change)

    def close(self) -> None:
        """Stop listening."""
        self._forget()

    @cached_property
    def counselors(self) -> tuple[StaffMember, ...]:
        """Everybody who has a calendar."""
        return tuple(self._workspace.calendar.counselors())

    @cached_property
    def programmes(self) -> tuple[Programme, ...]:
        """The facility's programmes, in the order of lists."""
        offered = self._workspace.facility.profile().programmes
        return tuple(programme for programme in Programme if programme in offered)

    @property
    def names(self) -> dict[PersonId, str]:
        """Counselors' names."""
        return {person.id: person.name for person in self.counselors}

    def now(self) -> datetime:
        """The clinic's wall-clock."""
        return self._workspace.now_local()

    # The week

    def week(self) -> Week:
        """The week shown, with what is ticked."""
        return self._ticked(self.first)

    def neighbours(self) -> list[Week]:
        """The weeks before and after, for being painted ahead."""
        return [self._ticked(self.first + timedelta(weeks=by)) for by in (1, -1)]

    def _ticked(self, first: date) -> Week:
        if first not in self._filtered:
            if first not in self._weeks:
                self._weeks[first] = self._workspace.calendar.week(first)
            self._filtered[first] = self.shown.of(self._weeks[first])
        return self._filtered[first]

    def lanes(self) -> tuple[PersonId, ...]:
        """The counselors who share the columns, in a fixed order."""
        return self.shown.counselors

    def go(self, weeks: int) -> None:
        """Turn forwards or back."""
        self.go_to(self.first + timedelta(weeks=weeks))

    def go_to(self, day: date) -> None:
        """Show the week of `day`."""
        self.first = monday(day)
        near = {self.first + timedelta(weeks=by) for by in (-1, 0, 1)}
        self._weeks = {first: week for first, week in self._weeks.items() if first in near}
        self._filtered = {first: week for first, week in self._filtered.items() if first in near}
        self.week_changed.emit()

    def show(self, shown: Shown) -> None:
        """Other ticks."""
        self.shown = shown
        self._filtered.clear()
        self.week_changed.emit()

    def holidays(self, year: int) -> frozenset[date]:
        """Days of a year on which the facility is closed."""
        return frozenset(day for day, holiday in self._year(year).items() if not holiday.open)

    def holiday_words(self, days: Sequence[date]) -> dict[date, str]:
        """What kind of holiday each of these days is; days that are none are left out."""
        found = {day: self._year(day.year).get(day) for day in days}
        return {day: holiday_name(holiday.kind) for day, holiday in found.items() if holiday is not None}

    def _year(self, year: int) -> dict[date, Holiday]:
        if year not in self._holidays:
            self._holidays[year] = {h.day: h for h in self._workspace.facility.holidays(year)}
        return self._holidays[year]

    def select(self, appointment_id: AppointmentId | None) -> None:
        """Another appointment has the ring and the panel."""
        if self.selected != appointment_id:
            self.selected = appointment_id
            self.selection_changed.emit()

    def _on_change(self, change: object) -> None:
        if isinstance(change, AppointmentsChanged):
            days = {monday(day) for day in change.days}
            self._drop(days)
        elif isinstance(change, ClientsChanged | FacilityChanged):
            self._holidays.clear()
            self._drop(set(self._weeks))

    def _drop(self, mondays: set[date]) -> None:
        for first in mondays:
            self._weeks.pop(first, None)
            self._filtered.pop(first, None)
        if self.first in mondays:
            self.week_changed.emit()

    def slot_at(self, start: datetime, end: datetime) -> Slot | None:
        """The slot that an empty stretch offers: with the first shown counselor who is free then."""
        taken = {
            block.counselor_id
            for block in self.week().blocks
            if block.status.occupies and block.start < end and start < block.end
        }
        free = [person for person in self.lanes() if person not in taken]
        people = free or list(self.lanes()) or [person.id for person in self.counselors]
        return Slot(start, end, people[0]) if people else None

    # Moving

    def probe(self, block: Block, start: datetime, end: datetime) -> tuple[str, bool]:
        """What speaks against carrying `block` there: a few words, and whether it is final."""
        slot = Slot(start, end, block.counselor_id, block.room_id)
        wish = Wish(block.client_id, block.programme, block.service_type_id, slot)
        clashes = self._workspace.calendar.check(wish, moving=block.id)
        if clashes is None:
            return "", False
        return brief(clashes.conflicts[0]), clashes.final

    def move(self, appointment_id: AppointmentId, start: datetime, end: datetime) -> None:
        """Move to another time, with the same counselor and room."""
        block = next((b for b in self.week().blocks if b.id == appointment_id), None)
        if block is not None:
            self.move_to(appointment_id, Slot(start, end, block.counselor_id, block.room_id))

    def move_to(self, appointment_id: AppointmentId, slot: Slot, reason: str = "") -> bool:
        """Move to another slot; a clash is announced and nothing moves."""
        result = self._shell.attempt(lambda: self._workspace.calendar.move(appointment_id, slot, reason))
        if isinstance(result, Clashes):
            self.clashed.emit(result, appointment_id, slot)
        if not isinstance(result, Moved):
            return False
        self._remember_move(result, reason)
        return True

    def _remember_move(self, moved: Moved, reason: str) -> None:
        text = _("Appointment moved to {time}").format(
            time=f"{weekday(moved.after.start.date())} {clock_time(moved.after.start)}"
        )
        calendar = self._workspace.calendar

        def carry(to: Slot) -> bool:
            return isinstance(calendar.move(moved.appointment_id, to, reason or _("Move undone")), Moved)

        undo = Command(text, lambda: carry(moved.before), lambda: carry(moved.after))
        self._shell.done(undo)
