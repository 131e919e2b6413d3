"""Working in a child process until it is killed, and what it had acknowledged by then.

The child is forked from this warm process: the imports cost nothing, and only what it wrote to the disk and
to the pipe is left of it.
"""

import os
import signal
import time
import traceback
from collections.abc import Callable, Iterator

Worker = Callable[[], Iterator[str]]
"""Works, and yields a line after each thing that the program has called saved."""

LONGEST = 20.0
"""Seconds after which a child that acknowledges nothing is a failure."""


def killed_after(work: Worker, acknowledgements: int, delay: float) -> list[str]:
    """Let `work` run in a child; kill -9 it `delay` seconds after so many lines. All that it acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _work(work, reading, writing)
    os.close(writing)
    seen = b""
    try:
        deadline = time.monotonic() + LONGEST
        while seen.count(b"\n") < acknowledgements:
            block = os.read(reading, 65_536)
            if not block or time.monotonic() > deadline:
                break
            seen += block
        time.sleep(delay)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    while block := os.read(reading, 65_536):
        seen += block
    os.close(reading)
    # A line without its end was being written when the kill came: nobody was told.
    lines = [line.decode() for line in seen.split(b"\n")[:-1]]
    assert not any(line.startswith("!") for line in lines), "\n".join(lines)
    assert len(lines) >= acknowledgements, lines
    return lines


def in_a_child(work: Worker) -> list[str]:
    """Let `work` run to its end in a child of its own; the lines it gave."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _work(work, reading, writing)
    os.close(writing)
    seen = b""
    while block := os.read(reading, 65_536):
        seen += block
    os.close(reading)
    os.waitpid(child, 0)
    lines = seen.decode().splitlines()
    assert not any(line.startswith("!") for line in lines), "\n".join(lines)
    return lines


def _work(work: Worker, reading: int, writing: int) -> None:
    try:
        os.close(reading)
        for line in work():
            os.write(writing, f"{line}\n".encode())
    except BaseException:
        told = "".join(f"! {line}\n" for line in traceback.format_exc().splitlines())
        os.write(writing, told.encode())
    finally:
        # Without the test runner's own ending, which belongs to the parent.
        os._exit(0)
