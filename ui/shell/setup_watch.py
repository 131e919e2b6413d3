"""The wizard after founding: the clinic is open, so it is locked like a desk, by the clock and by Ctrl+L."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.shell import shortcuts
from ui.shell.idle import IdleTimer

if TYPE_CHECKING:
    from ui.setup.page import SetupWizard
    from ui.shell.shell import Shell

_SECONDS = 300
"""Five minutes, as a clinic begins with (spec §5.6)."""


class SetupWatch(QObject):
    """Lives as long as its wizard. Whoever signs in again goes on in it."""

    def __init__(self, wizard: "SetupWizard", shell: "Shell") -> None:
        super().__init__(wizard)
        self._wizard, self._shell = wizard, shell
        self.idle = IdleTimer(shell.clock, self)
        self.idle.expired.connect(self.lock)
        wizard.founded.connect(self.begin)
        shortcuts.connect(wizard, {"lock": self.lock})

    def begin(self) -> None:
        """There is a clinic now: count."""
        self.idle.start(_SECONDS, self._shell.window.windowHandle())

    def lock(self) -> None:
        """Keep what was typed, lock the clinic, ask for the password. Before founding nothing is open."""
        if self._shell.window.content is not self._wizard or not self._wizard.is_founded:
            return
        if self._shell.jobs.busy:
            self.begin()  # the first backup, or an account that is being made: it ends by itself
            return
        self.idle.stop()
        self._wizard.leave()
        self._shell.door.show_unlock()
