"""What there is to follow up, read anew whenever something that it depends on has changed."""

from PySide6.QtCore import QObject, Signal

from clinic_app.common.permissions import Permission, Role
from clinic_app.facility.values import FacilityChanged
from clinic_app.notes.values import NotesChanged
from clinic_app.people.values import ClientsChanged
from clinic_app.referrals.values import Filters, ReferralHead, ReferralsChanged
from clinic_app.scheduling.values import AppointmentsChanged, FollowUps
from clinic_app.workspace import Workspace
from ui.today.matters import Matter, matters

_TOUCHED_BY = (AppointmentsChanged, ClientsChanged, FacilityChanged, NotesChanged, ReferralsChanged)


class FollowUpPresenter(QObject):
    """Holds what the clinic told last; `changed` when it has to be asked again."""

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._known: tuple[Matter, ...] | None = None
        self._due: FollowUps | None = None
        self._forget = workspace.changes.subscribe(self._on_change)

    def close(self) -> None:
        """Stop listening."""
        self._forget()

    def due(self) -> FollowUps:
        """What the appointments leave to be done."""
        if self._due is None:
            self._due = self._workspace.calendar.follow_ups()
        return self._due

    def matters(self) -> tuple[Matter, ...]:
        """In words, for this person."""
        if self._known is None:
            self._known = self._read()
        return self._known

    def refresh(self) -> None:
        """A minute has passed: a deadline may have, too."""
        self._known = self._due = None
        self.changed.emit()

    def _read(self) -> tuple[Matter, ...]:
        workspace, due = self._workspace, self.due()
        told = workspace.may(Permission.NOTE_STATE)
        notes = workspace.notes.waiting_for_signature() if told else None
        clients = {block.client_id for block in due.to_confirm}
        phones = {one.id: one.phone for one in workspace.clients.names(clients)} if clients else {}
        return tuple(matters(due, notes, phones, workspace.now_local(), self._overdue()))

    def _overdue(self) -> tuple[ReferralHead, ...]:
        """Referrals to ask after: a counselor's own, and all of them at the desk."""
        workspace = self._workspace
        if not workspace.may(Permission.REFERRAL_TRACK):
            return ()
        at_desk = Role.RECEPTIONIST in workspace.roles
        owner = None if at_desk else workspace.my_id
        return workspace.referrals.find(Filters(overdue=True, owner_id=owner))

    def _on_change(self, change: object) -> None:
        if isinstance(change, _TOUCHED_BY):
            self.refresh()
