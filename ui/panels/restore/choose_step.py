"""Step 1: which backup. Those in both places, and any other file."""

from collections.abc import Callable
from datetime import tzinfo
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common import locale
from clinic_app.common.translations import _
from clinic_app.safekeeping.values import KeptBackup
from ui.panels.restore.words import place_text, size_text
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, EmptyState, Note
from ui.widgets.label import Label
from ui.widgets.table import Cell, Column, RowsModel, Table


class ChooseStep(QWidget):
    """`chosen` when another row is current, `accepted` on Enter or a double click."""

    chosen = Signal()
    accepted = Signal()
    file_wished = Signal(Path)

    def __init__(self, zone: tzinfo) -> None:
        super().__init__()
        self._zone = zone
        self.rows = RowsModel(self._columns())
        self.table = Table(self.rows)
        self.table.setObjectName("restore.backups")
        self.table.setAccessibleName(_("Backups"))
        self.empty = EmptyState(
            "hard-drives",
            _("No backup found."),
            _("Plug the stick in and choose the file on it."),
        )
        self.other = Button(_("Choose another file…"), "default", "folder-open", "compact")
        self.other.setObjectName("restore.file")
        self.error = Note("danger", text=" ")
        self.error.setObjectName("restore.choose.error")
        self.error.hide()
        self.choose_file: Callable[[], str] = self._ask_for_file
        self._build()
        self.table.current_changed.connect(lambda _row: self.chosen.emit())
        self.table.opened.connect(lambda _row: self.accepted.emit())
        self.other.clicked.connect(self._on_other)
        self.show_backups(())

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(_("Which backup is to be restored?"), "h1"), 1)
        head.addWidget(self.other)
        card = Card(margins=(1, 1, 1, 1))
        card.body.addWidget(self.table)
        card.body.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(
            Label(_("Nothing is changed before you have seen what is in it."), "body", "text2", wrap=True)
        )
        column.addWidget(self.error)
        column.addWidget(card, 1)

    def _columns(self) -> list[Column]:
        def made(backup: KeptBackup) -> Cell:
            here = backup.made_at.astimezone(self._zone)
            return Cell(f"{locale.long_date(here.date())}, {locale.clock_time(here)}", weight=500)

        return [
            Column(_("Made"), made, width=250, stretch=True),
            Column(_("Size"), lambda each: Cell(size_text(each.size), "text2"), width=90, number=True),
            Column(_("Place"), lambda each: Cell(place_text(each), "text2"), width=250),
        ]

    @property
    def backup(self) -> KeptBackup | None:
        """The one chosen."""
        row = self.table.current_row()
        return self.rows.row(row) if row >= 0 else None

    def show_backups(self, backups: tuple[KeptBackup, ...], choose: Path | None = None) -> None:
        """Those that can be read; the newest, or that of the file `choose`, is chosen."""
        sound = [each for each in backups if each.fault is None]
        self.rows.set_rows(sound)
        self.table.setVisible(bool(sound))
        self.empty.setVisible(not sound)
        at = next((row for row, each in enumerate(sound) if each.file == choose), 0)
        if sound:
            self.table.choose_row(at)
        self.chosen.emit()

    def refuse(self, sentence: str) -> None:
        """Why a file won't do; "" takes it away."""
        self.error.set_text("", sentence)
        self.error.setVisible(bool(sentence))

    def focus(self) -> None:
        first = self.table if self.rows.rows else self.other
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_other(self) -> None:
        if file := self.choose_file():
            self.file_wished.emit(Path(file))

    def _ask_for_file(self) -> str:
        names = _("Backups of Teduh") + " (*.teduh)"
        return QFileDialog.getOpenFileName(self.window(), _("Choose a backup"), "", names)[0]
