"""A screen with a window manager that nobody sees, for programs that are started as a person starts them.

Xvfb keeps the picture of its screen in a file, so looking at it disturbs nothing.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NEEDED = ("Xvfb", "openbox", "xdotool", "setxkbmap")
_SIZE_AT, _COLOURS_AT, _WORD = 0, 76, 4
_LONGEST_START_S, _LONGEST_END_S = 20, 5


def absent() -> str:
    """Why there can be no such screen here; "" when there can."""
    if not sys.platform.startswith("linux"):
        return "X11 is a thing of Linux"
    lacking = [name for name in NEEDED if shutil.which(name) is None]
    return f"not installed: {', '.join(lacking)}" if lacking else ""


class XScreen:
    """One screen of 1366×768; `environment` is that of a program that appears on it."""

    def __init__(self, server: "subprocess.Popen[bytes]", display: str, memory: Path, home: Path) -> None:
        self._server, self._memory = server, memory
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("QT_", "XDG_", "DBUS_", "WAYLAND_", "LC_"))
        }
        self.environment = kept | {
            "DISPLAY": display,
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "xcb",
            "XDG_CACHE_HOME": str(home / "cache"),
        }

    def picture(self) -> bytes:
        """What the screen shows now: 4 bytes a point, blue, green, red and nothing, row by row."""
        raw = self._memory.read_bytes()
        head = int.from_bytes(raw[_SIZE_AT : _SIZE_AT + _WORD], "big")
        colours = int.from_bytes(raw[_COLOURS_AT : _COLOURS_AT + _WORD], "big")
        return raw[head + 12 * colours :]

    def use_keyboard(self, layout: str, variant: str) -> None:
        """Let the keys mean something else, as the desktop's settings do."""
        command = ["setxkbmap", layout, "-variant", variant]
        subprocess.run(command, env=self.environment, check=True, timeout=10)

    def vanish(self) -> None:
        """The screen goes away under whoever draws on it."""
        self._server.kill()
        self._server.wait()


@contextmanager
def x_screen(home: Path) -> Iterator[XScreen]:
    """The screen, with its window manager; both end with it. `home` is an empty folder."""
    memory = Path(tempfile.mkdtemp(prefix="teduh-screen-"))
    started: list[subprocess.Popen[bytes]] = []
    try:
        display = _start_server(memory, started)
        screen = XScreen(started[0], display, memory / "Xvfb_screen0", home)
        started.append(_quietly(["openbox", "--sm-disable"], screen.environment))
        _until_managed(screen)
        yield screen
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(_LONGEST_END_S)
        shutil.rmtree(memory, ignore_errors=True)


def _start_server(memory: Path, started: list[subprocess.Popen[bytes]]) -> str:
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    started.append(
        subprocess.Popen(
            [*command, "-fbdir", str(memory)],
            pass_fds=[writing],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        number = answer.readline().strip()
    assert number, "Xvfb did not come up"
    return f":{number}"


def _until_managed(screen: XScreen) -> None:
    # It is answered only once a window manager has said that it is there.
    asking = ["xdotool", "get_num_desktops"]
    deadline = time.monotonic() + _LONGEST_START_S
    while subprocess.run(asking, env=screen.environment, capture_output=True, timeout=10).returncode != 0:
        assert time.monotonic() < deadline, "the window manager did not come up"
        time.sleep(0.02)


def _quietly(command: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
