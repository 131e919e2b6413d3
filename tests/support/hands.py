"""Hands and eyes before a screen, outside the program: keys and windows by xdotool, the picture."""

import subprocess
import time
from collections.abc import Callable

from tests.support.x_screen import XScreen

_PATIENCE_S = 20.0
_LOOK_S = 0.02
_QUIET_S = 0.15
"""Longer than a frame and a turn of the event loop, shorter than a text cursor takes to blink."""


class Hands:
    """Somebody at the keyboard of one screen, who knows nothing of what is behind it."""

    def __init__(self, screen: XScreen) -> None:
        self.screen = screen

    # Waiting

    def until(self, true: Callable[[], bool], what: str) -> None:
        """Wait for something; AssertionError that names it when it doesn't come."""
        deadline = time.monotonic() + _PATIENCE_S
        while not true():
            assert time.monotonic() < deadline, f"{what}: never seen; in front is {self.title()!r}"
            time.sleep(_LOOK_S)

    def settled(self) -> bytes:
        """Wait until the picture stands still; the picture."""
        picture, since = self.screen.picture(), time.monotonic()
        deadline = since + _PATIENCE_S
        while time.monotonic() - since < _QUIET_S:
            assert time.monotonic() < deadline, "the screen never comes to rest"
            time.sleep(_LOOK_S)
            if (now := self.screen.picture()) != picture:
                picture, since = now, time.monotonic()
        return picture

    def _seen(self, what: str, act: Callable[[], object]) -> None:
        """Do something that must show on the screen."""
        before = self.screen.picture()
        act()
        self.until(lambda: self.screen.picture() != before, f"an answer to {what}")
        self.settled()

    # Keys

    def press(self, *keys: str) -> None:
        """Press keys quickly one after the other, by xdotool's names ("ctrl+Return"); something shows."""
        self._seen(" ".join(keys), lambda: self.tell("key", "--delay", "8", *keys))

    def press_unseen(self, *keys: str) -> None:
        """Press keys that needn't show anything."""
        self.tell("key", *keys)
        self.settled()

    def type(self, text: str) -> None:
        """Type where the focus is; something of it shows."""
        self._seen(f"typing {text!r}", lambda: self.tell("type", "--delay", "4", "--", text))

    # Windows

    def title(self) -> str:
        """The title of the window that has the focus; "" when none has."""
        return self._asked("getactivewindow", "getwindowname")

    def window(self, title: str) -> str:
        """The number of the window in sight whose title begins so; "" when there is none."""
        return self._asked("search", "--onlyvisible", "--name", f"^{title}").split("\n")[0]

    def size(self, window: str) -> tuple[int, int, int, int]:
        """Left, top, width, height of a window without its frame."""
        told = dict(
            line.split("=") for line in self._asked("getwindowgeometry", "--shell", window).splitlines()
        )
        return int(told["X"]), int(told["Y"]), int(told["WIDTH"]), int(told["HEIGHT"])

    def until_titled(self, end: str) -> None:
        """Wait until the window in front has a title that ends so."""
        self.until(lambda: self.title().endswith(end), f"a title that ends in {end!r}")
        self.settled()

    def tell(self, *words: str) -> None:
        """Let xdotool do something."""
        subprocess.run(["xdotool", *words], env=self.screen.environment, check=True, timeout=_PATIENCE_S)

    def _asked(self, *words: str) -> str:
        asked = subprocess.run(
            ["xdotool", *words],
            env=self.screen.environment,
            capture_output=True,
            text=True,
            timeout=_PATIENCE_S,
        )
        return asked.stdout.strip()
