"""What a facility's own facts must look like."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from clinic_app.common import text
from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.common.files import possible
from clinic_app.facility.values import Profile, Programme, Room

ZONES = ("Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura")
"""WIB (twice), WITA, WIT (handbook §9.2)."""

NAME_LIMIT = 100
ADDRESS_LIMIT = 300
PHONE_LIMIT = 60
ROOM_NAME_LIMIT = 40
PATH_LIMIT = 1000
IDLE_MINUTES = range(2, 16)
WAITING_MINUTES = range(5, 121)
CAPACITY = range(1, 201)


def check_profile(profile: Profile) -> list[InvalidInput]:
    """What speaks against it, in the order of the fields; nothing is raised."""
    return examine_profile(profile)[1]


def examine_profile(profile: Profile) -> tuple[Profile, list[InvalidInput]]:
    """The profile with its texts cleaned, and what speaks against it."""
    faults: list[InvalidInput] = []

    def attempt(act: Callable[[], str]) -> str:
        try:
            return act()
        except InvalidInput as fault:
            faults.append(fault)
            return ""

    name = attempt(lambda: text.line("name", profile.name, NAME_LIMIT, required=True))
    unit = attempt(lambda: text.line("unit", profile.unit, NAME_LIMIT))
    address = attempt(lambda: text.line("address", profile.address, ADDRESS_LIMIT))
    phone = attempt(lambda: text.line("phone", profile.phone, PHONE_LIMIT))
    if profile.zone not in ZONES:
        faults.append(InvalidInput("zone", "facility.zone"))
    if not profile.programmes:
        faults.append(InvalidInput("programmes", "facility.no_programme"))
    if profile.idle_minutes not in IDLE_MINUTES:
        faults.append(_range_fault("idle_minutes", IDLE_MINUTES))
    if profile.waiting_limit not in WAITING_MINUTES:
        faults.append(_range_fault("waiting_limit", WAITING_MINUTES))
    folder = profile.backup_folder or None
    if folder is not None and (
        len(folder) > PATH_LIMIT or not Path(folder).is_absolute() or not possible(Path(folder))
    ):
        faults.append(InvalidInput("backup_folder", "facility.backup_folder"))
    programmes = tuple(programme for programme in Programme if programme in profile.programmes)
    cleaned = replace(
        profile,
        name=name,
        unit=unit,
        address=address,
        phone=phone,
        programmes=programmes,
        backup_folder=folder,
    )
    return cleaned, faults


def check_room(room: Room) -> Room:
    """The room with its name cleaned. Raises InvalidInputs."""
    faults: list[InvalidInput] = []
    name = room.name
    try:
        name = text.line("name", room.name, ROOM_NAME_LIMIT, required=True)
    except InvalidInput as fault:
        faults.append(fault)
    if room.capacity not in CAPACITY:
        faults.append(_range_fault("capacity", CAPACITY))
    if faults:
        raise InvalidInputs(faults)
    return replace(room, name=name)


def zone_of(profile: Profile) -> ZoneInfo:
    """The facility's time zone."""
    return ZoneInfo(profile.zone)


def _range_fault(field: str, allowed: range) -> InvalidInput:
    return InvalidInput(field, "number.range", least=allowed[0], most=allowed[-1])
