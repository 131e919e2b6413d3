"""Today: the day as board or list, what to follow up, and the chosen appointment at the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.locale import long_date
from clinic_app.common.permissions import Permission
from clinic_app.common.translations import _
from clinic_app.scheduling.values import AppointmentId, Block
from clinic_app.scheduling.values_meetings import MeetingId
from clinic_app.workspace import Workspace
from ui.panels.appointment import AppointmentPanel
from ui.panels.meeting_facts import MeetingFacts
from ui.panels.words import DOT
from ui.shell.navigation import ClientRecord, Groups, Target, Today
from ui.shell.page import Page, ShortcutEntry
from ui.shell.ports import ShellPort
from ui.today.acts import DayActs
from ui.today.board import Board
from ui.today.card import BoardCard
from ui.today.day import Lane, lanes
from ui.today.follow_up_card import FollowUpCard
from ui.today.follow_ups import FollowUpPresenter
from ui.today.list_row import ListRow
from ui.today.load import LoadCard
from ui.today.matters import total
from ui.today.presenter import TodayPresenter
from ui.today.side import Side
from ui.today.toolbar import Toolbar
from ui.today.views import LIST, DayViews, view_switch
from ui.widgets.breakpoints import size_name

_ROOMY = 1_080
"""From so much room on, the right column stands beside the day."""


class TodayPage(Page):
    """The day; its presenters decide."""

    def __init__(self, workspace: Workspace, shell: ShellPort) -> None:
        super().__init__(workspace, shell)
        self.setObjectName("today")
        self.presenter = TodayPresenter(workspace, self)
        self.follow_ups = FollowUpPresenter(workspace, self)
        may_receive = workspace.may(Permission.CHECK_IN)
        self.toolbar = Toolbar(
            self.presenter.counselors, self.presenter.programmes, self.presenter.show, may_receive
        )
        self.views = DayViews(may_receive)
        self.follow_up_card = FollowUpCard()
        self.load = LoadCard(self.presenter.counselors, workspace.my_id, self.presenter.hours)
        self.panel = AppointmentPanel(workspace, shell)
        self.meeting = MeetingFacts(workspace)
        self.acts = DayActs(self.presenter, self.panel, shell)
        self.switch = view_switch()
        self.tools = [self.switch]
        self._recall()
        self._lay_out()
        self._connect()
        self._show_day()
        self._show_follow_ups()

    @property
    def board(self) -> Board:
        """The board, shown or not."""
        return self.views.board

    def _recall(self) -> None:
        if self.shell.recall("today.view") == LIST:
            self.views.view = LIST
            self.switch.set_key(LIST)
        self.toolbar.hide_settled.setChecked(bool(self.shell.recall("today.hide_settled")))

    def _lay_out(self) -> None:
        main = QVBoxLayout()
        main.setContentsMargins(0, 0, 0, 0)
        main.setSpacing(10)
        main.addWidget(self.toolbar)
        main.addWidget(self.views, 1)
        self.side = Side(self.follow_up_card, self.load, self.workspace.may(Permission.NOTE_READ))
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(16, 10, 16, 12)
        row.setSpacing(14)
        row.addLayout(main, 1)
        row.addWidget(self.side)
        self.row.addWidget(content, 1)
        self.row.addWidget(self.panel)
        self.row.addWidget(self.meeting)

    def _connect(self) -> None:
        self.presenter.day_changed.connect(self._show_day)
        self.follow_ups.changed.connect(self._show_follow_ups)
        self.switch.chosen.connect(self.show_view)
        self.toolbar.walk_in.clicked.connect(lambda: self.shell.walk_in())
        self.toolbar.hide_settled.toggled.connect(self._hide_settled)
        self.toolbar.follow_ups.toggled.connect(self._show_side)
        self.views.empty.acted.connect(lambda: self.shell.book())
        self.views.opened.connect(self._open_panel)
        self.views.chosen.connect(self._follow_choice)
        self.views.acted.connect(self.acts.act)
        self.views.dropped.connect(self.acts.drop)
        self.views.status_wanted.connect(self.acts.set_status)
        self.views.menu_wanted.connect(self.acts.open_menu)
        self.follow_up_card.confirmed.connect(self.acts.confirm)
        self.follow_up_card.wanted.connect(self.shell.open)
        self.views.meeting_opened.connect(self._open_meeting)
        for signal in (self.views.fill_wanted, self.meeting.attendance_wanted):
            signal.connect(self._open_attendance)
        for panel in (self.panel, self.meeting):
            panel.opened.connect(self._fit)
            panel.closed.connect(self._fit)
        self.panel.recordWanted.connect(lambda client: self.shell.open(ClientRecord(client)))
        self.panel.noteWanted.connect(self.acts.open_note)
        self.panel.followUpWanted.connect(self.acts.book_again)

    # Showing

    def show_view(self, view: str) -> None:
        """Board or list, from now on."""
        self.views.view = view
        self.switch.set_key(view)
        self.shell.remember("today.view", view)
        self._show_day()

    def _hide_settled(self, hide: bool) -> None:
        self.shell.remember("today.hide_settled", "yes" if hide else "")
        self._show_day()

    def _show_day(self) -> None:
        presenter = self.presenter
        shown = lanes(presenter.blocks())
        holiday = presenter.holiday
        self.set_heading(_("Today"), DOT.join(part for part in (long_date(presenter.day), holiday) if part))
        self.toolbar.show_figures(presenter.figures())
        self.toolbar.show_settled(len(shown[Lane.DONE]), self.views.view == LIST)
        meetings = presenter.meetings()
        self.load.show_day(presenter.everything(), presenter.now(), meetings)
        if presenter.everything() or meetings:
            looks = [(meeting, *presenter.meeting_look(meeting)) for meeting in meetings]
            hidden = self.toolbar.hide_settled.isChecked()
            self.views.show_day(shown, self._make_card, self._make_row, hidden, looks)
        else:
            self._say_nothing()

    def _say_nothing(self) -> None:
        if holiday := self.presenter.holiday:
            following = _("The next day with service is {day}.")
            title = _("Holiday: {name}").format(name=holiday)
            self.views.show_nothing(title, following.format(day=long_date(self.follow_ups.due().day)))
        else:
            sentence = _("Book one, or receive somebody who comes without an appointment.")
            self.views.show_nothing(_("No appointments today yet"), sentence)

    def _show_follow_ups(self) -> None:
        self.follow_up_card.show_matters(self.follow_ups.matters())
        self._fit()

    def _make_card(self, block: Block) -> BoardCard:
        return BoardCard(block, self.presenter.look(block), self.presenter.now())

    def _make_row(self, block: Block) -> ListRow:
        presenter = self.presenter
        return ListRow(block, presenter.look(block), presenter.known(block), presenter.now())

    def _open_meeting(self, meeting_id: MeetingId) -> None:
        meeting = self.presenter.meeting(meeting_id)
        if meeting is not None:
            self.panel.close_panel()
            self.meeting.show_meeting(meeting)
            self.meeting.open_panel(False)

    def _open_attendance(self, meeting_id: MeetingId) -> None:
        self.shell.open(Groups(meeting_id=meeting_id))

    def _open_panel(self, number: int) -> None:
        self.meeting.close_panel()
        self.panel.show_appointment(AppointmentId(number))
        self.panel.open_panel(False)

    def _follow_choice(self, number: int) -> None:
        if self.panel.is_open:
            self.panel.show_appointment(AppointmentId(number))

    def _show_side(self, wanted: bool) -> None:
        if wanted:
            self.panel.close_panel()
        self._fit()

    def _fit(self) -> None:
        roomy = self.width() - self.panel.room_taken - self.meeting.room_taken >= _ROOMY
        self.side.setVisible(roomy or (self.toolbar.follow_ups.isChecked() and not self.panel.is_open))
        self.toolbar.offer_follow_ups(total(self.follow_ups.matters()), not roomy)
        self.views.board.set_small(size_name(self.window().width()) == "S")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # What the shell asks

    def arrive(self, target: Target) -> None:
        assert isinstance(target, Today)
        if target.appointment_id is not None:
            self._open_panel(target.appointment_id)

    def refresh(self) -> None:
        self.presenter.catch_up()
        self.tick()

    def tick(self) -> None:
        self.presenter.tick()
        now = self.presenter.now()
        self.views.set_now(now)
        self.toolbar.show_figures(self.presenter.figures())
        self.load.show_day(self.presenter.everything(), now, self.presenter.meetings())
        self.follow_ups.refresh()
        self.panel.tick()

    def focus_main(self) -> None:
        (self.views.first() or self.toolbar.walk_in).setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        shown: list[QWidget] = [self.toolbar, self.views, self.side, self.panel, self.meeting]
        return [region for region in shown if region.isVisible()]

    def toggle_right(self) -> None:
        if self.panel.is_open:
            self.panel.close_panel()
        elif (shown := self.views.focused()) is not None:
            self._open_panel(shown.block.id)

    def close_level(self) -> bool:
        for panel in (self.panel, self.meeting):
            if panel.is_open:
                panel.close_panel()
                return True
        return False

    def make_room(self) -> None:
        self.panel.close_panel()
        self.meeting.close_panel()

    def shortcuts(self) -> list[ShortcutEntry]:
        scope = _("Today")
        return [
            ShortcutEntry(scope, "← → ↑ ↓", _("Move between columns and cards")),
            ShortcutEntry(scope, "Enter", _("Open the appointment")),
            ShortcutEntry(scope, "D / S / E", _("Check in, start, complete")),
            ShortcutEntry(scope, "X / Del", _("No-show, cancel")),
        ]

    def target(self) -> Target | None:
        return Today()

    def leave(self) -> None:
        self.presenter.close()
        self.follow_ups.close()
