"""The window wants to close: nothing that was typed is lost without being asked about (SECURITY §3.13)."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from clinic_app.common.errors import ClinicError
from clinic_app.common.messages import words
from clinic_app.common.translations import _
from ui.widgets.dialogs import Dialog

if TYPE_CHECKING:
    from ui.shell.desk import Desk
    from ui.shell.shell import Shell


class Ending:
    """Saves, makes the backup, and then lets the shell quit."""

    def __init__(self, shell: "Shell") -> None:
        self._shell = shell

    def may_close(self) -> bool:
        """True when nobody is at work; otherwise False, and the shell quits once everything is done."""
        desk, held = self._shell.desk, self._shell.held
        if self._shell.door.restoring.under_way:
            return False
        if desk is not None:
            if lost := _what_is_lost(desk):
                desk.show_dialog(self._ask(lost, lambda: desk.back_up(self._shell.quit)))
            else:
                desk.back_up(self._shell.quit)
        elif held is not None:
            # Locked since the disk refused: it is tried once more, and no backup is made.
            if lost := _what_is_lost(held):
                self._ask(lost, self._shell.quit).open()
            else:
                QTimer.singleShot(0, self._shell, self._shell.quit)  # a window can't close while it closes
        else:
            self._leave_setup()
            return True
        return False

    def save(self) -> None:
        """The session of the desktop may end: nothing is asked, and nobody has to leave yet."""
        for desk in (self._shell.desk, self._shell.held):
            if desk is None:
                continue
            try:
                desk.save_everything()
            except ClinicError as error:
                # Nobody may be there to be asked: the system's journal is told.
                print(words(error), file=sys.stderr)

    def at_once(self) -> None:
        """The system ends the program: save, lock, go. The backup is left to the next one who signs in."""
        self.save()
        self._leave_setup()
        self._shell.quit()

    def _leave_setup(self) -> None:
        """The wizard keeps what was typed, and locks the clinic if there is one already."""
        leave = getattr(self._shell.window.content, "leave", None)
        if leave is not None and self._shell.workspace is None:
            self._shell.jobs.wind_up()
            leave()

    def _ask(self, lost: str, then: Callable[[], object]) -> Dialog:
        dialog = Dialog(
            self._shell.window,
            _("Close without saving?"),
            lost,
            safe=_("Stay open"),
            danger=_("Close without saving"),
            icon="warning",
        )
        dialog.finished.connect(lambda choice: then() if choice == "danger" else None)
        return dialog


def _what_is_lost(desk: "Desk") -> str:
    """Save everything; in words what can't be saved, "" when nothing is lost."""
    try:
        desk.save_everything()
        return desk.unsaved()
    except ClinicError as error:
        return words(error)
