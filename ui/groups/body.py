"""What stands under the head of a group: its tabs, and the shared note in their place while it is open."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QStackedLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.groups.values import GroupMeeting, Member, MemberRow
from clinic_app.people.values import PersonId
from clinic_app.scheduling.values_meetings import MeetingStatus
from ui.groups.attendance_tab import AttendanceTab
from ui.groups.columns import meeting_columns, member_columns, waiting_columns
from ui.groups.grid.register import Count
from ui.groups.header import ATTENDANCE, MEETINGS, MEMBERS, PAPERS, TABS, WAITING
from ui.groups.note_view import GroupNoteView
from ui.groups.papers_tab import PapersTab
from ui.groups.presenter import GroupsPresenter
from ui.groups.table_tab import RowAct, TableTab
from ui.widgets.cards import EmptyState

_LEAST = 140


@dataclass(frozen=True)
class RowActs:
    """What the tables' buttons do; each takes the row."""

    leave: Callable[[Member], object]
    rejoin: Callable[[Member], object]
    agree: Callable[[Member], object]
    record: Callable[[Member], object]
    admit: Callable[[Member], object]
    plan: Callable[[], object]
    fill_in: Callable[[GroupMeeting], object]
    note: Callable[[GroupMeeting], object]
    move: Callable[[GroupMeeting], object]
    cancel: Callable[[GroupMeeting], object]
    reinstate: Callable[[GroupMeeting], object]
    hold: Callable[[GroupMeeting], object]
    sheet: Callable[[GroupMeeting], object]


class GroupBody(QWidget):
    """Fills its tabs from the presenter; the page connects them."""

    def __init__(
        self,
        presenter: GroupsPresenter,
        attendance: AttendanceTab,
        acts: RowActs,
        note: GroupNoteView,
        papers: PapersTab,
    ) -> None:
        super().__init__()
        self.setMinimumHeight(_LEAST)  # the tallest tab would keep the window from getting lower
        self._presenter = presenter
        self._names: dict[PersonId, str] = {}
        self.attendance = attendance
        self.members = self._members(acts)
        self.meetings = self._meetings(acts)
        self.waiting = self._waiting(acts)
        self.papers, self.note = papers, note
        self.tab = ATTENDANCE
        self._stack = QStackedLayout(self)
        self._tabs: dict[str, QWidget] = {
            ATTENDANCE: self.attendance,
            MEMBERS: self.members,
            MEETINGS: self.meetings,
            WAITING: self.waiting,
            PAPERS: papers,
        }
        for part in (*self._tabs.values(), note):
            self._stack.addWidget(part)

    # The tables

    def _members(self, acts: RowActs) -> TableTab:
        def only_present(row: MemberRow) -> str:
            return "" if row.member.left_on is None else _("This member has left the group.")

        def only_former(row: MemberRow) -> str:
            return "" if row.member.left_on is not None else _("This member has not left.")

        none = EmptyState("users-three", _("No members yet"), _("Whoever joins is listed here."))
        return TableTab(
            "groups.members",
            _("Members"),
            member_columns(self._count_member),
            (
                RowAct(
                    "record",
                    _("Open record"),
                    "arrow-square-out",
                    lambda row: acts.record(row.member),
                    writes=False,
                ),
                RowAct(
                    "rules",
                    _("Agreed to the rules"),
                    "check",
                    lambda row: acts.agree(row.member),
                    only_present,
                ),
                RowAct(
                    "leave",
                    _("Leave group…"),
                    "user-minus",
                    lambda row: acts.leave(row.member),
                    only_present,
                    turns=True,
                ),
                RowAct(
                    "rejoin",
                    _("Take the leaving back"),
                    "arrow-counter-clockwise",
                    lambda row: acts.rejoin(row.member),
                    only_former,
                    turns=True,
                ),
            ),
            none,
            droppable=(1, 2, 3),
        )

    def _meetings(self, acts: RowActs) -> TableTab:
        def standing(row: GroupMeeting) -> str:
            return _("This meeting was called off.") if row.status is MeetingStatus.CANCELLED else ""

        def planned(row: GroupMeeting) -> str:
            return "" if row.status is MeetingStatus.PLANNED else _("Only a planned meeting can be moved.")

        def called_off(row: GroupMeeting) -> str:
            return "" if row.status is MeetingStatus.CANCELLED else _("This meeting was not called off.")

        def over(row: GroupMeeting) -> str:
            if row.status is not MeetingStatus.PLANNED:
                return _("Only a planned meeting can be set to held.")
            return _("This meeting has not begun.") if row.start > self._presenter.now() else ""

        may_note = self._presenter.may_create
        return TableTab(
            "groups.meetings",
            _("Meetings"),
            meeting_columns(self._name_of, self._count_meeting, may_note),
            (
                RowAct(
                    "plan",
                    _("Plan meetings"),
                    "calendar-plus",
                    lambda _row: acts.plan(),
                    for_row=False,
                    main=True,
                ),
                RowAct("fill", _("Fill in"), "check-square", acts.fill_in, standing),
                RowAct("note", _("Group note"), "note-pencil", acts.note, standing),
                RowAct("move", _("Move…"), "arrows-left-right", acts.move, planned),
                RowAct("cancel", _("Call off…"), "x-circle", acts.cancel, standing, turns=True),
                RowAct(
                    "reinstate",
                    _("Plan again"),
                    "arrow-counter-clockwise",
                    acts.reinstate,
                    called_off,
                    turns=True,
                ),
                RowAct("hold", _("Held"), "check-circle", acts.hold, over),
                RowAct("sheet", _("Attendance sheet"), "printer", acts.sheet, writes=False),
            ),
            EmptyState(
                "calendar-blank", _("No meeting yet"), _("Meetings that are planned are listed here.")
            ),
            droppable=(3, 7),
        )

    def _waiting(self, acts: RowActs) -> TableTab:
        def no_place(_row: Member) -> str:
            record = self._presenter.record
            full = record is not None and record.head.full
            return _("The group is full: a place has to become free first.") if full else ""

        return TableTab(
            "groups.waiting",
            _("Waiting list"),
            waiting_columns(),
            (
                RowAct("admit", _("Take into the group"), "user-plus", acts.admit, no_place, main=True),
                RowAct("strike", _("Strike off…"), "user-minus", acts.leave),
                RowAct("record", _("Open record"), "arrow-square-out", acts.record, writes=False),
            ),
            EmptyState(
                "hourglass", _("Nobody is waiting"), _("Whoever asks while the group is full waits here.")
            ),
        )

    def _count_member(self, row: MemberRow) -> Count:
        register = self._presenter.register
        at = register.row_of(row.member.client_id)
        return register.of_member(at) if at >= 0 else Count(row.came, row.held)

    def _count_meeting(self, row: GroupMeeting) -> Count:
        register = self._presenter.register
        at = register.column_of(row.id)
        counted = at >= 0 and register.days[at].status is MeetingStatus.HELD
        return register.of_meeting(at) if counted else Count(0, 0)

    def _name_of(self, person: PersonId) -> str:
        if not self._names:
            everybody = self._presenter.workspace.staff.members(include_inactive=True)
            self._names = {each.id: each.name for each in everybody}
        return self._names.get(person, "")

    # Showing

    def fill(self, anew: bool) -> None:
        """Show the record that the presenter holds; `anew` for another group."""
        presenter, record = self._presenter, self._presenter.record
        if record is None:
            return
        writable = record.may_write and record.head.ended_on is None
        self.attendance.show_sheet(anew)
        self.members.show_rows(_present_first(record.rows), lambda row: row.member.client_id, writable)
        self.meetings.show_rows(tuple(reversed(record.meetings)), lambda row: row.id, writable)
        self.waiting.show_rows(record.waiting, lambda row: row.id, writable)
        current = presenter.current
        self.papers.show_record(record, current.id if current is not None else None, anew)

    def show_tab(self, tab: str) -> None:
        """Show one of `TABS`."""
        self.tab = tab
        if tab in (MEMBERS, MEETINGS) and self._presenter.record is not None:
            self.fill(anew=False)  # marks made since are counted in their tables
        self._stack.setCurrentWidget(self._tabs[tab])

    def show_note(self) -> None:
        """The shared note in the place of the tabs."""
        self._stack.setCurrentWidget(self.note)

    @property
    def note_shown(self) -> bool:
        """Whether the shared note is open."""
        return self._stack.currentWidget() is self.note

    def step(self, by: int) -> str:
        """The tab so many further on."""
        return TABS[(TABS.index(self.tab) + by) % len(TABS)]

    def focus_main(self) -> None:
        """Put the focus where work begins."""
        shown = self._stack.currentWidget()
        if shown is self.note:
            self.note.focus_note()
        elif isinstance(shown, TableTab):
            shown.focus_table()
        elif shown is self.attendance:
            self.attendance.focus_main()
        else:
            self.papers.meeting.setFocus()


def _present_first(rows: tuple[MemberRow, ...]) -> tuple[MemberRow, ...]:
    return tuple(sorted(rows, key=lambda row: row.member.left_on is not None))
