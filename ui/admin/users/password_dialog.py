"""A new password for somebody else, typed by that person: after a reset, or on coming back."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from clinic_app.common.errors import ClinicError, InvalidInput
from clinic_app.common.messages import words
from clinic_app.common.translations import _
from clinic_app.people.values import StaffMember
from ui.panels.password_pair import PasswordPair
from ui.theme.type import font
from ui.widgets.buttons import Button
from ui.widgets.cards import Note
from ui.widgets.dialogs import Dialog
from ui.widgets.fields import Field
from ui.widgets.text_fields import TextField

_SHEET_LIMIT = 100
_DONE = "done"

Wish = Callable[[str, str, Callable[[StaffMember], object], Callable[[ClinicError], object]], None]
"""password, groups of the sheet, what follows, what follows a refusal."""


class NewPasswordDialog(Dialog):
    """Asks for the password, and with `with_sheet` for the recovery sheet; stays open until it is taken."""

    def __init__(
        self,
        window: QWidget,
        title: str,
        text: str,
        save_text: str,
        wish: Wish,
        with_sheet: bool = False,
    ) -> None:
        super().__init__(
            window, title, text, safe=_("Cancel"), icon="key", kind="primary", width=460, close_outside=False
        )
        self.setObjectName("staff.new_password")
        self._wish, self._save_text = wish, save_text
        self.passwords = PasswordPair("staff.reset")
        self.sheet = TextField("", "", _SHEET_LIMIT)
        self.sheet.setObjectName("staff.reset.sheet")
        self.sheet.setFont(font("body", mono=True))
        self.sheet_field = Field(
            _("Groups of the recovery sheet"),
            self.sheet,
            _(
                "With the sheet the person reads the own clients' notes and drafts again at once. Without "
                "it, colleagues of the care team give access when they open a record, and drafts stay closed."
            ),
            optional=True,
        )
        self.error = Note("danger", text=" ")
        self.save = Button(save_text, "primary", "check")
        self.save.setObjectName("staff.reset.save")
        content = self.box.content
        content.setContentsMargins(0, 8, 0, 0)
        content.addWidget(self.passwords)
        content.addWidget(self.sheet_field)
        content.addWidget(self.error)
        self.sheet_field.setVisible(with_sheet)
        self.error.hide()
        self.box.buttons.addWidget(self.save)
        self.save.clicked.connect(self._submit)
        for field in (self.passwords.again, self.sheet):
            field.returnPressed.connect(self._submit)
        self.sheet.textEdited.connect(lambda _text: self.sheet_field.clear_error())

    def _submit(self) -> None:
        self.error.hide()
        if self.save.busy or not self.passwords.check():
            return
        self.save.set_busy(_("Saving…"))
        self.safe.setEnabled(False)
        self._wish(self.passwords.password, self.sheet.text(), self._on_done, self._on_refused)

    def _on_done(self, _person: StaffMember) -> None:
        self.passwords.clear()
        self.sheet.clear()
        self.choose(_DONE)

    def _on_refused(self, error: ClinicError) -> None:
        self.save.set_busy(None)
        self.safe.setEnabled(True)
        if isinstance(error, InvalidInput) and error.field == "password":
            self.passwords.refuse(words(error))
        elif error.code.startswith("recovery."):
            self.sheet_field.set_error(words(error))
            self.sheet.setFocus()
        else:
            self.error.set_text("", words(error))
            self.error.show()
