"""The way from a finished note, or an addendum, to the signature: dialog, password, job beside the screen."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from clinic_app.common.errors import ClinicError
from clinic_app.common.locale import number
from clinic_app.common.translations import _, ngettext
from clinic_app.notes.values import Draft, SignedNote
from ui.notes.presenter import NotePresenter
from ui.notes.words import session_time, session_title
from ui.panels.writing.sign_dialog import SignDialog
from ui.shell.ports import Running, ShellPort
from ui.widgets.note_wording import risk_name


class Signing(QObject):
    """`led(code)` when the person wants to mend what is missing; `added` when an addendum was signed."""

    led = Signal(str)
    added = Signal()

    def __init__(self, presenter: NotePresenter, shell: ShellPort) -> None:
        super().__init__(presenter)
        self._presenter, self._shell = presenter, shell
        self._running: Running | None = None
        self.dialog: SignDialog | None = None

    def close(self) -> None:
        """The page goes: nothing may come back to it."""
        if self._running is not None:
            self._running.cancel()

    def sign_draft(self, note: Draft) -> None:
        """Save, show what will be signed, ask for the password, sign."""
        try:
            self._presenter.writing.saver.save_now()
        except ClinicError as error:
            self._shell.show_error(error)
            return
        content, head = self._presenter.writing.content, note.head
        risk = risk_name(content.risk) if content.risk is not None else _("Not decided")
        count = content.words()
        summary = [
            (_("Session"), f"{session_title(head)}, {session_time(head, self._presenter.now.date())}"),
            (_("Length"), ngettext("{n} word", "{n} words", count).format(n=number(count))),
            (_("Risk"), risk),
        ]
        dialog = SignDialog(
            self._shell.window_widget,
            _("Sign the note of {session}?").format(session=session_title(head)),
            _("Once signed it cannot be changed; additions go into an addendum."),
            summary,
            self._presenter.missing(),
        )
        done = _("Note of {session} signed.").format(session=session_title(head))
        self._ask(dialog, lambda password: self._presenter.sign(head.id, password), done, False)

    def sign_addendum(self, note: SignedNote, text: str) -> None:
        """The same for an addition."""
        head, count = note.head, len(text.split())
        dialog = SignDialog(
            self._shell.window_widget,
            _("Sign the addendum to {session}?").format(session=session_title(head)),
            _("The note itself stays as it is. The addendum cannot be changed afterwards."),
            [(_("Length"), ngettext("{n} word", "{n} words", count).format(n=number(count)))],
        )
        done = _("Addendum signed.")
        self._ask(dialog, lambda password: self._presenter.add_addendum(head.id, text, password), done, True)

    def _ask(
        self, dialog: SignDialog, sign: Callable[[str], SignedNote], done: str, is_addendum: bool
    ) -> None:
        def signed(note: SignedNote) -> None:
            self._running = None
            if isValid(dialog):
                dialog.finish()
            if is_addendum:
                self.added.emit()
            self._presenter.take_signed(note)
            self._shell.toast(done)

        def refused(error: ClinicError) -> None:
            self._running = None
            if isValid(dialog):
                dialog.refuse(error)

        def wish(password: str) -> None:
            self._running = self._shell.run(lambda: sign(password), signed, refused)

        dialog.wished.connect(wish)
        dialog.led.connect(self.led.emit)
        self.dialog = dialog
        self._shell.show_dialog(dialog)
