"""A stop of the tour: what each screen's package gives so that its states are photographed."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from clinic_app.common.permissions import Role
from ui.shell.navigation import Target

if TYPE_CHECKING:
    from clinic_app.workspace import Workspace
    from ui.shell.page import Page
    from ui.shell.shell import Shell

_PATIENCE_S = 20.0
_ROUNDS = 6


@dataclass(frozen=True)
class Stop:
    """One picture. `name` is the mock's file name without `.png` where there is a mock.

    `role` signs somebody in who has it (None: nobody is signed in). `reach` leads to the state from wherever
    the tour is. `dark_name` is the name in the dark theme, where the mock has another (03b, 08b, 19b).
    `size` is the window's, None for the tour's own. `empty` takes the picture in a clinic without clients.
    `clean` puts away what `reach` opened; after every stop of another person the tour signs in anew.
    """

    name: str
    reach: "Callable[[Visit], object]"
    role: Role | None = None
    dark_name: str = ""
    size: tuple[int, int] | None = None
    empty: bool = False
    clean: "Callable[[Visit], object] | None" = None


class Visit:
    """What a stop works with."""

    def __init__(self, shell: "Shell", accounts: dict[Role, tuple[str, str]]) -> None:
        """`accounts`: role → login and password."""
        self.shell, self.accounts = shell, accounts

    @property
    def workspace(self) -> "Workspace":
        """Of the person signed in."""
        assert self.shell.workspace is not None, "nobody is signed in"
        return self.shell.workspace

    @property
    def page(self) -> "Page":
        """The page shown."""
        page = self.shell.desk.page if self.shell.desk is not None else None
        assert page is not None, "no page"
        return page

    def open(self, target: Target) -> "Page":
        """Go somewhere and let it settle."""
        self.shell.open(target)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Let events and jobs run until nothing moves. Raises TimeoutError when that never comes."""
        until = time.monotonic() + _PATIENCE_S
        quiet = 0
        while quiet < _ROUNDS:
            QApplication.processEvents()
            quiet = 0 if self.shell.jobs.busy else quiet + 1
            if time.monotonic() > until:
                raise TimeoutError("the program does not come to rest")
            time.sleep(0.002)
