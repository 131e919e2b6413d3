"""The board: four lanes and two strips, walked through with the arrow keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from clinic_app.scheduling.values import AppointmentId, Block
from ui.today.card import BoardCard
from ui.today.day import BOARD, STRIPS, Lane, steady
from ui.today.keys import ARROWS, OPENING, STATUS_KEYS, plain_key
from ui.today.lane import BoardLane, Strip
from ui.today.meeting_card import MeetingCard

_LANE, _LANE_IN_SMALL = 190, 240
"""The least width of a lane, and that in a window of size S (ui/spec §3); narrower, it scrolls sideways."""


class Board(QWidget):
    """Shows cards; says which is opened, acted on, dropped, or given a status by key."""

    opened = Signal(int)
    acted = Signal(int)
    dropped = Signal(int, str)
    status_wanted = Signal(int, object)
    walked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lanes = {lane: BoardLane(lane) for lane in BOARD}
        self.strips = {lane: Strip(lane) for lane in STRIPS}
        self._blocks: dict[Lane, tuple[Block, ...]] = {}
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(10)
        for column, lane in enumerate(BOARD):
            grid.addWidget(self.lanes[lane], 0, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.strips[Lane.MISSED], 1, 0, 1, 2)
        grid.addWidget(self.strips[Lane.CANCELLED], 1, 2, 1, 2)
        grid.setRowStretch(0, 1)
        self.set_small(False)
        for board_lane in self.lanes.values():
            # Not within the event: sorting deletes cards that the pointer may just be leaving.
            board_lane.left.connect(self._sort_again, Qt.ConnectionType.QueuedConnection)
        areas: list[BoardLane | Strip] = [*self.lanes.values(), *self.strips.values()]
        for area in areas:
            area.dropped.connect(lambda number, lane=area.lane: self.dropped.emit(number, lane.value))

    def set_small(self, small: bool) -> None:
        """Whether the window is one of the smallest."""
        for column in range(len(BOARD)):
            self._grid.setColumnMinimumWidth(column, _LANE_IN_SMALL if small else _LANE)

    def show_cards(
        self,
        blocks: dict[Lane, tuple[Block, ...]],
        make: Callable[[Block], BoardCard],
        meetings: Callable[[Lane], list[MeetingCard]] = lambda _lane: [],
    ) -> None:
        """Show the day; the focus stays on its card, or goes to the one that took its place.

        A lane under the pointer keeps its order until the pointer has left it.
        """
        focused = self.focused()
        place = self._place(focused) if focused is not None else None
        self._blocks, self._make, self._meetings = blocks, make, meetings
        for lane in BOARD:
            self._fill(lane)
        for lane in STRIPS:
            self.strips[lane].show_blocks(blocks[lane])
        if focused is not None and place is not None:
            self._focus(self.card(focused.block.id) or self._at(*place))

    def _fill(self, lane: Lane) -> None:
        column, blocks = self.lanes[lane], self._blocks[lane]
        if column.pointed_at:
            blocks = steady([card.block.id for card in column.cards], blocks)
        cards = [self._make(block) for block in blocks]
        for card in cards:
            card.clicked.connect(lambda _on=False, number=card.block.id: self.opened.emit(number))
            card.acted.connect(self.acted)
            card.key_pressed.connect(self._on_key)
        column.show_cards(cards, self._meetings(lane))

    def _sort_again(self, left: str) -> None:
        lane = Lane(left)
        order = [block.id for block in self._blocks.get(lane, ())]
        if order != [card.block.id for card in self.lanes[lane].cards]:
            self.show_cards(self._blocks, self._make, self._meetings)

    def card(self, appointment_id: AppointmentId) -> BoardCard | None:
        """The card of an appointment."""
        return next((card for card in self.cards() if card.block.id == appointment_id), None)

    def cards(self) -> list[BoardCard]:
        """All cards, lane by lane."""
        return [card for lane in self.lanes.values() for card in lane.cards]

    def focused(self) -> BoardCard | None:
        """The card that has the focus, itself or its button."""
        return next((c for c in self.cards() if c.hasFocus() or (c.action and c.action.hasFocus())), None)

    def first(self) -> BoardCard | None:
        """Where work begins: the longest waiting client, else the next one expected (ui/spec §5.2)."""
        for lane in (Lane.WAITING, Lane.EXPECTED, Lane.IN_SESSION, Lane.DONE):
            if self.lanes[lane].cards:
                return self.lanes[lane].cards[0]
        return None

    def _place(self, card: BoardCard) -> tuple[int, int]:
        for column, lane in enumerate(BOARD):
            if card in self.lanes[lane].cards:
                return column, self.lanes[lane].cards.index(card)
        return 0, 0

    def _at(self, column: int, row: int) -> BoardCard | None:
        cards = self.lanes[BOARD[column]].cards
        return cards[min(row, len(cards) - 1)] if cards else None

    def _focus(self, card: BoardCard | None) -> None:
        if card is not None:
            card.setFocus(Qt.FocusReason.TabFocusReason)
            next(lane for lane in self.lanes.values() if card in lane.cards).reveal(card)
            self.walked.emit(card)

    def _on_key(self, number: int, event: QKeyEvent) -> None:
        card = self.card(AppointmentId(number))
        key = plain_key(event)
        if card is None or key is None:
            return
        if key in ARROWS:
            self._walk(card, key)
        elif key in OPENING:
            self.opened.emit(number)
        elif key in STATUS_KEYS:
            self.status_wanted.emit(number, STATUS_KEYS[key])
        else:
            return
        event.accept()

    def _walk(self, card: BoardCard, key: Qt.Key) -> None:
        column, row = self._place(card)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            rows = self.lanes[BOARD[column]].cards
            row += 1 if key == Qt.Key.Key_Down else -1
            self._focus(rows[min(max(row, 0), len(rows) - 1)])
            return
        step = 1 if key == Qt.Key.Key_Right else -1
        column += step
        while 0 <= column < len(BOARD):
            if (found := self._at(column, row)) is not None:
                self._focus(found)
                return
            column += step
