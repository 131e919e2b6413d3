"""Instead of the unlock screen when the clinic's files can't be opened: what is wrong, and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from clinic_app.common.translations import _
from ui.shell.unlock.backdrop import Backdrop
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Note
from ui.widgets.label import Label
from ui.widgets.logo import Logo


class FaultScreen(Backdrop):
    """`retried` when the person wants to look again, `restore_wished` to put a backup in the place."""

    retried = Signal()
    restore_wished = Signal()

    def __init__(self, title: str, sentence: str, place: str, restorable: bool = False) -> None:
        """`place` is the folder, which the person may have to look for."""
        super().__init__()
        self.note = Note("danger", title, sentence)
        self.note.setObjectName("login.fault")
        self.retry = Button(_("Try again"), "primary", "arrow-clockwise")
        self.retry.setObjectName("login.retry")
        self.retry.clicked.connect(self.retried)
        self.restore = Button(_("Restore a backup…"), "default", "clock-counter-clockwise")
        self.restore.setObjectName("login.restore")
        self.restore.clicked.connect(self.restore_wished)
        if not restorable:
            self.restore.hide()
        card = Card(margins=(28, 24, 28, 22))
        card.setFixedWidth(520)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Logo(28))
        head.addWidget(Label("Teduh", "h2"))
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.restore)
        foot.addWidget(self.retry)
        card.body.setSpacing(14)
        card.body.addLayout(head)
        card.body.addWidget(self.note)
        card.body.addWidget(Label(_("Folder: {place}").format(place=place), "small", "text2", wrap=True))
        card.body.addLayout(foot)
        column = QVBoxLayout(self)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)

    def focus_password(self) -> None:
        """Where a key does something."""
        self.retry.setFocus(Qt.FocusReason.OtherFocusReason)
