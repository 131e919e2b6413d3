"""In the top bar of a record: back to the list, and the neighbours in it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clinic_app.common.translations import _
from clinic_app.people.values import ClientId
from ui.theme.tokens import theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.label import Label


class _Line(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(1, 20)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("border"))


class Breadcrumb(QObject):
    """`wanted(ClientId)` when a neighbour shall be opened, `list_wanted` for the list."""

    wanted = Signal(object)
    list_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.back = Button(_("Clients"), "ghost", "caret-left")
        self.back.setObjectName("record.back")
        self.back.setToolTip(_("Back to the list"))
        self.line = _Line()
        self.previous = IconButton("caret-up", _("Previous client"), "Alt+↑")
        self.previous.setObjectName("record.previous")
        self.following = IconButton("caret-down", _("Next client"), "Alt+↓")
        self.following.setObjectName("record.next")
        self.place = Label("", "body", "text2", tabular=True)
        self.place.setObjectName("record.place")
        self._ids: tuple[ClientId, ...] = ()
        self._at = -1
        self.back.clicked.connect(lambda: self.list_wanted.emit())
        self.previous.clicked.connect(lambda: self.step(-1))
        self.following.clicked.connect(lambda: self.step(1))

    def show_place(self, client_id: ClientId, listed: tuple[ClientId, ...]) -> None:
        """Which client it is, of those of the list that one came from."""
        self._ids = listed
        self._at = listed.index(client_id) if client_id in listed else -1
        text = _("{n} of {count}").format(n=self._at + 1, count=len(listed)) if self._at >= 0 else ""
        self.place.setText(text)
        self.previous.setEnabled(self._at > 0)
        self.following.setEnabled(0 <= self._at < len(listed) - 1)

    def widgets(self) -> list[QWidget]:
        """What stands in the top bar: without a list to walk in, only the way back."""
        if self._at < 0:
            return [self.back]
        return [self.back, self.line, self.previous, self.following, self.place]

    def step(self, by: int) -> None:
        """To the next (+1) or previous (-1) client."""
        at = self._at + by
        if self._at >= 0 and 0 <= at < len(self._ids):
            self.wanted.emit(self._ids[at])
