"""What is measured, what it aims at, and how figures are made of samples."""

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Aim:
    """What a figure should not be above, and what it is."""

    most: float
    unit: str
    text: str


AIMS: dict[str, Aim] = {
    "cold_start_ratio": Aim(2.5, "×", "process start to painted unlock screen, against a bare window"),
    "unlock_to_week_ms": Aim(250, "ms", "after key derivation and background imports, to the painted week"),
    "next_week_ms_median": Aim(16, "ms", "Page Down pressed, to painted; all counselors"),
    "next_week_ms_p95": Aim(33, "ms", "the same, 95 of 100 are faster"),
    "autosave_ms_p95": Aim(30, "ms", "timer fired, to committed, in the note editor"),
    "client_search_ms": Aim(30, "ms", "a letter typed into the palette, to the list of clients"),
}


def median(samples: Sequence[float]) -> float:
    """The middle one. Raises ValueError for none."""
    return statistics.median(samples)


def percentile(samples: Sequence[float], share: int) -> float:
    """The smallest sample that `share` of a hundred don't exceed. Raises ValueError for none."""
    if not samples:
        raise ValueError("no samples")
    ordered = sorted(samples)
    return ordered[max(0, math.ceil(len(ordered) * share / 100) - 1)]


def table(figures: Mapping[str, float | None]) -> str:
    """One line per figure: its value, its aim, whether it is within."""
    lines = []
    for name, aim in AIMS.items():
        figure = figures.get(name)
        value = "   not measured" if figure is None else f"{figure:10.2f} {aim.unit:<4}"
        within = "" if figure is None else "ok" if figure <= aim.most else "above"
        lines.append(f"{name:<20} {value:<15} aim {aim.most:>6g} {aim.unit:<3} {within:<6} {aim.text}")
    return "\n".join(lines)
