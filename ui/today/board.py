"""The board: four lanes and two strips, walked through with the arrow keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from clinic_app.scheduling.values import AppointmentId, Block, Status
from ui.today.card import BoardCard
from ui.today.day import BOARD, STRIPS, Lane
from ui.today.lane import BoardLane, Strip

STATUS_KEYS = {
    Qt.Key.Key_D: Status.CHECKED_IN,
    Qt.Key.Key_S: Status.IN_SESSION,
    Qt.Key.Key_E: Status.COMPLETED,
    Qt.Key.Key_X: Status.NO_SHOW,
    Qt.Key.Key_Delete: Status.CANCELLED_CLIENT,
}

_LANE = 190
"""The least width of a lane; a narrower page scrolls sideways."""


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
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(10)
        for column, lane in enumerate(BOARD):
            grid.addWidget(self.lanes[lane], 0, column)
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, _LANE)
        grid.addWidget(self.strips[Lane.MISSED], 1, 0, 1, 2)
        grid.addWidget(self.strips[Lane.CANCELLED], 1, 2, 1, 2)
        grid.setRowStretch(0, 1)
        areas: list[BoardLane | Strip] = [*self.lanes.values(), *self.strips.values()]
        for area in areas:
            area.dropped.connect(lambda number, lane=area.lane: self.dropped.emit(number, lane.value))

    def show_cards(self, blocks: dict[Lane, tuple[Block, ...]], make: Callable[[Block], BoardCard]) -> None:
        """Show the day; the focus stays on its card, or goes to the one that took its place."""
        focused = self.focused()
        place = self._place(focused) if focused is not None else None
        for lane in BOARD:
            cards = [make(block) for block in blocks[lane]]
            for card in cards:
                card.clicked.connect(lambda _on=False, number=card.block.id: self.opened.emit(number))
                card.acted.connect(self.acted)
                card.key_pressed.connect(self._on_key)
            self.lanes[lane].show_cards(cards)
        for lane in STRIPS:
            self.strips[lane].show_blocks(blocks[lane])
        if focused is not None and place is not None:
            self._focus(self.card(focused.block.id) or self._at(*place))

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
        key = Qt.Key(event.key())
        busy = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if card is None or busy:
            return
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._walk(card, key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
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
