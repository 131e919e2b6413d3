"""Paper on the screen: a head with its name, page and zoom; the pages below (mock 12)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.translations import _
from ui.theme.tokens import px, theme
from ui.widgets.buttons import IconButton
from ui.widgets.label import Label
from ui.widgets.paper_sheets import PaperSheets

HEAD = 44


class PaperView(QWidget):
    """`sheets` shows the pages, a `PaperFeed` brings them. `print_wanted` when the printer is pressed.

    `name` begins the object names. `head` is the layout of the head, for more buttons at its end.
    """

    print_wanted = Signal()

    def __init__(self, name: str, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title or _("Preview"))
        self.sheets = PaperSheets()
        self.sheets.setObjectName(f"{name}.paper")
        self.title = Label(title or _("Preview"), "subtitle")
        self.place = Label("", "body", "text2", tabular=True, elide=True)
        self.place.setObjectName(f"{name}.place")
        self.smaller = IconButton("magnifying-glass-minus", _("Smaller paper"), "Ctrl −", size="compact")
        self.percent = Label("100%", "body", "text2", tabular=True, align=Qt.AlignmentFlag.AlignHCenter)
        self.larger = IconButton("magnifying-glass-plus", _("Larger paper"), "Ctrl +", size="compact")
        self.print_button = IconButton("printer", _("Print"), "Ctrl P", size="compact")
        self.smaller.setObjectName(f"{name}.smaller")
        self.larger.setObjectName(f"{name}.larger")
        self.print_button.setObjectName(f"{name}.print")
        self._build()
        self.smaller.clicked.connect(lambda: self.sheets.zoom(-1))
        self.larger.clicked.connect(lambda: self.sheets.zoom(1))
        self.print_button.clicked.connect(lambda: self.print_wanted.emit())
        self.sheets.place_changed.connect(self._tell_place)
        self._tell_place()

    def _build(self) -> None:
        self.head = QHBoxLayout()
        self.head.setContentsMargins(16, 0, 8, 1)
        self.head.setSpacing(4)
        self.head.addWidget(self.title)
        self.head.addSpacing(4)
        self.head.addWidget(self.place, 1)
        for part in (self.smaller, self.percent, self.larger, self.print_button):
            self.head.addWidget(part)
        self.percent.setFixedWidth(px(42))
        box = QWidget()
        box.setFixedHeight(px(HEAD))
        box.setLayout(self.head)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(box)
        column.addWidget(self.sheets, 1)

    def set_printing(self, why_not: str = "") -> None:
        """Whether it may be printed now; otherwise the tool tip of the printer says why not."""
        self.print_button.setEnabled(not why_not)
        self.print_button.setToolTip(why_not or _("Print") + " (Ctrl P)")

    def _tell_place(self) -> None:
        count = len(self.sheets.pages)
        said = _("page {n} of {count}").format(n=self.sheets.page_in_sight, count=count) if count else ""
        self.place.setText(said)
        self.percent.setText(f"{self.sheets.percent}%")
        self.sheets.setAccessibleName(f"{self.title.text()}, {said}" if said else self.title.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme()
        painter.fillRect(0, 0, self.width(), px(HEAD), now.color("surface"))
        painter.fillRect(0, px(HEAD) - 1, self.width(), 1, now.color("border"))
        painter.fillRect(0, 0, 1, self.height(), now.color("border"))
