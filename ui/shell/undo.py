"""Undo of data actions (spec §5.4): the inverse command, up to 50 steps, forgotten at lock.

One stack per unlocked session: it outlives a desk that is made anew for another language or text size.
"""

from collections import deque
from dataclasses import dataclass, field

from clinic_app.common.errors import Unavailable
from clinic_app.common.translations import language
from ui.panels.host import Command

STEPS = 50


@dataclass
class Step:
    """A command and the language its text is in."""

    command: Command
    language: str = field(default_factory=language)

    @property
    def text(self) -> str:
        """What was done; "" when the person speaks another language by now."""
        return self.command.text if self.language == language() else ""


class UndoStack:
    """What was done, newest last, and what was taken back."""

    def __init__(self) -> None:
        self._done: deque[Step] = deque(maxlen=STEPS)
        self._undone: list[Step] = []

    def push(self, command: Command) -> None:
        """Remember what was just done; what had been taken back can't be done again any more."""
        self._done.append(Step(command))
        self._undone.clear()

    def next_undo(self, command: Command | None = None) -> Step | None:
        """What `undo` would take back: the newest step, or the one of a command given."""
        if command is None:
            return self._done[-1] if self._done else None
        return next((step for step in self._done if step.command is command), None)

    def next_redo(self) -> Step | None:
        """What `redo` would do again."""
        return self._undone[-1] if self._undone else None

    def undo(self, step: Step) -> bool:
        """Take a step back; False, and the step is forgotten, when things have changed too much for that.

        Raises what the inverse raises. The step stays only when the surroundings refused (a full disk): it
        may go well later.
        """
        place = self._done.index(step)
        self._done.remove(step)
        try:
            carried_out = step.command.undo() is not False
        except Unavailable:
            self._done.insert(place, step)
            raise
        if carried_out:
            self._undone.append(step)
        return carried_out

    def redo(self, step: Step) -> bool:
        """Do again what was taken back last; False and errors as with `undo`."""
        self._undone.remove(step)
        try:
            carried_out = step.command.redo() is not False
        except Unavailable:
            self._undone.append(step)
            raise
        if carried_out:
            self._done.append(step)
        return carried_out

    def clear(self) -> None:
        """Forget everything: at lock."""
        self._done.clear()
        self._undone.clear()

    def __len__(self) -> int:
        return len(self._done)
