"""Where things lie in a checkout, and where the virtual environment keeps its programs."""

import os

WINDOWS = os.name == "nt"

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PROGRAMS = os.path.join(VENV, "Scripts" if WINDOWS else "bin")
PYTHON = os.path.join(PROGRAMS, "python.exe" if WINDOWS else "python")

PYPROJECT = os.path.join(ROOT, "pyproject.toml")
LOCK = os.path.join(ROOT, "installer", "requirements.lock")
DEV_LOCK = os.path.join(ROOT, "installer", "requirements-dev.lock")
SYSTEM_LIST = os.path.join(ROOT, "installer", "system_libraries.py")
TRANSLATIONS = os.path.join(ROOT, "resources", "translations")
COMPILED = os.path.join(ROOT, "build", "compiled")
TOUR = os.path.join(ROOT, "build", "tour")


def program(name: str) -> str:
    """The path of a program that the environment brings along, such as clinic-app or ruff."""
    return os.path.join(PROGRAMS, name + ".exe" if WINDOWS else name)
