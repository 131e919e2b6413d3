"""The board of referrals: four lanes, what narrows them, and one referral at the right (mock 11)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clinic_app.common.locale import month
from clinic_app.common.translations import _, ngettext
from clinic_app.facility.values import Programme
from clinic_app.people.values import PersonId
from clinic_app.referrals.rules import next_acts
from clinic_app.referrals.values import Channel, Lane, ReferralId, StepKind
from clinic_app.workspace import Workspace
from ui.panels.referral_begin import BeginReferral
from ui.referrals.acts import ReferralActs
from ui.referrals.board_presenter import BoardPresenter
from ui.referrals.card import ReferralCard
from ui.referrals.lane import LEAST, LEAST_SMALL, ReferralLane
from ui.referrals.panel import ReferralPanel
from ui.referrals.toolbar import BoardToolbar
from ui.referrals.walking import ARROWS, neighbour
from ui.shell.navigation import ReferralForm, Referrals, Target
from ui.shell.page import Page, ShortcutEntry
from ui.shell.ports import ShellPort
from ui.widgets.breakpoints import M
from ui.widgets.cards import EmptyState


class ReferralsPage(Page):
    """All referrals; its presenter decides."""

    def __init__(self, workspace: Workspace, shell: ShellPort) -> None:
        super().__init__(workspace, shell)
        self.setObjectName("referrals")
        self.presenter = BoardPresenter(workspace, self)
        self.acts = ReferralActs(workspace, shell)
        self.toolbar = BoardToolbar(self.presenter)
        self.lanes = {lane: ReferralLane(lane) for lane in Lane}
        shown = self.presenter
        self.panel = ReferralPanel(workspace.zone, shown.may_track, shown.may_begin, shown.may_print)
        action = _("New referral") if shown.may_begin else None
        self.nothing = EmptyState(
            "paper-plane-tilt",
            _("No referrals yet."),
            _("A referral is begun from here or from a client's record."),
            action,
        )
        self.nothing.setObjectName("referrals.nothing")
        if self.nothing.action is not None:
            self.nothing.action.setObjectName("referrals.nothing.begin")
        self.set_heading(_("Referrals"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        board = QWidget()
        columns = QHBoxLayout(board)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(10)
        for lane in self.lanes.values():
            columns.addWidget(lane, 1)
        self.board = QScrollArea()
        self.board.setFrameShape(QFrame.Shape.NoFrame)
        self.board.setWidgetResizable(True)
        self.board.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.board.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.board.setWidget(board)
        self.board.viewport().setAutoFillBackground(False)
        board.setAutoFillBackground(False)
        self.main = QWidget()
        self.main.setAccessibleName(_("Referrals"))
        column = QVBoxLayout(self.main)
        column.setContentsMargins(16, 10, 16, 14)
        column.setSpacing(14)
        column.addWidget(self.toolbar)
        column.addWidget(self.board, 1)
        column.addWidget(self.nothing, 1)
        self.row.addWidget(self.main, 1)
        self.row.addWidget(self.panel)

    def _connect(self) -> None:
        shown, panel = self.presenter, self.panel
        shown.listed.connect(self._show_board)
        shown.opened.connect(self._show_opened)
        self.toolbar.changed.connect(self._show_board)
        self.toolbar.new_wanted.connect(self.begin)
        self.nothing.acted.connect(self.begin)
        panel.closed.connect(lambda: self.shell.attempt(lambda: shown.open(None)))
        panel.step_wanted.connect(self._step)
        panel.form_wanted.connect(self._open_form)
        panel.paper_wanted.connect(self._open_form)
        panel.withdraw_wanted.connect(self._withdraw)

    # Showing

    def _show_board(self) -> None:
        shown, today = self.presenter, self.presenter.today()
        focused = self._focused()
        asides = {Lane.SENT: _("waiting for an answer"), Lane.CLOSED: month(today).split()[0]}
        empty = _("Nothing fits the filters.") if shown.filtered else _("None")
        for lane, column in self.lanes.items():
            column.show_heads(shown.lane(lane), today, asides.get(lane, ""), empty)
            for card in column.cards:
                self._connect_card(card)
        self._mark_open()
        self.toolbar.fill()
        self.board.setVisible(bool(shown.heads))
        self.nothing.setVisible(not shown.heads)
        self.toolbar.setVisible(bool(shown.heads))
        count = shown.open_count
        self.set_heading(_("Referrals"), ngettext("{count} open", "{count} open", count).format(count=count))
        if focused is not None and self._focused() is None:
            self._focus(focused)

    def _connect_card(self, card: ReferralCard) -> None:
        if card.property("connected"):
            return
        card.setProperty("connected", True)
        card.clicked.connect(lambda _on=False, number=card.head.id: self.open(number))
        card.key_pressed.connect(self._key_on_card)

    def _mark_open(self) -> None:
        referral = self.presenter.referral
        for card in self.cards():
            card.set_open(referral is not None and card.head.id == referral.head.id)

    def _show_opened(self) -> None:
        referral = self.presenter.referral
        self._mark_open()
        if referral is not None:
            self.panel.show_referral(referral, self.presenter.today())
            self.panel.open_panel()
        else:
            self.panel.close_panel()

    def cards(self) -> list[ReferralCard]:
        """Those shown, lane by lane."""
        return [card for lane in self.lanes.values() for card in lane.cards]

    # Doing

    def open(self, referral_id: int) -> None:
        """Show everything about a referral."""
        number = ReferralId(referral_id)
        self.shell.attempt(lambda: self.presenter.open(number))

    def begin(self) -> None:
        """A new one, for a client to be chosen."""
        dialog = BeginReferral(
            self.shell.window_widget,
            self.workspace,
            self.shell,
            lambda number: self.shell.open(ReferralForm(number)),
        )
        self.shell.show_dialog(dialog)
        dialog.first.setFocus()

    def _step(self, kind: StepKind) -> None:
        referral = self.presenter.referral
        if referral is not None:
            desk = referral.desk
            channel: Channel | None = desk.channel if kind is StepKind.SENT else desk.follow_up
            self.acts.ask(kind, referral.head, channel)

    def _open_form(self) -> None:
        referral = self.presenter.referral
        if referral is not None:
            self.shell.open(ReferralForm(referral.head.id))

    def _withdraw(self) -> None:
        referral = self.presenter.referral
        if referral is not None:
            self.acts.withdraw(referral.head, lambda: self.shell.attempt(lambda: self.presenter.open(None)))

    # Keys

    def _key_on_card(self, referral_id: int, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ARROWS:
            card = neighbour([lane.cards for lane in self.lanes.values()], referral_id, key)
            if card is not None:
                self._focus(card.head.id)
            event.accept()
        elif key == Qt.Key.Key_L and not event.modifiers() and self.presenter.may_track:
            self.open(referral_id)
            referral = self.presenter.referral
            if referral is not None and StepKind.FOLLOWED_UP in next_acts(referral.head.state):
                self._step(StepKind.FOLLOWED_UP)
            event.accept()

    def _focused(self) -> int | None:
        return next((card.head.id for card in self.cards() if card.hasFocus()), None)

    def _focus(self, referral_id: int) -> None:
        for lane in self.lanes.values():
            for card in lane.cards:
                if card.head.id == referral_id:
                    card.setFocus(Qt.FocusReason.TabFocusReason)
                    lane.area.ensureWidgetVisible(card)
                    self.board.ensureWidgetVisible(lane)

    # What the shell asks

    def arrive(self, target: Target) -> None:
        assert isinstance(target, Referrals)
        self.presenter.read()
        if target.overdue:
            self.presenter.only_overdue = True
            self._show_board()
        if target.referral_id is not None:
            self.presenter.open(target.referral_id)
        self._ask_again(target.step)

    def _ask_again(self, step: str) -> None:
        """What was typed of a step is taken up, even where somebody else was quicker: its words are read."""
        kind = next((each for each in StepKind if each.value == step), None)
        if kind is not None and self.presenter.referral is not None and self.presenter.may_track:
            # Once the page stands: the dialog gives the focus back to where it was.
            QTimer.singleShot(0, self, lambda: self._step(kind))

    def refresh(self) -> None:
        self.shell.attempt(self.presenter.catch_up)

    def focus_main(self) -> None:
        card = next(iter(self.cards()), None)
        if self.panel.is_open:
            self.panel.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> bool:
        self.toolbar.owner.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def regions(self) -> list[QWidget]:
        return [part for part in (self.main, self.panel) if part.isVisible()]

    def close_level(self) -> bool:
        if not self.panel.is_open:
            return False
        self.panel.close_panel()
        return True

    def make_room(self) -> None:
        self.panel.close_panel()

    def toggle_right(self) -> None:
        focused = self._focused()
        if not self.close_level() and focused is not None:
            self.open(focused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window the lanes keep a readable width and go on to the right (ui/spec §3)."""
        super().resizeEvent(event)
        for lane in self.lanes.values():
            lane.setMinimumWidth(LEAST if self.window().width() >= M else LEAST_SMALL)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.presenter.visible = True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.presenter.visible = False

    def shortcuts(self) -> list[ShortcutEntry]:
        scope = _("Referrals")
        return [
            ShortcutEntry(scope, "← → ↑ ↓", _("From card to card")),
            ShortcutEntry(scope, "Enter", _("Open")),
            ShortcutEntry(scope, "L", _("Record follow-up")),
        ]

    def target(self) -> Target | None:
        referral = self.presenter.referral
        return Referrals(referral.head.id if referral is not None else None)

    def state(self) -> dict[str, Any]:
        shown = self.presenter
        programme = shown.programme.value if shown.programme else ""
        return {"owner": shown.owner, "programme": programme, "overdue": shown.only_overdue}

    def restore(self, state: Mapping[str, Any]) -> None:
        owner, programme = state.get("owner"), state.get("programme")
        self.presenter.owner = PersonId(owner) if isinstance(owner, int) else None
        self.presenter.programme = next((each for each in Programme if each.value == programme), None)
        self.presenter.only_overdue = state.get("overdue") is True
        self._show_board()

    def leave(self) -> None:
        self.presenter.close()
