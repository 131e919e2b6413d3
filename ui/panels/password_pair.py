"""A new password, typed twice by the person it belongs to."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from clinic_app.common.translations import _
from ui.panels.password_strength import strength
from ui.widgets.fields import Field
from ui.widgets.password_field import PasswordField


class PasswordPair(QWidget):
    """Two fields with a sentence on strength; `check` says whether they agree. `edited` on every key."""

    edited = Signal()

    def __init__(self, name: str, wide: bool = False, parent: QWidget | None = None) -> None:
        """`name` begins the object names; `wide` puts the fields side by side."""
        super().__init__(parent)
        self.first, self.again = PasswordField(), PasswordField()
        self.first.setObjectName(f"{name}.password")
        self.again.setObjectName(f"{name}.again")
        self.first_field = Field(_("New password"), self.first, strength(""))
        self.again_field = Field(_("The same password again"), self.again)
        across = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        row = QBoxLayout(across, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12 if wide else 10)
        row.addWidget(self.first_field, 1)
        row.addWidget(self.again_field, 1)
        for field, box in ((self.first, self.first_field), (self.again, self.again_field)):
            field.textEdited.connect(lambda _text, of=box: self._on_edit(of))
            field.capsLockChanged.connect(self._tell_caps)
        self.again.editingFinished.connect(self._compare)

    @property
    def password(self) -> str:
        """What was typed first."""
        return self.first.text()

    @property
    def empty(self) -> bool:
        """Whether nothing was typed."""
        return not self.first.text() and not self.again.text()

    def clear(self) -> None:
        """Forget both, and hide the signs."""
        for field, box in ((self.first, self.first_field), (self.again, self.again_field)):
            field.clear()
            field.hide_text()
            box.clear_error()
        self.first_field.set_hint(strength(""))

    def check(self) -> bool:
        """Whether something was typed, twice the same; else says so at the field and goes there."""
        if not self.first.text():
            self.refuse(_("Type a password."))
        elif self.first.text() != self.again.text():
            self.again_field.set_error(_different())
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            return True
        return False

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with the password, and go there."""
        self.first_field.set_error(sentence)
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edit(self, box: Field) -> None:
        box.clear_error()
        if box is self.first_field:
            self.first_field.set_hint(strength(self.first.text()))
            if self.again_field.error and self.first.text() == self.again.text():
                self.again_field.clear_error()
        self.edited.emit()

    def _compare(self) -> None:
        if self.again.text() and self.first.text() != self.again.text():
            self.again_field.set_error(_different())

    def _tell_caps(self, on: bool) -> None:
        self.again_field.set_hint(_("Caps Lock is on.") if on else "")


def _different() -> str:
    return _("The two passwords differ. Type the same one twice.")
