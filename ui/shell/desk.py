"""The desk of a signed-in person: rail, top bar, pages, status bar; and the door that pages ask through.

Deleted at every lock, with all that it shows.
"""

from collections import deque
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from clinic_app.common.errors import ClinicError
from clinic_app.common.messages import words
from clinic_app.common.translations import _
from clinic_app.people.values import ClientId
from clinic_app.workspace import Workspace
from ui import pages
from ui.panels.host import Command
from ui.shell import desk_parts, greeting, responsive
from ui.shell.dock import Dock
from ui.shell.forms import FormKeeper
from ui.shell.idle import IdleTimer
from ui.shell.jobs import Job
from ui.shell.navigation import ClientRecord, Target
from ui.shell.offers import Offers
from ui.shell.page import Page
from ui.shell.ports import Progress, Running
from ui.shell.rail import Rail
from ui.shell.regions import Regions
from ui.shell.screen_thread import ScreenThread
from ui.shell.status_bar import HEIGHT as STATUS_HEIGHT
from ui.shell.status_bar import StatusBar
from ui.shell.undo import UndoStack
from ui.widgets.dialogs import Dialog
from ui.widgets.toast import Toast, ToastStack

if TYPE_CHECKING:
    from ui.shell.shell import Shell

R = TypeVar("R")
_WAY_BACK = 30


class Desk(QWidget):
    """Implements `ShellPort`."""

    def __init__(self, workspace: Workspace, shell: "Shell") -> None:
        super().__init__()
        self.workspace, self.controller = workspace, shell
        self.jobs = shell.jobs
        self.undo_stack = UndoStack()
        self._forms = FormKeeper(workspace, self.show_error)
        self._pages: dict[str, Page] = {}
        self._targets: dict[str, Target] = {}
        self._name = ""
        self._way: deque[Target] = deque(maxlen=_WAY_BACK)
        self._listed: tuple[ClientId, ...] = ()
        self._dialogs: list[Dialog] = []
        self._palette: QWidget | None = None
        self._warning: Toast | None = None
        self.items = pages.rail_of(workspace.roles)
        self._build()
        self.dock = Dock(workspace, self, self._middle, self._make_room)
        self.regions = Regions(self)
        self.idle = IdleTimer(workspace.clock, self)
        self._minute = QTimer(self)
        self._minute.timeout.connect(self._tick)
        workspace.changes.deliver_through(ScreenThread(self))
        self._forget_changes = workspace.changes.subscribe(self._on_change)
        self._connect()

    def _build(self) -> None:
        self.rail = Rail(self.items)
        self.top_bar = desk_parts.top_bar(self)
        self.offers = Offers()
        self.status = StatusBar()
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._middle = QHBoxLayout()
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self._middle.addWidget(holder, 1)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.offers)
        column.addLayout(self._middle, 1)
        column.addWidget(self.status)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        self.toasts = ToastStack(self, STATUS_HEIGHT)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.open_screen)
        self.rail.helped.connect(self.show_help)
        self.rail.locked.connect(self.lock)
        self.top_bar.searched.connect(lambda: self.open_palette())
        self.idle.ticked.connect(self.status.show_countdown)
        self.idle.warned.connect(self._warn)
        self.idle.revived.connect(self._calm)
        self.idle.expired.connect(lambda: self.controller.lock(automatic=True))
        desk_parts.connect_keys(self)

    # Beginning and end

    def start(self, target: Target | None, view: Mapping[str, Any], offer: bool = True) -> None:
        """Show the first page, or the one of before with its view; offer what was kept."""
        self.resume()
        if target is None or not self.go(target, remember=False):
            self.go(self.items[0].target, remember=False)
        elif view and self.page is not None:
            self.page.restore(view)
        if offer:
            greeting.greet(self)

    def resume(self) -> None:
        """Begin to count towards the lock, and to tell the time."""
        window = self.window().windowHandle()
        self.idle.start(self.workspace.facility.profile().idle_minutes * 60, window)
        self.idle.look()
        self._minute.start(60_000)
        self._tick()

    def pause(self) -> None:
        """No more timers: it is being locked."""
        self.idle.stop()
        self._minute.stop()
        self._calm()

    def save_everything(self) -> str:
        """Save what saves itself and keep half-filled forms; in words what was kept. Raises ClinicError."""
        for page in self._pages.values():
            page.save_now()
        forms_waited = self._forms.waiting
        self._forms.keep_now()
        said = [text for page in self._pages.values() if (text := page.kept())]
        if not said and forms_waited:
            said = [_("What you had typed is kept.")]
        return " ".join(said)

    def unsaved(self) -> str:
        """What would be lost by closing now; "" for nothing."""
        return " ".join(text for page in self._pages.values() if (text := page.unsaved()))

    def where(self) -> tuple[Target | None, dict[str, Any]]:
        """To come back to: the target and the view of the page."""
        page = self.page
        if page is None:
            return None, {}
        return page.target() or self._targets[self._name], page.state()

    def leave(self) -> None:
        """Before it is deleted: everything stops listening, nothing stays open."""
        self.pause()
        self._forget_changes()
        self.undo_stack.clear()
        self.dock.clear()
        for veil in (*self._dialogs, self._palette):
            if veil is not None and isValid(veil):
                veil.hide()
                veil.deleteLater()
        for page in self._pages.values():
            page.leave()
        self.toasts.clear()

    def back_up(self, then: Callable[[], object]) -> None:
        """At closing: a backup if anything changed, with progress; then go on, whatever came of it."""

        def failed(error: ClinicError) -> None:
            dialog = Dialog(
                self.window(),
                _("Close without a backup?"),
                words(error),
                safe=_("Stay open"),
                danger=_("Close all the same"),
                icon="hard-drives",
            )
            dialog.finished.connect(lambda choice: then() if choice == "danger" else None)
            self.show_dialog(dialog)

        self.run_with_progress(
            _("Making the backup…"),
            lambda _progress: self.workspace.backup.at_closing(),
            lambda _state: then(),
            failed,
        )

    # Pages

    @property
    def page(self) -> Page | None:
        """The page shown now."""
        return self._pages.get(self._name)

    def open(self, target: Target) -> None:
        """Show the page of a target."""
        self.go(target)

    def go(self, target: Target, remember: bool = True) -> bool:
        """Show the page of a target; False when it is refused, and one stays where one is."""
        screen = pages.screen_of(target)
        if not pages.may_open(screen, self.workspace.roles):
            self.toast(_("Your role does not include this screen."), error=True)
            return False
        try:
            page = self._pages.get(screen.name) or self._make(screen)
            page.arrive(target)
        except ClinicError as error:
            self.show_error(error)
            return False
        before = self.where()[0]
        if remember and before is not None and before != target:
            self._way.append(before)
        self._show(screen, page, target)
        return True

    def _make(self, screen: pages.Screen) -> Page:
        page = pages.make(screen, self.workspace, self)
        self._pages[screen.name] = page
        self._stack.addWidget(page)
        return page

    def _show(self, screen: pages.Screen, page: Page, target: Target) -> None:
        came_back = self._name != screen.name and screen.name in self._targets
        if self._name != screen.name:
            self.dock.clear()
        self._name = screen.name
        self._targets[screen.name] = target
        self._stack.setCurrentWidget(page)
        self.top_bar.show_page(page)
        self.rail.show_open(screen.rail)
        if came_back:
            page.refresh()
        page.focus_main()

    def open_screen(self, name: str) -> None:
        """The screen behind an item of the rail, as it was left."""
        item = next((item for item in self.items if item.name == name), None)
        if item is not None:
            self.open(item.target)
        self.rail.show_open(pages.screen_of(self._targets[self._name]).rail)

    def back(self) -> None:
        """To where one was before."""
        target = self._way.pop() if self._way else self.items[0].target
        self.go(target, remember=False)

    def _make_room(self) -> None:
        if self.page is not None:
            self.page.make_room()

    def book(self, **prefill: Any) -> None:
        """Quick booking, in the page where that shows it itself."""
        if self.page is None or not self.page.book(**prefill):
            self.dock.book(**prefill)

    def walk_in(self, **prefill: Any) -> None:
        """The panel for somebody without an appointment."""
        if self.page is None or not self.page.walk_in(**prefill):
            self.dock.open("walk_in", **prefill)

    def new_client(self, name: str = "") -> None:
        """Registration."""
        if self.page is None or not self.page.new_client(name):
            self.dock.register(name)

    def neighbours(self, client_ids: tuple[ClientId, ...]) -> None:
        """The list that a record is opened from."""
        self._listed = client_ids

    @property
    def listed_clients(self) -> tuple[ClientId, ...]:
        """What `neighbours` was last told."""
        return self._listed

    def open_client(self, client_id: ClientId) -> None:
        """A record."""
        self.open(ClientRecord(client_id))

    # Saying and asking

    @property
    def forms(self) -> FormKeeper:
        """Half-filled forms."""
        return self._forms

    @property
    def window_widget(self) -> QWidget:
        """The parent for dialogs."""
        return self.window()

    def toast(
        self,
        text: str,
        action_text: str | None = None,
        on_action: Callable[[], object] | None = None,
        error: bool = False,
    ) -> None:
        """Say something at the bottom."""
        self.toasts.show(text, action_text, on_action, error)

    def show_error(self, error: ClinicError) -> None:
        """A refusal in words."""
        self.toasts.show(words(error), error=True)

    def attempt(self, command: Callable[[], R]) -> R | None:
        """Carry out; a refusal is shown in words and gives None."""
        try:
            return command()
        except ClinicError as error:
            self.show_error(error)
            return None

    def done(self, command: Command) -> None:
        """Remember for undo, and say it."""
        self.undo_stack.push(command)
        self.toasts.show(command.text, _("Undo"), lambda: self.undo(command))

    def undo(self, command: Command | None = None) -> None:
        """Take back the last data action, or the one given."""
        taken = self.attempt(lambda: self.undo_stack.undo(command))
        if taken is not None:
            refused = self.undo_stack.refused
            self.toast(_("This cannot be undone any more.") if refused else _("Undone."), error=refused)

    def redo(self) -> None:
        """Do again what was taken back."""
        done = self.attempt(self.undo_stack.redo)
        if done is not None:
            refused = self.undo_stack.refused
            self.toast(_("This cannot be done again.") if refused else done.text, error=refused)

    def show_dialog(self, dialog: Dialog) -> None:
        """Show a dialog; a lock closes it."""
        self._dialogs = [each for each in self._dialogs if isValid(each)]
        self._dialogs.append(dialog)
        dialog.open()

    def run(
        self,
        work: Callable[[], R],
        done: Callable[[R], object],
        failed: Callable[[ClinicError], object] | None = None,
    ) -> Job:
        """Work beside the screen."""
        return self.jobs.run(lambda _job: work(), done, failed or self.show_error)

    def run_with_progress(
        self,
        title: str,
        work: Callable[[Progress], R],
        done: Callable[[R], object],
        failed: Callable[[ClinicError], object] | None = None,
    ) -> Running:
        """Work beside the screen, with a dialog that shows how far it is."""
        return desk_parts.run_with_progress(self, title, work, done, failed or self.show_error)

    def lock(self) -> None:
        """Lock now."""
        self.controller.lock()

    def open_palette(self, typed: str = "") -> None:
        """The command palette."""
        desk_parts.open_palette(self, typed)

    def keep_palette(self, palette: QWidget) -> None:
        """A lock closes it."""
        self._palette = palette

    def show_help(self) -> None:
        """The keys that work here."""
        desk_parts.show_help(self)

    # What happens by itself

    def _tick(self) -> None:
        self.status.show_workspace(self.workspace)
        if self.page is not None:
            self.page.tick()

    def _on_change(self, change: object) -> None:
        greeting.hear(self, change)

    def _warn(self) -> None:
        self._warning = self.toasts.show(_("Locks in 30 seconds"), _("Keep open"), self.idle.touch)

    def _calm(self) -> None:
        if self._warning is not None and self._warning in self.toasts.toasts:
            self._warning.dismiss()
        self._warning = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.dock.close() and self.page is not None:
            self.page.close_level()

    def resizeEvent(self, event: QResizeEvent) -> None:
        responsive.fit(self.width(), self.rail, self.top_bar)
