"""A page with nothing on it but a field, for tests of the frame around pages."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from clinic_app.common.errors import Unavailable
from clinic_app.workspace import Workspace
from ui.shell.navigation import Target
from ui.shell.page import Page, ShortcutEntry
from ui.shell.ports import ShellPort


class PlainPage(Page):
    """Remembers what the shell asked of it."""

    def __init__(self, workspace: Workspace, shell: ShellPort) -> None:
        super().__init__(workspace, shell)
        self.line = QLineEdit()
        self.line.setObjectName("plain.line")
        self.row.addWidget(self.line, 0, Qt.AlignmentFlag.AlignTop)
        self.arrived: list[Target] = []
        self.saved = 0
        self.disk_full = False
        self.level_open = False

    def arrive(self, target: Target) -> None:
        self.arrived.append(target)
        self.set_heading(type(target).__name__, "context")

    def focus_main(self) -> None:
        self.line.setFocus()

    def save_now(self) -> None:
        if self.disk_full:
            raise Unavailable("disk.full")
        self.saved += 1

    def close_level(self) -> bool:
        was, self.level_open = self.level_open, False
        return was

    def shortcuts(self) -> list[ShortcutEntry]:
        return [ShortcutEntry("Plain", "X", "Strike out")]

    def state(self) -> dict[str, Any]:
        return {"line": self.line.text()}

    def restore(self, state: Mapping[str, Any]) -> None:
        self.line.setText(str(state["line"]))
