"""Step 2: an administrator of the backup's day, with the password of that day (SECURITY §6)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.safekeeping.values import Examination, KeptBackup
from ui.widgets.cards import Note
from ui.widgets.choice import Choice
from ui.widgets.fields import Field
from ui.widgets.label import Label
from ui.widgets.password_field import PasswordField

_WIDTH = 420


class KeyStep(QWidget):
    """`submitted` on Enter; `changed` as the password is typed."""

    submitted = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.who = Choice()
        self.who.setObjectName("restore.who")
        self.password = PasswordField()
        self.password.setObjectName("restore.password")
        self.fields = {
            "login": Field(_("Administrator when the backup was made"), self.who),
            "password": Field(
                _("Password"), self.password, _("The one that was in use when the backup was made.")
            ),
        }
        self.error = Note("danger", text=" ")
        self.error.setObjectName("restore.key.error")
        self.error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(Label(_("Who opens the backup?"), "h1"))
        said = _(
            "Only an administrator of that day can restore it. Afterwards the passwords of that day count."
        )
        column.addWidget(Label(said, "body", "text2", wrap=True))
        column.addWidget(self.error)
        for field in self.fields.values():
            field.setMaximumWidth(_WIDTH)
            column.addWidget(field)
        column.addStretch(1)
        self.password.returnPressed.connect(self.submitted)
        self.password.textChanged.connect(self._on_typed)

    def show_backup(self, backup: KeptBackup, me: str) -> None:
        """Its administrators; the one who is at work first."""
        people = sorted(backup.administrators, key=lambda each: each.login != me)
        self.who.set_options([(each.login, each.name) for each in people])

    def focus(self) -> None:
        self.password.setFocus(Qt.FocusReason.TabFocusReason)

    def refuse(self, sentence: str) -> None:
        """The key doesn't fit."""
        self.fields["password"].set_error(sentence)
        self.password.selectAll()
        self.focus()

    def fail(self, sentence: str) -> None:
        """Something else is in the way; "" takes it away."""
        self.error.set_text("", sentence)
        self.error.setVisible(bool(sentence))

    def _on_typed(self) -> None:
        self.fields["password"].clear_error()
        self.changed.emit()


def key_refusal(found: Examination) -> str | None:
    """The code of the refusal, when it was the key that didn't fit."""
    key = found.checks[1].refusal
    return None if key is None else key.code
