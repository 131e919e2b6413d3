"""Where faults of the program end up: a report without personal data; the program stays up."""

import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as pyside_version

from clinic_app.common.version import VERSION

_ROOT = Path(__file__).resolve().parents[2]
FOLDER = "reports"
_KEPT = 20


def describe(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> str:
    """What happened and where, in our own code: kinds of errors, files, lines; no values, no messages.

    The message of an exception may hold what somebody typed, so it is left out.
    """
    lines = [
        f"Teduh {VERSION}, Python {sys.version.split()[0]}, PySide6 {pyside_version}, {sys.platform}",
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
    ]
    step: BaseException | None = fault
    while step is not None:
        lines.append(f"{type(step).__module__}.{type(step).__qualname__}")
        lines += _frames(step.__traceback__)
        step = step.__cause__ or step.__context__
    return "\n".join(lines) + "\n"


def _frames(trace: TracebackType | None) -> list[str]:
    lines = []
    for frame in traceback.extract_tb(trace):
        path = Path(frame.filename)
        if path.is_relative_to(_ROOT) and ".venv" not in path.parts:
            lines.append(f"  {path.relative_to(_ROOT).as_posix()}:{frame.lineno} {frame.name}")
        else:
            lines.append(f"  ({path.name}) {frame.name}")
    return lines


def keep(folder: Path, report: str) -> Path | None:
    """Put a report into the clinic's folder `reports`; None when the disk refuses."""
    place = folder / FOLDER
    try:
        place.mkdir(exist_ok=True)
        for old in sorted(place.glob("*.txt"))[: -_KEPT + 1]:
            old.unlink()
        path = place / f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}.txt"
        path.write_text(report, encoding="utf-8")
    except OSError:
        return None
    return path


def watch(folder: Path, tell: Callable[[str, Path | None], None]) -> None:
    """Send every unforeseen exception through `tell(report, path)` from now on.

    The same fault is told once: in a paint event it comes again with every repaint.
    """
    told: list[list[str]] = []

    def hook(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        report = describe(kind, fault, trace)
        same = report.splitlines()[2:]
        if same in told:
            return
        told.append(same)
        print(report, file=sys.stderr)
        tell(report, keep(folder, report))

    sys.excepthook = hook


def unwatch() -> None:
    """Leave unforeseen exceptions to Python again."""
    sys.excepthook = sys.__excepthook__
