"""What the notes page wants from the clinic: one client's notes, and one of them open."""

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from clinic_app.common.errors import ClinicError, Damaged, NotFound, Refused
from clinic_app.common.permissions import Permission
from clinic_app.notes.values import (
    Draft,
    Missing,
    NoteHead,
    NoteId,
    NotesChanged,
    NoteState,
    NoteStep,
    SignedNote,
)
from clinic_app.people.values import ClientId, ClientName, ClientsChanged
from clinic_app.scheduling.values import AppointmentId, Block, Status
from clinic_app.workspace import Workspace
from ui.notes.writing import Writing
from ui.widgets.titled import titled

_HELD = frozenset({Status.IN_SESSION, Status.COMPLETED})
Open = Draft | SignedNote | ClinicError | None
"""What the middle shows: a draft, a signed note, why neither can be shown, or that there is none."""


class NotePresenter(QObject):
    """Holds the client's list and the open note; a draft's words are in `writing` while they are typed."""

    listed = Signal()
    opened = Signal()
    """Another note is open, or the same in another state."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.client: ClientName | None = None
        self.heads: tuple[NoteHead, ...] = ()
        self.open: Open = None
        self.wanted: AppointmentId | None = None
        """The session whose note could not be begun."""
        self.writing = Writing(workspace, self)
        self._forget = workspace.changes.subscribe(self._on_change)

    def close(self) -> None:
        """Stop listening, drop what was decrypted."""
        self._forget()
        self.writing.begin(None)
        self.open, self.client, self.heads = None, None, ()

    # Going to a note

    def arrive(
        self, client_id: ClientId, note_id: NoteId | None, appointment_id: AppointmentId | None
    ) -> None:
        """Show a client's notes, and the one named or the newest. Raises ClinicError; all stays then."""
        self.writing.saver.save_now()
        heads = self._workspace.notes.of_client(client_id)
        named = self._workspace.clients.names((client_id,))
        if not named:
            raise NotFound("client.not_found")
        if appointment_id is None and note_id is None and heads:
            note_id = next((head.id for head in heads if self.may_open(head)), None)
        if note_id is not None and all(head.id != note_id for head in heads):
            raise NotFound("note.not_found")
        self.client, self.heads = named[0], heads
        self.listed.emit()
        if appointment_id is not None:
            self.begin(appointment_id)
        elif note_id is None:
            self._show(None)
        elif self.head is None or self.head.id != note_id:
            self.show_note(note_id)

    def show_note(self, note_id: NoteId) -> None:
        """Open a note of the list; why it can't be opened is shown in its place."""
        self.writing.saver.save_now()
        try:
            self._show(self._read(note_id))
        except ClinicError as error:
            self._show(error)

    def begin(self, appointment_id: AppointmentId) -> None:
        """The note about a session: gone on with, begun, or read when it is signed."""
        self.writing.saver.save_now()
        if isinstance(self.open, Draft) and self.open.head.appointment_id == appointment_id:
            return
        own = [head for head in self.heads if head.appointment_id == appointment_id and self.is_mine(head)]
        if own and own[0].state is NoteState.SIGNED:
            self.show_note(own[0].id)
            return
        try:
            found: Open = self._workspace.notes.begin(appointment_id)
        except ClinicError as refusal:
            found = refusal
            self.wanted = appointment_id
        self._reload()
        self._show(found)

    def _read(self, note_id: NoteId) -> Open:
        head = next(head for head in self.heads if head.id == note_id)
        if head.state is NoteState.SIGNED or not self.is_mine(head):
            return self._workspace.notes.open(note_id)
        try:
            return self._workspace.notes.open_draft(note_id)
        except Damaged as fault:
            # A signed note whose row was made a draft again has no words as a draft: it is shown as broken.
            try:
                return self._workspace.notes.open(note_id)
            except Refused:
                raise fault from None

    def _show(self, note: Open) -> None:
        self.open = note
        if not isinstance(note, ClinicError):
            self.wanted = None
        self.writing.begin(note if isinstance(note, Draft) else None)
        self.opened.emit()

    def refresh(self) -> None:
        """After coming back: the list anew; a note that could not be begun is tried again."""
        if self.client is None:
            return
        self._reload()
        if isinstance(self.open, ClinicError) and self.wanted is not None:
            self.begin(self.wanted)

    # What is known

    @property
    def head(self) -> NoteHead | None:
        """The open note in brief."""
        return self.open.head if isinstance(self.open, Draft | SignedNote) else None

    @property
    def now(self) -> datetime:
        """The clinic's wall clock."""
        return self._workspace.now_local()

    @property
    def attention(self) -> bool:
        """The client's tick."""
        return self.client is not None and self.client.attention

    @property
    def history(self) -> tuple[NoteStep, ...]:
        """The steps of the open note, the newest first; a save of now included."""
        if not isinstance(self.open, Draft | SignedNote):
            return ()
        steps = self.open.history
        saved = self.writing.saver.saved_at
        if isinstance(self.open, Draft) and saved is not None and saved > self.open.saved_at:
            me = self.open.head
            rest = steps[1:] if steps and steps[0].action == "note.saved" else steps
            steps = (NoteStep("note.saved", saved, me.author_id, me.author_name), *rest)
        return steps

    def is_mine(self, head: NoteHead) -> bool:
        """Whether the person wrote it."""
        return head.author_id == self._workspace.my_id

    def may_open(self, head: NoteHead) -> bool:
        """A colleague's draft stays closed."""
        return head.state is NoteState.SIGNED or self.is_mine(head)

    @property
    def may_sign(self) -> bool:
        """Whether the person signs at all."""
        return self._workspace.may(Permission.NOTE_SIGN)

    def author_line(self, head: NoteHead) -> str:
        """`Nadira Kusumawati, M.Psi., Psikolog`."""
        members = self._workspace.staff.members(include_inactive=True)
        title = next((member.title_text for member in members if member.id == head.author_id), "")
        return titled(head.author_name, title)

    def sessions_to_write(self) -> tuple[Block, ...]:
        """The person's own sessions with this client that have no note yet, the newest first."""
        if self.client is None or not self._workspace.may(Permission.NOTE_WRITE):
            return ()
        written = {head.appointment_id for head in self.heads if self.is_mine(head)}
        me = self._workspace.my_id
        return tuple(
            block
            for block in self._workspace.calendar.of_client(self.client.id)
            if block.counselor_id == me and block.status in _HELD and block.id not in written
        )

    def missing(self) -> tuple[Missing, ...]:
        """What stands in the way of the signature."""
        return self._workspace.notes.missing(self.writing.content) if isinstance(self.open, Draft) else ()

    def overdue(self) -> bool:
        """Whether the open draft should have been signed by now."""
        return isinstance(self.open, Draft) and self.now > self.open.head.due

    def set_attention(self, on: bool) -> None:
        """The client's tick "needs attention". Raises ClinicError."""
        if self.client is not None:
            self._workspace.clients.set_attention(self.client.id, on)

    # Signing: the first two run beside the screen

    def sign(self, note_id: NoteId, password: str) -> SignedNote:
        """Sign what was saved last. Raises ClinicError."""
        return self._workspace.notes.sign(note_id, password)

    def add_addendum(self, note_id: NoteId, text: str, password: str) -> SignedNote:
        """Add to a signed note. Raises ClinicError."""
        return self._workspace.notes.add_addendum(note_id, text, password)

    def take_signed(self, signed: SignedNote) -> None:
        """Show what came of it, if that note is still the one that is open."""
        self._reload()
        if self.head is not None and self.head.id == signed.head.id:
            self._show(signed)

    def withdraw(self) -> None:
        """Take back the open draft, which holds no word. Raises ClinicError."""
        if isinstance(self.open, Draft):
            self.writing.saver.save_now()
            self._workspace.notes.withdraw(self.open.head.id)
            self._reload()
            self._show(None)

    # Hearing

    def _reload(self) -> None:
        if self.client is not None:
            self.heads = self._workspace.notes.of_client(self.client.id)
            self.listed.emit()

    def _on_change(self, change: object) -> None:
        if self.client is None:
            return
        if isinstance(change, ClientsChanged) and self.client.id in change.client_ids:
            self.client = self._workspace.clients.names((self.client.id,))[0]
            self.listed.emit()
        elif isinstance(change, NotesChanged) and change.client_id == self.client.id:
            self._reload()
