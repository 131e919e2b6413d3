"""Dialogs over a scrim (spec §4.8): children of the window, not windows of their own.

`finished(choice)` carries "danger" (or the key of another button) or "safe". Esc and a click beside the
dialog are the safe choice.
"""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.widgets.box_column import BoxColumn
from ui.widgets.buttons import Button
from ui.widgets.cards import Icon
from ui.widgets.label import Label
from ui.widgets.low_window import TallBox
from ui.widgets.painting import rounded, shadow
from ui.widgets.tab_order import in_order, takes_tab

_EDGE = 8
"""Distance of a dialog from the window's edge at least."""
SAFE = "safe"
DANGER = "danger"


class Scrim(QWidget):
    """A veil over the whole window that swallows every click; `pressed` when one lands on it."""

    pressed = Signal()

    def __init__(self, window: QWidget, top: int = 0) -> None:
        """`top` leaves that many pixels of the window uncovered."""
        super().__init__(window)
        self._top = top
        window.installEventFilter(self)
        self._cover()

    def _cover(self) -> None:
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(0, self._top, window.width(), window.height() - self._top)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._cover()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("scrim"))


class RoundIcon(Icon):
    """An icon in a soft disc, 34 wide, as dialogs carry it at their left."""

    def __init__(self, name: str, ink: str, fill: str, parent: QWidget | None = None) -> None:
        super().__init__(name, ink, 34, parent)
        self._fill = fill

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        rounded(painter, box, box.width() / 2, theme().color(self._fill))
        side = px(18)
        inner = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
        draw_icon(painter, inner, self._name, theme().color(self._ink))


class DialogBox(QFrame):
    """The box itself: icon, title, body, room for more (`content`), buttons at the right."""

    def __init__(
        self,
        title: str,
        text: str = "",
        icon: str | None = None,
        danger: bool = False,
        width: int = 384,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFixedWidth(px(width))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.title = Label(title, "h2", wrap=True)
        self.text = Label(text, "body", "text2", wrap=True)
        if not text:
            self.text.hide()
        self.content = QVBoxLayout()
        self.content.setSpacing(10)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.text)
        words.addLayout(self.content)
        head = QHBoxLayout()
        head.setSpacing(10)
        if icon is not None:
            tone = ("danger", "dangerSoft") if danger else ("accent", "accentSoft")
            head.addWidget(RoundIcon(icon, *tone), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        column = BoxColumn(self)
        column.setContentsMargins(21, 17, 21, 17)
        column.setSpacing(16)
        column.addLayout(head)
        column.addLayout(self.buttons)

    def part_fields(self) -> None:
        """Some air between the words and the first field's label."""
        self.content.setContentsMargins(0, 8, 0, 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box is no click on the scrim."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()), 14, theme().color("surface"), theme().color("border"))


class Dialog(Scrim):
    """A question over the window. `box.content` takes more; `open()` shows it, `finished` tells the choice.

    The safe button has the focus at first, focus stays inside, and returns to where it was afterwards.
    """

    finished = Signal(str)

    def __init__(
        self,
        window: QWidget,
        title: str,
        text: str = "",
        *,
        safe: str,
        danger: str | None = None,
        icon: str | None = None,
        kind: str = "danger",
        width: int = 384,
        close_outside: bool = True,
    ) -> None:
        """`safe` and `danger` are button texts. `kind` "primary" is for a choice that destroys nothing."""
        super().__init__(window)
        self.setObjectName("dialog")
        self.box = DialogBox(title, text, icon, kind == "danger", width)
        self._shown = TallBox(self.box, self)
        self._shown.resized.connect(self._center)
        self.safe = self.add_button(SAFE, safe)
        self.danger = self.add_button(DANGER, danger, kind) if danger is not None else None
        self._before: QWidget | None = None
        self._choice: str | None = None
        if close_outside:
            self.pressed.connect(lambda: self.choose(SAFE))
        self.hide()

    def add_button(self, key: str, text: str, kind: str = "default") -> Button:
        """One more button at the right end; pressing it chooses `key`."""
        button = Button(text, kind)
        button.setObjectName(f"dialog.{key}")
        button.clicked.connect(lambda: self.choose(key))
        self.box.buttons.addWidget(button)
        return button

    def open(self, first: QWidget | None = None) -> None:
        """Show it with the focus on `first`, or else on the safe button."""
        self._before = QApplication.focusWidget()
        self._choice = None
        self._cover()
        self.show()
        self.raise_()
        self._center()
        target = first or self.safe
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def choose(self, key: str) -> None:
        """Close with a choice; the second call does nothing."""
        if self._choice is not None:
            return
        self._choice = key
        self.hide()
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.finished.emit(key)
        self.deleteLater()

    def _cover(self) -> None:
        super()._cover()
        if hasattr(self, "box"):
            self._center()

    def _center(self) -> None:
        layout, width = self.box.layout(), self.box.width()
        height = layout.totalHeightForWidth(width) if layout is not None else 0
        height = max(height, self.box.minimumSizeHint().height())
        whole = self._shown.show_box(QSize(width, height), self.height() - 2 * _EDGE)
        top = max((self.height() - whole.height()) // 2 - 20, _EDGE)
        self._shown.move((self.width() - width) // 2, top)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.choose(SAFE)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = QApplication.focusWidget()
            if isinstance(focused, Button) and self.isAncestorOf(focused):
                focused.click()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside the dialog."""
        return cycle_focus(self, forward)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        box = QRectF(self._shown.geometry())
        shadow(QPainter(self), box, 14, 56, 18, theme().color("shadow"))


def cycle_focus(inside: QWidget, forward: bool) -> bool:
    """Move the focus to the next widget that takes Tab within `inside`, going round at its ends."""
    stops = [widget for widget in in_order(inside) if takes_tab(widget)]
    now = QApplication.focusWidget()
    if stops:
        step = 1 if forward else -1
        place = stops.index(now) + step if now in stops else 0
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[place % len(stops)].setFocus(reason)
    return True
