"""Manage, the tab of the log (mock 14): filters, lines, one line at the right."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import QStackedLayout, QWidget

from clinic_app.audit.values import LogLine
from clinic_app.common.translations import _
from clinic_app.workspace import Workspace
from ui.admin.log.filter_bar import FilterBar
from ui.admin.log.panel import LogPanel
from ui.admin.log.presenter import LogPresenter
from ui.admin.log.rows import LogRows, columns
from ui.admin.log.table import LogTable
from ui.admin.tab_body import tab_body
from ui.admin.tab_head import TabHead
from ui.pages import FORM_NAMES
from ui.shell.navigation import AuditLog, Target
from ui.shell.page import Page, ShortcutEntry
from ui.shell.ports import ShellPort
from ui.widgets.cards import EmptyState, Skeleton
from ui.widgets.column_memory import ColumnMemory

_COLUMNS = "log.columns"
"""What the shell remembers for the person."""
_SKELETON_MS = 300


class LogPage(Page):
    """Its presenter reads; this lays out."""

    def __init__(self, workspace: Workspace, shell: ShellPort) -> None:
        super().__init__(workspace, shell)
        self.setObjectName("log")
        self.presenter = LogPresenter(workspace, shell, self)
        forms = {kind: _(name) for kind, name in FORM_NAMES.items()}
        self.head = TabHead(workspace, shell, "log")
        self.filters = FilterBar(self.presenter, self.presenter.choose)
        self.rows = LogRows(columns(self.presenter.known, forms))
        self.table = LogTable(self.rows)
        self.table.setObjectName("log.table")
        ColumnMemory(self.table, shell.recall(_COLUMNS), lambda kept: shell.remember(_COLUMNS, kept))
        self.table.setAccessibleName(_("Audit log"))
        self.nothing = EmptyState(
            "magnifying-glass", _("No entry fits"), "", _("Clear filters"), "funnel-simple"
        )
        if self.nothing.action is not None:
            self.nothing.action.setObjectName("log.filter.clear")
        self.unread = EmptyState(
            "warning-circle", _("The log cannot be read"), "", _("Try again"), "arrow-clockwise"
        )
        if self.unread.action is not None:
            self.unread.action.setObjectName("log.again")
        self.panel = LogPanel(forms)
        self._wanted: int | None = None
        self._skeleton_wait = QTimer(self)
        self._skeleton_wait.setSingleShot(True)
        self._skeleton_wait.setInterval(_SKELETON_MS)
        self.set_heading(_("Manage"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.skeleton = Skeleton(12)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        for part in (QWidget(), self.table, self.nothing, self.unread, self.skeleton):
            self._stack.addWidget(part)
        self._main = tab_body(self.row, self.head, self.filters, holder, self.panel)

    def _connect(self) -> None:
        shown = self.presenter
        shown.listed.connect(self._show_lines)
        shown.extended.connect(self._add_lines)
        shown.reading.connect(self._show_reading)
        shown.failed.connect(self._show_failure)
        shown.checked.connect(self._show_chain)
        self._skeleton_wait.timeout.connect(lambda: self._stack.setCurrentWidget(self.skeleton))
        self.rows.wanted_more.connect(shown.read_more)
        self.nothing.acted.connect(self._clear_filter)
        self.unread.acted.connect(shown.read)
        self.filters.check.clicked.connect(shown.check)
        self.table.clicked.connect(lambda index: self.open_line(index.row()))
        self.table.opened.connect(lambda row: self.open_line(row, by_keyboard=True))
        self.table.current_changed.connect(self._follow)
        self.panel.stepped.connect(self._step)

    # Showing

    def _show_reading(self, reading: bool) -> None:
        if not reading:
            self._skeleton_wait.stop()
        elif not self.presenter.known_lines:
            self._skeleton_wait.start()

    def _show_failure(self) -> None:
        """Lines that were read before stay."""
        if not self.rows.rowCount():
            self._stack.setCurrentWidget(self.unread)

    def _show_chain(self) -> None:
        self.filters.show_chain(self.presenter.known())

    def _show_lines(self) -> None:
        """Other lines, with the one that was open or asked for."""
        chosen = self._wanted or (line.seq if (line := self.chosen()) is not None else None)
        with QSignalBlocker(self.table):
            self.rows.show_lines(self.presenter.lines, self.presenter.more)
        self.filters.show_wish()
        self._show_chain()
        self.table.set_one_day(self.presenter.wish.shows_today)
        had_focus = self.table.hasFocus()
        self._stack.setCurrentWidget(self.table if self.presenter.lines else self.nothing)
        if had_focus and not self.presenter.lines:
            self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._choose(chosen)
        self._wanted = None

    def _choose(self, seq: int | None) -> None:
        at = next((row for row, line in enumerate(self.presenter.lines) if line.seq == seq), None)
        if at is not None:
            with QSignalBlocker(self.table):
                self.table.choose_row(at)
            self._show_steps()
            if self._wanted is not None:
                self.open_line(at)
        elif self.panel.is_open:
            self.panel.close_panel()

    def _add_lines(self) -> None:
        known = self.rows.rowCount()
        self.rows.add_lines(self.presenter.lines[known:], self.presenter.more)

    def chosen(self) -> LogLine | None:
        """The line that is chosen."""
        at = self.table.current_row()
        line: LogLine | None = self.rows.row(at) if 0 <= at < self.rows.rowCount() else None
        return line

    # Doing

    def open_line(self, at: int, by_keyboard: bool = False) -> None:
        """The panel of a line."""
        if not 0 <= at < self.rows.rowCount():
            return
        self.table.choose_row(at)
        self.panel.show_line(self.rows.row(at), self.presenter.known())
        self._show_steps()
        self.panel.open_panel(by_keyboard)

    def _follow(self, at: int) -> None:
        if self.panel.is_open and 0 <= at < self.rows.rowCount():
            self.panel.show_line(self.rows.row(at), self.presenter.known())
            self._show_steps()

    def _step(self, by: int) -> None:
        at = self.table.current_row() + by
        if 0 <= at < self.rows.rowCount():
            self.table.choose_row(at)

    def _show_steps(self) -> None:
        at = self.table.current_row()
        self.panel.newer.setEnabled(at > 0)
        self.panel.older.setEnabled(at < self.rows.rowCount() - 1)

    def _clear_filter(self) -> None:
        self.presenter.clear_filter()
        self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)

    # What the shell asks

    def arrive(self, target: Target) -> None:
        assert isinstance(target, AuditLog)
        if target.seq is not None:
            self._wanted = target.seq
            self.presenter.show_around(target.seq)
        elif not self.presenter.known_lines:
            self.presenter.read()

    def refresh(self) -> None:
        if self._wanted is None:
            self.presenter.read()

    def focus_main(self) -> None:
        empty = self.presenter.known_lines and not self.presenter.lines
        (self.filters.search if empty else self.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> bool:
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()
        return True

    def regions(self) -> list[QWidget]:
        parts: list[QWidget] = [self.head, self.filters, self.table, self.panel]
        return [part for part in parts if part.isVisible()]

    def toggle_right(self) -> None:
        if self.panel.is_open:
            self.panel.close_panel()
        else:
            self.open_line(self.table.current_row())

    def close_level(self) -> bool:
        if self.panel.is_open:
            self.panel.close_panel()
            return True
        if self.filters.search.text():
            self.filters.search.clear()
            return True
        return False

    def make_room(self) -> None:
        self.panel.close_panel()

    def tick(self) -> None:
        self.presenter.tick()
        self._show_chain()

    def shortcuts(self) -> list[ShortcutEntry]:
        scope = _("Audit log")
        return [
            ShortcutEntry(scope, "/ · Ctrl+F", _("Filter the list")),
            ShortcutEntry(scope, "Enter", _("Open the entry")),
        ]

    def state(self) -> dict[str, Any]:
        return self.presenter.wish.state()

    def restore(self, state: Mapping[str, Any]) -> None:
        self.presenter.restore(state)

    def leave(self) -> None:
        self.presenter.close()
