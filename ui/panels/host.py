"""What panels need of the shell, and nothing more: the shell's own port fits without an adapter.

Panels know no shell and no screen. Where they want to lead somewhere, they emit a signal.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from clinic_app.common.errors import ClinicError
from ui.widgets.dialogs import Dialog

R = TypeVar("R")
Content = dict[str, object]
"""A half-filled form as plain JSON: texts, numbers, lists."""


@dataclass(frozen=True)
class Command:
    """Something that was done and can be undone; both return False when it couldn't be carried out.

    Both hold services and ids, no widget: page and panel may have been made anew before it is undone.
    """

    text: str
    undo: Callable[[], bool]
    redo: Callable[[], bool]


class Keeper(Protocol):
    """Keeps half-filled forms, sealed for the person who types (SECURITY §3.9)."""

    def touch(self, kind: str, object_key: str, snapshot: Callable[[], Content]) -> None:
        """The form changed: keep it within two seconds, and when the screen locks."""

    def kept(self, kind: str, object_key: str = "") -> Content | None:
        """What was kept of this form, if anything."""

    def drop(self, kind: str, object_key: str = "") -> None:
        """The form was saved or thrown away."""


class Running(Protocol):
    """A job under way."""

    def cancel(self) -> None:
        """Ask it to stop; neither `done` nor `failed` is called then."""


class Host(Protocol):
    """The shell, as far as panels look at it."""

    @property
    def forms(self) -> Keeper: ...

    def toast(self, text: str, error: bool = False) -> None:
        """Say something at the bottom, in at most 60 signs; nothing clinical."""

    def done(self, command: Command, quietly: bool = False) -> None:
        """Something was done: put it on the undo stack and say so; `quietly` where the screen says it."""

    def attempt(self, command: Callable[[], R]) -> R | None:
        """Carry out; a ClinicError is shown in words and gives None."""

    def run(
        self,
        work: Callable[[], R],
        done: Callable[[R], object],
        failed: Callable[[ClinicError], object] | None = None,
    ) -> Running:
        """Work of more than 16 ms, on a worker thread; `done` or `failed` on the screen's thread.

        Neither is called after a lock. Without `failed` an error is shown as a toast.
        """

    def show_error(self, error: ClinicError) -> None:
        """Show a refusal in words."""

    def show_dialog(self, dialog: Dialog) -> None:
        """Show a dialog over the window, with a scrim."""

    @property
    def window_widget(self) -> QWidget:
        """The parent for dialogs (`Dialog(shell.window_widget, …)`)."""
