"""Makes .venv and fills it from a hash-pinned lock."""

import importlib.util
import os
import shutil
import subprocess
import sys
import venv

from installer import places, system_libraries

PIP_OPTIONS = ["--quiet", "--disable-pip-version-check", "--no-input"]


def is_sound() -> bool:
    """Whether .venv holds the Python that runs this, and a pip."""
    question = "import sys, pip; print(sys.version)"
    try:
        answer = subprocess.run([places.PYTHON, "-c", question], capture_output=True, text=True)
    except OSError:
        return False
    return answer.returncode == 0 and answer.stdout.strip() == sys.version.strip()


def create() -> None:
    """Make an empty .venv, in place of whatever lies there.

    With pip where this Python can bring one (a bare Debian can't: its ensurepip is a package of its own),
    else without, when a pip outside can serve it. Exits with the line to run when there is neither.
    """
    if not _has_ensurepip() and not _has_pip():
        package = f"python3.{sys.version_info.minor}-venv"
        if not system_libraries.install([package, "python3-venv"]) or not _has_ensurepip():
            system_libraries.print_line([package])
            sys.exit(1)
    if os.path.lexists(places.VENV) and not os.path.isdir(places.VENV):
        os.remove(places.VENV)
    shutil.rmtree(places.VENV, ignore_errors=True)
    builder = venv.EnvBuilder(with_pip=_has_ensurepip(), symlinks=not places.WINDOWS)
    builder.create(places.VENV)


def install(lock: str) -> None:
    """Install a lock with its hashes required, then the project itself without looking for anything more."""
    # A source package would run its own code and fetch tools that nobody pinned, so none is taken.
    _pip("install", "--require-hashes", "--only-binary", ":all:", "-r", lock)
    # An editable install can't have a hash, so it goes alone; its build backend is in the lock.
    _pip("install", "--no-deps", "--no-build-isolation", "--editable", places.ROOT)


def pip_command() -> list[str]:
    """The environment's own pip, else the one of the Python that runs this, pointed at the environment."""
    inside = [places.PYTHON, "-m", "pip"]
    if subprocess.run([*inside, "--version"], capture_output=True, stdin=subprocess.DEVNULL).returncode == 0:
        return inside
    return [sys.executable, "-m", "pip", "--python", places.PYTHON]


def _pip(command: str, *arguments: str) -> None:
    done = subprocess.run(
        [*pip_command(), command, *PIP_OPTIONS, *arguments], stdin=subprocess.DEVNULL, cwd=places.ROOT
    )
    if done.returncode != 0:
        print("Teduh: pemasangan pustaka gagal; pesan di atas menyebut sebabnya.", file=sys.stderr)
        sys.exit(1)


def _has_ensurepip() -> bool:
    importlib.invalidate_caches()  # it may have been installed a moment ago
    spec = importlib.util.find_spec("ensurepip")
    return spec is not None and spec.origin is not None


def _has_pip() -> bool:
    return importlib.util.find_spec("pip") is not None
