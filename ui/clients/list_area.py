"""The card of the list: the table, or what stands in its place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from clinic_app.common.translations import _
from ui.clients.columns import KeptCells
from ui.widgets.cards import Card, EmptyState, Skeleton
from ui.widgets.letter_table import LetterTable

_DROPPED_FIRST = (5, 4, 2, 3)
"""Last, counselor, age, programmes: what goes first where it is narrow."""


class ListArea(Card):
    """`none` for a clinic without clients, `nothing` where the filter keeps nobody."""

    def __init__(self, rows: KeptCells, may_register: bool) -> None:
        super().__init__(margins=(1, 1, 1, 1))
        self.table = LetterTable(rows, "clients", _DROPPED_FIRST, least=180)
        self.table.setObjectName("clients.table")
        self.table.setAccessibleName(_("Clients"))
        header = self.table.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorShown(True)
        self.none = EmptyState(
            "users",
            _("No clients yet"),
            _("Register the first client to book appointments."),
            _("New client") if may_register else None,
            "user-plus",
        )
        if self.none.action is not None:
            self.none.action.setObjectName("clients.none.new")
        self.nothing = EmptyState(
            "magnifying-glass", _("No client fits"), "", _("Clear filters"), "funnel-simple"
        )
        if self.nothing.action is not None:
            self.nothing.action.setObjectName("clients.filter.clear")
        self.skeleton = Skeleton(12, 39)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        for part in (QWidget(), self.table, self.none, self.nothing, self.skeleton):
            self._stack.addWidget(part)
        self.body.addWidget(holder)

    def show_part(self, part: QWidget) -> None:
        """Show the table, or one of the others."""
        self._stack.setCurrentWidget(part)
