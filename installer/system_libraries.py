"""The libraries of the system that Qt needs, on Debian, Ubuntu and their relatives.

They are installed where that goes without asking (as root, or through a sudo that asks for no password); else
the one line to run is printed. On other systems a desktop brings them along.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable

from installer import places

FOR_QT = [
    "libegl1",
    "libgl1",
    "libxkbcommon-x11-0",
    "libdbus-1-3",
    "fontconfig",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-image0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xinerama0",
    "libxcb-randr0",
    "fonts-inter",
]
FOR_TESTS = ["xvfb", "openbox", "xdotool", "x11-xkb-utils"]
"""A virtual screen; a window manager, keys and keyboard layouts for the journey from outside."""


def ensure(*, for_tests: bool) -> bool:
    """Install what is missing; True when nothing is. Prints the line to run when it may not install."""
    if not _is_debian():
        return True
    wanted = FOR_QT + (FOR_TESTS if for_tests else [])
    absent = missing(wanted)
    if not absent:
        return True
    if install(absent):
        absent = missing(wanted)
    if absent:
        print_line(absent)
    return not absent


def missing(packages: Iterable[str]) -> list[str]:
    """Those of the packages that are not fully installed, in their order."""
    packages = list(packages)
    asked = subprocess.run(
        ["dpkg-query", "--show", "--showformat", "${Package} ${db:Status-Abbrev}\n", *packages],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    # dpkg-query answers for those it knows and complains about the others; both are answers.
    installed = {name for name, _, status in map(_cut, asked.stdout.splitlines()) if status.strip() == "ii"}
    return [package for package in packages if package not in installed]


def install(packages: list[str]) -> bool:
    """Install packages when that goes without a question; False when it doesn't or fails."""
    prefix = _prefix()
    if prefix is None or not _is_debian():
        return False
    print(f"Teduh: memasang {', '.join(packages)} …", file=sys.stderr, flush=True)
    get = [*prefix, "apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=120"]
    install_them = [*get, "install", "--no-install-recommends", *packages]
    # The lists of packages are fetched only when they turn out to be absent or old.
    return _quiet(install_them) or (_quiet([*get, "update"]) and _quiet(install_them))


def line(packages: Iterable[str]) -> str:
    """What a person types to install the packages."""
    sudo = "" if _is_root() else "sudo "
    return f"{sudo}apt-get install -y --no-install-recommends {' '.join(packages)}"


def print_line(packages: Iterable[str]) -> None:
    """Say that something of the system is missing, and the one line that brings it."""
    print(f"Teduh: paket sistem belum lengkap. Jalankan:  {line(packages)}", file=sys.stderr, flush=True)


def qt_loads() -> bool:
    """Whether Qt can be loaded at all with what the system has."""
    attempt = [places.PYTHON, "-c", "import PySide6.QtWidgets"]
    return subprocess.run(attempt, capture_output=True, stdin=subprocess.DEVNULL).returncode == 0


def _is_debian() -> bool:
    return all(shutil.which(tool) for tool in ("dpkg-query", "apt-get"))


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _prefix() -> list[str] | None:
    if _is_root():
        return []
    if shutil.which("sudo") and _quiet(["sudo", "-n", "true"]):
        return ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    return None


def _cut(answer: str) -> tuple[str, str, str]:
    return answer.partition(" ")


def _quiet(command: list[str]) -> bool:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, env=environment)
    return done.returncode == 0
