"""The shared note with everything around it: which meeting's, its addendum that is kept, its signature."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from clinic_app.groups.values import GroupMeeting
from clinic_app.groups.values_notes import NoteDraft, SignedGroupNote
from ui.groups.note_signing import NoteSigning
from ui.groups.note_view import GroupNoteView
from ui.groups.note_writing import NoteWriting
from ui.groups.presenter import GroupsPresenter
from ui.panels.kept_form import text_of

ADDENDUM = "group.note.addendum"
"""The form under which a half-typed addendum is kept; its key is the meeting."""


class NoteDesk(QObject):
    """`left` when the person goes back to the tabs."""

    left = Signal()

    def __init__(self, presenter: GroupsPresenter) -> None:
        super().__init__(presenter)
        self._presenter, self._shell = presenter, presenter.shell
        self.writing = NoteWriting(presenter.workspace, self)
        self.view = GroupNoteView(self.writing, presenter.workspace.zone)
        self.signing = NoteSigning(self.writing, presenter.shell)
        self.meeting: GroupMeeting | None = None
        self.view.left.connect(lambda: self.left.emit())
        self.view.sign_wanted.connect(self.sign)
        self.view.addendum_written.connect(self._keep_addendum)
        self.signing.added.connect(self._drop_addendum)
        self.writing.opened.connect(self._show)

    def show(self, meeting: GroupMeeting) -> bool:
        """Open the note of a meeting; False when what is open could not be saved."""
        if not self.saved():
            return False
        self.meeting = meeting

        def show() -> bool:
            self.writing.show(meeting.id)
            return True

        return self._shell.attempt(show) is True

    def leave(self) -> bool:
        """Save what is open and put it away; False as `saved`."""
        if not self.saved():
            return False
        self.put_away()
        return True

    def save_before(self, act: Callable[[], object]) -> None:
        """Do what puts the note away, once it is saved."""
        if self.saved():
            self._shell.attempt(act)

    def saved(self) -> bool:
        """Save what is open; False, and said why, when the disk refuses: then it has to stay open."""

        def save() -> bool:
            self.writing.saver.save_now()
            return True

        return self._shell.attempt(save) is True

    def _show(self) -> None:
        if self.meeting is None:
            return
        kept = self._shell.forms.kept(ADDENDUM, str(self.meeting.id))
        record = self._presenter.record
        may_write = record is not None and record.may_note
        self.view.show_note(self.meeting, may_write, text_of(kept, "text") if kept is not None else "")

    def put_away(self) -> None:
        """Drop the words; they were saved before (`saved`), or are now as far as that can be."""
        if self.meeting is not None:
            self.meeting = None
            self.writing.close()
            self.view.forget()

    def sign(self) -> None:
        """Ctrl+Enter: sign the draft, or the addendum that was written."""
        note, meeting = self.writing.open, self.meeting
        if meeting is None:
            return
        if isinstance(note, NoteDraft):
            self.signing.sign_draft(meeting)
        elif isinstance(note, SignedGroupNote):
            self.signing.sign_addendum(meeting, self.view.signed.box.toPlainText())

    def _keep_addendum(self, text: str) -> None:
        if self.meeting is None:
            return
        key = str(self.meeting.id)
        if text.strip():
            self._shell.forms.touch(ADDENDUM, key, lambda: {"text": text})
        else:
            self._shell.attempt(lambda: self._shell.forms.drop(ADDENDUM, key))

    def _drop_addendum(self) -> None:
        if self.meeting is not None:
            key = str(self.meeting.id)
            self._shell.attempt(lambda: self._shell.forms.drop(ADDENDUM, key))

    def close(self) -> None:
        """The page goes: no word stays behind."""
        self.signing.close()
        self.put_away()
