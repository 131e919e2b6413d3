"""Typed text: one line, a search line, several lines. All of them have a limit and survive a huge paste."""

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from clinic_app.common.translations import _
from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.widgets.buttons import IconButton
from ui.widgets.key_hint import paint_key

MAX_LENGTH = 10_000
"""Signs a field takes at most, when nothing smaller is said."""
_ICON = 16


def mark_error(editor: QWidget, wrong: bool) -> None:
    """Give an editor the danger outline, or take it away."""
    if editor.property("error") != wrong:
        editor.setProperty("error", wrong)
        editor.style().unpolish(editor)
        editor.style().polish(editor)
        editor.update()


class TextField(QLineEdit):
    """One line of text. `shortened(limit)` when more than `max_length` signs were typed or pasted.

    `dense` is "", "compact" (28 high) or "large" (40); `icon` is painted at the left.
    """

    shortened = Signal(int)

    def __init__(
        self,
        text: str = "",
        placeholder: str = "",
        max_length: int = MAX_LENGTH,
        dense: str = "",
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setMaxLength(max_length)
        self.setPlaceholderText(placeholder)
        if dense:
            self.setProperty("dense", dense)
        if icon:
            self.setTextMargins(px(_ICON) + 8, 0, 0, 0)
        self.setText(text)
        self.inputRejected.connect(lambda: self.shortened.emit(self.maxLength()))

    @property
    def is_full(self) -> bool:
        """Whether no more signs fit in; what was said about that should stay."""
        return len(self.text()) >= self.maxLength()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._icon:
            side = px(_ICON)
            box = QRectF(9, (self.height() - side) / 2, side, side)
            draw_icon(QPainter(self), box, self._icon, theme().color("text2"))


class SearchField(TextField):
    """A search line with a magnifier, a key hint while it is empty and a cross while it isn't."""

    def __init__(
        self, placeholder: str = "", key_hint: str = "", dense: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("", placeholder, 200, dense, "magnifying-glass", parent)
        self._key_hint = key_hint
        self._clear = IconButton("x", _("Clear search"), size="row", parent=self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))

    def resizeEvent(self, event: object) -> None:
        side = self._clear.sizeHint().width()
        self._clear.setGeometry(self.width() - side - 4, (self.height() - side) // 2, side, side)
        left = self.textMargins().left()
        self.setTextMargins(left, 0, side, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            event.accept()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._key_hint and not self.text():
            paint_key(
                QPainter(self), QRectF(0, 0, self.width() - 8, self.height()), self._key_hint, right=True
            )


class TextArea(QPlainTextEdit):
    """Several lines of plain text. `shortened(limit)` when a paste or a key went over `max_length`."""

    shortened = Signal(int)

    def __init__(
        self,
        text: str = "",
        placeholder: str = "",
        max_length: int = MAX_LENGTH,
        rows: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._max_length = max_length
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFixedHeight(px(18 * rows + 14))
        self.setPlainText(text[:max_length])

    def text(self) -> str:
        """What was typed."""
        return self.toPlainText()

    @property
    def is_full(self) -> bool:
        """Whether no more signs fit in; what was said about that should stay."""
        return self.document().characterCount() - 1 >= self._max_length

    def _room(self) -> int:
        chosen = len(self.textCursor().selectedText())
        return self._max_length - (self.document().characterCount() - 1) + chosen

    def insertFromMimeData(self, source: QMimeData) -> None:
        room = self._room()
        pasted = source.text()
        if len(pasted) > room:
            self.shortened.emit(self._max_length)
        self.insertPlainText(pasted[: max(room, 0)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isprintable() and event.text() and self._room() < 1:
            self.shortened.emit(self._max_length)
            return
        super().keyPressEvent(event)
