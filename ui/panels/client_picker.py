"""Choosing a client in a field: type a name, a record number or a telephone number, then Enter."""

from PySide6.QtCore import QEvent, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from clinic_app.common.locale import record_number
from clinic_app.common.translations import _
from clinic_app.people.values import ClientName
from ui.panels.client_list import FoundPopup
from ui.panels.client_search import ClientSearch
from ui.theme.tokens import theme
from ui.theme.type import font
from ui.widgets.painting import draw_line
from ui.widgets.text_fields import TextField

_LIMIT = 200
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ClientPicker(TextField):
    """A type-ahead field. `client()` is the one chosen, None while something else stands in the field.

    Up and Down walk through the list, Enter takes the marked row, Esc closes the list.
    """

    picked = Signal(object)
    """A `ClientName`, or None when the choice was undone by typing on."""
    newWanted = Signal(str)
    """The person asks for a new client of that name."""

    def __init__(self, search: ClientSearch, parent: QWidget | None = None) -> None:
        super().__init__("", _("Name, MR number, or telephone"), _LIMIT, "", "user", parent)
        self._search = search
        self._client: ClientName | None = None
        self._popup: FoundPopup | None = None
        self.textEdited.connect(self._on_typed)

    def client(self) -> ClientName | None:
        """The client chosen."""
        return self._client

    def set_client(self, client: ClientName | None) -> None:
        """Choose without emitting `picked`; None empties the field."""
        self._client = client
        self.setText(client.full_name if client else "")
        self.setCursorPosition(0)
        number = record_number(client.record_no) if client else ""
        self.setTextMargins(self.textMargins().left(), 0, self._number_width(number) + 8 if number else 0, 0)
        self.close_list()
        self.update()

    @property
    def list_open(self) -> bool:
        """Whether the list is shown."""
        return self._popup is not None and self._popup.isVisible()

    def open_list(self) -> None:
        """Show who fits what stands in the field; the last opened clients while it is empty."""
        typed = "" if self._client else self.text()
        found = self._search.find(typed)
        popup = self._ensured()
        popup.list.rows.show(found, typed, offer_new=bool(typed.strip()))
        if not popup.list.rows.rowCount():
            self.close_list()
            return
        popup.list.mark(0)
        popup.place(popup.list)
        popup.show()

    def close_list(self) -> None:
        """Hide the list."""
        if self._popup is not None:
            self._popup.hide()

    def _ensured(self) -> FoundPopup:
        if self._popup is None or self._popup.parentWidget() is not self.window():
            self._popup = FoundPopup(self)
            self._popup.list.setObjectName(f"{self.objectName()}.list")
            self._popup.list.setAccessibleName(_("Clients found"))
            self._popup.list.clicked.connect(self._take_index)
            self._popup.list.entered.connect(self._popup.list.setCurrentIndex)
        return self._popup

    def _on_typed(self, text: str) -> None:
        if self._client is not None:
            self._client = None
            self.setTextMargins(self.textMargins().left(), 0, 0, 0)
            self.picked.emit(None)
        if text.strip():
            self.open_list()
        else:
            self.close_list()

    def _take_index(self, index: QModelIndex) -> None:
        self._take(index.row())

    def _take(self, row: int) -> None:
        popup = self._ensured()
        found = popup.list.rows.found(row)
        self.close_list()
        if found is not None:
            self.set_client(found.client)
            self.picked.emit(found.client)
        elif 0 <= row < popup.list.rows.rowCount():
            self.newWanted.emit(" ".join(self.text().split()))

    def _number_width(self, number: str) -> int:
        return int(QFontMetricsF(font("small", tabular=True)).horizontalAdvance(number) + 1)

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
        if self._client is None and not self.list_open:
            self.open_list()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._client is not None:
            self.selectAll()

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

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._client is None:
            return
        number = record_number(self._client.record_no)
        painter = QPainter(self)
        painter.setFont(font("small", tabular=True))
        width = self._number_width(number)
        box = QRectF(self.width() - width - 12, 0, width + 1, self.height())
        draw_line(painter, box, number, theme().color("text3"))
