"""The desk of a signed-in person: rail, top bar, pages, status bar; and the door that pages ask through.

Deleted at every lock, with all that it shows.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from clinic_app.common.errors import ClinicError
from clinic_app.common.messages import words
from clinic_app.common.translations import _
from clinic_app.workspace import Workspace
from ui import pages
from ui.panels.restore.source import RestorePlan
from ui.shell import desk_parts, greeting, log_watch, palette_opening, responsive, shortcuts
from ui.shell.dock import Dock
from ui.shell.forms import FormKeeper
from ui.shell.going import Going
from ui.shell.idle import IdleTimer
from ui.shell.jobs import Job
from ui.shell.navigation import Target
from ui.shell.offers import Offers
from ui.shell.ports import Progress, Running
from ui.shell.rail import Rail
from ui.shell.regions import Regions
from ui.shell.screen_thread import ScreenThread
from ui.shell.status_bar import HEIGHT as STATUS_HEIGHT
from ui.shell.status_bar import StatusBar
from ui.shell.undo import UndoStack
from ui.theme.tokens import px
from ui.widgets.dialogs import Dialog
from ui.widgets.side_panel import SidePanel
from ui.widgets.toast import Toast, ToastStack

if TYPE_CHECKING:
    from ui.shell.shell import Shell

R = TypeVar("R")


class Desk(Going, QWidget):
    """Implements `ShellPort`."""

    def __init__(self, workspace: Workspace, shell: "Shell", before: "Desk | None" = None) -> None:
        """`before` is the desk whose place this one takes: what belongs to the session goes on."""
        super().__init__()
        self.workspace, self.controller = workspace, shell
        self.jobs = shell.jobs
        self._port = self
        self._begin_talking(before.undo_stack if before is not None else UndoStack())
        self._begin_going(before.seen_clients if before is not None else ())
        self._forms = FormKeeper(workspace, self.show_error)
        self._warning: Toast | None = None
        self.items = pages.rail_of(workspace.roles)
        self._build()
        self.dock = Dock(workspace, self, self._middle, self._make_room)
        self.dock.opened.connect(self._accompany)
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
        self.toasts = ToastStack(self, px(STATUS_HEIGHT))

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
        log_watch.watch(self)

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

    @property
    def open_form(self) -> tuple[str, str] | None:
        """Kind and object of the form that is being filled in now, if one is."""
        open_now = any(panel.is_open for panel in self.findChildren(SidePanel))
        return self._forms.latest if open_now else None

    def take_up_form(self, kind: str, object_key: str) -> None:
        """Open a form that was kept, where it was left."""
        if (opening := pages.FORMS.get(kind)) is not None:
            opening(self, object_key)

    def hush(self) -> None:
        """It is hidden, not left: no dialog, palette or message stays in sight."""
        self._close_dialogs()
        self._hide_palette()

    def greet_again(self) -> None:
        """After it was hidden: ask again what has to be answered first."""
        greeting.ask_for_password(self)

    def leave(self) -> None:
        """Before it is deleted: everything stops listening, nothing stays open."""
        self.pause()
        self._forget_changes()
        self.dock.clear()
        self._end_talking()
        self._hide_palette()
        for page in self._pages.values():
            page.leave()

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

    # The rest of the port

    @property
    def forms(self) -> FormKeeper:
        """Half-filled forms."""
        return self._forms

    @property
    def window_widget(self) -> QWidget:
        """The parent for dialogs."""
        return self.window()

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

    def restore(self, plan: RestorePlan) -> None:
        """Put a backup in the place of everything."""
        self.controller.door.restoring.from_desk(self, plan)

    def lock(self) -> None:
        """Lock now."""
        self.controller.lock()

    def show_dialog(self, dialog: Dialog) -> None:
        """A dialog lies beside the desk, not on it: Ctrl+L must be its own."""
        shortcuts.connect(dialog, {"lock": self.lock})
        super().show_dialog(dialog)

    def open_palette(self, typed: str = "") -> None:
        """The command palette."""
        palette_opening.open_palette(self, typed)

    def keep_palette(self, palette: QWidget) -> None:
        """A lock closes it, and Ctrl+L works in it."""
        self._palette = palette
        shortcuts.connect(palette, {"lock": self.lock})

    def show_help(self) -> None:
        """The keys that work here."""
        desk_parts.show_help(self)

    # What happens by itself

    def _tick(self) -> None:
        self.status.show_workspace(self.workspace)
        greeting.count_overdue(self)
        if self.page is not None:
            self.page.tick()

    def _on_change(self, change: object) -> None:
        greeting.hear(self, change)

    def _warn(self) -> None:
        self._warning = self.toasts.say(_("Locks in 30 seconds"), _("Keep open"), self.idle.touch)

    def _calm(self) -> None:
        if self._warning is not None and self._warning in self.toasts.toasts:
            self._warning.dismiss()
        self._warning = None

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from region to region as spec §5.2 wants it."""
        focused = QApplication.focusWidget()
        if focused is not None and not focused.isVisible():
            # Qt asks as well when what has the focus is being hidden: nothing may be looked through then.
            return super().focusNextPrevChild(forward)
        return self.regions.next_stop(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.dock.close() and self.page is not None:
            self.page.close_level()

    def resizeEvent(self, event: QResizeEvent) -> None:
        responsive.fit(self.width(), self.rail, self.top_bar)
