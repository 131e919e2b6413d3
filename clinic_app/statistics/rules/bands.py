"""Age bands (handbook §7.1): read from `resources/catalogues/age_bands.csv`, and asked for an age."""

import csv
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from clinic_app.common.clock import age_on
from clinic_app.common.resources import resource
from clinic_app.facility.values import FacilityKind

SCREEN = "SCREEN"
"""The bands of the pyramid (ui/spec §8.8)."""

FORMS = {FacilityKind.PUSKESMAS: "LB1_12", FacilityKind.CAMPUS: "KAMPUS", FacilityKind.OTHER: "LB1_12"}
"""Which bands the forms of a facility have."""

_OLDEST = 200
"""Years; nobody is older, whatever was entered as date of birth."""

_COLUMNS = ["preset", "from", "label"]
_FROM = re.compile(r"(\d{1,3})([hdmy])")


@dataclass(frozen=True)
class Band:
    """One band: it begins with this age and ends where the next one begins."""

    number: int
    unit: str
    """h(ours), d(ays), m(onths), y(ears)."""
    label: str

    def reached(self, birth: date, day: date) -> bool:
        """Whether somebody born on `birth` is old enough on `day`.

        Hours of birth aren't kept: on the day itself a child counts as one hour old or more.
        """
        days = (day - birth).days
        if self.unit == "h":
            return days >= 0 and self.number <= 1
        if self.unit == "d":
            return days >= self.number
        if self.unit == "m":
            return months_on(birth, day) >= self.number
        return age_on(birth, day) >= self.number


def months_on(birth: date, day: date) -> int:
    """Whole months lived on `day`."""
    return (day.year - birth.year) * 12 + day.month - birth.month - (day.day < birth.day)


def place_of(preset: str, birth: date, day: date) -> int | None:
    """Which of the bands of a preset an age is in, from 0; None below the first one.

    Who was entered as born after `day` counts as born on it: somebody who was seen has been born.
    """
    years = age_on(birth, day)
    if years > 0:
        return _by_years(preset)[min(years, _OLDEST)]
    birth, found = min(birth, day), None
    for place, band in enumerate(presets()[preset]):
        if not band.reached(birth, day):
            break
        found = place
    return found


@cache
def _by_years(preset: str) -> tuple[int | None, ...]:
    """The place of each age in whole years, from 1 on: a month's report asks for thousands."""
    bands = presets()[preset]
    begun = [band.number if band.unit == "y" else 0 for band in bands]
    places = (sum(begins <= years for begins in begun) - 1 for years in range(_OLDEST + 1))
    return tuple(None if place < 0 else place for place in places)


@cache
def presets() -> dict[str, tuple[Band, ...]]:
    """All presets that the program ships."""
    return read_presets(resource("catalogues", "age_bands.csv"))


def read_presets(path: Path) -> dict[str, tuple[Band, ...]]:
    """Read and check a file of bands. Raises ValueError that names the file and the line."""
    found: dict[str, list[Band]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        if next(reader, None) != _COLUMNS:
            raise ValueError(f"{path.name}, line 1: the columns must be {', '.join(_COLUMNS)}")
        for cells in reader:
            place = f"{path.name}, line {reader.line_num}"
            if len(cells) != len(_COLUMNS) or not all(cell.strip() for cell in cells):
                raise ValueError(f"{place}: {', '.join(_COLUMNS)} are needed")
            preset, begins, label = cells
            begun = _FROM.fullmatch(begins)
            if begun is None:
                raise ValueError(f"{place}: an age is a number and h, d, m or y, not {begins!r}")
            band = Band(int(begun[1]), begun[2], label)
            before = found.setdefault(preset, [])
            if before and _order(before[-1]) >= _order(band):
                raise ValueError(f"{place}: {label} doesn't begin after {before[-1].label}")
            before.append(band)
    return {preset: tuple(bands) for preset, bands in found.items()}


def _order(band: Band) -> tuple[int, int]:
    """Bands in days come before those in months and years."""
    return "hdmy".index(band.unit), band.number
