"""What every screen is: a widget below the top bar that says what stands in the bar."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clinic_app.workspace import Workspace
from ui.shell.ports import ShellPort
from ui.shell.targets import Target


@dataclass(frozen=True)
class ShortcutEntry:
    """A line of the keyboard map (F1)."""

    scope: str
    keys: str
    text: str


class Page(QWidget):
    """A screen. It owns all of its area, its left and right panels too.

    `title_changed` when `title()` or `context()` say something else; `bar_widget()` stands after them in the
    top bar: a view switch, arrows, a breadcrumb.
    """

    title_changed = Signal()

    def __init__(self, workspace: Workspace, shell: ShellPort, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace, self.shell = workspace, shell

    def title(self) -> str:
        """The page's title in the top bar; '' when `bar_widget` says it."""
        return ""

    def context(self) -> str:
        """One line beside the title."""
        return ""

    def bar_widget(self) -> QWidget | None:
        """What the page adds to the top bar."""
        return None

    def show_target(self, target: Target) -> None:
        """Show what the target asks for; called each time the page is opened."""

    def regions(self) -> list[QWidget]:
        """Left, main, right: where F6 goes."""
        return [self]

    def focus_main(self) -> None:
        """Put the focus where work begins (ui/spec §5.2)."""
        self.setFocus()

    def close_level(self) -> bool:
        """Esc: close one level (popup, panel, selection); False when there was none."""
        return False

    def shortcuts(self) -> list[ShortcutEntry]:
        """The page's keys, for F1."""
        return []

    def tick(self) -> None:
        """A minute has passed."""

    def before_leaving(self) -> bool:
        """Save what is being typed; False when leaving would lose something."""
        return True

    def state(self) -> dict[str, object]:
        """What brings the same person back to the same place after unlocking: ids only, JSON-able."""
        return {}

    def restore(self, state: dict[str, object]) -> None:
        """Come back to `state()`."""

    def shut(self) -> None:
        """Before the page is deleted: stop listening, drop decrypted text."""
