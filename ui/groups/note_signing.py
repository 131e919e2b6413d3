"""The way from a group's note to the signature: names that were found, password, a job beside the screen."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from clinic_app.common.errors import ClinicError
from clinic_app.common.locale import listing, number, plain_date
from clinic_app.common.translations import _, ngettext
from clinic_app.groups.values import GroupMeeting
from clinic_app.groups.values_notes import SignedGroupNote
from ui.groups.note_writing import NoteWriting
from ui.panels.writing.sign_dialog import SignDialog
from ui.shell.ports import Running, ShellPort
from ui.widgets.cards import Note


class NoteSigning(QObject):
    """`added` when an addendum was signed."""

    added = Signal()

    def __init__(self, writing: NoteWriting, shell: ShellPort) -> None:
        super().__init__(writing)
        self._writing, self._shell = writing, shell
        self._running: Running | None = None
        self.dialog: SignDialog | None = None

    def close(self) -> None:
        """The page goes: nothing may come back to it."""
        if self._running is not None:
            self._running.cancel()

    def sign_draft(self, meeting: GroupMeeting) -> None:
        """Save, show what will be signed, ask for the password, sign."""
        writing = self._writing
        try:
            writing.saver.save_now()
            writing.look_for_names()
        except ClinicError as error:
            self._shell.show_error(error)
            return
        title = _("Sign the note of meeting {n}?").format(n=meeting.number)
        text = _("Once signed it cannot be changed; additions go into an addendum.")
        dialog = self._dialog(title, text, meeting, writing.words, writing.names)
        done = _("Note of meeting {n} signed.").format(n=meeting.number)
        self._ask(dialog, lambda password: writing.sign(meeting.id, password), done, False)

    def sign_addendum(self, meeting: GroupMeeting, text: str) -> None:
        """The same for an addition."""
        writing = self._writing
        title = _("Sign the addendum to meeting {n}?").format(n=meeting.number)
        said = _("The note itself stays as it is. The addendum cannot be changed afterwards.")
        dialog = self._dialog(title, said, meeting, len(text.split()), writing.names_in(text))
        done = _("Addendum signed.")
        self._ask(dialog, lambda password: writing.add(meeting.id, text, password), done, True)

    def _dialog(
        self, title: str, text: str, meeting: GroupMeeting, count: int, names: tuple[str, ...]
    ) -> SignDialog:
        summary = [
            (_("Meeting"), plain_date(meeting.start.date())),
            (_("Length"), ngettext("{n} word", "{n} words", count).format(n=number(count))),
        ]
        dialog = SignDialog(self._shell.window_widget, title, text, summary)
        if names:
            named = _("Named here: {names}.").format(names=listing(list(names)))
            why = _("A group note names no members. What concerns one belongs into a private remark.")
            warning = Note("warning", named, why)
            warning.setObjectName("groups.note.sign.naming")
            dialog.box.content.insertWidget(1, warning)
        return dialog

    def _ask(
        self, dialog: SignDialog, sign: Callable[[str], SignedGroupNote], done: str, is_addendum: bool
    ) -> None:
        def signed(note: SignedGroupNote) -> None:
            self._running = None
            if isValid(dialog):
                dialog.finish()
            if is_addendum:
                self.added.emit()
            self._writing.take_signed(note)
            self._shell.toast(done)

        def refused(error: ClinicError) -> None:
            self._running = None
            if isValid(dialog):
                dialog.refuse(error)

        def wish(password: str) -> None:
            self._running = self._shell.run(lambda: sign(password), signed, refused)

        dialog.wished.connect(wish)
        self.dialog = dialog
        self._shell.show_dialog(dialog)
