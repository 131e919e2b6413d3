"""Brings a machine from any state to one on which Teduh runs, or does nothing when it already is."""

import os
import sys

from installer import places, stamp, translations

# The two kinds of set-up: what a person needs to work, and what the checks need besides.
RUN = "run"
TEST = "test"


def ready(kind: str) -> None:
    """Set up what `kind` needs. Exits with a sentence when the machine can't be made ready."""
    stamps = stamp.read() if os.path.exists(places.PYTHON) else {}
    wanted = wanted_stamps()
    if not covered(kind, stamps, wanted):
        _install_packages(kind, stamps.get("python"))
        stamp.write(kind, wanted[kind])
    if sys.platform.startswith("linux") and not covered("system-" + kind, stamps, wanted):
        _ready_system(kind, wanted["system-" + kind])
    translations.compile_changed()


def wanted_stamps() -> dict[str, str]:
    """What the stamps read when all is in place."""
    run = stamp.digest([places.LOCK, places.PYPROJECT])
    test = stamp.digest([places.LOCK, places.DEV_LOCK, places.PYPROJECT])
    system = stamp.digest([places.LOCK, places.PYPROJECT, places.SYSTEM_LIST])
    return {RUN: run, TEST: test, "system-run": system, "system-test": system}


def covered(name: str, stamps: dict[str, str], wanted: dict[str, str]) -> bool:
    """Whether a stamp is good: its own, or that of the tests, which need all that a start needs."""
    wider = name.replace(RUN, TEST)
    return any(stamps.get(each) == wanted[each] for each in (name, wider))


def _install_packages(kind: str, made_with: str | None) -> None:
    from installer import environment

    this_python = stamp.digest([])  # the version of Python and the place of the checkout
    # Without a stamp the environment is somebody's own or was left half-way: it may stay if it works.
    if made_with != this_python and (made_with is not None or not environment.is_sound()):
        _say("menyiapkan lingkungan Python di .venv …")
        environment.create()
    stamp.write("python", this_python)
    _say("memasang pustaka dari daftar terkunci; pada kali pertama perlu beberapa menit …")
    environment.install(places.DEV_LOCK if kind == TEST else places.LOCK)


def _ready_system(kind: str, wanted: str) -> None:
    from installer import system_libraries

    if system_libraries.ensure(for_tests=kind == TEST):
        stamp.write("system-" + kind, wanted)
    elif not system_libraries.qt_loads():
        sys.exit(1)  # the line to run has been printed


def _say(sentence: str) -> None:
    print(f"Teduh: {sentence}", file=sys.stderr, flush=True)
