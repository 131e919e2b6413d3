"""The shared note of a meeting: the draft while it is typed, or the note as signed. Builds nothing."""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from clinic_app.common.errors import ClinicError
from clinic_app.groups.values_notes import NoteContent, NoteDraft, SignedGroupNote
from clinic_app.scheduling.values_meetings import MeetingId
from clinic_app.workspace import Workspace
from ui.widgets.autosave import Autosave

_LOOK_MS = 700
"""How long after the last key it is looked whether a member is named."""

Open = NoteDraft | SignedGroupNote | ClinicError | None


class NoteWriting(QObject):
    """`opened` when another note is shown, `named` when other names of members were found in it."""

    opened = Signal()
    named = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups = workspace.groups
        self.meeting_id: MeetingId | None = None
        self.open: Open = None
        self.content = NoteContent()
        self.names: tuple[str, ...] = ()
        """Words of the note that are members' names."""
        self.saver = Autosave(self._save, self)
        self._looking = QTimer(self, singleShot=True, interval=_LOOK_MS)
        self._looking.timeout.connect(self.look_for_names)

    def show(self, meeting_id: MeetingId) -> None:
        """Open the note of a meeting; why it can't be opened is shown in its place."""
        self.saver.save_now()
        self.meeting_id = meeting_id
        try:
            self.open = self._groups.note(meeting_id)
        except ClinicError as error:
            self.open = error
        self._begin()

    def _begin(self) -> None:
        draft = self.open if isinstance(self.open, NoteDraft) else None
        self.content = draft.content if draft is not None else NoteContent()
        self.names = ()
        self.saver.begin(draft.saved_at if draft is not None else None)
        self.opened.emit()
        if draft is not None and self.words:
            self._looking.start()

    def close(self) -> None:
        """Save, and drop the words."""
        self.saver.try_now()
        self._looking.stop()
        self.open, self.meeting_id, self.content, self.names = None, None, NoteContent(), ()
        self.saver.begin(None)

    @property
    def words(self) -> int:
        """How many words the draft has."""
        return sum(len(text.split()) for text in self.content.sections.values())

    def edit(self, section: str, text: str) -> None:
        """The words of a section changed."""
        changed = NoteContent({**self.content.sections, section: text})
        if isinstance(self.open, NoteDraft) and changed != self.content:
            self.content = changed
            self.saver.touch()
            self._looking.start()

    def look_for_names(self) -> None:
        """Whether a member is named; it is only said, never forbidden."""
        self._looking.stop()
        if self.meeting_id is None:
            return
        found = self._groups.names_in(self.meeting_id, self.content)
        if found != self.names:
            self.names = found
            self.named.emit()

    def names_in(self, text: str) -> tuple[str, ...]:
        """The same for an addendum."""
        return self._groups.names_in(self.meeting_id, text) if self.meeting_id is not None else ()

    def _save(self) -> datetime:
        assert self.meeting_id is not None, "nothing is touched without a draft"
        return self._groups.save_note(self.meeting_id, self.content)

    # Signing

    def sign(self, meeting_id: MeetingId, password: str) -> SignedGroupNote:
        """Sign the draft. May run on a worker thread. Raises ClinicError."""
        return self._groups.sign_note(meeting_id, password)

    def add(self, meeting_id: MeetingId, text: str, password: str) -> SignedGroupNote:
        """Sign an addition. May run on a worker thread. Raises ClinicError."""
        return self._groups.add_to_note(meeting_id, text, password)

    def take_signed(self, note: SignedGroupNote) -> None:
        """Show what was just signed."""
        if note.meeting_id == self.meeting_id:
            self.open = note
            self._begin()
