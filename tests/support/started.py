"""The program as the system starts it: a process of its own, on a screen, on a folder."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.hands import Hands
from tests.support.x_screen import XScreen

_ROOT = Path(__file__).resolve().parents[2]
_LONGEST_S = 30


def command(*arguments: str) -> list[str]:
    """`clinic-app` with its arguments, whether it is installed or not."""
    return [sys.executable, "-m", "ui.main", *arguments]


class Started:
    """One running program, and the hands at its screen."""

    def __init__(self, folder: Path, screen: XScreen, *arguments: str) -> None:
        self.folder, self.screen, self.hands = folder, screen, Hands(screen)
        self._command = command("--data", str(folder), *arguments)
        self.process = self._start()

    def _start(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            self._command,
            cwd=_ROOT,
            env=self.screen.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def start_again(self) -> int:
        """Start it a second time on the same folder; the exit code of that second one."""
        return self._start().wait(_LONGEST_S)

    def ended(self) -> int:
        """Wait for its end; its exit code."""
        return self.process.wait(_LONGEST_S)

    def saves(self, act: Callable[[], object]) -> None:
        """Do something after which something must have reached the disk."""
        before = self._written()
        act()
        self.hands.until(lambda: self._written() != before, "something new on the disk")
        self.hands.settled()

    def _written(self) -> tuple[int, int]:
        # Looked at, never opened: closing the database's file would free the program's own locks on it.
        files = (self.folder / "clinic.db", self.folder / "clinic.db-wal")
        told = [path.stat() for path in files if path.exists()]
        return sum(each.st_size for each in told), max(each.st_mtime_ns for each in told)


@contextmanager
def started(folder: Path, screen: XScreen, *arguments: str) -> Iterator[Started]:
    """Start it and wait for its window; it is gone afterwards, whatever happened."""
    running = Started(folder, screen, *arguments)
    try:
        running.hands.until(lambda: running.hands.title().startswith("Teduh"), "the window")
        running.hands.settled()
        yield running
    finally:
        if running.process.poll() is None:
            running.process.kill()
            running.process.wait()


def run(*arguments: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
    """A command of `clinic-app` that needs no screen, with what is typed into it."""
    return subprocess.run(
        command(*arguments),
        cwd=_ROOT,
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_LONGEST_S * 2,
    )
