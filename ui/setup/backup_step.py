"""Step 5: where backups go. The place is written to before it is taken."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.errors import ClinicError
from clinic_app.common.messages import words
from clinic_app.common.translations import _
from clinic_app.facility.rules.profile import PATH_LIMIT
from ui.setup.step import Step
from ui.widgets.buttons import Button
from ui.widgets.cards import Note
from ui.widgets.choices import RadioCard
from ui.widgets.fields import Field
from ui.widgets.label import Label
from ui.widgets.text_fields import TextField


class BackupStep(Step):
    """`place()` is the second place, or None. `accept(place)` raises ClinicError when it won't do."""

    def __init__(self, own: Path, accept: Callable[[Path | None], None]) -> None:
        super().__init__(
            _("Where do backups go?"),
            _(
                "A backup is made each time Teduh is closed, and proven by opening it. It is encrypted: "
                "nobody reads it without a password of this clinic."
            ),
        )
        self._own, self._accept = own, accept
        self.here = RadioCard(_("Only beside the data"), str(own / "backups"))
        self.second = RadioCard(
            _("Also in a second place (recommended)"),
            _("A stick or a shared folder: it survives when this computer breaks or is stolen."),
        )
        self.path = TextField("", _("for instance a folder on a stick"), PATH_LIMIT)
        self.choose = Button(_("Choose folder…"), "default", "folder-open")
        self.field = Field(_("Folder of the second place"), self.path)
        self.choose_folder: Callable[[], str] = self._ask_for_folder
        self.note = Note(
            "warning",
            _("If this computer breaks, the backups are lost with it."),
            _("Choose a second place as soon as you have a stick."),
        )
        for name, widget in (("here", self.here), ("second", self.second), ("folder", self.path)):
            widget.setObjectName(f"setup.backup.{name}")
        self.choose.setObjectName("setup.backup.choose")
        self._build()
        self.second.setChecked(True)
        self._follow()
        for card in (self.here, self.second):
            card.toggled.connect(lambda _on: self._follow())
        self.path.textEdited.connect(lambda _text: self.field.clear_error())
        self.choose.clicked.connect(self._on_choose)

    def _build(self) -> None:
        cards = QWidget()
        column = QHBoxLayout(cards)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.second, 1)
        column.addWidget(self.here, 1)
        self.column.addWidget(cards)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        beside = QVBoxLayout()
        beside.setSpacing(4)
        beside.addWidget(Label(" ", "small"))
        beside.addWidget(self.choose)
        beside.addStretch(1)
        row.addLayout(beside)
        self.column.addWidget(self._row)
        self.column.addWidget(self.note)

    @property
    def first(self) -> QWidget:
        return self.choose if self.second.isChecked() else self.here

    def place(self) -> Path | None:
        """The second place as typed; None for none."""
        typed = self.path.text().strip()
        return Path(typed) if self.second.isChecked() and typed else None

    def check(self) -> bool:
        place = self.place()
        if self.second.isChecked() and place is None:
            return self._refuse(_("Choose a folder, or take “Only beside the data”."))
        if place is not None and (place == self._own or self._own in place.parents):
            return self._refuse(_("This folder lies beside the data. Choose one on a stick or a share."))
        if place is not None and not place.is_dir():
            return self._refuse(_("This folder does not exist. Plug in the stick, or choose another one."))
        try:
            self._accept(place)
        except ClinicError as error:
            return self._refuse(words(error))
        return True

    def _refuse(self, sentence: str) -> bool:
        self.field.set_error(sentence)
        self.path.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def _follow(self) -> None:
        self._row.setVisible(self.second.isChecked())
        self.note.setVisible(self.here.isChecked())
        self.changed.emit()

    def _on_choose(self) -> None:
        chosen = self.choose_folder()
        if chosen:
            self.path.setText(chosen)
            self.field.clear_error()
            self.changed.emit()

    def _ask_for_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self.window(), _("Folder of the second place"))
