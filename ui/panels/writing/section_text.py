"""The text of a section: plain words with light marks, as tall as what is written."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from clinic_app.notes.rules import SECTION_LIMIT
from ui.panels.writing.clipboard import mime_of
from ui.panels.writing.mark_highlighter import MarkHighlighter
from ui.panels.writing.marks import LIST, Style, listed, runs, toggled
from ui.theme.tokens import state, theme
from ui.theme.type import font, line_height
from ui.widgets.painting import draw_line

_PARAGRAPH = "\u2029"
_DROP = 2
"""Qt sets text low in a line of fixed height."""


class SectionText(QTextEdit):
    """`edited(text)` after each change, `entered` when it gets the focus, `cursor_at(rect)` to scroll there.

    `refused(limit)` when a paste or a key would go over the limit: nothing of it is taken, nothing is cut.
    """

    edited = Signal(str)
    entered = Signal()
    cursor_at = Signal(QRect)
    refused = Signal(int)

    def __init__(self, read_only: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self.hint = ""
        self._dress()
        if read_only:
            self.setReadOnly(True)
            flags = Qt.TextInteractionFlag
            self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        else:
            self._highlighter = MarkHighlighter(self.document())
            self.textChanged.connect(lambda: self.edited.emit(self.toPlainText()))
            self.cursorPositionChanged.connect(lambda: self.cursor_at.emit(self.cursorRect()))
        self._fit()

    # Words

    def set_text(self, text: str) -> None:
        """Show other words; not an edit, and nothing that undo could take back."""
        self._quietly(lambda: self.setPlainText(text))
        self.moveCursor(QTextCursor.MoveOperation.End)

    def show_formatted(self, text: str) -> None:
        """Show words with their marks carried out, for reading."""

        def write() -> None:
            self.clear()
            cursor = self.textCursor()
            for number, line in enumerate(text.split("\n")):
                if number:
                    cursor.insertBlock()
                for run in runs(line):
                    look = QTextCharFormat()
                    look.setFont(font("reading", 600 if run.bold else None))
                    look.setFontItalic(run.italic)
                    cursor.insertText(run.text, look)

        self._quietly(write)

    def forget(self) -> None:
        """Drop the words and what undo remembers of them."""
        self._quietly(self.clear)
        self.document().clearUndoRedoStacks()

    def _quietly(self, write: Callable[[], object]) -> None:
        blocked = self.blockSignals(True)
        self.document().setUndoRedoEnabled(False)
        write()
        self._space_lines()
        if not self.isReadOnly():
            self.document().setUndoRedoEnabled(True)
        self.blockSignals(blocked)
        self._fit()

    # Marks

    def toggle(self, style: Style) -> None:
        """Bold or italic for what is selected; around the cursor when nothing is."""
        cursor, mark = self.textCursor(), style.value
        if not cursor.hasSelection():
            cursor.insertText(mark * 2)
            cursor.movePosition(QTextCursor.MoveOperation.Left, n=len(mark))
            self.setTextCursor(cursor)
            return
        start = cursor.selectionStart()
        changed = toggled(cursor.selectedText().replace(_PARAGRAPH, "\n"), style)
        cursor.insertText(changed)
        cursor.setPosition(start)
        end = start + len(changed.encode("utf-16-le")) // 2
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def toggle_list(self) -> None:
        """The lines of the selection as a list, or no list any more."""
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        lines, block = [first.text()], first
        while block != last:
            block = block.next()
            lines.append(block.text())
        cursor.beginEditBlock()
        block = first
        for before, after in zip(lines, listed(lines), strict=True):
            cursor.setPosition(block.position())
            if after.startswith(LIST) and not before.startswith(LIST):
                cursor.insertText(LIST)
            elif len(after) < len(before):
                cursor.setPosition(block.position() + len(LIST), QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
            block = block.next()
        cursor.endEditBlock()

    def _go_on_with_list(self) -> bool:
        """Enter in a list: another line of it, or its end when the line is empty."""
        cursor = self.textCursor()
        line = cursor.block().text()
        if cursor.hasSelection() or not line.startswith(LIST) or cursor.positionInBlock() < len(LIST):
            return False
        if line == LIST:
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        else:
            cursor.insertText("\n" + LIST)
        self.setTextCursor(cursor)
        return True

    # Keys and clipboard

    def room(self) -> int:
        """How many signs more it takes, what is selected being replaced."""
        cursor = self.textCursor()
        chosen = cursor.selectionEnd() - cursor.selectionStart()
        return SECTION_LIMIT - (self.document().characterCount() - 1) + chosen

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if not self.isReadOnly():
            if typed and typed.isprintable() and self.room() < len(typed):
                self.refused.emit(SECTION_LIMIT)
                return
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and not event.modifiers() and self._go_on_with_list():
                return
        super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain words. More than fits is refused whole: nobody shall take a part for all of it."""
        pasted = source.text()
        if len(pasted) > self.room():
            self.refused.emit(SECTION_LIMIT)
            return
        self.insertPlainText(pasted)
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        return mime_of(self.textCursor().selectedText().replace(_PARAGRAPH, "\n").replace("\u2028", "\n"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the section."""
        event.ignore()

    # Look

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_scale"):
            if self._scale != state().scale:
                self._dress()
                self._quietly(lambda: None)
            if not self.isReadOnly():
                self._highlighter.rehighlight()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hint and self.document().isEmpty():
            # Qt's own placeholder would stand higher than the words that follow it.
            painter = QPainter(self.viewport())
            painter.setFont(self.font())
            line = QRectF(0, _DROP, self.viewport().width(), line_height("reading"))
            draw_line(painter, line, self.hint, theme().color("text3"))

    def _dress(self) -> None:
        self._scale = state().scale
        self.setFont(font("reading"))
        self._space_lines()

    def _space_lines(self) -> None:
        spacing = QTextBlockFormat()
        spacing.setLineHeight(line_height("reading"), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)

    def _fit(self) -> None:
        height = max(ceil(self.document().size().height()), line_height("reading"))
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
