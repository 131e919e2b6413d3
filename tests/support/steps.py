"""A program killed at a chosen step: everything that it does to the disk from Python is one.

Steps are renames, syncs, new and removed files and folders, and every write. Killed before step n, all that
came before it is done and nothing after; a torn step is a write of which only the first half went out.
"""

import builtins
import io
import os
import signal
from collections.abc import Callable
from typing import Any

_ACTS = ("replace", "rename", "fsync", "mkdir", "unlink", "remove", "rmdir")


class Steps:
    """Counts in this process, and kills it before step `at`; None counts only. `said` gets each name."""

    def __init__(self, at: int | None, torn: bool, said: int) -> None:
        self._at, self._torn, self._said = at, torn, said
        self._count = 0

    def watch(self) -> None:
        """From now on; there is no way back, the process is a child that ends."""
        for name in _ACTS:
            setattr(os, name, self._counting(name, getattr(os, name)))
        plain = builtins.open

        def opening(file: Any, mode: str = "r", *rest: Any, **more: Any) -> Any:
            if not set(mode) & set("wax+"):
                return plain(file, mode, *rest, **more)
            self._step(f"open {os.path.basename(str(file))}")
            return _Written(plain(file, mode, *rest, **more), self)

        builtins.open = io.open = opening

    def _counting(self, name: str, act: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **more: Any) -> Any:
            self._step(f"{name} {os.path.basename(str(args[0])) if name != 'fsync' else ''}".strip())
            return act(*args, **more)

        return counted

    def _step(self, name: str) -> None:
        if self._count == self._at:
            die()
        self._count += 1
        os.write(self._said, f"{name}\n".encode())

    def write(self, file: Any, content: Any) -> int:
        """One write of an open file, whole or torn."""
        if self._count == self._at and self._torn:
            file.write(bytes(content)[: len(content) // 2])
            file.flush()
        self._step("write")
        return int(file.write(content))


class _Written:
    """An open file whose writes are steps."""

    def __init__(self, file: Any, steps: Steps) -> None:
        self._file, self._steps = file, steps

    def write(self, content: Any) -> int:
        return self._steps.write(self._file, content)

    def __enter__(self) -> "_Written":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def die() -> None:
    """kill -9: no handler, no flush, no farewell."""
    os.kill(os.getpid(), signal.SIGKILL)


def killed_at(work: Callable[[], object], step: int | None, *, torn: bool = False) -> tuple[list[str], bool]:
    """Let `work` run in a child that dies at `step`: the steps it made, and whether it came to its end."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            Steps(step, torn, writing).watch()
            work()
        except BaseException as fault:
            os.write(writing, f"!{fault!r}\n".encode())
            os._exit(1)
        os._exit(0)
    os.close(writing)
    said = b""
    while block := os.read(reading, 65_536):
        said += block
    os.close(reading)
    _, status = os.waitpid(child, 0)
    steps = said.decode().splitlines()
    assert not any(line.startswith("!") for line in steps), steps[-1]
    return steps, os.WIFEXITED(status)
