"""The day as a board or as a list, or what is said when there is nothing; the same signals for all."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.scheduling.values import Block
from clinic_app.scheduling.values_meetings import MeetingBlock
from ui.today.board import Board
from ui.today.card import BoardCard
from ui.today.day import Lane
from ui.today.list_row import ListRow
from ui.today.list_view import DayList
from ui.today.meeting_card import MeetingCard, MeetingLook, MeetingRow
from ui.widgets.cards import EmptyState
from ui.widgets.filters import SegmentedControl

BOARD, LIST = "board", "list"
Shown = TypeVar("Shown", MeetingCard, MeetingRow)


def view_switch() -> SegmentedControl:
    """`Papan | Daftar`, for the top bar."""
    options = [(BOARD, _("Board"), "columns"), (LIST, _("List"), "list")]
    switch = SegmentedControl(options, name=_("View"))
    switch.setObjectName("today.view")
    for key, text, _icon in options:
        switch.segment(key).setObjectName(f"today.view.{key}")
        switch.segment(key).setAccessibleName(text)
    return switch


class DayViews(QWidget):
    """Only the view that is shown is filled."""

    opened = Signal(int)
    chosen = Signal(int)
    acted = Signal(int)
    dropped = Signal(int, str)
    status_wanted = Signal(int, object)
    menu_wanted = Signal(int, QPoint)
    meeting_opened = Signal(object)
    """A `MeetingId`, as for `fill_wanted`: the meeting's attendance."""
    fill_wanted = Signal(object)

    def __init__(self, may_book: bool) -> None:
        super().__init__()
        self.view = BOARD
        self.board, self.list = Board(), DayList()
        self.empty = EmptyState(
            "sun-horizon", _("No appointments today yet"), "", _("New appointment") if may_book else None
        )
        if self.empty.action is not None:
            self.empty.action.setObjectName("today.empty.book")
        self._sideways = QScrollArea()
        self._sideways.setFrameShape(QFrame.Shape.NoFrame)
        self._sideways.setWidgetResizable(True)
        self._sideways.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sideways.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sideways.viewport().setAutoFillBackground(False)
        self._sideways.setWidget(self.board)
        self.board.setAutoFillBackground(False)
        self._stack = QStackedLayout(self)
        for part in (self._sideways, self.list, self.empty):
            self._stack.addWidget(part)
        self.board.walked.connect(lambda card: self._sideways.ensureWidgetVisible(card, 10, 0))
        self.board.dropped.connect(self.dropped)
        self.list.menu_wanted.connect(self.menu_wanted)
        self.list.chosen.connect(self.chosen)
        for view in (self.board, self.list):
            view.opened.connect(self.opened)
            view.acted.connect(self.acted)
            view.status_wanted.connect(self.status_wanted)

    def show_day(
        self,
        blocks: Mapping[Lane, tuple[Block, ...]],
        make_card: Callable[[Block], BoardCard],
        make_row: Callable[[Block], ListRow],
        hide_settled: bool,
        meetings: Sequence[tuple[MeetingBlock, MeetingLook, Lane]] = (),
    ) -> None:
        """Fill the view that is shown."""
        if self.view == BOARD:
            self.board.show_cards(
                dict(blocks),
                make_card,
                lambda lane: [
                    self._told(MeetingCard(m, look)) for m, look, where in meetings if where is lane
                ],
            )
            self._stack.setCurrentWidget(self._sideways)
        else:
            rows = [self._told(MeetingRow(meeting, look)) for meeting, look, _lane in meetings]
            self.list.show_rows(blocks, make_row, hide_settled, rows)
            self._stack.setCurrentWidget(self.list)

    def _told(self, made: Shown) -> Shown:
        made.opened.connect(self.meeting_opened)
        made.fill_wanted.connect(self.fill_wanted)
        return made

    def show_nothing(self, title: str, sentence: str) -> None:
        """Nobody is expected today."""
        self.empty.set_words(title, sentence)
        self._stack.setCurrentWidget(self.empty)

    def set_now(self, now: datetime) -> None:
        """A minute has passed."""
        for card in self.board.cards():
            card.set_now(now)
        self.list.set_now(now)

    def focused(self) -> BoardCard | ListRow | None:
        """The card or row that has the focus."""
        return self.board.focused() if self.view == BOARD else self.list.focused()

    def first(self) -> QWidget | None:
        """Where work begins."""
        if self._stack.currentWidget() is self.empty:
            return self.empty.action
        return self.board.first() if self.view == BOARD else self.list.first()
