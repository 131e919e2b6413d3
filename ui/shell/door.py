"""The door on screen: what is shown while nobody is at work, and the way in."""

import importlib
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from clinic_app.common import locale
from clinic_app.common.errors import ClinicError, Damaged
from clinic_app.common.messages import words
from clinic_app.common.translations import _
from clinic_app.sign_in.values import FolderState
from ui.shell.unlock.fault_screen import FaultScreen
from ui.shell.unlock.lock_screen import LockScreen
from ui.shell.unlock.unlock_screen import UnlockScreen

if TYPE_CHECKING:
    from clinic_app.workspace import Workspace
    from ui.shell.restoring import News, Restoring
    from ui.shell.shell import Place, Shell


class Door(QObject):
    """Unlock screen, lock screen, wizard, or what is wrong with the folder."""

    def __init__(self, shell: "Shell") -> None:
        super().__init__(shell)
        self._shell = shell
        self._minute = QTimer(self)
        self._minute.setInterval(1000)
        self._minute.timeout.connect(self._tell_time)

    @cached_property
    def restoring(self) -> "Restoring":
        """Putting a backup in the place of the clinic."""
        from ui.shell.restoring import Restoring

        return Restoring(self._shell)

    def close(self) -> None:
        """Somebody is at work, or the program ends: the clock stands."""
        self._minute.stop()

    @property
    def screen(self) -> UnlockScreen | LockScreen | None:
        """The screen that takes a password, if one is shown."""
        content = self._shell.window.content
        return content if isinstance(content, UnlockScreen | LockScreen) else None

    def start(self, news: "News | None" = None) -> None:
        """Show the first screen: unlock, set-up, or what is wrong with the folder; `news` of a restore."""
        try:
            found = self._shell.sign_in.state()
        except ClinicError as error:
            self._show_fault(_("The data cannot be opened"), error)
            return
        if found is FolderState.EMPTY:
            self.show_setup()
        elif found is FolderState.READY:
            self.show_unlock(news=news)
        else:
            title = {
                FolderState.NEWER: _("This clinic belongs to a newer version"),
                FolderState.DAMAGED: _("The data cannot be opened"),
            }[found]
            self._show_fault(title, self._shell.sign_in.fault)

    def _show_fault(self, title: str, error: ClinicError | None) -> None:
        self._retitle()
        sentence = words(error) if error is not None else ""
        lost = isinstance(error, Damaged) or (error is not None and error.code.endswith(".missing"))
        restorable = lost and error is not None and error.code != "restore.damaged"
        screen = FaultScreen(title, sentence, str(self._shell.sign_in.folder), restorable)
        screen.retried.connect(lambda: self.start())
        screen.restore_wished.connect(self.restoring.from_fault)
        self._fill(screen)
        screen.focus_password()

    def show_setup(self, workspace: "Workspace | None" = None) -> None:
        """The wizard; with a workspace it goes on in the clinic that was founded and left."""
        self._retitle(_("set-up"))
        page = importlib.import_module("ui.setup.page")
        wizard = page.SetupWizard(self._shell.sign_in, self._shell.enter, self._shell.jobs, workspace)
        wizard.footer.restore.clicked.connect(self.restoring.from_fault)
        self._fill(wizard)
        watch = importlib.import_module("ui.shell.setup_watch").SetupWatch(wizard, self._shell)
        if workspace is not None:
            watch.begin()

    def show_unlock(self, news: "News | None" = None) -> None:
        """Screen 01. The one who worked last comes first; `news` of a restore stand above."""
        people = self._shell.sign_in.people()
        last = self._shell.preferences.last_person
        people.sort(key=lambda each: each.id != last)
        facility = (self._shell.sign_in.facility_name, self._shell.sign_in.facility_unit)
        told = news or ("neutral", "", self._last_words())
        screen = UnlockScreen(facility, people, self._shell.sign_in.delay, told)
        screen.wished.connect(self.unlock)
        screen.forgotten.connect(self.forgotten)
        self._retitle()
        self._fill(screen)
        self._tell_time()
        self._minute.start()
        screen.focus_password()

    def show_lock(self, place: "Place") -> None:
        """Screen 01c, for whoever worked last."""
        since = locale.clock_time(place.since)
        trouble = self._shell.held is not None
        screen = LockScreen(place.person, self._shell.sign_in.delay, since, place.kept, trouble)
        screen.wished.connect(self.unlock)
        screen.forgotten.connect(self.forgotten)
        if self._shell.held is None:
            screen.switched.connect(self.switch_user)
        else:
            screen.switch.hide()
        self._retitle()
        self._fill(screen)
        screen.focus_password()

    def switch_user(self) -> None:
        """From the lock screen to the list of everybody."""
        self.show_unlock()
        if isinstance(screen := self._shell.window.content, UnlockScreen):
            screen.focus_people()

    def _last_words(self) -> str:
        place = self._shell.place
        if place is None or not place.automatic:
            return ""
        locked = _("Locked by itself at {time}.").format(time=locale.clock_time(place.since))
        return f"{locked} {place.kept}".strip()

    def unlock(self, login: str, password: str) -> None:
        """Check the password beside the screen; the window stays alive meanwhile."""
        screen = self._shell.window.content
        if not isinstance(screen, UnlockScreen | LockScreen):
            return
        screen.set_busy(True)
        if self._shell.held is not None:
            held = self._shell.held
            self._shell.jobs.run(
                lambda _job: held.workspace.verify_password(password),
                lambda _none: self._shell.take_up(held),
                screen.refuse,
            )
            return
        self._shell.jobs.run(
            lambda _job: self._shell.sign_in.unlock(login, password), self._shell.enter, self.refuse
        )

    def refuse(self, error: ClinicError) -> None:
        if isinstance(error, Damaged) and self._shell.held is None:
            # The password was right, or nobody's can be: only a backup helps.
            self._show_fault(_("The data cannot be opened"), error)
            return
        screen = self._shell.window.content
        if isinstance(screen, UnlockScreen | LockScreen):
            screen.refuse(error)

    def forgotten(self) -> None:
        """Explain what can be done, and offer the sheet."""
        from ui.shell.unlock.recovery import ForgottenDialog

        dialog = ForgottenDialog(self._shell.window)
        dialog.finished.connect(lambda choice: self._recover() if choice == "danger" else None)
        dialog.open()

    def _recover(self) -> None:
        from ui.shell.unlock.recovery import RecoveryDialog

        dialog = RecoveryDialog(self._shell.window, self._shell.sign_in.people())

        def opened(workspace: "Workspace") -> None:
            dialog.choose("safe")
            self._shell.enter(workspace)

        def wish(groups: list[str], login: str, password: str) -> None:
            dialog.set_busy(True)
            self._shell.jobs.run(
                lambda _job: self._shell.sign_in.recover(groups, login, password), opened, dialog.refuse
            )

        dialog.wished.connect(wish)
        dialog.open(dialog.groups[0])

    def now(self) -> datetime:
        """The time on the clock: the clinic's, as far as its zone is known before anybody signed in."""
        zone = self._shell.preferences.zone
        return self._shell.clock.utc().astimezone(zone).replace(tzinfo=None)

    def _fill(self, content: QWidget) -> None:
        self._minute.stop()
        self._shell.window.show_content(content)

    def _retitle(self, state: str = "") -> None:
        state = state or _("locked")
        self._shell.window.setWindowTitle(f"Teduh — {state}")

    def _tell_time(self) -> None:
        screen = self._shell.window.content
        if isinstance(screen, UnlockScreen):
            screen.side.show_time(self.now())
