"""A shell that remembers what a page asked of it."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from clinic_app.common.errors import ClinicError
from tests.support.talking_shell import TalkingShell
from ui.panels.host import Content
from ui.shell.navigation import Target

R = TypeVar("R")


class NoForms:
    """Keeps nothing."""

    def touch(self, kind: str, object_key: str, snapshot: Callable[[], Content]) -> None:
        """Nothing is kept."""

    def kept(self, kind: str, object_key: str = "") -> Content | None:
        return None

    def drop(self, kind: str, object_key: str = "") -> None:
        """Nothing was kept."""


class PageShell(TalkingShell):
    """As much of the shell as pages know; carries commands out at once."""

    def __init__(self) -> None:
        super().__init__()
        self.forms = NoForms()
        self.opened: list[Target] = []
        self.booked: list[dict[str, Any]] = []
        self.walk_ins = 0
        self.views: dict[str, str] = {}

    def open(self, target: Target) -> None:
        self.opened.append(target)

    def back(self) -> None:
        """Nowhere to go back to."""

    def book(self, **prefill: Any) -> None:
        self.booked.append(prefill)

    def walk_in(self, **_prefill: Any) -> None:
        self.walk_ins += 1

    def new_client(self, name: str = "") -> None:
        """No panel here."""

    def recall(self, view: str) -> str:
        return self.views.get(view, "")

    def remember(self, view: str, choice: str) -> None:
        self.views[view] = choice

    def lock(self) -> None:
        """Nothing is locked."""

    def neighbours(self, client_ids: tuple[int, ...]) -> None:
        """No record is opened."""

    @property
    def listed_clients(self) -> tuple[int, ...]:
        return ()

    def run(
        self,
        work: Callable[[], R],
        done: Callable[[R], object],
        failed: Callable[[ClinicError], object] | None = None,
    ) -> None:
        done(work())

    @property
    def window_widget(self) -> QWidget:
        window = QWidget()
        return window
