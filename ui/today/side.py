"""The right column of Today: what to follow up, how loaded the counselors are, and who sees what."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clinic_app.common.translations import _
from ui.today.follow_up_card import FollowUpCard
from ui.today.load import LoadCard
from ui.widgets.cards import Icon
from ui.widgets.label import Label

WIDTH = 266


class Side(QScrollArea):
    """Scrolls when it is too long."""

    def __init__(self, follow_ups: FollowUpCard, load: LoadCard, reads_notes: bool) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.setObjectName("today.side")
        self.setAccessibleName(_("To follow up"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        content = QWidget()
        content.setAutoFillBackground(False)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(follow_ups)
        column.addWidget(load)
        if not reads_notes:
            column.addLayout(_who_sees_what())
        column.addStretch(1)
        self.setWidget(content)


def _who_sees_what() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(5, 2, 5, 2)
    row.setSpacing(9)
    row.addWidget(Icon("lock-simple", "text3", 16), 0, Qt.AlignmentFlag.AlignTop)
    words = _("Notes and risk are shown to the counselors who care for the client only.")
    row.addWidget(Label(words, "small", "text3", wrap=True), 1)
    return row
