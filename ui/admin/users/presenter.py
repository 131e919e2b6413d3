"""What the page of users wants from the clinic."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from clinic_app.common.errors import ClinicError
from clinic_app.people.values import NewStaff, PersonId, StaffChanged, StaffMember
from clinic_app.workspace import Workspace
from ui.shell.ports import ShellPort

Done = Callable[[StaffMember], object]
Failed = Callable[[ClinicError], object]


class StaffPresenter(QObject):
    """Holds the people; reads them again when somebody changed them."""

    people_changed = Signal()

    def __init__(self, workspace: Workspace, shell: ShellPort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self._people: tuple[StaffMember, ...] | None = None
        self._forget = workspace.changes.subscribe(self._on_change)

    def close(self) -> None:
        """Stop listening."""
        self._forget()

    def _on_change(self, change: object) -> None:
        if isinstance(change, StaffChanged):
            self.reload()

    def reload(self) -> None:
        """Read everybody again."""
        self._people = None
        self.people_changed.emit()

    @property
    def people(self) -> tuple[StaffMember, ...]:
        """Everybody, by name; those who have left too."""
        if self._people is None:
            self._people = self._workspace.staff.members(include_inactive=True)
        return self._people

    def person(self, person_id: PersonId) -> StaffMember | None:
        """One of them."""
        return next((person for person in self.people if person.id == person_id), None)

    @property
    def me(self) -> PersonId:
        """Who looks at the page."""
        return self._workspace.my_id

    @property
    def today(self) -> date:
        """On the clinic's clock."""
        return self._workspace.today()

    # Doing; whatever makes keys takes half a second and runs beside the screen

    def add(self, person: NewStaff, password: str, done: Done, failed: Failed) -> None:
        """A new account."""
        self._shell.run(lambda: self._workspace.staff.add(person, password), done, failed)

    def change(self, person_id: PersonId, wish: NewStaff, done: Done, failed: Failed) -> None:
        """Name, roles, profession and degree."""
        facts = (wish.name, wish.roles, wish.title, wish.title_text)
        self._shell.run(lambda: self._workspace.staff.change(person_id, *facts), done, failed)

    def reset(self, person_id: PersonId, password: str, sheet: str, done: Done, failed: Failed) -> None:
        """New keys and a new password; with the recovery sheet what was sealed is granted anew at once."""
        self._shell.run(lambda: self._workspace.staff.reset(person_id, password, sheet), done, failed)

    def readmit(self, person_id: PersonId, password: str, done: Done, failed: Failed) -> None:
        """Somebody who had left."""
        self._shell.run(lambda: self._workspace.staff.readmit(person_id, password), done, failed)

    def end(self, person_id: PersonId, done: Done, failed: Failed) -> None:
        """The person can't sign in any more."""
        self._shell.run(lambda: self._workspace.staff.end(person_id), done, failed)
