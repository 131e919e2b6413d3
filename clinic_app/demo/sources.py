"""Reading the invented data of `resources/demo`. A mistake in a file is a ValueError that names the file."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import time
from functools import cache
from typing import Any

from clinic_app.common.permissions import Role, Title
from clinic_app.common.resources import resource
from clinic_app.facility.values import FacilityKind, FacilityPlan, HoursKind, OpeningRule, Profile, Programme
from clinic_app.notes.values import Risk


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
    """Somebody who works here; `room` and `programmes` for counselors only.

    `came` and `left` are years before today, None for from the start, and for still here.
    """

    login: str
    name: str
    roles: frozenset[Role]
    title: Title
    title_text: str
    room: str
    programmes: tuple[Programme, ...]
    came: float | None = None
    left: float | None = None


@dataclass(frozen=True)
class House:
    """The facility and its people."""

    plan: FacilityPlan
    people: tuple[Hired, ...]
    offers: dict[Programme, tuple[Offer, ...]]
    password: str
    """With `{login}` in it."""


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


@cache
def house() -> House:
    """`staff.toml`."""
    found = read("staff.toml")
    with naming("staff.toml"):
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
def turnover() -> tuple[Hired, ...]:
    """Everybody who ever worked here in ten years: `staff.toml` with `turnover.toml`."""
    found = read("turnover.toml")
    with naming("turnover.toml"):
        came = {login: float(years) for login, years in found["came"].items()}
        known = tuple(replace(each, came=came.pop(each.login, None)) for each in house().people)
        if came:
            raise ValueError(f"nobody is called {', '.join(came)}")
        return known + tuple(_hired(each) for each in found["people"])


@cache
def names() -> Names:
    """`names.toml`."""
    found = read("names.toml")
    with naming("names.toml"):
        district = found["places"].pop("district")
        lists = {head: {name: tuple(each) for name, each in of.items()} for head, of in found.items()}
        return Names(lists, district)


@cache
def sentences() -> Sentences:
    """`notes.toml`."""
    found = read("notes.toml")
    with naming("notes.toml"):
        return Sentences(
            common={name: tuple(each) for name, each in found["common"].items()},
            reasons={Risk(level): tuple(each) for level, each in found["risk"].items()},
            addenda=tuple(found["addenda"]["texts"]),
            themes={each["code"]: _theme(each) for each in found["theme"]},
        )


@cache
def problems() -> dict[str, dict[str, tuple[str, ...]]]:
    """`problems.toml`: codes by theme and list."""
    found = read("problems.toml")
    with naming("problems.toml"):
        return {theme: {name: tuple(each) for name, each in of.items()} for theme, of in found.items()}


@contextmanager
def naming(file: str) -> Iterator[None]:
    """Whatever is missing or mistyped within becomes a ValueError with the file's name."""
    try:
        yield
    except (KeyError, TypeError, ValueError) as fault:
        raise ValueError(f"resources/demo/{file}: {fault}") from fault


def read(file: str) -> dict[str, Any]:
    with naming(file):
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
        came=found.get("came"),
        left=found.get("left"),
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
