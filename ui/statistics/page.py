"""Statistics (mock 13): the month, what can be done with it, the rows behind its numbers."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedLayout, QVBoxLayout, QWidget

from clinic_app.common.locale import month as month_words
from clinic_app.common.translations import _
from clinic_app.statistics.values.closing import ExportForm
from clinic_app.workspace import Workspace
from ui.panels.reason_dialog import ReasonDialog
from ui.shell.navigation import Statistics, Target
from ui.shell.page import Page, ShortcutEntry
from ui.shell.ports import ShellPort
from ui.statistics.behind import Behind
from ui.statistics.closing_dialog import ClosingDialog
from ui.statistics.drill_panel import DrillPanel
from ui.statistics.export_dialog import ExportDialog
from ui.statistics.leaving import export
from ui.statistics.month_body import MonthBody
from ui.statistics.parameter_bar import ParameterBar
from ui.statistics.presenter import MonthPresenter
from ui.statistics.preview import MonthPreview
from ui.widgets.cards import EmptyState, Skeleton
from ui.widgets.scrolled import scrolled

_SKELETON_MS = 300


class StatisticsPage(Page):
    """Its presenter reads; this lays out and leads on."""

    def __init__(self, workspace: Workspace, shell: ShellPort) -> None:
        super().__init__(workspace, shell)
        self.setObjectName("statistics")
        self.presenter = MonthPresenter(workspace, shell, self)
        self.presenter.in_sight = self.isVisible
        self.bar = ParameterBar(self.presenter)
        self.body = MonthBody()
        self.panel = DrillPanel()
        self.preview = MonthPreview(self.presenter, shell)
        self.unread = EmptyState(
            "warning-circle", _("The figures cannot be read"), "", _("Try again"), "arrow-clockwise"
        )
        if self.unread.action is not None:
            self.unread.action.setObjectName("statistics.again")
        self._skeleton_wait = QTimer(self)
        self._skeleton_wait.setSingleShot(True)
        self._skeleton_wait.setInterval(_SKELETON_MS)
        self.set_heading(_("Statistics"), _("Monthly report"))
        self._lay_out()
        self.behind = Behind(self.presenter, shell, self._main, self.body, self.panel)
        self._connect()

    def _lay_out(self) -> None:
        self._skeleton = Skeleton(10)
        self._area = scrolled(self.body)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        for part in (QWidget(), self._area, self.unread, self._skeleton):
            self._stack.addWidget(part)
        self._main = QWidget()
        column = QVBoxLayout(self._main)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.bar)
        column.addWidget(holder, 1)
        sides = QWidget()
        self._sides = QStackedLayout(sides)
        self._sides.addWidget(self._main)
        self._sides.addWidget(self.preview)
        self.row.addWidget(sides, 1)
        self.row.addWidget(self.panel)

    def _connect(self) -> None:
        shown = self.presenter
        shown.shown.connect(self._show_report)
        shown.failed.connect(self._show_failure)
        self._skeleton_wait.timeout.connect(lambda: self._stack.setCurrentWidget(self._skeleton))
        self.unread.acted.connect(self.read)
        self.bar.export_wanted.connect(self.ask_export)
        self.bar.print_wanted.connect(self.open_preview)
        self.bar.close_wanted.connect(self.ask_close)
        self.bar.reopen_wanted.connect(self.ask_reopen)
        self.preview.closed.connect(self.close_preview)
        self._area.verticalScrollBar().valueChanged.connect(lambda _value: self.behind.close(False))
        for key, months in ((Qt.Key.Key_PageUp, -1), (Qt.Key.Key_PageDown, 1)):
            made = QShortcut(QKeySequence(key), self._main)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(lambda months=months: self.bar.turn(months))
        paper = QShortcut(QKeySequence("Ctrl+P"), self)
        paper.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paper.activated.connect(self._print_or_show)

    # Showing

    def read(self) -> None:
        """Read the month again."""
        self.bar.show_wish()
        if self.presenter.report is None:
            self._skeleton_wait.start()
        self.presenter.read()

    def _show_report(self) -> None:
        self._skeleton_wait.stop()
        report = self.presenter.report
        assert report is not None
        self.behind.close(False)
        inside = self._holds_focus()
        self.bar.show_report(report)
        self.body.show_report(report, self.presenter.sentences())
        self._stack.setCurrentWidget(self._area)
        if inside and not self._holds_focus():
            self.bar.month.setFocus(Qt.FocusReason.OtherFocusReason)

    def _holds_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self._main.isAncestorOf(focused)

    def _show_failure(self) -> None:
        self._skeleton_wait.stop()
        if self.presenter.report is None:
            self._stack.setCurrentWidget(self.unread)

    # Doing

    def ask_export(self, form: ExportForm) -> None:
        """Ask how, then where; then write."""
        month = self.presenter.month

        def go(outside: bool) -> None:
            make = self.presenter.making(form, outside)
            export(self.shell, month, form, lambda: make().content)

        self.shell.show_dialog(ExportDialog(self.shell.window_widget, month, form, go))

    def open_preview(self) -> None:
        """The month as paper, in the place of the page."""
        self.behind.close(False)
        self.panel.close_panel()
        self._sides.setCurrentWidget(self.preview)
        self.preview.open()
        self.preview.view.sheets.setFocus(Qt.FocusReason.OtherFocusReason)

    def _print_or_show(self) -> None:
        """The paper first, then the printer."""
        if self._sides.currentWidget() is self.preview:
            self.preview.print()
        else:
            self.open_preview()

    def close_preview(self) -> None:
        """Back to the month."""
        self.preview.close_paper()
        self._sides.setCurrentWidget(self._main)
        self.bar.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_close(self) -> None:
        """Show what is not done yet, and ask for the sentence."""
        findings = self.presenter.findings()
        if findings is None:
            return

        def close() -> None:
            self.shell.attempt(lambda: self.presenter.close_month(len(findings)))

        self.shell.show_dialog(
            ClosingDialog(
                self.shell.window_widget, self.presenter.month, findings, close, self.behind.open_row
            )
        )

    def ask_reopen(self) -> None:
        """Ask for a reason."""
        self.shell.show_dialog(
            ReasonDialog(
                self.shell.window_widget,
                _("Open {month} again?").format(month=month_words(self.presenter.month)),
                _("Its figures follow every change until it is closed again. The log keeps the reason."),
                _("Reason"),
                _("Open again"),
                lambda reason: self.shell.attempt(lambda: self.presenter.reopen(reason)),
                kind="primary",
                icon="lock-simple-open",
            )
        )

    # What the shell asks

    def arrive(self, target: Target) -> None:
        assert isinstance(target, Statistics)
        if target.month is not None and target.month.replace(day=1) != self.presenter.month:
            self.presenter.month = min(target.month.replace(day=1), self.presenter.this_month)
            self.read()
        elif self.presenter.report is None:
            self.read()

    def refresh(self) -> None:
        self.read()

    def focus_main(self) -> None:
        first = self.body.table.first()
        empty = self.presenter.report is None or self.presenter.report.empty
        (self.bar.month if first is None or empty else first).setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        parts: list[QWidget] = [self.bar, self._area, self.preview, self.panel]
        return [part for part in parts if part.isVisible()]

    def toggle_right(self) -> None:
        if self.panel.is_open:
            self.panel.close_panel()
        else:
            self.behind.show_all()

    def close_level(self) -> bool:
        if self.behind.is_open:
            self.behind.close()
        elif self.panel.is_open:
            self.panel.close_panel()
        elif self._sides.currentWidget() is self.preview:
            self.close_preview()
        else:
            return False
        return True

    def make_room(self) -> None:
        self.behind.close(False)
        self.panel.close_panel()

    def shortcuts(self) -> list[ShortcutEntry]:
        scope = _("Statistics")
        return [
            ShortcutEntry(scope, "Page Up  Page Down", _("Previous or next month")),
            ShortcutEntry(scope, "← → ↑ ↓", _("From number to number")),
            ShortcutEntry(scope, "Enter", _("What is behind a number")),
            ShortcutEntry(scope, "Ctrl P", _("The month on paper; once more: print it")),
        ]

    def target(self) -> Target | None:
        return Statistics(self.presenter.month)

    def state(self) -> dict[str, Any]:
        return self.presenter.state()

    def restore(self, state: Mapping[str, Any]) -> None:
        self.presenter.restore(state)

    def leave(self) -> None:
        self.preview.feed.close()
        self.presenter.close()
