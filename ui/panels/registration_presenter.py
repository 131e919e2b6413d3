"""Registering a client, or correcting one: what the form says, who it might be already. Builds nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from clinic_app.common.errors import InvalidInput, InvalidInputs, Refused
from clinic_app.common.messages import words
from clinic_app.common.permissions import Permission, Reach, reach
from clinic_app.people.rules import CheckedClient, examine, is_minor
from clinic_app.people.rules.nik import check as check_nik
from clinic_app.people.rules.nik import read as read_nik
from clinic_app.people.values import ClientForm, ClientId, Likeness, StaffMember
from clinic_app.workspace import Workspace
from ui.panels.faults import by_field
from ui.panels.host import Host


@dataclass(frozen=True)
class Findings:
    """What is known of the form as it stands now.

    `faults` and `notes` are sentences by field: what can't be taken, and what is only odd.
    """

    faults: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    minor: bool = False
    alike: tuple[Likeness, ...] = ()

    @property
    def known_already(self) -> Likeness | None:
        """The client who has this very NIK; registering somebody else with it is impossible."""
        return next((one for one in self.alike if one.same_nik), None)

    @property
    def unanswered(self) -> bool:
        """Whether somebody is almost certainly the same person, and nobody has said otherwise."""
        return any(one.sure for one in self.alike)


class RegistrationPresenter(QObject):
    """`saved` carries the `ClientId` after the client was registered or corrected."""

    saved = Signal(object)

    def __init__(self, workspace: Workspace, host: Host, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._host = workspace, host
        self.client_id: ClientId | None = None
        self.others: tuple[ClientId, ...] = ()
        """Clients that the person declared to be somebody else."""

    def counselors(self) -> tuple[StaffMember, ...]:
        """Who may form a care team."""
        return tuple(self._workspace.calendar.counselors())

    def today(self) -> date:
        """The clinic's day."""
        return self._workspace.today()

    def load(self, client_id: ClientId) -> ClientForm | None:
        """The form of a client who is to be corrected; None when that is refused."""
        self.others = ()
        form = self._host.attempt(lambda: self._workspace.clients.form(client_id))
        self.client_id = client_id if form is not None else None
        return form

    def begin(self, name: str = "") -> ClientForm:
        """The form of a new client; who may write own clients only is in the team from the start."""
        self.client_id, self.others = None, ()
        own_only = reach(self._workspace.roles, Permission.CLIENT_WRITE) is Reach.OWN
        return ClientForm(name, None, team=(self._workspace.my_id,) if own_only else ())

    def look(self, form: ClientForm) -> Findings:
        """Check a form as it is typed; writes nothing."""
        checked = examine(form, self.today())
        faults = by_field(InvalidInputs(list(checked.faults)))
        notes: dict[str, str] = {}
        for warning in checked.warnings:
            said = words(InvalidInput(warning.field, warning.code))
            notes[warning.field] = f"{notes[warning.field]} {said}" if warning.field in notes else said
        return Findings(faults, notes, self._minor(checked), self._alike(form, checked))

    def _minor(self, checked: CheckedClient) -> bool:
        return checked.birth_date is not None and is_minor(
            checked.birth_date, checked.precision, self.today()
        )

    def _alike(self, form: ClientForm, checked: CheckedClient) -> tuple[Likeness, ...]:
        if not checked.form.nik and not checked.form.full_name:
            return ()
        but = () if self.client_id is None else (self.client_id,)
        found = self._host.attempt(lambda: self._workspace.clients.likenesses(form, but=but))
        return tuple(one for one in found or () if one.same_nik or one.client_id not in self.others)

    def declare_other(self, client_id: ClientId) -> None:
        """The person looked: this is somebody else."""
        self.others = (*self.others, client_id)

    def from_nik(self, form: ClientForm) -> ClientForm | None:
        """Birth date and sex as the NIK says; None when it says none."""
        try:
            content = read_nik(check_nik(form.nik), self.today())
        except InvalidInput:
            return None
        birth = content.birth_date or form.birth_date
        return replace(form, sex=content.sex, birth_date=birth, age=None if birth else form.age)

    def save(self, form: ClientForm, reason: str = "") -> dict[str, str]:
        """Register or correct. Sentences by field when something can't be taken."""
        form = replace(form, not_same_as=self.others)
        refused: dict[str, str] = {}
        saved = self._host.attempt(lambda: self._catching(lambda: self._write(form, reason), refused))
        if saved is not None:
            self.saved.emit(saved)
        return refused

    def _write(self, form: ClientForm, reason: str) -> ClientId:
        clients = self._workspace.clients
        if self.client_id is None:
            return clients.register(form)
        clients.correct(self.client_id, form, reason)
        return self.client_id

    def _catching(self, write: Callable[[], ClientId], refused: dict[str, str]) -> ClientId | None:
        try:
            return write()
        except (InvalidInput, InvalidInputs) as faults:
            refused.update(by_field(faults))
        except Refused as fault:
            if fault.code != "client.same_nik":
                raise
            refused["nik"] = words(fault)
        return None
