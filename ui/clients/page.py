"""The list of clients: filters, table, and the chosen client at the right (mock 07)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from clinic_app.common.translations import _, ngettext
from clinic_app.people.values import ClientId
from clinic_app.workspace import Workspace
from ui.clients.client_rows import ClientRow, Standing
from ui.clients.columns import KeptCells, columns
from ui.clients.filter_bar import FilterBar
from ui.clients.list_area import ListArea
from ui.clients.presenter import ClientsPresenter
from ui.clients.preview import ClientPreview
from ui.shell.navigation import ClientRecord, Clients, Target
from ui.shell.page import Page, ShortcutEntry
from ui.shell.ports import ShellPort
from ui.widgets.breakpoints import L
from ui.widgets.column_memory import ColumnMemory
from ui.widgets.side_panel import SidePanel

_COLUMNS = "clients.columns"
"""What the shell remembers for the person."""
_SKELETON_MS = 300
_PREVIEW_MS = 60
"""How long after the last key in the filter the preview follows."""


class ClientsPage(Page):
    """Everybody by name; its presenter decides."""

    def __init__(self, workspace: Workspace, shell: ShellPort) -> None:
        super().__init__(workspace, shell)
        self.setObjectName("clients")
        self.presenter = ClientsPresenter(workspace, shell, self)
        self.filters = FilterBar(self.presenter, self.presenter.choose)
        self.rows = KeptCells(columns(self.presenter.names, self.presenter.today, self.presenter.sees_risk))
        self.area = ListArea(self.rows, self.presenter.may_register)
        self.table, self.none, self.nothing = self.area.table, self.area.none, self.area.nothing
        ColumnMemory(self.table, shell.recall(_COLUMNS), lambda kept: shell.remember(_COLUMNS, kept))
        self.preview = ClientPreview()
        self._wanted: ClientId | None = None
        self._preview_wanted = True
        self._form: SidePanel | None = None
        self._celled: tuple[tuple[ClientRow, ...], date] = ((), self.presenter.today())
        self._skeleton_wait = QTimer(self)
        self._skeleton_wait.setSingleShot(True)
        self._skeleton_wait.setInterval(_SKELETON_MS)
        self._preview_wait = QTimer(self)
        self._preview_wait.setSingleShot(True)
        self._preview_wait.setInterval(_PREVIEW_MS)
        self._lay_out()
        self._connect()
        self._show_filter()

    def _lay_out(self) -> None:
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.filters)
        column.addWidget(self.area, 1)
        self.row.addWidget(main, 1)
        self.row.addWidget(self.preview)

    def _connect(self) -> None:
        shown = self.presenter
        shown.listed.connect(self._show_rows)
        shown.reading.connect(self._show_reading)
        self._skeleton_wait.timeout.connect(self._show_skeleton)
        self._preview_wait.timeout.connect(self._show_preview)
        self.table.current_changed.connect(lambda _row: self._show_preview())
        self.table.opened.connect(self._open_row)
        self.table.clicked.connect(lambda _index: self._bring_preview())
        self.table.horizontalHeader().sectionClicked.connect(self._sort_by)
        self.filters.search.stepped.connect(self._step)
        self.filters.search.opened.connect(lambda: self._open_row(self.table.current_row()))
        self.filters.new.clicked.connect(lambda: self.shell.new_client())
        self.none.acted.connect(lambda: self.shell.new_client())
        self.nothing.acted.connect(self._clear_filter)
        self.preview.record_wanted.connect(lambda: self._open_row(self.table.current_row()))
        self.preview.booking_wanted.connect(self._book)

    # Showing

    def _show_reading(self, reading: bool) -> None:
        if not reading:
            self._skeleton_wait.stop()
        elif not self.presenter.known:
            self._skeleton_wait.start()

    def _show_skeleton(self) -> None:
        self.area.show_part(self.area.skeleton)

    def _show_filter(self) -> None:
        self.filters.show_filter(self.presenter.filter)
        self.set_heading(_("Clients"), self._counted())

    def _counted(self) -> str:
        if not self.presenter.known:
            return ""
        count = len(self.presenter.shown)
        if self.presenter.filter.standing is Standing.ACTIVE:
            return ngettext("{n} active", "{n} active", count).format(n=count)
        return ngettext("{n} client", "{n} clients", count).format(n=count)

    def _show_rows(self) -> None:
        if not self.presenter.known:
            self._show_filter()
            return
        self._forget_cells()
        chosen = self._wanted or self.chosen_id()
        place = max(self.table.current_row(), 0)
        self.rows.set_rows(self.presenter.shown)
        header = self.table.horizontalHeader()
        if (header.sortIndicatorSection(), header.sortIndicatorOrder()) != (0, Qt.SortOrder.AscendingOrder):
            self.rows.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
        self._show_filter()
        state = self.table if self.presenter.shown else self.nothing if self.presenter.rows else self.none
        had_focus = self.table.hasFocus()
        self.area.show_part(state)
        if state is self.none or self.preview.isHidden():
            self._place_preview()
        if self.presenter.shown:
            self._choose(chosen, place)
        else:
            self.preview.show_nobody()
            if had_focus:
                self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._wanted = None

    def _forget_cells(self) -> None:
        """The cells are those of the rows read last, on one day."""
        known = (self.presenter.rows, self.presenter.today())
        if self._celled[0] is not known[0] or self._celled[1] != known[1]:
            self._celled = known
            self.rows.forget()

    def _choose(self, client_id: ClientId | None, place: int) -> None:
        """The row of that client, else the one that took its place."""
        rows = self.rows.rows
        found = next((at for at, row in enumerate(rows) if row.client.id == client_id), None)
        with QSignalBlocker(self.table):
            self.table.choose_row(found if found is not None else min(place, len(rows) - 1))
        if self.filters.search.hasFocus():
            self._preview_wait.start()
        else:
            self._show_preview()

    def chosen(self) -> ClientRow | None:
        """The row that is chosen."""
        at = self.table.current_row()
        row: ClientRow | None = self.rows.row(at) if 0 <= at < self.rows.rowCount() else None
        return row

    def chosen_id(self) -> ClientId | None:
        """The client that is chosen."""
        row = self.chosen()
        return row.client.id if row is not None else None

    def _show_preview(self) -> None:
        self._preview_wait.stop()
        row = self.chosen()
        if row is None:
            self.preview.show_nobody()
        elif self.preview.isVisibleTo(self):
            shown = self.presenter.preview(row)
            self.preview.show_client(shown, self.presenter.today(), self.presenter.may_book(row))

    def _bring_preview(self) -> None:
        self._preview_wanted = True
        self._place_preview()

    def _place_preview(self) -> None:
        anybody = bool(self.presenter.rows) or not self.presenter.known
        free = self._form is None or not isValid(self._form) or not self._form.is_open
        visible = self._preview_wanted and free and self.window().width() >= L and anybody
        if visible != self.preview.isVisibleTo(self):
            self.preview.setVisible(visible)
            self._show_preview()

    # Doing

    def _sort_by(self, column: int) -> None:
        header = self.table.horizontalHeader()
        chosen = self.chosen_id()
        self.rows.sort(column, header.sortIndicatorOrder())
        self._choose(chosen, 0)

    def _step(self, by: int) -> None:
        count = self.rows.rowCount()
        if count:
            self.table.choose_row(min(max(self.table.current_row() + by, 0), count - 1))

    def _clear_filter(self) -> None:
        self.presenter.clear_filter()
        self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_row(self, at: int) -> None:
        if not 0 <= at < self.rows.rowCount():
            return
        self.shell.neighbours(tuple(row.client.id for row in self.rows.rows))
        self.shell.open(ClientRecord(self.rows.row(at).client.id))

    def _book(self) -> None:
        row = self.chosen()
        if row is not None and self.presenter.may_book(row):
            self.shell.book(client_id=row.client.id)

    # What the shell asks

    def arrive(self, target: Target) -> None:
        assert isinstance(target, Clients)
        self._wanted = target.client_id
        if not self.presenter.known:
            self.presenter.read()
        elif target.client_id is not None:
            self._show_rows()

    def refresh(self) -> None:
        self.presenter.read()

    def tick(self) -> None:
        if self._celled[1] != self.presenter.today():
            self.presenter.read()

    def focus_main(self) -> None:
        known = self.presenter.shown or not self.presenter.known
        (self.table if known else self.filters.search).setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> bool:
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()
        return True

    def regions(self) -> list[QWidget]:
        shown: list[QWidget] = [self.filters, self.table, self.preview]
        return [region for region in shown if region.isVisible()]

    def toggle_right(self) -> None:
        self._preview_wanted = not self.preview.isVisibleTo(self)
        self.preview.setVisible(self._preview_wanted)
        self._show_preview()

    def close_level(self) -> bool:
        if self.filters.search.text():
            self.filters.search.clear()
            return True
        if self.preview.berth.over:
            self.preview.hide()
            return True
        return False

    def make_room(self) -> None:
        self.preview.hide()

    def accompany(self, panel: SidePanel) -> None:
        """The preview comes back when the form has gone."""
        self._form = panel
        panel.closed.connect(self._place_preview)
        panel.destroyed.connect(self._place_preview)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_preview()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_J and not event.modifiers():
            self._book()
        else:
            super().keyPressEvent(event)

    def shortcuts(self) -> list[ShortcutEntry]:
        scope = _("Clients")
        return [
            ShortcutEntry(scope, "/ · Ctrl+F", _("Filter the list")),
            ShortcutEntry(scope, "↑ ↓", _("Choose a client")),
            ShortcutEntry(scope, "Enter", _("Open the record")),
            ShortcutEntry(scope, "J", _("New appointment for the client")),
        ]

    def target(self) -> Target | None:
        return Clients(self.chosen_id())

    def state(self) -> dict[str, Any]:
        return self.presenter.state()

    def restore(self, state: Mapping[str, Any]) -> None:
        self.presenter.restore(state)

    def leave(self) -> None:
        self.presenter.close()
