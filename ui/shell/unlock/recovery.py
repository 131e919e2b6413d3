"""A lost password: who resets it, and the recovery sheet when nobody can (SECURITY §3.6)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from clinic_app.common.errors import ClinicError, InvalidInput
from clinic_app.common.messages import words
from clinic_app.common.permissions import Role
from clinic_app.common.translations import _
from clinic_app.sign_in.values import SignInPerson
from ui.shell.unlock.people_list import full_name
from ui.theme.type import font
from ui.widgets.buttons import Button
from ui.widgets.cards import Note
from ui.widgets.choice import Choice
from ui.widgets.dialogs import Dialog
from ui.widgets.fields import Field
from ui.widgets.label import Label
from ui.widgets.password_field import PasswordField
from ui.widgets.text_fields import TextField

GROUPS, SIGNS = 8, 5


class ForgottenDialog(Dialog):
    """What can be done about a lost password; the choice "danger" stands for using the sheet."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(
            window,
            _("Forgot your password?"),
            _(
                "An administrator gives you a new one under Manage, Users. If no administrator can sign in, "
                "the recovery sheet that was printed at the set-up opens the clinic."
            ),
            safe=_("Close"),
            danger=_("Use the recovery sheet"),
            icon="key",
            kind="primary",
            width=460,
        )
        self.setObjectName("login.forgotten")


class _Group(TextField):
    """One group of the sheet; a whole code pasted here fills all of them."""

    pasted = Signal(str)
    full = Signal()
    emptied = Signal()

    def __init__(self, number: int) -> None:
        super().__init__("", "", SIGNS)
        self.setObjectName(f"recovery.group.{number}")
        self.setAccessibleName(_("Group {number}").format(number=number))
        self.setFont(font("body", mono=True))
        self.textEdited.connect(self._on_edit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    def _on_edit(self, text: str) -> None:
        place = self.cursorPosition()
        self.setText(text.upper())
        self.setCursorPosition(place)
        if len(text) == SIGNS:
            self.full.emit()


class RecoveryDialog(Dialog):
    """The sheet, an administrator, a new password. `wished(groups, login, password)`; it stays open then."""

    wished = Signal(list, str, str)

    def __init__(self, window: QWidget, people: Sequence[SignInPerson]) -> None:
        super().__init__(
            window,
            _("Open with the recovery sheet"),
            _("Afterwards everybody else chooses a new password at the next sign-in. It is kept in the log."),
            safe=_("Cancel"),
            icon="key",
            kind="primary",
            width=560,
            close_outside=False,
        )
        self.setObjectName("recovery")
        self.groups = [_Group(number) for number in range(1, GROUPS + 1)]
        self.who = Choice(
            [(each.login, full_name(each)) for each in people if Role.ADMINISTRATOR in each.roles]
        )
        self.who.setObjectName("recovery.who")
        self.password, self.again = PasswordField(), PasswordField()
        self.password.setObjectName("recovery.password")
        self.again.setObjectName("recovery.again")
        self.fields = {
            "login": Field(_("Administrator"), self.who),
            "password": Field(_("New password"), self.password, _("At least 12 signs, such as four words.")),
            "again": Field(_("The same password again"), self.again),
        }
        self.error = Note("danger", text=" ")
        self.error.setObjectName("recovery.error")
        self.error.hide()
        self.go = Button(_("Open"), "primary", "lock-simple-open")
        self.go.setObjectName("recovery.open")
        self.box.buttons.addWidget(self.go)
        self._build()
        self._connect()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, group in enumerate(self.groups):
            grid.addWidget(group, place // 4, place % 4)
        content = self.box.content
        content.addWidget(Label(_("The eight groups on the sheet"), "small", weight=500))
        content.addLayout(grid)
        for field in self.fields.values():
            content.addWidget(field)
        content.addWidget(self.error)

    def _connect(self) -> None:
        for place, group in enumerate(self.groups):
            group.pasted.connect(lambda text, at=place: self._spread(text, at))
            group.full.connect(lambda at=place: self._step(at, 1))
            group.emptied.connect(lambda at=place: self._step(at, -1))
        self.go.clicked.connect(self._wish)
        self.again.returnPressed.connect(self._wish)

    def _step(self, place: int, by: int) -> None:
        if 0 <= place + by < GROUPS:
            self.groups[place + by].setFocus(Qt.FocusReason.TabFocusReason)
            self.groups[place + by].selectAll()

    def _spread(self, text: str, first: int) -> None:
        """A pasted code, with or without hyphens and blanks, from one group on."""
        signs = "".join(sign for sign in text[:200].upper() if sign.isalnum())
        for place in range(first, GROUPS):
            part, signs = signs[:SIGNS], signs[SIGNS:]
            if part:
                self.groups[place].setText(part)

    def _wish(self) -> None:
        self.error.hide()
        for field in self.fields.values():
            field.clear_error()
        if self.password.text() != self.again.text():
            self.fields["again"].set_error(_("The two passwords differ. Type the same one twice."))
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        typed = [group.text() for group in self.groups]
        self.wished.emit(typed, str(self.who.key()), self.password.text())

    def set_busy(self, busy: bool) -> None:
        """While the sheet is tried."""
        self.safe.setEnabled(not busy)
        self.go.set_busy(_("Opening…") if busy else None)

    def refuse(self, error: ClinicError) -> None:
        """Say at the right place what is wrong."""
        self.set_busy(False)
        field = self.fields.get(error.field) if isinstance(error, InvalidInput) else None
        if field is not None:
            field.set_error(words(error))
            field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.error.set_text("", words(error))
        self.error.show()
        number = error.params.get("group")
        wrong = self.groups[int(str(number)) - 1] if number else self.groups[0]
        wrong.setFocus(Qt.FocusReason.OtherFocusReason)
