"""What every page is: a widget that owns all below the top bar and answers the shell's questions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.workspace import Workspace
from ui.shell.navigation import Target
from ui.shell.ports import ShellPort
from ui.theme.tokens import theme
from ui.widgets.side_panel import SidePanel


@dataclass(frozen=True)
class ShortcutEntry:
    """One line of the sheet that F1 opens: `scope` is the heading (words), `keys` as one reads them."""

    scope: str
    keys: str
    text: str


class Page(QWidget):
    """Base of all pages. `self.row` is a layout for left panel, main area and right panel, side by side.

    The shell shows `heading` and `context` in the top bar, before them `lead` (breadcrumb, back), after them
    `tools` (view switch, arrows). A subclass fills them in its constructor; `set_heading` changes the words.
    The page paints the canvas.
    """

    headed = Signal()
    """The heading, or the widgets beside it, changed."""

    def __init__(self, workspace: Workspace, shell: ShellPort) -> None:
        super().__init__()
        self.workspace, self.shell = workspace, shell
        self.heading = ""
        self.context = ""
        self.lead: list[QWidget] = []
        self.tools: list[QWidget] = []
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(0)

    def set_heading(self, heading: str, context: str = "") -> None:
        """Other words in the top bar. Never clinical; a client's name only on the client's own pages."""
        self.heading, self.context = heading, context
        self.headed.emit()

    # What the shell asks

    def arrive(self, target: Target) -> None:
        """Show what the target names; called each time the page is opened. Raises ClinicError."""

    def refresh(self) -> None:
        """Read everything again: after coming back to the page."""

    def tick(self) -> None:
        """A minute has passed."""

    def focus_main(self) -> None:
        """Put the focus where work begins (spec §5.2)."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        """What F6 goes through within the page: left panel, main area, right panel, those visible."""
        return [self]

    def focus_filter(self) -> bool:
        """Ctrl+F and /: put the focus into the page's filter; False when it has none."""
        return False

    def toggle_left(self) -> None:
        """Ctrl+\\: show or hide the left panel."""

    def toggle_right(self) -> None:
        """Ctrl+.: show or hide the right panel."""

    def close_level(self) -> bool:
        """Esc: close one thing (popup, panel, selection); False when nothing was open."""
        return False

    def make_room(self) -> None:
        """A panel of the shell (booking, registration) opens at the right: close the page's own one."""

    def accompany(self, panel: SidePanel) -> None:
        """A panel of the shell has opened at the right: show what it is about, if it shows here."""

    def book(self, **prefill: Any) -> bool:
        """Open quick booking in the page itself; False lets the shell open it at the right."""
        return False

    def walk_in(self, **prefill: Any) -> bool:
        """The same for somebody who came without an appointment."""
        return False

    def new_client(self, name: str = "") -> bool:
        """The same for registration."""
        return False

    def shortcuts(self) -> list[ShortcutEntry]:
        """The keys of this page, for F1. The page itself makes the QShortcuts, with itself as parent and the
        context WidgetWithChildrenShortcut, so that they live only while the page is shown."""
        return []

    def save_now(self) -> None:
        """Ctrl+S, and before lock and close: what saves itself is saved now. Raises ClinicError."""

    def unsaved(self) -> str:
        """In words, what would be lost by closing now although `save_now` was called; "" for nothing."""
        return ""

    def kept(self) -> str:
        """After `save_now` before a lock: what was kept, in words without any client, for the lock screen.

        "Draft note of session 7 saved at 10.11."
        """
        return ""

    def target(self) -> Target | None:
        """Where this page is now, to come back to after a lock; None for the target it was opened with."""
        return None

    def state(self) -> dict[str, Any]:
        """View state to come back to after a lock: ids and view settings, no names, no clinical words."""
        return {}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up what `state` gave."""

    def leave(self) -> None:
        """The page is about to be deleted: stop timers, unsubscribe from changes."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("canvas"))
