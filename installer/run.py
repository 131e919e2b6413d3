"""`python3 -m installer run [args]`: set up, then become the program."""

import os
import sys

from installer import display, places, prepare

# Those that draw nothing, and those that only print something about the program.
WITHOUT_SCREEN = {"demo", "report", "backup", "restore", "verify", "--version", "--help", "-h"}


def run(arguments: list[str]) -> int:
    """Start clinic-app with the arguments; without a display, its tour on a virtual screen.

    Doesn't return on POSIX when there is a display: this process becomes the program.
    """
    prepare.ready(prepare.RUN)
    if display.has_display() or WITHOUT_SCREEN.intersection(arguments):
        return become([places.program("clinic-app"), *arguments])
    if "tour" in arguments:
        return _on_virtual_screen(arguments)
    print(
        "Tidak ada layar (DISPLAY kosong): demo dijalankan pada layar virtual, gambarnya disimpan.",
        flush=True,
    )
    code = _on_virtual_screen(["tour", places.TOUR])
    if code == 0:
        print(f"Gambar: {_count_pictures(places.TOUR)} berkas PNG di {os.path.relpath(places.TOUR)}")
    return code


def become(command: list[str]) -> int:
    """Replace this process by the command where the system can; else run it and return its exit code."""
    if not places.WINDOWS:
        sys.stdout.flush()
        os.execv(command[0], command)
    import subprocess

    return subprocess.run(command).returncode


def _on_virtual_screen(arguments: list[str]) -> int:
    import subprocess

    with display.virtual_screen() as environment:
        return subprocess.run([places.program("clinic-app"), *arguments], env=environment).returncode


def _count_pictures(folder: str) -> int:
    return sum(name.endswith(".png") for _, _, names in os.walk(folder) for name in names)
