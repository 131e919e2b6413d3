"""Everything is measured in fresh processes, offscreen; each prints its samples as its last line, JSON."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.bench import decade_clinic
from tests.bench.figures import median, percentile

_HERE = Path(__file__).resolve().parent
_STARTS = 9
_UNLOCKS = 5
_LONGEST_S = 600


def compile_modules() -> None:
    """Compile what will be imported: compiling takes time, and leaves memory behind that is none of ours."""
    root = _HERE.parents[1]
    places = [str(root / name) for name in ("clinic_app", "ui")]
    subprocess.run([sys.executable, "-m", "compileall", "-q", *places], env=_environment(), check=True)


def cold_start(folder: Path) -> dict[str, float]:
    """The program's start against a bare window's, in turn, so that both meet the same machine."""
    bare, whole = [], []
    for number in range(_STARTS + 1):
        times = _start("bare_window.py"), _start("unlock_screen.py", str(folder))
        if number:
            # The first of both fills the caches of the disk.
            bare.append(times[0])
            whole.append(times[1])
    print(f"  bare window {median(bare):.0f} ms, unlock screen {median(whole):.0f} ms (medians of {_STARTS})")
    return {"cold_start_ratio": median(whole) / median(bare)}


def unlock(folder: Path) -> dict[str, float]:
    """From the opened keys to the painted week, each time in a new process."""
    samples = []
    for number in range(_UNLOCKS + 1):
        told = _told("opening.py", folder)["unlock_to_week_ms"]
        samples += told if number else []
    _tell("unlock to week", samples)
    return {"unlock_to_week_ms": median(samples)}


def week(folder: Path) -> dict[str, float]:
    """Weeks turned by key, as the receptionist, who sees all counselors."""
    samples = _told("turning_weeks.py", folder)["next_week_ms"]
    _tell("next week", samples)
    return {"next_week_ms_median": median(samples), "next_week_ms_p95": percentile(samples, 95)}


def autosave(folder: Path) -> dict[str, float]:
    """A note that saves itself while it is typed."""
    samples = _told("writing_note.py", folder)["autosave_ms"]
    _tell("autosave", samples)
    return {"autosave_ms_p95": percentile(samples, 95)}


def referral_preview(folder: Path) -> dict[str, float]:
    """A referral typed into, with its paper beside it."""
    samples = _told("referral_preview.py", folder)["referral_preview_ms"]
    _tell("referral preview", samples)
    return {"referral_preview_ms": median(samples)}


def search(folder: Path) -> dict[str, float]:
    """Names typed into the palette, letter by letter."""
    samples = _told("searching.py", folder)["client_search_ms"]
    _tell("client search", samples)
    return {"client_search_ms": median(samples)}


def month(folder: Path) -> dict[str, float]:
    """Months turned by key, as the supervisor, and each made as paper."""
    told = _told("month_paper.py", folder)
    for name, samples in told.items():
        _tell(name, samples)
    return {name: median(samples) for name, samples in told.items()}


def marks(folder: Path) -> dict[str, float]:
    """Attendance marked by keys, in a group of the counselor's own."""
    samples = _told("attendance_mark.py", folder)["attendance_mark_ms"]
    _tell("attendance", samples)
    return {"attendance_mark_ms_p95": percentile(samples, 95)}


def month_counts(folder: Path) -> dict[str, float]:
    """The month's counts against the same in hand-written SQL, in turn, as the supervisor."""
    told = _told("month_counts.py", folder)
    for name, samples in told.items():
        _tell(name, samples)
    return {"month_counts_ratio": median(told["counted_ms"]) / median(told["by_hand_ms"])}


def memory(folder: Path) -> dict[str, float | None]:
    """A counselor's long day; nothing is known where the system doesn't tell."""
    first, second = _told("working.py", folder)["rss_mb"]
    print(f"  resident: after 1,000 actions {first} MB, after 2,000 {second} MB")
    if first is None or second is None:
        return {"rss_mb": None, "rss_growth_mb": None}
    return {"rss_mb": second, "rss_growth_mb": second - first}


def keeping(folder: Path) -> dict[str, float | None]:
    """Verify, log and backup, in turn."""
    told = _told("keeping.py", folder)
    for name, samples in told.items():
        print(f"  {name}: {', '.join(f'{sample:.2f}' for sample in samples)}")
    return {name: median(samples) for name, samples in told.items()}


MEASURES: dict[str, Callable[[Path], Mapping[str, float | None]]] = {
    "cold start": cold_start,
    "unlocking": unlock,
    "turning weeks": week,
    "typing a note": autosave,
    "typing a referral": referral_preview,
    "searching clients": search,
    "month on screen and paper": month,
    "marking attendance": marks,
    "verifying and backing up": keeping,
    "counting months": month_counts,
    "two thousand actions": memory,
}


def _start(script: str, *arguments: str) -> float:
    """Milliseconds from the start of the process until it says that something is painted."""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, str(_HERE / script), *arguments],
        stdout=subprocess.PIPE,
        env=_environment(),
        text=True,
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        took = time.perf_counter() - began
        process.wait(_LONGEST_S)
    if line.strip() != "painted":
        raise RuntimeError(f"{script} painted nothing")
    return took * 1000


def _told(script: str, folder: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(_HERE / script), str(folder)],
        stdout=subprocess.PIPE,
        env=_environment(),
        text=True,
        timeout=_LONGEST_S,
        check=True,
    )
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def _tell(name: str, samples: list[float]) -> None:
    print(
        f"  {name}: {len(samples)} samples, median {median(samples):.1f} ms, "
        f"95th percentile {percentile(samples, 95):.1f} ms, worst {max(samples):.1f} ms"
    )


@contextmanager
def copied(clinic: Path) -> Iterator[Path]:
    """A copy to work in, all the time: ten years are too much to copy for every process."""
    with tempfile.TemporaryDirectory(prefix="copy-", dir=clinic.parent) as place:
        folder = Path(place) / "clinic"
        shutil.copytree(clinic, folder)
        yield folder


def _environment() -> dict[str, str]:
    """Offscreen, and with compiled modules as an installed program has them, beside the clinic's cache."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        **kept,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(_HERE.parents[1]),
        "PYTHONPYCACHEPREFIX": str(decade_clinic.home() / decade_clinic.COMPILED),
    }
