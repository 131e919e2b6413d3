"""What is done to an account as a whole: a new password, leaving, coming back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.people.values import StaffMember
from ui.admin.users.password_dialog import NewPasswordDialog
from ui.admin.users.presenter import StaffPresenter
from ui.panels.host import Host
from ui.widgets.buttons import Button
from ui.widgets.cards import Icon
from ui.widgets.dialogs import Dialog
from ui.widgets.label import Label


class UserActions(QWidget):
    """Buttons below a person's facts, and a line on what they do."""

    def __init__(self, presenter: StaffPresenter, host: Host, window: Callable[[], QWidget]) -> None:
        """`window` gives the parent of dialogs."""
        super().__init__()
        self._presenter, self._host, self._window = presenter, host, window
        self._person: StaffMember | None = None
        self.reset = Button(_("Reset password"), "default", "key", "compact")
        self.end = Button(_("Deactivate"), "danger-outline", "prohibit", "compact")
        self.readmit = Button(_("Activate again"), "default", "arrow-counter-clockwise", "compact")
        for name, button in (("reset", self.reset), ("end", self.end), ("readmit", self.readmit)):
            button.setObjectName(f"staff.{name}")
        self.why = Label("", "small", "text2", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.reset, self.end, self.readmit):
            row.addWidget(button, 1)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(Icon("info", "text3", 14), 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.why, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addLayout(below)
        self.reset.clicked.connect(self._on_reset)
        self.end.clicked.connect(self._on_end)
        self.readmit.clicked.connect(self._on_readmit)

    def show_person(self, person: StaffMember | None) -> None:
        """What may be done to this one; nothing to somebody who isn't there yet."""
        self._person = person
        self.setVisible(person is not None)
        if person is None:
            return
        own = person.id == self._presenter.me
        self.reset.setVisible(person.active and not own)
        self.end.setVisible(person.active and not own)
        self.readmit.setVisible(not person.active)
        if own:
            said = _(
                "This is your own account. Change your password in the menu at the upper right; only another "
                "administrator can deactivate it."
            )
        elif person.active:
            said = _(
                "Both are kept in the audit log. The recovery sheet gives access to notes again at once."
            )
        else:
            said = _("This person cannot sign in. Name and signatures stay where they are.")
        self.why.setText(said)

    def _on_reset(self) -> None:
        person = self._person
        if person is None:
            return
        dialog = NewPasswordDialog(
            self._window(),
            _("New password for {name}?").format(name=person.name),
            _("Let the person type it here. The old password stops working; it is kept in the audit log."),
            _("Set password"),
            lambda password, sheet, done, failed: self._presenter.reset(
                person.id, password, sheet, done, failed
            ),
            with_sheet=True,
        )
        self._show(dialog, _("New password set."))

    def _on_readmit(self) -> None:
        person = self._person
        if person is None:
            return
        dialog = NewPasswordDialog(
            self._window(),
            _("Activate {name} again?").format(name=person.name),
            _("The person gets new keys and types a new password here. The roles are as before."),
            _("Activate"),
            lambda password, _sheet, done, failed: self._presenter.readmit(person.id, password, done, failed),
        )
        self._show(dialog, _("The account is active again."))

    def _show(self, dialog: NewPasswordDialog, said: str) -> None:
        dialog.finished.connect(lambda choice: self._host.toast(said) if choice == "done" else None)
        self._host.show_dialog(dialog)
        dialog.passwords.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_end(self) -> None:
        person = self._person
        if person is None:
            return
        dialog = Dialog(
            self._window(),
            _("Deactivate {name}?").format(name=person.name),
            _(
                "From now on this person cannot sign in. Notes, signatures and appointments stay. The "
                "account can be activated again."
            ),
            safe=_("Cancel"),
            danger=_("Deactivate"),
            icon="prohibit",
        )

        def decided(choice: str) -> None:
            if choice == "danger":
                self._presenter.end(
                    person.id, lambda _person: self._host.toast(_("Deactivated.")), self._host.show_error
                )

        dialog.finished.connect(decided)
        self._host.show_dialog(dialog)
