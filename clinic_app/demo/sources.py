"""Reading the invented data of `resources/demo`. A mistake in a file is a ValueError that names the file."""

import tomllib
from dataclasses import dataclass, field
from datetime import date, time
from functools import cache
from typing import Any

from clinic_app.common.permissions import Role, Title
from clinic_app.common.resources import resource
from clinic_app.facility.values import FacilityKind, FacilityPlan, HoursKind, OpeningRule, Profile, Programme
from clinic_app.notes.values import Content, Risk, RiskSign
from clinic_app.people.values import Guardian, GuardianRelation, Sex


@dataclass(frozen=True)
class Offer:
    """A kind of service that is given here, and how often in comparison."""

    programme: Programme
    code: str
    minutes: int
    weight: int
    in_room: bool


@dataclass(frozen=True)
class Hired:
    """Somebody who works here; `room` and `programmes` for counselors only."""

    login: str
    name: str
    roles: frozenset[Role]
    title: Title
    title_text: str
    room: str
    programmes: tuple[Programme, ...]


@dataclass(frozen=True)
class House:
    """The facility and its people."""

    plan: FacilityPlan
    people: tuple[Hired, ...]
    offers: dict[Programme, tuple[Offer, ...]]
    password: str
    """With `{login}` in it."""


@dataclass(frozen=True)
class Scene:
    """One appointment of a client who is known by name; `day` counts from today."""

    day: int
    at: time
    minutes: int
    login: str
    programme: Programme
    code: str
    way: str
    in_room: bool
    note: str
    words: str
    addendum: bool
    quick: bool
    """The note is signed a few minutes after the session."""
    remark: str
    arrived: time | None
    started: time | None
    ended: time | None


@dataclass(frozen=True)
class Character:
    """A client who is known by name; what is None or '' is left to chance."""

    name: str
    sex: Sex
    birth: date | None
    age: int | None
    estimated: bool
    record: int | None
    restricted: bool
    attention: bool
    has_nik: bool
    has_phone: bool
    theme: str
    contact_note: str
    address: str
    guardian: Guardian | None
    team: tuple[str, ...]
    risk: Risk | None
    closes: tuple[Programme, ...]
    scenes: tuple[Scene, ...]


@dataclass(frozen=True)
class Theme:
    """What a client comes with, and the sentences about it."""

    code: str
    programmes: tuple[Programme, ...]
    subjective: tuple[str, ...]
    assessment: tuple[str, ...]
    plan: tuple[str, ...]


@dataclass(frozen=True)
class Sentences:
    """Everything that notes are put together from."""

    common: dict[str, tuple[str, ...]]
    reasons: dict[Risk, tuple[str, ...]]
    addenda: tuple[str, ...]
    themes: dict[str, Theme]


@dataclass(frozen=True)
class Names:
    """Names and places to mix, by the file's own headings."""

    lists: dict[str, dict[str, tuple[str, ...]]] = field(repr=False)
    district: str

    def of(self, heading: str, name: str) -> tuple[str, ...]:
        return self.lists[heading][name]


@dataclass(frozen=True)
class Cast:
    """The clients known by name, and the texts of theirs that are fixed."""

    characters: tuple[Character, ...]
    words: dict[str, Content]


@cache
def house() -> House:
    """`staff.toml`."""
    found = _read("staff.toml")
    with _naming("staff.toml"):
        facility = found["facility"]
        profile = Profile(
            name=facility["name"],
            kind=FacilityKind(facility["kind"]),
            zone=facility["zone"],
            unit=facility["unit"],
            address=facility["address"],
            phone=facility["phone"],
        )
        people = tuple(_hired(each) for each in found["people"])
        rules = tuple(rule for day, hours in found["hours"].items() for rule in _rules(int(day), hours))
        offers = {Programme(code): _offers(Programme(code), each) for code, each in found["services"].items()}
        return House(FacilityPlan(profile, rules, ()), people, offers, found["password"])


@cache
def names() -> Names:
    """`names.toml`."""
    found = _read("names.toml")
    with _naming("names.toml"):
        district = found["places"].pop("district")
        lists = {head: {name: tuple(each) for name, each in of.items()} for head, of in found.items()}
        return Names(lists, district)


@cache
def sentences() -> Sentences:
    """`notes.toml`."""
    found = _read("notes.toml")
    with _naming("notes.toml"):
        return Sentences(
            common={name: tuple(each) for name, each in found["common"].items()},
            reasons={Risk(level): tuple(each) for level, each in found["risk"].items()},
            addenda=tuple(found["addenda"]["texts"]),
            themes={each["code"]: _theme(each) for each in found["theme"]},
        )


@cache
def cast() -> Cast:
    """`cast.toml`."""
    found = _read("cast.toml")
    with _naming("cast.toml"):
        words = {name: _content(each) for name, each in found["words"].items()}
        return Cast(tuple(_character(each) for each in found["client"]), words)


class _naming:
    """Whatever is missing or mistyped becomes a ValueError with the file's name."""

    def __init__(self, file: str) -> None:
        self._file = file

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, _trace: object) -> None:
        if isinstance(fault, KeyError | TypeError | ValueError):
            raise ValueError(f"resources/demo/{self._file}: {fault}") from fault


def _read(file: str) -> dict[str, Any]:
    with _naming(file):
        return tomllib.loads(resource("demo", file).read_text(encoding="utf-8"))


def _hired(found: dict[str, Any]) -> Hired:
    return Hired(
        login=found["login"],
        name=found["name"],
        roles=frozenset(Role(role) for role in found["roles"]),
        title=Title(found.get("title", "none")),
        title_text=found.get("title_text", ""),
        room=found.get("room", ""),
        programmes=tuple(Programme(code) for code in found.get("programmes", ())),
    )


def _rules(day: int, hours: dict[str, Any]) -> list[OpeningRule]:
    rules = [OpeningRule(day, time.fromisoformat(hours["open"]), time.fromisoformat(hours["close"]))]
    if "break" in hours:
        start, end = hours["break"]
        rules.append(OpeningRule(day, time.fromisoformat(start), time.fromisoformat(end), HoursKind.BREAK))
    return rules


def _offers(programme: Programme, found: list[dict[str, Any]]) -> tuple[Offer, ...]:
    return tuple(
        Offer(programme, each["code"], each["minutes"], each["weight"], each.get("room", True))
        for each in found
    )


def _theme(found: dict[str, Any]) -> Theme:
    return Theme(
        found["code"],
        tuple(Programme(code) for code in found["programmes"]),
        tuple(found["subjective"]),
        tuple(found["assessment"]),
        tuple(found["plan"]),
    )


def _content(found: dict[str, Any]) -> Content:
    return Content(
        sections={
            name: found[name] for name in ("subjective", "objective", "assessment", "plan") if name in found
        },
        risk=Risk(found["risk"]),
        signs=tuple(RiskSign(sign) for sign in found.get("signs", ())),
    )


def _character(found: dict[str, Any]) -> Character:
    guardian = found.get("guardian")
    return Character(
        name=found["name"],
        sex=Sex(found["sex"]),
        birth=date.fromisoformat(found["birth"]) if "birth" in found else None,
        age=found.get("age"),
        estimated=found.get("estimated", False),
        record=found.get("record"),
        restricted=found.get("restricted", False),
        attention=found.get("attention", False),
        has_nik=found.get("nik", True),
        has_phone=found.get("phone", True),
        theme=found.get("theme", ""),
        contact_note=found.get("contact_note", ""),
        address=found.get("address", ""),
        guardian=Guardian(guardian["name"], GuardianRelation(guardian["relation"])) if guardian else None,
        team=tuple(found.get("team", ())),
        risk=Risk(found["risk"]) if "risk" in found else None,
        closes=tuple(Programme(code) for code in found.get("closes", ())),
        scenes=tuple(_scene(each) for each in found.get("visits", ())),
    )


def _scene(found: dict[str, Any]) -> Scene:
    programme, code = found["as"].split(":")

    def moment(name: str) -> time | None:
        return time.fromisoformat(found[name]) if name in found else None

    return Scene(
        day=found["day"],
        at=time.fromisoformat(found["at"]),
        minutes=found["min"],
        login=found["with"],
        programme=Programme(programme),
        code=code,
        way=found.get("way", "done"),
        in_room=found.get("room", True),
        note=found.get("note", "signed"),
        words=found.get("words", ""),
        addendum=found.get("addendum", False),
        quick=found.get("quick", False),
        remark=found.get("remark", ""),
        arrived=moment("arrived"),
        started=moment("started"),
        ended=moment("ended"),
    )
