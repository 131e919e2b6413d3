"""Choosing a client in a field: type a name, a record number or a telephone number, then Enter."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from clinic_app.common.locale import record_number
from clinic_app.common.translations import _
from clinic_app.people.values import ClientName
from ui.panels.client_list import FoundDelegate, FoundModel
from ui.panels.client_search import ClientSearch
from ui.panels.type_ahead import TypeAhead
from ui.theme.tokens import theme
from ui.theme.type import font
from ui.widgets.painting import draw_line

_LIMIT = 200


class ClientPicker(TypeAhead):
    """`client()` is the one chosen, None while something else stands in the field."""

    newWanted = Signal(str)
    """The person asks for a new client of that name."""

    def __init__(self, search: ClientSearch, parent: QWidget | None = None) -> None:
        self._search, self._rows = search, FoundModel()
        super().__init__(
            _("Name, MR number, or telephone"),
            _LIMIT,
            "user",
            self._rows,
            FoundDelegate,
            _("Clients found"),
            parent,
        )

    def client(self) -> ClientName | None:
        """The client chosen."""
        chosen: ClientName | None = self._choice
        return chosen

    def set_client(self, client: ClientName | None) -> None:
        """Choose without emitting `picked`; None empties the field."""
        self._choose(client)

    def _written(self, choice: ClientName) -> str:
        return choice.full_name

    def _keep(self, choice: ClientName | None) -> None:
        super()._keep(choice)
        room = self._number_width(record_number(choice.record_no)) + 8 if choice else 0
        self.setTextMargins(self.textMargins().left(), 0, room, 0)
        self.update()

    def _find(self, typed: str) -> bool:
        """The last opened clients while nothing is typed."""
        self._rows.show(self._search.find(typed), typed, offer_new=bool(typed.strip()))
        return bool(self._rows.rowCount())

    def _take(self, row: int) -> None:
        found = self._rows.found(row)
        self.close_list()
        if found is not None:
            self.set_client(found.client)
            self.picked.emit(found.client)
        elif 0 <= row < self._rows.rowCount():
            self.newWanted.emit(" ".join(self.text().split()))

    def _number_width(self, number: str) -> int:
        return int(QFontMetricsF(font("small", tabular=True)).horizontalAdvance(number) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        client = self.client()
        if client is None:
            return
        number = record_number(client.record_no)
        painter = QPainter(self)
        painter.setFont(font("small", tabular=True))
        width = self._number_width(number)
        box = QRectF(self.width() - width - 12, 0, width + 1, self.height())
        draw_line(painter, box, number, theme().color("text3"))
