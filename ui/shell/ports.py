"""The shell as pages see it. A page gets one in its constructor and knows nothing else of the window.

What panels need of it stands below the shell, in `ui.panels.host`; this port holds all of that too.
"""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from clinic_app.common.errors import ClinicError
from clinic_app.people.values import ClientId
from ui.panels.host import Command, Host, Keeper, Running
from ui.panels.restore.source import RestorePlan
from ui.shell.navigation import Target

__all__ = ["Command", "Host", "Keeper", "Progress", "Running", "ShellPort"]

R = TypeVar("R")


class Progress(Protocol):
    """Handed to work that runs beside the screen; may be called from there."""

    def report(self, share: float, text: str = "") -> None:
        """How far it is, 0 to 1."""

    @property
    def cancelled(self) -> bool:
        """Whether the person doesn't want it any more."""


class ShellPort(Host, Protocol):
    """What `Host` says (toast, done, attempt, run, show_dialog, forms, …), long work, and going places."""

    def open(self, target: Target) -> None:
        """Show the page of a target. Alt+Left comes back."""

    def back(self) -> None:
        """To where one was before; to the first page when there is nothing before."""

    def book(self, **prefill: Any) -> None:
        """Quick booking at the right of any page, filled with what is known: keywords of the panel."""

    def walk_in(self, **prefill: Any) -> None:
        """The panel for somebody who came without an appointment."""

    def new_client(self, name: str = "") -> None:
        """The registration panel."""

    def run_with_progress(
        self,
        title: str,
        work: Callable[[Progress], R],
        done: Callable[[R], object],
        failed: Callable[[ClinicError], object] | None = None,
    ) -> Running:
        """As `run`, for work of more than a second: a dialog shows how far it is."""

    def recall(self, view: str) -> str:
        """How the person last chose to see something (`today.view`); '' for the first time."""

    def remember(self, view: str, choice: str) -> None:
        """Keep that choice for the next time, also after the program was closed. Nothing of the clinic."""

    def restore(self, plan: RestorePlan) -> None:
        """Sign out and put a backup in the place of everything; the unlock screen tells what came of it."""

    def lock(self) -> None:
        """Lock now."""

    def neighbours(self, client_ids: tuple[ClientId, ...]) -> None:
        """The list a record is opened from: "5 of 128" and Alt+Up, Alt+Down walk in it."""

    @property
    def listed_clients(self) -> tuple[ClientId, ...]:
        """What `neighbours` was last told, empty after a lock."""
