"""What was typed into the first steps, beside the clinic to be: setup.json. It never holds a secret."""

import json
from pathlib import Path

from clinic_app.common.errors import ClinicError
from clinic_app.common.files import disk_fault, write_whole
from ui.panels.host import Content

NAME = "setup.json"
_FORMAT = 1


def read(folder: Path) -> tuple[int, dict[str, Content]]:
    """The step one was at, and what was typed, by step. A file that can't be read begins anew."""
    try:
        kept = json.loads((folder / NAME).read_bytes())
        if kept["format"] != _FORMAT:
            return 0, {}
        steps = {str(name): dict(content) for name, content in kept["steps"].items()}
        return int(kept["step"]), steps
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return 0, {}


def write(folder: Path, step: int, steps: dict[str, Content]) -> ClinicError | None:
    """Keep it; what the disk says against that is given back, since one can go on without."""
    content = json.dumps({"format": _FORMAT, "step": step, "steps": steps}, ensure_ascii=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Half a surrogate pair can be typed; it must not keep the rest from the disk.
        write_whole(folder / NAME, content.encode("utf-8", "replace"))
    except OSError as fault:
        return disk_fault(fault)
    except ClinicError as fault:
        return fault
    return None


def remove(folder: Path) -> None:
    """The clinic stands: nothing of this is needed any more. Raises OSError."""
    (folder / NAME).unlink(missing_ok=True)
