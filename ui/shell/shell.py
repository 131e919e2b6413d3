"""The whole program on screen: from the unlock screen to the desk of a person, to the lock, and back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from clinic_app.common.clock import Clock
from clinic_app.common.errors import ClinicError
from clinic_app.common.messages import words
from clinic_app.common.permissions import Permission
from clinic_app.common.translations import _, use_language
from clinic_app.sign_in import SignIn
from clinic_app.sign_in.values import SignInPerson
from ui.shell import crash
from ui.shell.copied import Copied
from ui.shell.door import Door
from ui.shell.ending import Ending
from ui.shell.garbage import GarbageCollector
from ui.shell.jobs import JobQueue
from ui.shell.preferences import Look, Preferences
from ui.shell.qt_words import QtWords
from ui.shell.window import ShellWindow
from ui.theme.style import apply
from ui.theme.tokens import state
from ui.widgets.block_text import forget_texts

if TYPE_CHECKING:
    from clinic_app.workspace import Workspace
    from ui.shell.desk import Desk
    from ui.shell.navigation import Target


@dataclass(frozen=True)
class Place:
    """Where a person was when it was locked: ids only."""

    person: SignInPerson
    since: datetime
    automatic: bool
    kept: str = ""
    """What was saved at the lock, in words without any client."""
    target: "Target | None" = None
    state: Mapping[str, Any] = field(default_factory=dict)


def _preload_screens() -> None:
    from ui import pages

    pages.preload()


class Shell(QObject):
    """The controller of the window. `entered` after somebody signed in, `locked` after a lock."""

    entered = Signal()
    locked = Signal()

    def __init__(self, sign_in: SignIn, clock: Clock, standard: Look, prepare: bool = True) -> None:
        """`prepare`: import what the desk needs in the background once the screen is painted."""
        super().__init__()
        self.sign_in, self.clock = sign_in, clock
        self._standard = standard
        self._prepare = prepare
        self.preferences = Preferences(sign_in.folder, standard)
        self.garbage = GarbageCollector(self)
        self.jobs = JobQueue(self._show_late_error)
        self.workspace: Workspace | None = None
        self.desk: Desk | None = None
        self.place: Place | None = None
        self.held: Desk | None = None
        self.fresh = True
        """Whether nobody has signed in since the program started."""
        self._may_close = False
        self._copied = Copied(self)
        self._words = QtWords()
        self.window = ShellWindow(self)
        self.window.painted.connect(self._after_first_paint)
        self.door = Door(self)
        self.ending = Ending(self)
        app = QApplication.instance()
        if app is not None:
            app.installTranslator(self._words)
        crash.watch(sign_in.folder, self._tell_crash)
        self.wear(self.preferences.of(self.preferences.last_person))

    # What the screen looks like

    def wear(self, look: Look) -> None:
        """Put a person's theme, text size and language into force."""
        app = QApplication.instance()
        use_language(look.language)
        now = state()
        worn = (now.theme.name, now.scale) == (look.theme, look.scale)
        if isinstance(app, QApplication) and not (worn and app.styleSheet()):
            apply(app, look.theme, look.scale)

    # The door

    def start(self) -> None:
        """Show the first screen: unlock, set-up, or what is wrong with the folder."""
        self.door.start()

    def unlock(self, login: str, password: str) -> None:
        """Check the password beside the screen; the window stays alive meanwhile."""
        self.door.unlock(login, password)

    def switch_user(self) -> None:
        """From the lock screen to the list of everybody."""
        self.door.switch_user()

    def _after_first_paint(self) -> None:
        if self._prepare:
            self.sign_in.prepare(then=_preload_screens)

    # The desk

    def enter(self, workspace: "Workspace") -> None:
        """Somebody signed in: show the desk, at the same place for the same person.

        Before the set-up is finished an administrator comes to the wizard instead.
        """
        from ui.shell.desk import Desk

        self.door.close()
        if not workspace.facility.profile().setup_done and workspace.may(Permission.STAFF_WRITE):
            self.door.show_setup(workspace)
            return
        self.workspace = workspace
        self.preferences.came(workspace.my_id, workspace.zone)
        self.wear(self.preferences.of(workspace.my_id))
        self.desk = Desk(workspace, self)
        self._retitle(workspace.facility.profile().name)
        self._fill(self.desk)
        place, self.place = self.place, None
        same = place is not None and place.person.id == workspace.my_id
        self.desk.start(place.target if same and place else None, place.state if same and place else {})
        self.fresh = False
        self.entered.emit()

    def rebuild(self) -> None:
        """Make the desk anew, after language or text size changed; what was being typed is taken up again.

        When it can't be saved, the desk stays as it is.
        """
        if self.desk is None or self.workspace is None:
            return
        from ui.shell.desk import Desk

        try:
            self.desk.save_everything()
        except ClinicError as error:
            self.desk.show_error(error)
            return
        target, kept = self.desk.where()
        form = self.desk.open_form
        self.desk.leave()
        self.desk = Desk(self.workspace, self, self.desk)
        self._fill(self.desk)
        self.desk.start(target, kept, offer=False)
        if form is not None:
            self.desk.take_up_form(*form)

    def take_up(self, desk: "Desk") -> None:
        """The same person again, after a lock that could not save: nothing was closed."""
        self.held = None
        self.desk = desk
        self._retitle(desk.workspace.facility.profile().name)
        self._fill(desk)
        desk.resume()
        desk.greet_again()
        self.entered.emit()

    def lock(self, automatic: bool = False, switch: bool = False) -> None:
        """Save, leave, wipe, show the lock screen; with `switch` the list of everybody.

        When something can't be saved, nothing is closed: the desk is hidden until the same person comes.
        """
        desk, workspace = self.desk, self.workspace
        if desk is None or workspace is None:
            return
        person = next(each for each in self.sign_in.people() if each.id == workspace.my_id)
        self.jobs.wind_up()
        desk.pause()
        desk.undo_stack.clear()
        try:
            kept = desk.save_everything()
        except ClinicError as error:
            self._hold(desk, Place(person, workspace.now_local(), automatic, words(error)))
            return
        target, view = desk.where()
        self.place = Place(person, workspace.now_local(), automatic, kept, target, view)
        desk.leave()
        self.desk = self.workspace = None
        self._copied.clear()
        forget_texts()
        if switch:
            self.switch_user()
        else:
            self.door.show_lock(self.place)
        self.window.repaint()  # before a backup: nothing of anybody stays in sight meanwhile
        fault = self._leave(workspace, signing_out=True)
        if fault is not None:
            self._show_late_error(fault)
        # Later, when Qt has deleted the desk.
        QTimer.singleShot(0, self.garbage, self.garbage.collect_all)
        self.locked.emit()

    def show_content(self, content: QWidget) -> None:
        """Fill the window while nobody is at work."""
        self._retitle()
        self._fill(content)

    def _hold(self, desk: "Desk", place: Place) -> None:
        self.held, self.desk = desk, None
        desk.hush()
        self.window.release_content()
        self.door.show_lock(place)
        self.locked.emit()

    @staticmethod
    def _leave(workspace: "Workspace", *, signing_out: bool = False) -> ClinicError | None:
        """Lock the clinic, whatever goes wrong; at a sign-out after hours a backup is made before."""
        fault: ClinicError | None = None
        for act in (workspace.backup.at_sign_out,) * signing_out + (workspace.lock,):
            try:
                act()
            except ClinicError as error:
                # The keys are wiped and the folder is free all the same.
                fault = fault or error
        return fault

    # The end

    def closing(self) -> bool:
        """The window wants to close: only after everything is saved, backed up and locked."""
        return self._may_close or self.ending.may_close()

    def quit(self) -> None:
        """Leave the clinic and close the window."""
        self.vacate()
        self._may_close = True
        self.window.close()

    def vacate(self) -> None:
        """Sign out, without a lock screen: the program ends, or the clinic's files are to be replaced."""
        self.jobs.wind_up()
        for desk in (self.desk, self.held):
            if desk is not None:
                desk.leave()
        if self.workspace is not None:
            self._leave(self.workspace)
        self._copied.clear()
        forget_texts()
        self.desk = self.held = self.workspace = None

    def shut(self) -> None:
        """After the window has closed: no timer, no thread, no hook of this shell is left."""
        self.jobs.wind_up()
        self.door.close()
        self.garbage.stop()
        self._copied.stop()
        crash.unwatch()
        app = QApplication.instance()
        if app is not None:
            app.removeTranslator(self._words)

    # Small things

    def open(self, target: "Target") -> None:
        """Go to a target, when somebody is signed in."""
        if self.desk is not None:
            self.desk.open(target)

    def _fill(self, content: QWidget) -> None:
        self.door.close()
        self.window.show_content(content)

    def _retitle(self, facility: str = "") -> None:
        name = facility or _("locked")
        self.window.setWindowTitle(f"Teduh — {name}")

    def _show_late_error(self, error: ClinicError) -> None:
        if self.desk is not None:
            self.desk.show_error(error)
        else:
            self.door.refuse(error)

    def _tell_crash(self, report: str, path: Path | None) -> None:
        from ui.shell.crash_dialog import CrashDialog

        # A fault while painting comes with every repaint: one dialog at a time, and one report's words.
        if self.window.findChild(CrashDialog, "crash") is None:
            CrashDialog(self.window, report, path).open()
