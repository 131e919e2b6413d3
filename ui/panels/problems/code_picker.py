"""Choosing a code in a field: type a part of it or of its label, then Enter."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from clinic_app.common.translations import _
from clinic_app.notes.rules.codes import search
from clinic_app.notes.values.problems import CodedProblem
from ui.panels.problems.code_list import CodePopup
from ui.widgets.text_fields import TextField

_LIMIT = 120
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CodePicker(TextField):
    """`coded()` is the one chosen, None while something else stands in the field.

    Up and Down walk through the list, Enter takes the marked row, Esc closes the list.
    """

    picked = Signal(object)
    """A `CodedProblem`, or None when the choice was undone by typing on."""
    searched = Signal(bool)
    """Whether what is typed was found; True for an empty field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", _("Code or word"), _LIMIT, "", "magnifying-glass", parent)
        self._offered: tuple[CodedProblem, ...] = ()
        self._coded: CodedProblem | None = None
        self._popup: CodePopup | None = None
        self.textEdited.connect(self._on_typed)

    def offer(self, codes: tuple[CodedProblem, ...]) -> None:
        """Another list to choose from; what was chosen is gone."""
        self._offered = codes
        self.set_coded(None)

    def coded(self) -> CodedProblem | None:
        """The code chosen."""
        return self._coded

    def set_coded(self, coded: CodedProblem | None) -> None:
        """Choose without emitting `picked`; None empties the field."""
        self._coded = coded
        self.setText(f"{coded.code} {coded.label}" if coded else "")
        self.setToolTip(coded.label if coded else "")
        self.setCursorPosition(0)
        self.close_list()

    @property
    def list_open(self) -> bool:
        """Whether the list is shown."""
        return self._popup is not None and self._popup.isVisible()

    def open_list(self) -> None:
        """Show what fits what stands in the field; all while it is empty."""
        found = search(self._offered, "" if self._coded else self.text())
        popup = self._ensured()
        popup.rows.show(found)
        self.searched.emit(bool(found))
        if not found:
            self.close_list()
            return
        popup.list.mark(0)
        popup.place(popup.list)
        popup.show()

    def close_list(self) -> None:
        """Hide the list."""
        if self._popup is not None:
            self._popup.hide()

    def _ensured(self) -> CodePopup:
        if self._popup is None or self._popup.parentWidget() is not self.window():
            self._popup = CodePopup(self)
            self._popup.list.setObjectName(f"{self.objectName()}.list")
            self._popup.list.setAccessibleName(_("Problems found"))
            self._popup.list.clicked.connect(self._take_index)
            self._popup.list.entered.connect(self._popup.list.setCurrentIndex)
        return self._popup

    def _on_typed(self, text: str) -> None:
        if self._coded is not None:
            self._coded = None
            self.picked.emit(None)
        if text.strip():
            self.open_list()
        else:
            self.searched.emit(True)
            self.close_list()

    def _take_index(self, index: QModelIndex) -> None:
        self._take(index.row())

    def _take(self, row: int) -> None:
        coded = self._ensured().rows.coded(row)
        self.close_list()
        if coded is not None:
            self.set_coded(coded)
            self._select_from_end()
            self.picked.emit(coded)

    def _select_from_end(self) -> None:
        """What is typed now replaces the choice; the beginning of a long label stays in sight."""
        self.setSelection(len(self.text()), -len(self.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, popup = event.key(), self._popup
        saving = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            if not self.list_open:
                self.open_list()
            elif popup is not None:
                popup.list.step(1 if key == Qt.Key.Key_Down else -1)
        elif self.list_open and popup is not None and key in _ENTER and not saving:
            self._take(popup.list.row)
        elif self.list_open and key == Qt.Key.Key_Escape:
            self.close_list()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self._coded is None and not self.list_open:
            self.open_list()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._coded is not None:
            self._select_from_end()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.close_list()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.close_list()
