"""Where the program's data files lie."""

from pathlib import Path

_FOLDER = Path(__file__).resolve().parents[2] / "resources"


def resource(*parts: str) -> Path:
    """The path of a file in `resources/`."""
    return _FOLDER.joinpath(*parts)
