"""Walking over the cards of the board with the arrow keys (ui/spec §5.1)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from ui.referrals.card import ReferralCard

ARROWS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}


def neighbour(columns: Sequence[Sequence[ReferralCard]], start: int, key: Qt.Key) -> ReferralCard | None:
    """The card that an arrow leads to from the one with number `start`; None at the edge.

    A lane without cards is passed over; in a shorter lane its last card is meant.
    """
    across, down = ARROWS[key]
    for at, cards in enumerate(columns):
        for row, card in enumerate(cards):
            if card.head.id == start:
                return _below(cards, row + down) if down else _beside(columns, at + across, row, across)
    return None


def _below(cards: Sequence[ReferralCard], row: int) -> ReferralCard | None:
    return cards[row] if 0 <= row < len(cards) else None


def _beside(columns: Sequence[Sequence[ReferralCard]], at: int, row: int, across: int) -> ReferralCard | None:
    while 0 <= at < len(columns):
        if columns[at]:
            return columns[at][min(row, len(columns[at]) - 1)]
        at += across
    return None
