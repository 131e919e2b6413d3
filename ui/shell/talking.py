"""Saying and asking: toasts, refusals in words, undo, dialogs."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from clinic_app.common.errors import ClinicError
from clinic_app.common.messages import words
from clinic_app.common.translations import _
from ui.panels.host import Command
from ui.shell.undo import UndoStack
from ui.widgets.dialogs import Dialog
from ui.widgets.toast import ToastStack

R = TypeVar("R")


class Talking:
    """The desk's half that speaks with the person."""

    toasts: ToastStack

    def _begin_talking(self, undo_stack: UndoStack) -> None:
        self.undo_stack = undo_stack
        self._dialogs: list[Dialog] = []
        self._palette: QWidget | None = None

    def toast(self, text: str, error: bool = False) -> None:
        """Say something at the bottom."""
        self.toasts.say(text, error=error)

    def show_error(self, error: ClinicError) -> None:
        """A refusal in words."""
        self.toasts.say(words(error), error=True)

    def attempt(self, command: Callable[[], R]) -> R | None:
        """Carry out; a refusal is shown in words and gives None."""
        try:
            return command()
        except ClinicError as error:
            self.show_error(error)
            return None

    def done(self, command: Command, quietly: bool = False) -> None:
        """Remember for undo, and say it unless the page does."""
        self.undo_stack.push(command)
        if quietly:
            return
        self.toasts.say(command.text, _("Undo"), lambda: self.undo(command))

    def undo(self, command: Command | None = None) -> None:
        """Take back the last data action, or the one given, and say which."""
        step = self.undo_stack.next_undo(command)
        if step is None:
            self.toast(_("There is nothing to undo."))
            return
        refused = self._refusal(lambda: self.undo_stack.undo(step))
        if refused is None:
            self.toast(_("Undone: {what}").format(what=step.text) if step.text else _("Undone."))
        elif refused:
            self.toast(_("Not undone: {why}").format(why=refused), error=True)
        else:
            self.toast(_("This cannot be undone any more."), error=True)

    def redo(self) -> None:
        """Do again what was taken back, and say what."""
        step = self.undo_stack.next_redo()
        if step is None:
            self.toast(_("There is nothing to do again."))
            return
        refused = self._refusal(lambda: self.undo_stack.redo(step))
        if refused is None:
            self.toast(_("Done again: {what}").format(what=step.text) if step.text else _("Done again."))
        elif refused:
            self.toast(_("Not done again: {why}").format(why=refused), error=True)
        else:
            self.toast(_("This cannot be done again."), error=True)

    @staticmethod
    def _refusal(act: Callable[[], bool]) -> str | None:
        """In a sentence, why a step was refused, "" when nobody said why; None when it was carried out."""
        try:
            return None if act() else ""
        except ClinicError as error:
            return words(error).split(". ")[0].removesuffix(".") + "."

    def show_dialog(self, dialog: Dialog) -> None:
        """Show a dialog; a lock closes it."""
        self._dialogs = [each for each in self._dialogs if isValid(each)]
        self._dialogs.append(dialog)
        dialog.open()

    def _end_talking(self) -> None:
        """Nothing that was said or asked stays."""
        self._close_dialogs()
        self.toasts.clear()

    def _hide_palette(self) -> None:
        """Without a choice."""
        if self._palette is not None and isValid(self._palette):
            self._palette.hide()
            self._palette.deleteLater()
        self._palette = None

    def _close_dialogs(self) -> None:
        """Without an answer."""
        for dialog in self._dialogs:
            if isValid(dialog):
                dialog.hide()
                dialog.deleteLater()
        self._dialogs = []
