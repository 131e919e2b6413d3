"""What is measured, what it aims at, and how figures are made of samples."""

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Aim:
    """What a figure should be at most (or at least), and what it is."""

    most: float | None
    unit: str
    text: str
    least: float | None = None

    def met_by(self, figure: float) -> bool:
        """Whether a figure is within."""
        return (self.most is None or figure <= self.most) and (self.least is None or figure >= self.least)

    def __str__(self) -> str:
        if self.most is None and self.least is None:
            return "no aim"
        sign, bound = ("≤", self.most) if self.least is None else ("≥", self.least)
        return f"{sign} {bound:g} {self.unit}"


AIMS: dict[str, Aim] = {
    "cold_start_ratio": Aim(2.5, "×", "process start to painted unlock screen, against a bare window"),
    "unlock_to_week_ms": Aim(250, "ms", "after key derivation and background imports, to the painted week"),
    "next_week_ms_median": Aim(16, "ms", "Page Down pressed, to painted; all counselors"),
    "next_week_ms_p95": Aim(33, "ms", "the same, 95 of 100 are faster"),
    "autosave_ms_p95": Aim(30, "ms", "timer fired, to committed, in the note editor"),
    "referral_preview_ms": Aim(200, "ms", "a letter typed into a referral, to its paper painted anew"),
    "client_search_ms": Aim(30, "ms", "a letter typed into the palette, to the list of clients"),
    "month_report_ms": Aim(150, "ms", "Page Up pressed, to the month's figures painted; the whole clinic"),
    "pdf_month_ms": Aim(500, "ms", "a month counted, kept, logged and made as paper"),
    "attendance_mark_ms_p95": Aim(16, "ms", "a key in the attendance grid, to kept and painted"),
    "month_counts_ratio": Aim(2, "×", "the counts of a month, less cases, against SQL written by hand"),
    "rss_mb": Aim(200, "MB", "resident after 2,000 actions on all screens"),
    "rss_growth_mb": Aim(5, "MB", "of it, what the second thousand added"),
    "verify_s": Aim(None, "s", "everything in the clinic of ten years"),
    "log_verify_100k_s": Aim(1, "s", "of it, the log alone, for 100,000 entries"),
    "backup_mb_per_s": Aim(None, "MB/s", "copied, checked, packed and read back", least=40),
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
        within = "" if figure is None else "ok" if aim.met_by(figure) else "missed"
        lines.append(f"{name:<20} {value:<15} {aim!s:<11} {within:<7} {aim.text}")
    return "\n".join(lines)
