"""The mark in a folder that says: this clinic is invented. Without it no clinic is ever thrown away."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from clinic_app.common.files import disk_fault, write_whole

MARK = "demo.json"


@dataclass(frozen=True)
class Mark:
    """What was made, and for which day."""

    scale: str
    day: date
    seed: int


def sign(folder: Path, mark: Mark) -> None:
    """Write it, when the clinic is whole. Raises Unavailable for the disk."""
    content = json.dumps({"scale": mark.scale, "day": mark.day.isoformat(), "seed": mark.seed})
    try:
        write_whole(folder / MARK, content.encode("utf-8"))
    except OSError as fault:
        raise disk_fault(fault) from fault


def read(folder: Path) -> Mark | None:
    """The mark in `folder`; None where no clinic is, or a real one."""
    try:
        found = json.loads((folder / MARK).read_text(encoding="utf-8"))
        return Mark(str(found["scale"]), date.fromisoformat(found["day"]), int(found["seed"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
