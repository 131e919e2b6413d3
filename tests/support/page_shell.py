"""A shell that remembers what a page asked of it."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from clinic_app.common.errors import ClinicError
from tests.support.talking_shell import TalkingShell
from ui.shell.navigation import Target

R = TypeVar("R")


class PageShell(TalkingShell):
    """As much of the shell as pages know; carries commands and jobs out at once.

    Dialogs lie over `window`, or over one of their own.
    """

    def __init__(self, window: QWidget | None = None) -> None:
        super().__init__()
        self._window = window
        self.opened: list[Target] = []
        self.booked: list[dict[str, Any]] = []
        self.walk_ins = 0
        self.views: dict[str, str] = {}
        self.listed: tuple[int, ...] = ()
        """The list that a record is opened from."""

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
        self.listed = client_ids

    @property
    def listed_clients(self) -> tuple[int, ...]:
        return self.listed

    def run(
        self,
        work: Callable[[], R],
        done: Callable[[R], object],
        failed: Callable[[ClinicError], object] | None = None,
    ) -> Any:
        try:
            result = work()
        except ClinicError as error:
            (failed or self.show_error)(error)
        else:
            done(result)

    @property
    def window_widget(self) -> QWidget:
        if self._window is None:
            self._window = QWidget()
            self._window.resize(1000, 700)
        return self._window
