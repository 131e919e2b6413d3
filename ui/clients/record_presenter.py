"""A client's record: what the person at the desk may see of it, and what may be done. Builds nothing."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from clinic_app.common.permissions import Permission, Role
from clinic_app.common.translations import _
from clinic_app.episodes.values import Episode, EpisodesChanged
from clinic_app.groups.values import GroupsChanged
from clinic_app.groups.values_notes import Participation, Remark
from clinic_app.notes.values import NoteHead, NotesChanged, NoteState, RiskMark, SignedNote
from clinic_app.people.values import ClientId, ClientRecord, ClientsChanged, PersonId
from clinic_app.referrals.values import ReferralHead, ReferralsChanged
from clinic_app.scheduling.values import AppointmentsChanged, Block, Status
from clinic_app.workspace import Workspace
from ui.clients.record_rows import SessionRow, session_rows, upcoming
from ui.panels.problems.presenter import ProblemPresenter
from ui.shell.navigation import Note
from ui.shell.ports import ShellPort

_CHANGES = (
    *(ClientsChanged, EpisodesChanged, AppointmentsChanged, NotesChanged, ReferralsChanged),
    GroupsChanged,
)


@dataclass(frozen=True)
class NoteWish:
    """The note that the main button leads to; without a target, `reason` says why there is none."""

    text: str
    target: Note | None = None
    reason: str = ""


class RecordPresenter(QObject):
    """Holds one record. `shown` when there is something else to show."""

    shown = Signal()

    def __init__(self, workspace: Workspace, shell: ShellPort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace, self._shell = workspace, shell
        self.record: ClientRecord | None = None
        self.episodes: tuple[Episode, ...] = ()
        self.blocks: tuple[Block, ...] = ()
        self.heads: tuple[NoteHead, ...] = ()
        self.referrals: tuple[ReferralHead, ...] = ()
        self.groups: tuple[Participation, ...] = ()
        self._remarks: tuple[Remark, ...] | None = None
        self.last_note: SignedNote | None = None
        self.risk: RiskMark | None = None
        self.names: dict[PersonId, str] = {}
        self.problems = ProblemPresenter(workspace, shell, self)
        self.visible = False
        """Whether the page is seen: a record that nobody sees is not read (and logged) again."""
        self._stale: set[type] = set()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.catch_up)
        self._forget = workspace.changes.subscribe(self._on_change)

    def close(self) -> None:
        """Stop listening."""
        self._forget()
        self.problems.close()
        self._soon.stop()

    # Reading

    def show(self, client_id: ClientId) -> None:
        """Open that record; the log keeps it. Raises ClinicError."""
        record = self.workspace.clients.open(client_id)
        everybody = self.workspace.staff.members(include_inactive=True)
        self.names.update((person.id, person.name) for person in everybody)
        self.record = record
        self._read_rest()
        self._read_last_note()
        self.problems.show(client_id if self.clinical else None)
        self._stale.clear()
        self.shown.emit()

    def _read_rest(self) -> None:
        record = self.record
        if record is None or record.restricted:
            self.episodes, self.blocks, self.heads, self.risk = (), (), (), None
            self.referrals, self.groups, self._remarks = (), (), None
            return
        client_id = record.name.id
        self.episodes = self.workspace.episodes.of(client_id)
        self.blocks = self.workspace.calendar.of_client(client_id)
        self.heads = self.workspace.notes.of_client(client_id) if self.sees_note_states else ()
        may_see = self.workspace.may(Permission.REFERRAL_READ)
        self.referrals = self.workspace.referrals.of_client(client_id) if may_see else ()
        in_groups = self.workspace.may(Permission.GROUP_READ)
        self.groups = self.workspace.groups.of_client(client_id) if in_groups else ()
        self._remarks = None
        self.risk = None
        if self.in_team and self.workspace.may(Permission.RISK_READ):
            self.risk = self._shell.attempt(lambda: self.workspace.notes.risk(client_id))

    def remarks(self) -> tuple[Remark, ...]:
        """What was written about the client in groups, opened when it is first asked for; the team's only."""
        record = self.record
        if record is None or not self.clinical or not self.workspace.may(Permission.GROUP_NOTE):
            return ()
        if self._remarks is None:
            client_id = record.name.id
            found = self._shell.attempt(lambda: self.workspace.groups.remarks_of_client(client_id))
            self._remarks = found or ()
        return self._remarks

    def _read_last_note(self) -> None:
        self.last_note = None
        if self.clinical and self.record is not None:
            client_id = self.record.name.id
            self.last_note = self._shell.attempt(lambda: self.workspace.notes.last(client_id))

    def _on_change(self, change: object) -> None:
        if self.record is None or not isinstance(change, _CHANGES):
            return
        mine = self.record.name.id
        about = getattr(change, "client_ids", None) or (getattr(change, "client_id", None),)
        if mine in about:
            self._stale.add(type(change))
            if self.visible:
                self._soon.start()

    def catch_up(self) -> None:
        """Read again what was changed since."""
        if not self._stale or self.record is None:
            return
        stale, self._stale = self._stale, set()
        client_id = self.record.name.id
        if ClientsChanged in stale:
            self._shell.attempt(lambda: self.show(client_id))
            return
        self._shell.attempt(self._read_rest)
        if NotesChanged in stale:
            self._read_last_note()
        self.shown.emit()

    # Who is looking

    @property
    def in_team(self) -> bool:
        """Whether the person is in the client's care team now."""
        team = self.record.team if self.record is not None else ()
        return any(member.person_id == self.workspace.my_id and member.until is None for member in team)

    @property
    def clinical(self) -> bool:
        """Whether notes may be read."""
        return self.in_team and self.workspace.may(Permission.NOTE_READ)

    @property
    def sees_note_states(self) -> bool:
        """Whether one sees that there are notes: the team, and who supervises."""
        oversees = self.workspace.roles & {Role.SUPERVISOR, Role.HEAD}
        return self.workspace.may(Permission.NOTE_STATE) and (self.in_team or bool(oversees))

    @property
    def restricted(self) -> bool:
        """Whether only the header is shown."""
        return self.record is None or self.record.restricted

    def may(self, permission: Permission) -> bool:
        """Whether the person may do that with this client."""
        return not self.restricted and self.workspace.may(permission)

    def today(self) -> date:
        """The clinic's day."""
        return self.workspace.today()

    # What is shown

    def rows(self) -> tuple[SessionRow, ...]:
        """The appointments: what comes, nearest first, then what was, the newest first."""
        return session_rows(
            self.blocks, self.heads, self.names, self.workspace.my_id, self.workspace.now_local()
        )

    def coming(self) -> tuple[Block, ...]:
        """What comes next, the nearest first."""
        return upcoming(self.blocks, self.today())

    @property
    def note_count(self) -> int:
        """How many notes there are."""
        return len(self.heads)

    def note_wish(self) -> NoteWish:
        """The note of the session going on, else an own draft, else the last own session without a note."""
        me, new = self.workspace.my_id, _("New note")
        own = {head.appointment_id: head for head in self.heads if head.author_id == me}
        going_on = [b for b in self.blocks if b.counselor_id == me and b.status is Status.IN_SESSION]
        done = [b for b in self.blocks if b.counselor_id == me and b.status is Status.COMPLETED]
        if self.record is None:
            return NoteWish(new)
        client_id = self.record.name.id
        for block in going_on:
            head = own.get(block.id)
            if head is None:
                return self._new_note(block)
            if head.state is NoteState.DRAFT:
                return NoteWish(_("Continue note"), Note(client_id, head.id))
        drafts = [head for head in own.values() if head.state is NoteState.DRAFT]
        if drafts:
            newest = max(drafts, key=lambda head: head.session_start)
            return NoteWish(_("Continue note"), Note(client_id, newest.id))
        for block in sorted(done, key=lambda block: block.start, reverse=True):
            if block.id not in own:
                return self._new_note(block)
        return NoteWish(new, reason=_("Start a session first: a note belongs to a session."))

    def _new_note(self, block: Block) -> NoteWish:
        assert self.record is not None
        if not self.record.may_write_note:
            return NoteWish(_("New note"), reason=_("Record the service consent first."))
        return NoteWish(_("New note"), Note(self.record.name.id, appointment_id=block.id))

    def note_target(self, row: SessionRow) -> Note | None:
        """The note that a row of the list opens, where the person may read or write it."""
        head = row.note
        if head is None or not self.clinical:
            return None
        if head.state is NoteState.SIGNED or head.author_id == self.workspace.my_id:
            return Note(head.client_id, head.id)
        return None

    # What may be done with episodes

    def closable(self) -> tuple[Episode, ...]:
        """Episodes that the person may close."""
        if not (self.in_team and self.workspace.may(Permission.EPISODE_CLOSE)):
            return ()
        return tuple(episode for episode in self.episodes if episode.closed_on is None)

    def reopenable(self) -> tuple[Episode, ...]:
        """The newest closed episode of each programme that has no open one."""
        if not (self.in_team and self.workspace.may(Permission.EPISODE_CLOSE)):
            return ()
        taken = {episode.programme for episode in self.episodes if episode.closed_on is None}
        found: list[Episode] = []
        for episode in self.episodes:
            if episode.closed_on is not None and episode.programme not in taken:
                taken.add(episode.programme)
                found.append(episode)
        return tuple(found)
