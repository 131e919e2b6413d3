"""Whether there is a screen to draw on, and a virtual one for when there is none."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager


def has_display(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether a window can appear. On Linux something must name a display; elsewhere there is always one.

    A person who chose a platform of Qt by hand knows what they want.
    """
    if not platform.startswith("linux"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


@contextmanager
def virtual_screen() -> Iterator[dict[str, str]]:
    """The environment of a program that draws on a screen nobody sees: Xvfb's, else Qt's own."""
    server = _start_xvfb()
    if server is None:
        yield os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        return
    process, display = server
    try:
        yield os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    finally:
        process.terminate()
        process.wait()


def _start_xvfb() -> tuple[subprocess.Popen[bytes], str] | None:
    """Start Xvfb on the first free display; None when it is not there or doesn't come up."""
    if not shutil.which("Xvfb"):
        return None
    read_end, write_end = os.pipe()
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1920x1200x24", "-nolisten", "tcp"],
        pass_fds=[write_end],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    with os.fdopen(read_end) as answer:
        number = answer.readline().strip()  # an empty answer: the server ended before it was up
    if not number:
        process.wait()
        return None
    return process, f":{number}"
