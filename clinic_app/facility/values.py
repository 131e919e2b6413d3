"""What the facility's door lets through."""

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import NewType

RoomId = NewType("RoomId", int)
ServiceTypeId = NewType("ServiceTypeId", int)


class Programme(StrEnum):
    """The three services of the house, in the order of lists and charts (ui/spec §2.3)."""

    BK = "BK"
    PSY = "PSY"
    PEER = "PEER"


class FacilityKind(StrEnum):
    """Decides which presets the first-run wizard offers."""

    PUSKESMAS = "puskesmas"
    CAMPUS = "campus"
    OTHER = "other"


@dataclass(frozen=True)
class Profile:
    """The facility as its letterhead and settings know it.

    `zone` is an IANA name (handbook §9.2); `idle_minutes` until the screen locks (2–15); `waiting_limit` in
    minutes (ui/spec §2.4); `backup_folder` None for the clinic's own `backups/`.
    """

    name: str
    kind: FacilityKind
    zone: str
    unit: str = ""
    address: str = ""
    phone: str = ""
    programmes: tuple[Programme, ...] = tuple(Programme)
    idle_minutes: int = 5
    waiting_limit: int = 20
    backup_folder: str | None = None
    setup_done: bool = False


class HoursKind(StrEnum):
    """What an interval of the weekly rule says."""

    SERVICE = "service"
    BREAK = "break"


@dataclass(frozen=True, order=True)
class OpeningRule:
    """One interval of the week; `weekday` 0 is Monday; half-open in wall-clock time (handbook §9.3)."""

    weekday: int
    start: time
    end: time
    kind: HoursKind = HoursKind.SERVICE


class HolidayKind(StrEnum):
    """Where a holiday comes from (handbook §9.1)."""

    NATIONAL = "national"
    JOINT_LEAVE = "joint_leave"
    REGIONAL = "regional"
    OWN = "own"


@dataclass(frozen=True, order=True)
class Holiday:
    """A day off; `open` when the facility works all the same; `estimated` for dates not yet decreed."""

    day: date
    name: str
    kind: HolidayKind = HolidayKind.NATIONAL
    open: bool = False
    estimated: bool = False


@dataclass(frozen=True)
class Room:
    """A place where sessions are held; `capacity` in persons."""

    id: RoomId
    name: str
    capacity: int = 3
    active: bool = True


@dataclass(frozen=True)
class ServiceType:
    """A kind of service of a programme (handbook §2.4, §2.6); `minutes` is the default length."""

    id: ServiceTypeId
    programme: Programme
    code: str
    label: str
    minutes: int
    group: bool = False
    active: bool = True


@dataclass(frozen=True)
class CatalogueService:
    """A kind of service as the catalogue in `resources/catalogues` ships it."""

    programme: Programme
    code: str
    label: str
    minutes: int
    group: bool
    unit: str
    pyramid: str = ""
    activity: str = ""


@dataclass(frozen=True)
class FacilityPlan:
    """What the first-run wizard collects about the facility before there is an account."""

    profile: Profile
    hours: tuple[OpeningRule, ...]
    rooms: tuple[str, ...]
    services: tuple[tuple[Programme, str], ...] = field(default=())
    """(programme, code) of the catalogue; empty means all individual services of the chosen programmes."""


class ClosureKind(StrEnum):
    """Why a stretch of a day isn't for appointments."""

    OUTSIDE_HOURS = "outside_hours"
    BREAK = "break"
    HOLIDAY = "holiday"


@dataclass(frozen=True)
class Closure:
    """A stretch of a day without service; half-open; `name` of the holiday, else ''."""

    day: date
    start: time
    end: time | None
    """None means until midnight."""
    kind: ClosureKind
    name: str = ""


@dataclass(frozen=True)
class FacilityChanged:
    """Announced when profile, hours, rooms, holidays or service types changed."""
