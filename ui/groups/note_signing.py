"""What the dialog says when a group's note, or its addendum, is to be signed: who is named in it, too."""

from clinic_app.common.errors import ClinicError
from clinic_app.common.locale import plain_date
from clinic_app.common.translations import _
from clinic_app.groups.values import GroupMeeting
from ui.groups.note_words import naming_words
from ui.groups.note_writing import NoteWriting
from ui.panels.writing.signing import Line, SignatureWay, length
from ui.shell.ports import ShellPort
from ui.widgets.cards import Note


class NoteSigning(SignatureWay):
    """Signs what is written for a meeting."""

    def __init__(self, writing: NoteWriting, shell: ShellPort) -> None:
        super().__init__(shell, writing.take_signed, writing)
        self._writing = writing

    def sign_draft(self, meeting: GroupMeeting) -> None:
        """Save, show what will be signed, ask for the password, sign."""
        writing = self._writing
        try:
            writing.saver.save_now()
            writing.look_for_names()
        except ClinicError as error:
            self._host.show_error(error)
            return
        self._ask_for_note(
            _("Sign the note of meeting {n}?").format(n=meeting.number),
            [_held(meeting), length(writing.words)],
            lambda password: writing.sign(meeting.id, password),
            _("Note of meeting {n} signed.").format(n=meeting.number),
            warning=_naming(writing.names),
        )

    def sign_addendum(self, meeting: GroupMeeting, text: str) -> None:
        """The same for an addition."""
        writing = self._writing
        self._ask_for_addendum(
            _("Sign the addendum to meeting {n}?").format(n=meeting.number),
            [_held(meeting), length(len(text.split()))],
            lambda password: writing.add(meeting.id, text, password),
            _naming(writing.names_in(text)),
        )


def _held(meeting: GroupMeeting) -> Line:
    return _("Meeting"), plain_date(meeting.start.date())


def _naming(names: tuple[str, ...]) -> Note | None:
    if not names:
        return None
    warning = Note("warning", *naming_words(names))
    warning.setObjectName("groups.note.sign.naming")
    return warning
