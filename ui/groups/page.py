"""Groups: the list, a group's record with its attendance, and what is beside it (mock 10)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from clinic_app.common.translations import _, ngettext
from clinic_app.groups.values import GroupId, GroupMeeting, Member
from clinic_app.workspace import Workspace
from ui.groups.arriving import go_to, state_of, take_up
from ui.groups.attendance_desk import AttendanceDesk
from ui.groups.attendance_tab import AttendanceTab
from ui.groups.body import GroupBody, RowActs
from ui.groups.group_list import GroupList
from ui.groups.header import ATTENDANCE, PAPERS, GroupHeader
from ui.groups.keys import connect_keys, group_shortcuts
from ui.groups.note_desk import NoteDesk
from ui.groups.papers_tab import PapersTab
from ui.groups.presenter import GroupsPresenter, Standing
from ui.groups.record_acts import RecordActs
from ui.groups.side_panels import GroupPanels
from ui.groups.stage import Stage
from ui.panels.writing.clipboard import ClipboardGuard
from ui.shell.navigation import ClientRecord, Groups, Target
from ui.shell.page import Page, ShortcutEntry
from ui.shell.ports import ShellPort
from ui.widgets.breakpoints import L
from ui.widgets.side_panel import SidePanel

_LEAST = 520
"""Width of the middle at least (ui/spec §3)."""


class GroupsPage(Page):
    """One group at a time; its presenter decides."""

    def __init__(self, workspace: Workspace, shell: ShellPort) -> None:
        super().__init__(workspace, shell)
        self.setObjectName("groups")
        self.presenter = GroupsPresenter(workspace, shell, self)
        attendance = AttendanceTab(self.presenter)
        self.desk = AttendanceDesk(self.presenter, attendance, self._may_show_pane)
        self.guard = ClipboardGuard(self)
        self.notes = NoteDesk(self.presenter)
        self.panels = GroupPanels(workspace, shell, self.row, self)
        self.acts = RecordActs(self.presenter, shell, self.panels, self.desk.marking)
        self.left = GroupList(self.presenter)
        self.header = GroupHeader()
        groups = workspace.groups
        papers = PapersTab(shell, lambda meeting, codes: groups.sheet(meeting, code_only=codes))
        self.body = GroupBody(self.presenter, attendance, self._row_acts(), self.notes.view, papers)
        self.grid, self.pane = self.desk.grid, self.desk.pane
        self._wish_left: bool | None = None
        self._anew = False
        self._beside: SidePanel | None = None
        self._toggle = self.left.toggle_button()
        self._toggle.clicked.connect(self.toggle_left)
        self.setMinimumWidth(_LEAST)  # with its parts it would keep the window from getting narrower
        self._lay_out()
        self._connect()
        connect_keys(self)

    def _row_acts(self) -> RowActs:
        acts = self.acts
        return RowActs(
            leave=acts.leave,
            rejoin=acts.acts.rejoin,
            agree=acts.acts.agree_rules,
            record=self._open_record,
            admit=acts.acts.admit,
            plan=acts.plan,
            fill_in=self.fill_in,
            note=self.open_note,
            move=acts.move,
            cancel=acts.cancel,
            reinstate=acts.reinstate,
            hold=acts.acts.hold,
            sheet=self._show_sheet,
        )

    def _lay_out(self) -> None:
        self.stage = Stage(self.header, self.body, self.presenter.may_create)
        self.row.insertWidget(0, self.left)
        self.row.insertWidget(1, self.stage, 1)

    def _connect(self) -> None:
        shown, header, attendance = self.presenter, self.header, self.body.attendance
        shown.listed.connect(self._show_list)
        shown.opened.connect(self._show_opened)
        shown.shown.connect(self._show_record)
        self.left.chosen.connect(self.open_group)
        self.left.new_wanted.connect(lambda: self.panels.group())
        self.stage.none.acted.connect(lambda: self.panels.group())
        self.panels.made.connect(self._on_made)
        self.panels.opened.connect(self.desk.place_pane)
        self.panels.closed.connect(self.desk.place_pane)
        header.tabs.chosen.connect(self.show_tab)
        header.add.clicked.connect(self.acts.add_member)
        header.note.clicked.connect(lambda: self.open_note(self.presenter.current))
        header.more.clicked.connect(lambda: self.acts.open_menu(header.more))
        attendance.plan_wanted.connect(self.acts.plan)
        attendance.member_wanted.connect(self.acts.add_member)
        self.grid.guest_wanted.connect(self.acts.guests)
        self.pane.record_wanted.connect(self._open_chosen)
        self.notes.left.connect(lambda: self.show_tab(self.body.tab))

    # Showing

    def _show_list(self) -> None:
        self.left.show_groups()
        active = self.presenter.count(Standing.ACTIVE)
        self.set_heading(_("Groups"), ngettext("{n} active", "{n} active", active).format(n=active))
        if self.presenter.record is None:
            self.stage.show_part(self.stage.unchosen if self.presenter.heads else self.stage.none)

    def _show_opened(self) -> None:
        """Another group: everything about the former one is put away."""
        self.notes.put_away()
        self.panels.close()
        self.desk.begin()
        self.stage.show_part(self.stage.record)
        self._anew = True

    def _show_record(self) -> None:
        record, anew = self.presenter.record, self._anew
        if record is None:
            return
        self._anew = False
        self.header.show_record(record)
        self.header.more.setVisible(record.may_mark or record.may_write)
        self.body.fill(anew)
        self.left.select(record.head.id)
        self.desk.place_pane()
        self.desk.show_pane()

    def show_tab(self, tab: str) -> None:
        """Show one tab; an open note is saved and put away, or stays where the disk refuses."""
        if self.notes.leave():
            self.body.show_tab(tab)
        self.header.tabs.set_key(self.body.tab)
        self.desk.place_pane()

    def step_tab(self, by: int) -> None:
        """Ctrl+Tab: the next tab."""
        self.show_tab(self.body.step(by))
        self.body.focus_main()

    def _may_show_pane(self) -> bool:
        free = not self.panels.any_open and (self._beside is None or not self._beside.is_open)
        return free and self.body.tab == ATTENDANCE and not self.body.note_shown

    # Notes, papers, records

    def fill_in(self, meeting: GroupMeeting) -> None:
        """The attendance of another meeting."""
        self.presenter.choose_meeting(meeting.id)
        self.show_tab(ATTENDANCE)
        self.desk.go_to()
        self.body.focus_main()

    def open_note(self, meeting: GroupMeeting | None) -> None:
        """The shared note of a meeting."""
        if meeting is None:
            self.shell.toast(_("Plan a meeting first: a note belongs to a meeting."))
        elif self.notes.show(meeting):
            self.body.show_note()
            self.desk.place_pane()
            self.notes.view.focus_note()

    def _show_sheet(self, meeting: GroupMeeting) -> None:
        self.show_tab(PAPERS)
        self.body.papers.choose(meeting.id)

    def _open_record(self, member: Member) -> None:
        self.shell.open(ClientRecord(member.client_id))

    def _open_chosen(self) -> None:
        line = self.presenter.register.line_at(self.grid.place.row)
        if line is not None:
            self.shell.open(ClientRecord(line.client_id))

    # Groups

    def open_group(self, group_id: GroupId) -> None:
        """Open a group of the list."""
        self.notes.save_before(lambda: self.presenter.open(group_id))
        self.left.select(self.presenter.group_id)
        if self.window().width() < L and self._wish_left:
            self._wish_left = None
            self._fit()
        self.body.focus_main()

    def _on_made(self, group_id: GroupId) -> None:
        self.presenter.catch_up()
        self.open_group(group_id)

    # What the shell asks

    def arrive(self, target: Target) -> None:
        assert isinstance(target, Groups)
        go_to(self, target)

    def refresh(self) -> None:
        self.presenter.refresh()

    def focus_main(self) -> None:
        if self.presenter.record is None:
            self.left.focus_list(Qt.FocusReason.OtherFocusReason)
        else:
            self.body.focus_main()

    def focus_filter(self) -> bool:
        if self.left.isHidden():
            self.toggle_left()
        self.left.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.left.search.selectAll()
        return True

    def regions(self) -> list[QWidget]:
        shown: list[QWidget] = [self.left, self.stage, self.pane, *self.panels.all()]
        return [region for region in shown if region.isVisible()]

    def toggle_left(self) -> None:
        self._wish_left = self.left.isHidden()
        self._fit()

    def toggle_right(self) -> None:
        self.desk.toggle_pane()

    def close_level(self) -> bool:
        if self.panels.close():
            return True
        if self.left.search.text():
            self.left.search.clear()
            return True
        if self.pane.isVisible() and self.pane.berth.over:
            self.desk.leave_pane()
            return True
        return False

    def make_room(self) -> None:
        self.panels.close()
        self.pane.hide()

    def accompany(self, panel: SidePanel) -> None:
        """The pane comes back when the shell's panel has gone; a client just registered joins the form."""
        self._beside = panel
        panel.closed.connect(self._forget_beside)
        panel.destroyed.connect(self._forget_beside)

    def _forget_beside(self) -> None:
        self._beside = None
        self.desk.place_pane()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is little room the list goes first, then the pane (spec §3)."""
        wide = self.window().width() >= L
        self.left.setVisible(wide if self._wish_left is None else self._wish_left)
        lead: list[QWidget] = [] if wide else [self._toggle]
        if lead != self.lead:
            self.lead = lead
            self.headed.emit()
        self.desk.place_pane()

    def shortcuts(self) -> list[ShortcutEntry]:
        return group_shortcuts()

    def save_now(self) -> None:
        self.notes.writing.saver.save_now()

    def unsaved(self) -> str:
        meeting = self.notes.meeting
        if not self.notes.writing.saver.dirty or meeting is None:
            return ""
        return _("The note of meeting {n} is not saved.").format(n=meeting.number)

    def target(self) -> Target | None:
        group_id = self.presenter.group_id
        return Groups(group_id, self.presenter.chosen_meeting) if group_id is not None else None

    def state(self) -> dict[str, Any]:
        return state_of(self)

    def restore(self, state: Mapping[str, Any]) -> None:
        take_up(self, state)

    def leave(self) -> None:
        """No word stays behind: neither in a widget, nor in the clipboard, nor a picture of names."""
        self.notes.close()
        self.pane.forget()
        self.body.papers.forget()
        self.presenter.close()
        self.guard.clear()
