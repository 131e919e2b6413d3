"""The fields of a member of staff: name, login, roles, profession, and the password at the beginning.

The wizard and the page of users show the same form.
"""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.common.permissions import Role, Title
from clinic_app.common.text import bare_name, clean_line, words_of
from clinic_app.common.translations import _
from clinic_app.people.values import NewStaff, StaffMember
from ui.panels.faults import by_field, show_faults
from ui.panels.host import Content
from ui.panels.kept_form import text_of
from ui.panels.password_pair import PasswordPair
from ui.panels.role_cards import RoleCards
from ui.widgets.choice import Choice
from ui.widgets.fields import Field
from ui.widgets.text_fields import TextField
from ui.widgets.wording import title_name

NAME_LIMIT, TITLE_LIMIT, LOGIN_LIMIT = 200, 60, 32


class PersonFields(QWidget):
    """The form. `edited` on every change; `passwords` is hidden for a person who has one already."""

    edited = Signal()

    def __init__(self, name: str, wide: bool = False, parent: QWidget | None = None) -> None:
        """`name` begins the object names; `wide` puts fields side by side."""
        super().__init__(parent)
        self._own_login = False
        self.name = TextField("", "", NAME_LIMIT)
        self.title_text = TextField("", _("for instance S.Psi."), TITLE_LIMIT)
        self.login = TextField("", _("for instance sari"), LOGIN_LIMIT)
        self.roles = RoleCards(name, wide)
        self.profession = Choice([(title, title_name(title)) for title in Title])
        self.profession.set_key(Title.NONE)
        self.passwords = PasswordPair(name, wide)
        parts = (("name", self.name), ("title", self.title_text), ("login", self.login))
        for part, editor in (*parts, ("profession", self.profession)):
            editor.setObjectName(f"{name}.{part}")
        self.fields = {
            "name": Field(_("Full name"), self.name),
            "title_text": Field(_("Degree"), self.title_text, optional=True),
            "login": Field(_("Login"), self.login),
            "roles": Field(_("Roles"), self.roles),
            "title": Field(_("Profession"), self.profession),
        }
        self._build(wide)
        self._connect()
        self._follow_roles()

    def _build(self, wide: bool) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12 if wide else 10)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        # Beside each other in a wide form what belongs together; in a narrow one what is short.
        beside, below = ("title_text", "login") if wide else ("login", "title_text")
        grid.addWidget(self.fields["name"], 0, 0)
        grid.addWidget(self.fields[beside], 0, 1)
        grid.addWidget(self.fields[below], 1, 0)
        grid.addWidget(self.fields["title"], 1, 1)
        grid.addWidget(self.fields["roles"], 2, 0, 1, 2)
        grid.addWidget(self.passwords, 3, 0, 1, 2)
        grid.setRowStretch(4, 1)

    def _connect(self) -> None:
        for key, editor in (("title_text", self.title_text), ("login", self.login)):
            editor.textEdited.connect(lambda _text, of=key: self._on_edit(of))
        self.name.textEdited.connect(self._on_name)
        self.login.textEdited.connect(self._on_login)
        self.roles.changed.connect(lambda: self._on_edit("roles"))
        self.roles.changed.connect(self._follow_roles)
        self.profession.chosen.connect(lambda _key: self.edited.emit())
        self.passwords.edited.connect(self.edited)

    # What was typed

    def person(self) -> NewStaff:
        """As typed, without signs that nobody means to type."""
        roles = self.roles.roles()
        title = self.profession.key() if Role.COUNSELOR in roles else Title.NONE
        return NewStaff(
            self.login.text().strip().lower(),
            clean_line(self.name.text()),
            roles,
            title,
            clean_line(self.title_text.text()),
        )

    @property
    def empty(self) -> bool:
        """Whether nothing was typed."""
        texts = (self.name, self.title_text, self.login)
        return not any(field.text().strip() for field in texts) and self.passwords.empty

    def check(self) -> bool:
        """What can be said before the service is asked: name, login, roles, the two passwords."""
        person, faults = self.person(), {}
        if not person.name:
            faults["name"] = _("Type the name.")
        if not person.login:
            faults["login"] = _("Type the login.")
        if not person.roles:
            faults["roles"] = _("Choose at least one role.")
        show_faults(self.fields, faults)
        return not faults and (self.passwords.isHidden() or self.passwords.check())

    def refuse(self, error: InvalidInput | InvalidInputs) -> list[str]:
        """Bring what the service refused to its field; gives back what has none here."""
        faults = by_field(error)
        password = faults.pop("password", "")
        rest = show_faults(self.fields, faults)
        if password:
            self.passwords.refuse(password)
        return rest

    def clear_errors(self) -> None:
        """As if nothing had been asked yet."""
        for field in self.fields.values():
            field.clear_error()

    # Filling it

    def clear(self) -> None:
        """An empty form for a new person."""
        for editor in (self.name, self.title_text, self.login):
            editor.clear()
        self._own_login = False
        self.roles.set_roles(())
        self.profession.set_key(Title.NONE)
        self.set_known(False)

    def set_known(self, known: bool) -> None:
        """A known person keeps the login, and the password is reset elsewhere."""
        self.login.setEnabled(not known)
        self.login.setToolTip(_("The login stays as it is: signatures and the log name it.") if known else "")
        self.passwords.setVisible(not known)
        self.passwords.clear()
        self.clear_errors()
        self._follow_roles()

    def show_person(self, person: StaffMember) -> None:
        """A known person's facts."""
        self.name.setText(person.name)
        self.title_text.setText(person.title_text)
        self.login.setText(person.login)
        self._own_login = True
        self.roles.set_roles(person.roles)
        self.profession.set_key(person.title)
        self.set_known(True)

    def snapshot(self) -> Content:
        """What is kept of a half-filled form; never a password."""
        return {
            "name": self.name.text(),
            "title_text": self.title_text.text(),
            "login": self.login.text(),
            "roles": sorted(role.value for role in self.roles.roles()),
            "profession": str(self.profession.key()),
        }

    def take_up(self, content: Mapping[str, object]) -> None:
        """What was kept; what can't be read stays as it is."""
        kept = dict(content)
        self.name.setText(text_of(kept, "name"))
        self.title_text.setText(text_of(kept, "title_text"))
        if self.login.isEnabled():
            self.login.setText(text_of(kept, "login"))
            self._own_login = bool(self.login.text())
        roles = kept.get("roles")
        if isinstance(roles, list):
            self.roles.set_roles(role for role in Role if role.value in roles)
        profession = text_of(kept, "profession")
        self.profession.set_key(next((each for each in Title if each.value == profession), Title.NONE))
        self._follow_roles()

    def _on_edit(self, key: str) -> None:
        editor = self.fields[key].editor
        if not (isinstance(editor, TextField) and editor.is_full):
            self.fields[key].clear_error()
        self.edited.emit()

    def _on_name(self, name: str) -> None:
        if self.login.isEnabled() and not self._own_login:
            self.login.setText(suggested_login(name))
        self._on_edit("name")

    def _on_login(self, login: str) -> None:
        self._own_login = bool(login)

    def _follow_roles(self) -> None:
        self.fields["title"].setVisible(Role.COUNSELOR in self.roles.roles())


def suggested_login(name: str) -> str:
    """The first word of a name without its titles, in plain small letters; '' where there is none."""
    first = next(iter(words_of(bare_name(clean_line(name)))), "")
    return first[:LOGIN_LIMIT] if first.isascii() and len(first) > 1 else ""
