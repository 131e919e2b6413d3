"""One's own password: the old one, the new one twice."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from clinic_app.common.errors import ClinicError, InvalidInput
from clinic_app.common.messages import words
from clinic_app.common.translations import _
from ui.widgets.buttons import Button
from ui.widgets.dialogs import Dialog
from ui.widgets.fields import Field
from ui.widgets.password_field import PasswordField


class PasswordDialog(Dialog):
    """`wished(old, new)`; the one who made it calls `refuse`, or `choose` when it is done.

    `forced`: somebody set a first or temporary password; without a new one there is only locking.
    """

    wished = Signal(str, str)

    def __init__(self, window: QWidget, forced: bool = False) -> None:
        super().__init__(
            window,
            _("Choose a new password") if forced else _("Change password"),
            _("Your password was set for you. From now on only you know it.") if forced else "",
            safe=_("Lock") if forced else _("Cancel"),
            icon="key",
            kind="primary",
            width=420,
            close_outside=False,
        )
        self.setObjectName("password")
        self.old, self.new, self.again = PasswordField(), PasswordField(), PasswordField()
        for name, field in (("old", self.old), ("new", self.new), ("again", self.again)):
            field.setObjectName(f"password.{name}")
        self.fields = (
            Field(_("Present password"), self.old),
            Field(_("New password"), self.new, _("At least 12 signs, such as four words.")),
            Field(_("The same password again"), self.again),
        )
        for box in self.fields:
            self.box.content.addWidget(box)
        self.save = Button(_("Save password"), "primary", "check")
        self.save.setObjectName("password.save")
        self.box.buttons.addWidget(self.save)
        self.save.clicked.connect(self._wish)
        self.again.returnPressed.connect(self._wish)

    def _wish(self) -> None:
        for box in self.fields:
            box.clear_error()
        if not self.old.text():
            self._say(0, _("Type your present password."))
        elif self.new.text() != self.again.text():
            self._say(2, _("The two passwords differ. Type the same one twice."))
        else:
            self.save.set_busy(_("Saving…"))
            self.safe.setEnabled(False)
            self.wished.emit(self.old.text(), self.new.text())

    def refuse(self, error: ClinicError) -> None:
        """Say at the right field what is wrong."""
        self.save.set_busy(None)
        self.safe.setEnabled(True)
        self._say(1 if isinstance(error, InvalidInput) else 0, words(error))

    def _say(self, place: int, text: str) -> None:
        self.fields[place].set_error(text)
        self.fields[place].editor.setFocus(Qt.FocusReason.OtherFocusReason)
