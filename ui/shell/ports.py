"""What a page may ask of the shell. Pages and presenters know this, never the window."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from clinic_app.common.errors import ClinicError
from clinic_app.people.values import ClientId
from clinic_app.scheduling.values import Slot
from ui.shell.targets import Target
from ui.widgets.dialogs import Dialog

R = TypeVar("R")


@dataclass(frozen=True)
class Command:
    """Something that was done and can be undone; both return False when it couldn't be carried out."""

    text: str
    undo: Callable[[], bool]
    redo: Callable[[], bool]


class FormKeeper(Protocol):
    """Keeps half-filled forms, sealed for the person who types (SECURITY §3.9)."""

    def touch(self, kind: str, object_key: str, snapshot: Callable[[], dict[str, object]]) -> None:
        """The form changed: keep it within two seconds, and when the screen locks."""

    def kept(self, kind: str, object_key: str = "") -> dict[str, object] | None:
        """What was kept of this form, if anything."""

    def drop(self, kind: str, object_key: str = "") -> None:
        """The form was saved or thrown away."""


class ShellPort(Protocol):
    """The shell, as pages see it."""

    @property
    def forms(self) -> FormKeeper: ...

    def open(self, target: Target) -> None:
        """Go to another screen."""

    def back(self) -> None:
        """Go where one came from."""

    def toast(
        self,
        text: str,
        action_text: str | None = None,
        on_action: Callable[[], object] | None = None,
        error: bool = False,
    ) -> None:
        """Say something at the bottom; nothing clinical."""

    def done(self, command: Command) -> None:
        """Something was done: put it on the undo stack and say so with Urungkan."""

    def attempt(self, command: Callable[[], R]) -> R | None:
        """Carry out; a ClinicError is shown in words and gives None."""

    def show_error(self, error: ClinicError) -> None:
        """Show a refusal in words."""

    def run(
        self,
        work: Callable[[], R],
        done: Callable[[R], object],
        failed: Callable[[ClinicError], object] | None = None,
    ) -> None:
        """Work of more than 16 ms: on a worker thread; `done` or `failed` on the screen's thread."""

    def show_dialog(self, dialog: Dialog) -> None:
        """Show a dialog over the window, with a scrim."""

    def book(self, client_id: ClientId | None = None, slot: Slot | None = None) -> None:
        """Open quick booking beside the calendar."""

    def walk_in(self) -> None:
        """Open the walk-in panel beside Today."""

    def new_client(self, name: str = "") -> None:
        """Open registration beside the list of clients."""

    def lock(self) -> None:
        """Lock now."""
