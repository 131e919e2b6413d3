"""The way from a finished note, or an addendum, to the signature: dialog, password, job beside the screen."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from clinic_app.common.errors import ClinicError
from clinic_app.common.locale import number
from clinic_app.common.translations import _, ngettext
from clinic_app.notes.values import Missing
from ui.panels.host import Host, Running
from ui.panels.writing.sign_dialog import SignDialog
from ui.widgets.cards import Note

Line = tuple[str, str]
Sign = Callable[[str], Any]
"""Signs with a password and gives what was signed. Runs on a worker thread. Raises ClinicError."""


def length(count: int) -> Line:
    """The line of the summary that says how many words are signed."""
    return _("Length"), ngettext("{n} word", "{n} words", count).format(n=number(count))


class SignatureWay(QObject):
    """`led(code)` when the person wants to mend what is missing; `added` when an addendum was signed.

    `take` shows what came of it. A kind of note says what stands in the dialog.
    """

    led = Signal(str)
    added = Signal()

    def __init__(self, host: Host, take: Callable[[Any], object], parent: QObject) -> None:
        super().__init__(parent)
        self._host, self._take = host, take
        self._running: Running | None = None
        self.dialog: SignDialog | None = None

    def close(self) -> None:
        """The page goes: nothing may come back to it."""
        if self._running is not None:
            self._running.cancel()

    def _ask_for_note(
        self,
        title: str,
        summary: Sequence[Line],
        sign: Sign,
        done: str,
        missing: tuple[Missing, ...] = (),
        warning: Note | None = None,
    ) -> None:
        text = _("Once signed it cannot be changed; additions go into an addendum.")
        self._ask(self._dialog(title, text, summary, missing, warning), sign, done)

    def _ask_for_addendum(
        self, title: str, summary: Sequence[Line], sign: Sign, warning: Note | None = None
    ) -> None:
        text = _("The note itself stays as it is. The addendum cannot be changed afterwards.")
        dialog = self._dialog(title, text, summary, (), warning)
        self._ask(dialog, sign, _("Addendum signed."), self.added.emit)

    def _dialog(
        self,
        title: str,
        text: str,
        summary: Sequence[Line],
        missing: tuple[Missing, ...],
        warning: Note | None,
    ) -> SignDialog:
        dialog = SignDialog(self._host.window_widget, title, text, summary, missing)
        dialog.led.connect(self.led.emit)
        if warning is not None:
            dialog.box.content.insertWidget(1, warning)
        return dialog

    def _ask(
        self, dialog: SignDialog, sign: Sign, done: str, before: Callable[[], object] = lambda: None
    ) -> None:
        def signed(note: Any) -> None:
            self._running = None
            if isValid(dialog):
                dialog.finish()
            before()
            self._take(note)
            self._host.toast(done)

        def refused(error: ClinicError) -> None:
            self._running = None
            if isValid(dialog):
                dialog.refuse(error)

        def wish(password: str) -> None:
            self._running = self._host.run(lambda: sign(password), signed, refused)

        dialog.wished.connect(wish)
        self.dialog = dialog
        self._host.show_dialog(dialog)
