"""Step 6: the people who will work here; each types the own password."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.errors import ClinicError, InvalidInput, InvalidInputs
from clinic_app.common.messages import words
from clinic_app.common.permissions import Role
from clinic_app.common.translations import _
from clinic_app.people.values import NewStaff, StaffMember
from ui.panels.person_fields import PersonFields
from ui.setup.step import Step
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Note
from ui.widgets.label import Label
from ui.widgets.marks import Avatar, letters
from ui.widgets.titled import titled
from ui.widgets.wording import roles_text

Add = Callable[[NewStaff, str, Callable[[], None], Callable[[ClinicError], None]], None]
"""person, password, what follows, what follows a refusal."""


class PeopleStep(Step):
    """`people` tells who is there; `add` makes an account beside the screen."""

    def __init__(self, people: Callable[[], Sequence[StaffMember]], add: Add) -> None:
        super().__init__(
            _("Who works here?"),
            _("At least one counselor and one receptionist. One person may be both."),
        )
        self._people, self._add = people, add
        self.list = QVBoxLayout()
        self.list.setSpacing(6)
        self.missing = Note("info", text=" ")
        self.missing.setObjectName("setup.people.missing")
        self.fields = PersonFields("setup.person", wide=True)
        self.error = Note("danger", text=" ")
        self.add_button = Button(_("Add user"), "tonal", "user-plus")
        self.add_button.setObjectName("setup.person.add")
        card = Card(_("New user"), _("Let the person type the password."))
        card.body.setSpacing(12)
        card.body.addWidget(self.fields)
        card.body.addWidget(self.error)
        card.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(self.list)
        self.column.addWidget(self.missing)
        self.column.addWidget(card)
        self.error.hide()
        self.add_button.clicked.connect(self.submit)
        self.fields.passwords.again.returnPressed.connect(self.submit)
        self.fields.edited.connect(self.changed)

    @property
    def first(self) -> QWidget:
        return self.fields.name

    def show_people(self) -> None:
        """Read the list anew."""
        while (item := self.list.takeAt(0)) is not None:
            if (line := item.widget()) is not None:
                line.hide()
                line.deleteLater()
        for person in self._people():
            self.list.addWidget(_line(person))
        missing = self._missing()
        self.missing.set_text(missing)
        self.missing.setVisible(bool(missing))
        wanted = [role for role in (Role.COUNSELOR, Role.RECEPTIONIST) if role not in self._roles()]
        if self.fields.empty:
            self.fields.roles.set_roles(wanted[:1])
            self.fields.set_known(False)
        self.changed.emit()

    @property
    def why_not(self) -> str:
        """In short: the note above says what to do."""
        if not self._missing():
            return ""
        return _("No receptionist yet.") if Role.COUNSELOR in self._roles() else _("No counselor yet.")

    def _roles(self) -> frozenset[Role]:
        return frozenset(role for person in self._people() for role in person.roles)

    def _missing(self) -> str:
        roles = self._roles()
        if Role.COUNSELOR not in roles:
            return _("Add a counselor first: without one nobody can be booked.")
        return (
            "" if Role.RECEPTIONIST in roles else _("Add a receptionist first; a counselor may be one too.")
        )

    def check(self) -> bool:
        if self.fields.empty:
            return True
        self._refuse(_("This user has not been added yet. Add the user, or empty the form."))
        self.fields.name.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def submit(self) -> None:
        """Add the person typed, if all is well."""
        self.error.hide()
        if self.add_button.busy or not self.fields.check():
            return
        self.add_button.set_busy(_("Adding…"))
        self._add(self.fields.person(), self.fields.passwords.password, self._on_added, self._on_refused)

    def _on_added(self) -> None:
        self.add_button.set_busy(None)
        self.fields.clear()
        self.show_people()
        self.fields.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_refused(self, error: ClinicError) -> None:
        self.add_button.set_busy(None)
        known = isinstance(error, InvalidInput | InvalidInputs)
        rest = self.fields.refuse(error) if isinstance(error, InvalidInput | InvalidInputs) else []
        if rest or not known:
            self._refuse(rest[0] if rest else words(error))

    def _refuse(self, sentence: str) -> None:
        self.error.set_text("", sentence)
        self.error.show()


def _line(person: StaffMember) -> QWidget:
    line = QWidget()
    line.setObjectName(f"setup.people.{person.login}")
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(Avatar(letters(person.name), 28))
    texts = QVBoxLayout()
    texts.setSpacing(0)
    texts.addWidget(Label(titled(person.name, person.title_text), weight=500, elide=True))
    texts.addWidget(Label(f"{person.login} · {roles_text(person.roles)}", "small", "text2", elide=True))
    row.addLayout(texts, 1)
    return line
