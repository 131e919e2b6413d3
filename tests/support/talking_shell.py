"""The part of a shell that panels and pages talk to: it acts at once and remembers what was said."""

from collections.abc import Callable
from typing import TypeVar

from clinic_app.common.errors import ClinicError
from tests.support.memory_forms import MemoryForms
from ui.panels.host import Command
from ui.widgets.dialogs import Dialog

R = TypeVar("R")


class TalkingShell:
    """Remembers toasts, refusals by their code, dialogs, half-filled forms, and what could be undone."""

    def __init__(self) -> None:
        self.forms = MemoryForms()
        self.commands: list[Command] = []
        self.errors: list[str] = []
        self.toasts: list[str] = []
        self.dialogs: list[Dialog] = []

    def toast(self, text: str, error: bool = False) -> None:
        self.toasts.append(text)

    def done(self, command: Command, quietly: bool = False) -> None:
        self.commands.append(command)

    def attempt(self, command: Callable[[], R]) -> R | None:
        try:
            return command()
        except ClinicError as error:
            self.show_error(error)
            return None

    def show_error(self, error: ClinicError) -> None:
        self.errors.append(error.code)

    def show_dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog)
        dialog.open()
