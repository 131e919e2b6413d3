"""Signing: a summary, what is missing, the password again (ui/spec §8.5)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.errors import ClinicError
from clinic_app.common.messages import words
from clinic_app.common.translations import _
from clinic_app.notes.rules import blocks
from clinic_app.notes.values import Missing
from ui.widgets.buttons import Button
from ui.widgets.cards import Note
from ui.widgets.dialogs import SAFE, Dialog
from ui.widgets.fields import Field
from ui.widgets.label import Label
from ui.widgets.note_wording import missing_words
from ui.widgets.password_field import PasswordField

_NAME_WIDTH = 92


class SignDialog(Dialog):
    """`wished(password)`; who made it calls `refuse`, or `choose` when it is signed. `led(code)` to a gap."""

    wished = Signal(str)
    led = Signal(str)

    def __init__(
        self,
        window: QWidget,
        title: str,
        text: str,
        summary: Sequence[tuple[str, str]],
        missing: tuple[Missing, ...] = (),
    ) -> None:
        super().__init__(
            window,
            title,
            text,
            safe=_("Cancel"),
            icon="pen-nib",
            kind="primary",
            width=460,
            close_outside=False,
        )
        self.setObjectName("note.sign.dialog")
        self._blocked = bool(blocks(missing))
        self.box.content.addLayout(self._lines(summary))
        for one in missing:
            self._add_missing(one)
        self.password = PasswordField()
        self.password.setObjectName("note.password")
        self.field = Field(_("Your password"), self.password)
        self.confirm = Button(_("Sign"), "primary", "pen-nib")
        self.confirm.setObjectName("note.sign.confirm")
        self.box.content.addWidget(self.field)
        self.box.buttons.addWidget(self.confirm)
        self.field.setVisible(not self._blocked)
        self.confirm.setVisible(not self._blocked)
        self.confirm.clicked.connect(self._wish)
        self.password.returnPressed.connect(self._wish)

    @staticmethod
    def _lines(summary: Sequence[tuple[str, str]]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 8, 0, 2)
        column.setSpacing(4)
        for name, value in summary:
            row = QHBoxLayout()
            row.setSpacing(8)
            label = Label(name, "small", "text3")
            label.setFixedWidth(_NAME_WIDTH)
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Label(value, "small", weight=500, wrap=True), 1)
            column.addLayout(row)
        return column

    def _add_missing(self, missing: Missing) -> None:
        kind = "danger" if missing.blocking else "warning"
        note = Note(kind, text=missing_words(missing), action=_("Go there"))
        note.setObjectName(missing.code)
        if note.action is not None:
            note.action.setObjectName(f"{missing.code}.go")
        note.acted.connect(lambda: self._lead(missing.code))
        self.box.content.addWidget(note)

    def open(self, first: QWidget | None = None) -> None:
        """The password first, when it can be signed."""
        super().open(first or (None if self._blocked else self.password))

    def _lead(self, code: str) -> None:
        self.choose(SAFE)
        self.led.emit(code)

    def _wish(self) -> None:
        if self.confirm.busy:
            return
        self.field.clear_error()
        if not self.password.text():
            self._say(_("Type your password."))
            return
        self.confirm.set_busy(_("Signing…"))
        self.safe.setEnabled(False)
        self.password.setReadOnly(True)
        self.wished.emit(self.password.text())

    def choose(self, key: str) -> None:
        """While the signature is being made there is no way back."""
        if not self.confirm.busy:
            super().choose(key)

    def finish(self) -> None:
        """It is signed."""
        self.confirm.set_busy(None)
        self.password.clear()
        super().choose("signed")

    def refuse(self, error: ClinicError) -> None:
        """Say what is wrong, and take the next try."""
        self.confirm.set_busy(None)
        self.safe.setEnabled(True)
        self.password.setReadOnly(False)
        self.password.hide_text()
        self.password.selectAll()
        self._say(words(error))

    def _say(self, text: str) -> None:
        self.field.set_error(text)
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)
