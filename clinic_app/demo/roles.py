"""Reading the clients who are known by name, and what happens to them around today (`cast.toml`)."""

from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Any

from clinic_app.demo.sources import naming, read
from clinic_app.facility.values import Programme
from clinic_app.notes.values import Content, Risk, RiskSign
from clinic_app.people.values import Guardian, GuardianRelation, Sex


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
class Cast:
    """The clients known by name, and the texts of theirs that are fixed."""

    characters: tuple[Character, ...]
    words: dict[str, Content]


@cache
def cast() -> Cast:
    """`cast.toml`."""
    found = read("cast.toml")
    with naming("cast.toml"):
        words = {name: _content(each) for name, each in found["words"].items()}
        return Cast(tuple(_character(each) for each in found["client"]), words)


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
