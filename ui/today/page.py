"""Today: the board with its tool bar, the counselors' load, and the chosen appointment at the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from clinic_app.common.locale import long_date, plain_date
from clinic_app.common.permissions import Permission
from clinic_app.common.translations import _
from clinic_app.facility.values import Programme
from clinic_app.people.values import ClientId
from clinic_app.scheduling.rules.life_cycle import BACK
from clinic_app.scheduling.values import AppointmentId, Block, Status
from clinic_app.workspace import Workspace
from ui.panels.appointment import AppointmentPanel
from ui.shell.navigation import ClientRecord, Note, Target, Today
from ui.shell.page import Page, ShortcutEntry
from ui.shell.ports import ShellPort
from ui.today.board import Board
from ui.today.card import BoardCard
from ui.today.day import Lane, lanes
from ui.today.load import LoadCard
from ui.today.presenter import TodayPresenter
from ui.today.toolbar import Toolbar
from ui.widgets.cards import EmptyState
from ui.widgets.wording import status_name

_LOAD_WIDTH = 266
_ROOMY = 1_080
"""From this width of the page on, the load stands beside the board."""


class TodayPage(Page):
    """The board of the day; its presenter decides."""

    def __init__(self, workspace: Workspace, shell: ShellPort) -> None:
        super().__init__(workspace, shell)
        self.setObjectName("today")
        self.presenter = TodayPresenter(workspace, self)
        may_receive = workspace.may(Permission.CHECK_IN)
        self.toolbar = Toolbar(
            self.presenter.counselors, self.presenter.programmes, self.presenter.show, may_receive
        )
        self.board = Board()
        self.load = LoadCard(self.presenter.counselors, workspace.my_id, self.presenter.hours)
        self.panel = AppointmentPanel(workspace, shell)
        self.empty = EmptyState(
            "sun-horizon", _("No appointments today yet"), "", _("New appointment") if may_receive else None
        )
        self._lay_out()
        self._connect()
        self._show_day()

    def _lay_out(self) -> None:
        middle = QWidget()
        self._stack = QStackedLayout(middle)
        self._sideways = QScrollArea()
        self._sideways.setFrameShape(QFrame.Shape.NoFrame)
        self._sideways.setWidgetResizable(True)
        self._sideways.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sideways.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sideways.viewport().setAutoFillBackground(False)
        self._sideways.setWidget(self.board)
        self.board.setAutoFillBackground(False)
        self._stack.addWidget(self._sideways)
        self._stack.addWidget(self.empty)
        main = QVBoxLayout()
        main.setContentsMargins(0, 0, 0, 0)
        main.setSpacing(10)
        main.addWidget(self.toolbar)
        main.addWidget(middle, 1)
        side = QVBoxLayout()
        side.addWidget(self.load)
        side.addStretch(1)
        self._side = QWidget()
        self._side.setFixedWidth(_LOAD_WIDTH)
        side.setContentsMargins(0, 0, 0, 0)
        self._side.setLayout(side)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(16, 10, 16, 12)
        row.setSpacing(14)
        row.addLayout(main, 1)
        row.addWidget(self._side)
        self.row.addWidget(content, 1)
        self.row.addWidget(self.panel)

    def _connect(self) -> None:
        self.presenter.day_changed.connect(self._show_day)
        self.toolbar.walk_in.clicked.connect(lambda: self.shell.walk_in())
        self.empty.acted.connect(lambda: self.shell.book())
        self.board.opened.connect(self._open_panel)
        self.board.acted.connect(self._act)
        self.board.dropped.connect(self._drop)
        self.board.status_wanted.connect(self._set_status)
        self.board.walked.connect(lambda card: self._sideways.ensureWidgetVisible(card, 10, 0))
        self.panel.closed.connect(self._panel_closed)
        self.panel.recordWanted.connect(lambda client: self.shell.open(ClientRecord(client)))
        self.panel.noteWanted.connect(self._open_note)
        self.panel.followUpWanted.connect(self._follow_up)

    # Showing

    def _show_day(self) -> None:
        presenter = self.presenter
        self.set_heading(_("Today"), long_date(presenter.day))
        blocks = presenter.blocks()
        self.toolbar.show_figures(presenter.figures())
        self.load.show_day(presenter.everything(), presenter.now())
        self.board.show_cards(lanes(blocks), self._make_card)
        self._stack.setCurrentWidget(self._sideways if presenter.everything() else self.empty)
        if not presenter.everything():
            holiday = presenter.holiday
            self.empty.set_words(
                _("Holiday: {name}").format(name=holiday) if holiday else _("No appointments today yet"),
                plain_date(presenter.day)
                if holiday
                else _("Book one, or receive somebody who comes without an appointment."),
            )

    def _make_card(self, block: Block) -> BoardCard:
        return BoardCard(block, self.presenter.look(block), self.presenter.now())

    def _open_panel(self, number: int) -> None:
        self.panel.show_appointment(AppointmentId(number))
        self.panel.open_panel(False)
        self._fit()

    def _panel_closed(self) -> None:
        self._fit()

    def _fit(self) -> None:
        self._side.setVisible(self.width() >= _ROOMY and not self.panel.is_open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Doing

    def _act(self, number: int) -> None:
        block = self.presenter.block(AppointmentId(number))
        if block is None:
            return
        look = self.presenter.look(block)
        if look.note:
            self._open_note(block.client_id, block.id)
        elif look.action is not None:
            self._set_status(number, look.action)

    def _drop(self, number: int, lane: str) -> None:
        block = self.presenter.block(AppointmentId(number))
        if block is not None and (wish := self.presenter.meaning(block, Lane(lane))) is not None:
            self._set_status(number, wish)

    def _set_status(self, number: int, status: Status) -> None:
        block = self.presenter.block(AppointmentId(number))
        if block is None:
            return
        self.panel.show_appointment(block.id)
        detail = self.panel.presenter.detail
        if detail is None:
            return
        if status.cancelled and self.panel.presenter.may_cancel:
            self.panel.begin_cancel()
        elif status in detail.next_statuses:
            self.panel.presenter.step(status)
        elif status in BACK[block.status] and self.panel.presenter.back_to is not None:
            self.panel.actions_menu.begin_back(status)
        else:
            said = _("{now} cannot become {then}.")
            text = said.format(now=status_name(block.status), then=status_name(status))
            self.shell.toast(text, error=True)

    def _open_note(self, client: ClientId, appointment: AppointmentId) -> None:
        self.shell.open(Note(client, appointment_id=appointment))

    def _follow_up(self, client: ClientId, programme: Programme) -> None:
        self.shell.book(client_id=client, programme=programme)

    # What the shell asks

    def arrive(self, target: Target) -> None:
        assert isinstance(target, Today)
        if target.appointment_id is not None:
            self._open_panel(target.appointment_id)

    def refresh(self) -> None:
        self.presenter.tick()
        now = self.presenter.now()
        for card in self.board.cards():
            card.set_now(now)
        self.toolbar.show_figures(self.presenter.figures())
        self.load.show_day(self.presenter.everything(), now)
        self.panel.tick()

    def focus_main(self) -> None:
        card = self.board.first()
        (card or self.toolbar.walk_in).setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        shown: list[QWidget] = [self.toolbar, self.board, self.panel]
        return [region for region in shown if region.isVisible()]

    def toggle_right(self) -> None:
        if self.panel.is_open:
            self.panel.close_panel()
        elif (card := self.board.focused()) is not None:
            self._open_panel(card.block.id)

    def close_level(self) -> bool:
        if self.panel.is_open:
            self.panel.close_panel()
            return True
        return False

    def make_room(self) -> None:
        self.panel.close_panel()

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
