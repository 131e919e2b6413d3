"""What the calendar page shows: the view, its days, the ticks, the selection."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cached_property

from PySide6.QtCore import QObject, Signal

from clinic_app.common.locale import date_range, day_month, weekday
from clinic_app.common.permissions import Role
from clinic_app.facility.values import FacilityChanged, Holiday, Programme
from clinic_app.people.values import ClientsChanged, PersonId, StaffMember
from clinic_app.scheduling.values import AppointmentId, AppointmentsChanged, Slot, Week
from clinic_app.scheduling.values_meetings import AttendanceCounted, MeetingBlock, MeetingId
from clinic_app.workspace import Workspace
from ui.calendar.grid.counselor_heads import CounselorHead, counselor_head
from ui.calendar.grid.day_heads import DayFact, day_facts
from ui.calendar.grid.slot_cursor import SlotCursor
from ui.calendar.grid.spread import Spread, Wording, by_counselors, by_days
from ui.calendar.period import monday, step, window
from ui.calendar.view_state import Shown, View, first_shown
from ui.calendar.weeks import Weeks
from ui.widgets.wording import holiday_name

FULL_WEEK = 7


class CalendarPresenter(QObject):
    """Holds the days around `anchor`; reads again when somebody changed something."""

    period_changed = Signal()
    """Other days, or the same ones changed."""
    selection_changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._weeks = Weeks(workspace.calendar.week)
        self._spreads: dict[tuple[date, ...], Spread] = {}
        self._holidays: dict[int, dict[date, Holiday]] = {}
        self._counted: set[date] = set()
        """Mondays of weeks in which another number came to a meeting."""
        self.view = View.WEEK
        self.anchor = workspace.today()
        self.selected: AppointmentId | None = None
        self._most_days, self._wording = FULL_WEEK, Wording.NAME
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

    # What is shown

    @property
    def first(self) -> date:
        """The Monday of the week shown, or of the day's week."""
        return monday(self.anchor)

    def week(self) -> Week:
        """The whole week around, with what is ticked."""
        return self._weeks.ticked(self.first, self.shown)

    def days(self) -> tuple[date, ...]:
        """The days shown."""
        return self._days_at(self.anchor)

    def spread(self) -> Spread:
        """What the grid shows now."""
        return self._spread_at(self.anchor)

    def neighbours(self) -> tuple[Spread, ...]:
        """What comes after and before, for being painted ahead."""
        return tuple(self._spread_at(self._beside(by)) for by in (1, -1))

    def heads(self) -> tuple[DayFact, ...] | tuple[CounselorHead, ...]:
        """What stands above the columns."""
        if self.view is View.WEEK:
            return self.facts()
        blocks = [b for b in self._weeks.whole(self.first).blocks if b.start.date() == self.anchor]
        people = {person.id: person for person in self.counselors}
        return tuple(
            counselor_head(
                people[number],
                (block for block in blocks if block.counselor_id == number),
                number == self._workspace.my_id,
            )
            for number in self.shown.counselors
        )

    def facts(self) -> tuple[DayFact, ...]:
        """Whole-day facts of the days shown: holidays, early closing."""
        days, week = self.days(), self._weeks.whole(self.first)
        return tuple(fact for fact in day_facts(week.closures, self._holiday_words(days)) if fact.day in days)

    def heading(self) -> tuple[str, str]:
        """The top bar's words: which days, and for a single day what is special about it."""
        if self.view is View.WEEK:
            days = self.days()
            return date_range(days[0], days[-1]), ""
        year = "" if self.anchor.year == self._workspace.today().year else f" {self.anchor.year}"
        heading = f"{weekday(self.anchor)}, {day_month(self.anchor, short=False)}{year}"
        return heading, ", ".join(fact.text for fact in self.facts())

    def _days_at(self, day: date) -> tuple[date, ...]:
        if self.view is View.DAY:
            return (day,)
        return window(self._shown_days(monday(day)), day, self._most_days)

    def _shown_days(self, first: date) -> Sequence[date]:
        return self._weeks.ticked(first, self.shown).days

    def _spread_at(self, day: date) -> Spread:
        days = self._days_at(day)
        if days not in self._spreads:
            week = self._weeks.ticked(monday(day), self.shown)
            people = self.shown.counselors
            if self.view is View.DAY:
                self._spreads[days] = by_counselors(week, day, people)
            else:
                self._spreads[days] = by_days(week, days, people, self._wording)
        return self._spreads[days]

    # Showing something else

    def go(self, by: int) -> None:
        """Turn a page forwards or back."""
        self.go_to(self._beside(by))

    def _beside(self, by: int) -> date:
        if self.view is View.WEEK and self._most_days >= FULL_WEEK:
            return self.anchor + timedelta(weeks=by)
        return step(self.days(), by, self._shown_days)

    def go_to(self, day: date) -> None:
        """Show the week of `day`, or `day` itself."""
        self.anchor = day
        near = {self.first + timedelta(weeks=by) for by in (-1, 0, 1)}
        self._weeks.keep(near)
        self._spreads = {days: spread for days, spread in self._spreads.items() if monday(days[0]) in near}
        self.period_changed.emit()

    def look_at(self, view: View, day: date | None = None) -> None:
        """The other view, of `day` if one is given."""
        if view is not self.view:
            self.view = view
            self._spreads.clear()
        self.go_to(day or self.anchor)

    def fit(self, most_days: int, rooms: bool) -> None:
        """How many days of a week there is room for, and whether for the rooms as well."""
        wording = Wording.ROOM if rooms else Wording.NAME
        if (self._most_days, self._wording) != (most_days, wording):
            self._most_days, self._wording = most_days, wording
            self._spreads.clear()
            self.period_changed.emit()

    def show(self, shown: Shown) -> None:
        """Other ticks."""
        self.shown = shown
        self._weeks.tick_anew()
        self._spreads.clear()
        self.period_changed.emit()

    def select(self, appointment_id: AppointmentId | None) -> None:
        """Another appointment has the ring and the panel."""
        if self.selected != appointment_id:
            self.selected = appointment_id
            self.selection_changed.emit()

    def meeting(self, meeting_id: MeetingId) -> MeetingBlock | None:
        """A group's meeting of the week around."""
        found = self._weeks.whole(self.first).meetings
        return next((meeting for meeting in found if meeting.id == meeting_id), None)

    def slot_at(self, cursor: SlotCursor) -> Slot | None:
        """The slot that an empty stretch offers; in the week, of the first counselor who is free then."""
        if cursor.counselor_id is not None:
            return Slot(cursor.start, cursor.end, cursor.counselor_id)
        taken = {
            block.counselor_id
            for block in self.week().blocks
            if block.status.occupies and block.start < cursor.end and cursor.start < block.end
        }
        for meeting in self.week().meetings:
            if meeting.status.occupies and meeting.start < cursor.end and cursor.start < meeting.end:
                taken.update(meeting.staff)
        shown = self.shown.counselors or tuple(person.id for person in self.counselors)
        people = [person for person in shown if person not in taken] or list(shown)
        return Slot(cursor.start, cursor.end, people[0]) if people else None

    # Holidays and changes

    def holidays(self, year: int) -> frozenset[date]:
        """Days of a year on which the facility is closed."""
        return frozenset(day for day, holiday in self._year(year).items() if not holiday.open)

    def _holiday_words(self, days: Sequence[date]) -> dict[date, str]:
        """What kind of holiday each of these days is; days that are none are left out."""
        found = {day: self._year(day.year).get(day) for day in days}
        return {day: holiday_name(holiday.kind) for day, holiday in found.items() if holiday is not None}

    def _year(self, year: int) -> dict[date, Holiday]:
        if year not in self._holidays:
            self._holidays[year] = {h.day: h for h in self._workspace.facility.holidays(year)}
        return self._holidays[year]

    def _on_change(self, change: object) -> None:
        if isinstance(change, AppointmentsChanged):
            self._changed({monday(day) for day in change.days})
        elif isinstance(change, AttendanceCounted):
            self._counted |= {monday(day) for day in change.days}
        elif isinstance(change, ClientsChanged | FacilityChanged):
            self._holidays.clear()
            self._changed(set(self._weeks.known()))

    def catch_up(self) -> None:
        """Coming back to the calendar: how many came to meetings may be another number by now."""
        counted, self._counted = self._counted, set()
        if counted:
            self._changed(counted)

    def _changed(self, mondays: set[date]) -> None:
        self._weeks.forget(mondays)
        self._spreads = {
            days: spread for days, spread in self._spreads.items() if monday(days[0]) not in mondays
        }
        if self.first in mondays:
            self.period_changed.emit()
