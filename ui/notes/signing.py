"""What the dialog says when a session's note, or its addendum, is to be signed."""

from clinic_app.common.errors import ClinicError
from clinic_app.common.translations import _
from clinic_app.notes.values import Draft, SignedNote
from ui.notes.presenter import NotePresenter
from ui.notes.words import session_time, session_title
from ui.panels.writing.signing import SignatureWay, length
from ui.shell.ports import ShellPort
from ui.widgets.note_wording import risk_name


class Signing(SignatureWay):
    """Signs what the presenter has open."""

    def __init__(self, presenter: NotePresenter, shell: ShellPort) -> None:
        super().__init__(shell, presenter.take_signed, presenter)
        self._presenter = presenter

    def sign_draft(self, note: Draft) -> None:
        """Save, show what will be signed, ask for the password, sign."""
        try:
            self._presenter.writing.saver.save_now()
        except ClinicError as error:
            self._host.show_error(error)
            return
        content, head = self._presenter.writing.content, note.head
        title = session_title(head)
        self._ask_for_note(
            _("Sign the note of {session}?").format(session=title),
            [
                (_("Session"), f"{title}, {session_time(head, self._presenter.now.date())}"),
                length(content.words()),
                (_("Risk"), risk_name(content.risk) if content.risk is not None else _("Not decided")),
            ],
            lambda password: self._presenter.sign(head.id, password),
            _("Note of {session} signed.").format(session=title),
            self._presenter.missing(),
        )

    def sign_addendum(self, note: SignedNote, text: str) -> None:
        """The same for an addition."""
        head = note.head
        self._ask_for_addendum(
            _("Sign the addendum to {session}?").format(session=session_title(head)),
            [length(len(text.split()))],
            lambda password: self._presenter.add_addendum(head.id, text, password),
        )
