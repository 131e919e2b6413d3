"""Manage, the tab of backups (spec §8.10); the restore wizard takes the place of the list."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.safekeeping.values import KeptBackup
from clinic_app.workspace import Workspace
from ui.admin.backup.cards import OwnPlaceCard, RehearsalCard, ScheduleCard, SecondPlaceCard
from ui.admin.backup.presenter import BackupPresenter, WorkspaceSource
from ui.admin.backup.rows import columns
from ui.admin.tab_head import TabHead
from ui.panels.restore.source import RestorePlan
from ui.panels.restore.wizard import RestoreWizard
from ui.shell.navigation import Backup, Target
from ui.shell.page import Page, ShortcutEntry
from ui.shell.ports import ShellPort
from ui.theme.tokens import px
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, EmptyState
from ui.widgets.scrolled import scrolled
from ui.widgets.table import RowsModel, Table

_KIND, _SIZE, _PLACE = 1, 2, 3
_ASIDE = 336


class BackupPage(Page):
    """Its presenter reads and acts; this lays out."""

    def __init__(self, workspace: Workspace, shell: ShellPort) -> None:
        super().__init__(workspace, shell)
        self.setObjectName("backup")
        self.presenter = BackupPresenter(workspace, shell, self)
        self.head = TabHead(workspace, shell, "backup")
        self.rows = RowsModel(columns(workspace.today, workspace.zone))
        self.table = Table(self.rows)
        self.table.setObjectName("backup.table")
        self.table.setAccessibleName(_("Backups"))
        self.empty = EmptyState("hard-drives", _("No backup yet"), _("Make the first one now."))
        self.make = Button(_("Back up now"), "primary", "hard-drives", "compact")
        self.make.setObjectName("backup.now")
        self.put_back = Button(_("Restore…"), "default", "clock-counter-clockwise", "compact")
        self.put_back.setObjectName("backup.restore")
        self.own, self.second, self.schedule = OwnPlaceCard(), SecondPlaceCard(), ScheduleCard()
        self.rehearsal = RehearsalCard(self._rehearse)
        self.choose_folder: Callable[[], str] = self._ask_for_folder
        self.wizard: RestoreWizard | None = None
        self._stack = QStackedWidget()
        self.set_heading(_("Manage"))
        self._lay_out()
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addStretch(1)
        bar.addWidget(self.put_back)
        bar.addWidget(self.make)
        card = Card(margins=(1, 1, 1, 1))
        card.body.addWidget(self.table)
        card.body.addWidget(self.empty)
        self._main = QWidget()
        main = QVBoxLayout(self._main)
        main.setContentsMargins(16, 12, 8, 14)
        main.setSpacing(12)
        main.addLayout(bar)
        main.addWidget(card, 1)
        cards = QWidget()
        aside = QVBoxLayout(cards)
        aside.setContentsMargins(8, 12, 16, 14)
        aside.setSpacing(10)
        for each in (self.own, self.second, self.rehearsal, self.schedule):
            aside.addWidget(each)
        aside.addStretch(1)
        self._aside = scrolled(cards)
        self._aside.setFixedWidth(_ASIDE)
        listed = QWidget()
        row = QHBoxLayout(listed)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._main, 1)
        row.addWidget(self._aside)
        self._stack.addWidget(listed)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        self.row.addLayout(column, 1)

    def _connect(self) -> None:
        self.presenter.changed.connect(self._show)
        self.presenter.place_refused.connect(self.second.refuse)
        self.make.clicked.connect(self.presenter.make)
        self.put_back.clicked.connect(lambda: self.open_wizard())
        self.table.opened.connect(lambda row: self.open_wizard(self.rows.row(row)))
        self.second.retry_wished.connect(self.presenter.copy_again)
        self.second.drop_wished.connect(lambda: self.presenter.choose_place(None))
        self.second.choose_wished.connect(self._choose_place)

    # Showing

    def _show(self) -> None:
        presenter, kept = self.presenter, self.presenter.kept
        state, today, zone = presenter.state, presenter.today, presenter.zone
        chosen = self.chosen
        self.rows.set_rows(kept or ())
        if chosen is not None:
            files = [each.file for each in self.rows.rows]
            self.table.choose_row(files.index(chosen.file) if chosen.file in files else 0)
        self.table.setVisible(bool(kept))
        self.empty.setVisible(kept is not None and not kept)
        self.rehearsal.go.setEnabled(bool(kept))
        self.own.show_state(state, presenter.now, today, zone)
        self.second.show_place(state.second, today, zone)
        self.rehearsal.show_last(presenter.last_rehearsal, presenter.now, today, zone)

    @property
    def chosen(self) -> KeptBackup | None:
        """The row chosen, else the newest."""
        rows, at = self.rows.rows, self.table.current_row()
        if not rows:
            return None
        backup: KeptBackup = rows[max(at, 0)]
        return backup

    def _rehearse(self) -> None:
        if self.chosen is not None:
            self.presenter.rehearse(self.chosen)

    def _choose_place(self) -> None:
        if folder := self.choose_folder():
            self.presenter.choose_place(Path(folder))

    def _ask_for_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self.window(), _("Folder of the second place"))

    # The wizard

    def open_wizard(self, backup: KeptBackup | None = None) -> None:
        """Begin a restore, at the second step with a backup given."""
        self.close_wizard()
        wizard = RestoreWizard(WorkspaceSource(self.workspace, self.shell), self.workspace.me.login)
        wizard.cancelled.connect(self._give_up)
        wizard.confirmed.connect(self._restore)
        self._stack.addWidget(wizard)
        self._stack.setCurrentWidget(wizard)
        self.wizard = wizard
        if backup is not None and backup.fault is None:
            wizard.start_with(backup)
        wizard.focus()

    def close_wizard(self) -> None:
        """Back to the list; no password stays in a field."""
        if self.wizard is not None:
            self.wizard.leave()
            self._stack.removeWidget(self.wizard)
            self.wizard.deleteLater()
            self.wizard = None

    def _give_up(self) -> None:
        self.close_wizard()
        self.presenter.reload()
        self.focus_main()

    def _restore(self, plan: RestorePlan) -> None:
        self.shell.restore(plan)

    # What the shell asks

    def arrive(self, target: Target) -> None:
        assert isinstance(target, Backup)
        self.presenter.reload()
        if target.restore:
            self.open_wizard()

    def refresh(self) -> None:
        self.presenter.reload()

    def tick(self) -> None:
        self._show()

    def focus_main(self) -> None:
        if self.wizard is not None:
            self.wizard.focus()
        else:
            first = self.table if self.rows.rows else self.make
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        parts: list[QWidget] = [self.head, self._main, self._aside]
        if self.wizard is not None:
            parts.append(self.wizard)
        return [part for part in parts if part.isVisible()]

    def close_level(self) -> bool:
        if self.wizard is None:
            return False
        self.wizard.step_back()
        return True

    def shortcuts(self) -> list[ShortcutEntry]:
        return [ShortcutEntry(_("Backups"), "Enter", _("Restore the chosen backup"))]

    def target(self) -> Target | None:
        return Backup()

    def leave(self) -> None:
        self.presenter.close()
        self.close_wizard()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - _ASIDE - 26
        widths = [px(column.width) for column in self.rows.columns]
        for column in (_KIND, _PLACE, _SIZE):
            self.table.setColumnHidden(column, sum(widths) > room)
            if sum(widths) > room:
                widths[column] = 0  # time and proof always stay
