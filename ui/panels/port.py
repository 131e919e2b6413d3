"""What a panel may ask of the shell. The shell's own door (`ui.shell.ports.ShellPort`) holds all of this.

It stands here, below the shell, since panels know nothing of the window they are opened in.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from clinic_app.common.errors import ClinicError
from ui.widgets.dialogs import Dialog

T = TypeVar("T")


@dataclass(frozen=True)
class Command:
    """Something that was just done, and how to take it back.

    `text` is the toast's (at most 60 signs, nothing clinical). `undo` and `redo` call the workspace; a
    `ClinicError` from them, or the answer False, means that it is refused now and the step is forgotten.
    """

    text: str
    undo: Callable[[], object]
    redo: Callable[[], object]


@dataclass(frozen=True)
class Form:
    """A form whose half-filled content must outlive a lock, a crash and a power cut.

    `kind` and `key` name it (key: the id it is about, "" for something new); `title` is what the offer after
    unlocking calls it. `snapshot` gives what was typed as JSON values, None while there is nothing worth
    keeping; never a password. `apply` fills the form with such a snapshot.
    """

    kind: str
    key: str
    title: str
    snapshot: Callable[[], dict[str, Any] | None]
    apply: Callable[[dict[str, Any]], None]


class KeptForm(Protocol):
    """The handle of a registered form."""

    def changed(self) -> None:
        """Something was typed: it is kept within two seconds, and before a lock."""

    def finished(self) -> None:
        """Saved or thrown away: what was kept is dropped. Call it before the form goes."""

    def closed(self) -> None:
        """The form goes, but what was typed is kept and offered again."""


class Progress(Protocol):
    """Handed to work that runs beside the screen; may be called from there."""

    def report(self, share: float, text: str = "") -> None:
        """How far it is, 0 to 1."""

    @property
    def cancelled(self) -> bool:
        """Whether the person doesn't want it any more."""


class Jobs(Protocol):
    """Work that takes longer than 16 ms runs beside the screen, one after the other."""

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[ClinicError], object] | None = None,
        *,
        progressed: Callable[[float, str], object] | None = None,
    ) -> "Running":
        """Start it. `done` and `failed` are called on the screen's thread, and not at all after a lock.

        Without `failed` an error is shown as a toast.
        """


class Running(Protocol):
    """A job under way."""

    def cancel(self) -> None:
        """Ask it to stop; neither `done` nor `failed` is called then."""


class PanelPort(Protocol):
    """The shell as panels see it."""

    @property
    def jobs(self) -> Jobs: ...

    def attempt(self, act: Callable[[], T], on: QWidget | None = None) -> T | None:
        """Call the workspace; a refusal is shown in words and gives None."""

    def show_error(self, error: ClinicError) -> None:
        """A refusal in words, as a toast that stays."""

    def toast(
        self,
        text: str,
        action_text: str | None = None,
        on_action: Callable[[], object] | None = None,
        error: bool = False,
    ) -> None:
        """Say what happened; nothing clinical, at most 60 signs."""

    def done(self, command: Command) -> None:
        """Remember a command for undo and say it in a toast with Undo."""

    def ask(self, dialog: Dialog, first: QWidget | None = None) -> None:
        """Open a dialog over the window; it is closed by a lock."""

    def watch(self, form: Form) -> KeptForm:
        """Keep what is typed into a form from now on; a resumed draft is applied to it at once."""

    @property
    def window_widget(self) -> QWidget:
        """The parent for dialogs (`Dialog(port.window_widget, …)`)."""
