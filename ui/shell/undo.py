"""Undo of data actions (spec §5.4): the inverse command, up to 50 steps, forgotten at lock."""

from collections import deque

from ui.panels.host import Command

STEPS = 50


class UndoStack:
    """What was done, newest last, and what was taken back."""

    def __init__(self) -> None:
        self._done: deque[Command] = deque(maxlen=STEPS)
        self._undone: list[Command] = []

    def push(self, command: Command) -> None:
        """Remember what was just done; what had been taken back can't be done again any more."""
        self._done.append(command)
        self._undone.clear()

    def undo(self, command: Command | None = None) -> Command | None:
        """Take back the newest command, or the one given; None when there is nothing to take back.

        Raises what the command's inverse raises; the step is forgotten then, as when it answers False
        (`refused` tells).
        """
        if command is None:
            command = self._done[-1] if self._done else None
        if command is None or command not in self._done:
            return None
        self._done.remove(command)
        self.refused = command.undo() is False
        if not self.refused:
            self._undone.append(command)
        return command

    def redo(self) -> Command | None:
        """Do again what was taken back last; None when there is nothing."""
        if not self._undone:
            return None
        command = self._undone.pop()
        self.refused = command.redo() is False
        if not self.refused:
            self._done.append(command)
        return command

    refused = False
    """Whether the last `undo` or `redo` was refused without an error."""

    def clear(self) -> None:
        """Forget everything: at lock."""
        self._done.clear()
        self._undone.clear()

    def __len__(self) -> int:
        return len(self._done)
