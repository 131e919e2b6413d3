"""The kinds of service that the program ships (handbook §2.4–§2.6)."""

import csv
import re
from functools import cache
from pathlib import Path

from clinic_app.common.resources import resource
from clinic_app.facility.values import CatalogueService, Programme

_COLUMNS = ["programme", "code", "label", "minutes", "group", "unit", "pyramid", "activity"]
_CODE = re.compile(r"[A-Za-z]{2,5}")
_LENGTHS = range(5, 241)
_SESSION = "sesi"


@cache
def catalogue() -> tuple[CatalogueService, ...]:
    """All kinds of service, by programme, in the catalogue's order."""
    return read_catalogue(resource("catalogues", "service_types.csv"))


def default_services(programmes: tuple[Programme, ...]) -> tuple[tuple[Programme, str], ...]:
    """What a facility that chose nothing offers of its programmes: individual services that are counted, and
    groups that meet (handbook §2.4, §2.6: those counted in sessions).
    """
    return tuple(
        (service.programme, service.code)
        for service in catalogue()
        if service.programme in programmes
        and (service.unit.startswith(_SESSION) if service.group else bool(service.unit))
    )


def read_catalogue(path: Path) -> tuple[CatalogueService, ...]:
    """Read and check a catalogue. Raises ValueError that names the file and the line."""
    found: dict[tuple[Programme, str], CatalogueService] = {}
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        if next(reader, None) != _COLUMNS:
            raise ValueError(f"{path.name}, line 1: the columns must be {', '.join(_COLUMNS)}")
        for cells in reader:
            place = f"{path.name}, line {reader.line_num}"
            service = _read(cells, place)
            if (service.programme, service.code) in found:
                raise ValueError(f"{place}: {service.programme} has {service.code} twice")
            found[service.programme, service.code] = service
    return tuple(found.values())


def _read(cells: list[str], place: str) -> CatalogueService:
    if len(cells) != len(_COLUMNS):
        raise ValueError(f"{place}: {len(cells)} cells instead of {len(_COLUMNS)}")
    programme, code, label, minutes, group, unit, pyramid, activity = cells
    if programme not in {known.value for known in Programme}:
        raise ValueError(f"{place}: no programme {programme!r}")
    if not _CODE.fullmatch(code):
        raise ValueError(f"{place}: a code has 2 to 5 letters, not {code!r}")
    if not label.strip():
        raise ValueError(f"{place}: no label")
    if not minutes.isascii() or not minutes.isdigit() or int(minutes) not in _LENGTHS:
        raise ValueError(f"{place}: minutes go from 5 to 240, not {minutes!r}")
    if group not in ("yes", "no"):
        raise ValueError(f"{place}: group is yes or no, not {group!r}")
    return CatalogueService(
        Programme(programme), code, label, int(minutes), group == "yes", unit, pyramid, activity
    )
