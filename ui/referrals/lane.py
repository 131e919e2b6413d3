"""A lane of the board: its name, how many, and the cards, which scroll inside."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.translations import N_, _
from clinic_app.referrals.values import Lane, ReferralHead
from ui.referrals.card import ReferralCard
from ui.theme.tokens import theme
from ui.widgets.label import Label
from ui.widgets.painting import rounded
from ui.widgets.scrolled import scrolled

TITLES = {
    Lane.DRAFT: N_("Draft"),
    Lane.SENT: N_("Sent"),
    Lane.ACCEPTED: N_("Accepted"),
    Lane.CLOSED: N_("Concluded"),
}
LEAST, LEAST_SMALL = 190, 240
"""Width of a lane at least, and in a small window."""
_PADDING, _GAP = 7, 8


class ReferralLane(QWidget):
    """`cards` are those shown now, from the top."""

    def __init__(self, lane: Lane) -> None:
        super().__init__()
        self.lane = lane
        self.cards: list[ReferralCard] = []
        self.setObjectName(f"referrals.lane.{lane.value}")
        self.setMinimumWidth(LEAST)
        self.count = Label("0", "body", "text2", tabular=True)
        self.aside = Label("", "caption", "text2", elide=True, align=Qt.AlignmentFlag.AlignRight)
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 4, 0)
        head.setSpacing(7)
        head.addWidget(Label(_(TITLES[lane]), "body", weight=600))
        head.addWidget(self.count)
        head.addWidget(self.aside, 1)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        self._column.setSpacing(_GAP)
        self._column.addStretch(1)
        self._empty = Label("", "small", "text3", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        self._column.insertWidget(0, self._empty)
        self.area = scrolled(self._inner)
        ground = _Ground()
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addLayout(head)
        column.addWidget(ground, 1)

    def show_heads(self, heads: Sequence[ReferralHead], today: date, aside: str, empty: str) -> None:
        """Other cards. A card whose referral is the same stays the same widget, so it keeps the focus."""
        known = {card.head: card for card in self.cards}
        self.cards = [
            known.pop(head) if head in known else ReferralCard(head, today, self._inner) for head in heads
        ]
        for gone in known.values():
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, card in enumerate(self.cards):
            self._column.insertWidget(place, card)
            card.show()
        self.count.setText(str(len(heads)))
        self.aside.setText(aside)
        self._empty.setText(empty)
        self._empty.setVisible(not heads)
        self.setAccessibleName(", ".join((_(TITLES[self.lane]), str(len(heads)))))


class _Ground(QFrame):
    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()), 10, theme().color("sunken"))
