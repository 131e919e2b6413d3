"""The top bar (spec §3): the page's heading and tools; search, new appointment and person at the right."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget
from shiboken6 import isValid

from clinic_app.common.translations import _
from ui.shell.page import Page
from ui.shell.user_chip import UserChip
from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.buttons import SplitButton
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.key_hint import paint_key
from ui.widgets.label import Label
from ui.widgets.painting import draw_line, rounded

HEIGHT = 52
_SEARCH = 226


class SearchButton(FocusVisible, QAbstractButton):
    """Looks like a search field; opens the palette."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bare = False
        self.setObjectName("shell.search")
        self.setText(_("Search anything…"))
        self.setAccessibleName(_("Search"))
        self.setToolTip(_("Search") + " (Ctrl+K)")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_bare(self, bare: bool) -> None:
        """Only the magnifier, where there is little room."""
        self._bare = bare
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(px(32) if self._bare else _SEARCH, px(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now, box = QPainter(self), theme(), QRectF(self.rect())
        fill = "hover" if self.underMouse() else "canvas"
        rounded(painter, box, 6, now.color(fill), now.color("border"))
        side = px(16)
        left = (box.width() - side) / 2 if self._bare else 11
        draw_icon(
            painter,
            QRectF(left, (box.height() - side) / 2, side, side),
            "magnifying-glass",
            now.color("text2"),
        )
        if self._bare:
            return
        paint_key(painter, box.adjusted(0, 0, -10, 0), "Ctrl K", right=True)
        painter.setFont(font("body"))
        draw_line(painter, box.adjusted(left + side + 7, 0, -62, 0), self.text(), now.color("text3"))


class TopBar(QWidget):
    """`searched` when the palette is wanted. The page's own widgets are taken in and given back."""

    searched = Signal()

    def __init__(self, new: SplitButton | None, user: UserChip, parent: QWidget | None = None) -> None:
        """`new` is the split button for appointments, None for roles that make none."""
        super().__init__(parent)
        self.setObjectName("shell.top_bar")
        self.setAccessibleName(_("Top bar"))
        self.setFixedHeight(HEIGHT)
        self._page: Page | None = None
        self._guests: list[QWidget] = []
        self.heading = Label("", "h1", elide=True)
        self.heading.setObjectName("shell.heading")
        self.context = Label("", "body", "text2", elide=True)
        self.context.setObjectName("shell.context")
        self.search = SearchButton()
        self.search.clicked.connect(lambda: self.searched.emit())
        self.new, self.user = new, user
        self._lead, self._tools = QHBoxLayout(), QHBoxLayout()
        for part in (self._lead, self._tools):
            part.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 1)
        row.setSpacing(10)
        row.addLayout(self._lead)
        row.addWidget(self.heading)
        row.addWidget(self.context)
        row.addLayout(self._tools)
        row.addStretch(1)
        row.addWidget(self.search)
        if new is not None:
            row.addWidget(new)
        row.addSpacing(8)
        row.addWidget(user)

    def show_page(self, page: Page) -> None:
        """Take in the heading and the widgets of another page."""
        if self._page is not None and isValid(self._page):
            self._page.headed.disconnect(self._dress)
        self._page = page
        page.headed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        page = self._page
        if page is None:
            return
        wanted = [*page.lead, *page.tools]
        for guest in self._guests:
            if isValid(guest) and guest not in wanted:
                self._lead.removeWidget(guest)
                self._tools.removeWidget(guest)
                guest.hide()
                guest.setParent(None)
        for layout, widgets in ((self._lead, page.lead), (self._tools, page.tools)):
            for place, widget in enumerate(widgets):
                if layout.indexOf(widget) != place:
                    layout.insertWidget(place, widget)
                    widget.show()
        self._guests = wanted
        self.heading.setText(page.heading)
        self.heading.setVisible(bool(page.heading))
        self.context.setText(page.context)
        self.context.setVisible(bool(page.context))

    def set_room(self, search: bool, name: bool) -> None:
        """Whether there is room for the search field and for the person's name."""
        self.search.set_bare(not search)
        self.user.set_bare(not name)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme()
        painter.fillRect(self.rect(), now.color("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, now.color("border"))
