"""What comes next for a client."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal

from clinic_app.common.translations import _
from clinic_app.scheduling.values import Block
from ui.clients.last_note_card import LEAST
from ui.clients.preview import coming_row
from ui.clients.refill import empty
from ui.theme.tokens import px
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.label import Label

_MOST = 4


class NextCard(Card):
    """`book_wanted` from its link, when nothing is planned."""

    book_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Coming up"))
        self.setObjectName("record.next_card")
        self.setMinimumHeight(px(LEAST))

    def show_coming(self, coming: Sequence[Block], today: date, may_book: bool) -> None:
        """Show the nearest appointments."""
        empty(self.body, keep=1)
        for block in coming[:_MOST]:
            self.body.addWidget(coming_row(block, today))
        if len(coming) > _MOST:
            more = _("{n} more").format(n=len(coming) - _MOST)
            self.body.addWidget(Label(more, "small", "text2"))
        if not coming:
            self.body.addWidget(Label(_("No appointment yet"), "body", "warning", wrap=True))
            if may_book:
                link = Button(_("Book an appointment"), "link", size="row", trailing="arrow-right")
                link.setObjectName("record.next_card.book")
                link.clicked.connect(lambda: self.book_wanted.emit())
                self.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
