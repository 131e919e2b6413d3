"""A field with a list under it: type a part of what is meant, then Enter."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QStyledItemDelegate, QWidget

from ui.panels.popup_list import Popup
from ui.widgets.text_fields import TextField

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TypeAhead(TextField):
    """Up and Down walk through the list, Enter takes the marked row, Esc closes the list.

    A field of a kind says what fits (`_find`), what taking a row means (`_take`), and how a choice is
    written (`_written`).
    """

    picked = Signal(object)
    """What was chosen, or None when the choice was undone by typing on."""

    def __init__(
        self,
        placeholder: str,
        limit: int,
        icon: str,
        rows: QAbstractItemModel,
        delegate: type[QStyledItemDelegate],
        spoken: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", placeholder, limit, "", icon, parent)
        rows.setParent(self)
        self._list_rows, self._delegate, self._spoken = rows, delegate, spoken
        self._choice: Any = None
        self._popup: Popup | None = None
        self.textEdited.connect(self._on_typed)

    # What a kind of field says

    def _find(self, typed: str) -> bool:
        """Put what fits into the rows, or the usual while `typed` is empty; False for nothing."""
        raise NotImplementedError

    def _take(self, row: int) -> None:
        """Somebody wants that row."""
        raise NotImplementedError

    def _written(self, choice: Any) -> str:
        """What stands in the field for a choice."""
        raise NotImplementedError

    def _keep(self, choice: Any) -> None:
        """Another choice, or None; the words in the field stay."""
        self._choice = choice

    # The choice

    def _choose(self, choice: Any) -> None:
        """Choose without emitting `picked`; None empties the field."""
        self.setText(self._written(choice) if choice is not None else "")
        self.setCursorPosition(0)
        self._keep(choice)
        self.close_list()

    def _select(self) -> None:
        """What is typed now replaces the choice; the beginning of a long one stays in sight."""
        self.setSelection(len(self.text()), -len(self.text()))

    def _on_typed(self, text: str) -> None:
        if self._choice is not None:
            self._keep(None)
            self.picked.emit(None)
        if text.strip():
            self.open_list()
        else:
            self.close_list()

    # The list

    @property
    def list_open(self) -> bool:
        """Whether the list is shown."""
        return self._popup is not None and self._popup.isVisible()

    def open_list(self) -> None:
        """Show what fits what stands in the field."""
        if not self._find("" if self._choice is not None else self.text()):
            self.close_list()
            return
        popup = self._ensured()
        popup.list.mark(0)
        popup.place()
        popup.show()

    def close_list(self) -> None:
        """Hide the list."""
        if self._popup is not None:
            self._popup.hide()

    def _ensured(self) -> Popup:
        if self._popup is None or self._popup.parentWidget() is not self.window():
            self._popup = Popup(self, self._list_rows, self._delegate())
            self._popup.list.setObjectName(f"{self.objectName()}.list")
            self._popup.list.setAccessibleName(self._spoken)
            self._popup.list.clicked.connect(self._take_index)
            self._popup.list.entered.connect(self._popup.list.setCurrentIndex)
        return self._popup

    def _take_index(self, index: QModelIndex) -> None:
        self._take(index.row())

    # Keys, mouse and focus

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
        if self._choice is None and not self.list_open:
            self.open_list()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._choice is not None:
            self._select()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.close_list()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.close_list()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and not self.isEnabled():
            self.close_list()
