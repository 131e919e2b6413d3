"""What groups there are in the demo clinic (`resources/demo/groups.toml`)."""

from dataclasses import dataclass
from datetime import time
from functools import cache
from random import Random
from typing import Any

from clinic_app.demo.sources import naming, read
from clinic_app.facility.values import Programme
from clinic_app.groups.values import GroupKind

CODES = {Programme.PEER: "KLP", Programme.BK: "KK", Programme.PSY: "DKP"}
"""What groups of a programme are called in the catalogue; a clinic that has groups offers them."""


@dataclass(frozen=True)
class Outline:
    """A group before it has people: what it is for, when it meets. `ended` weeks ago; 0 while it goes on."""

    public: str
    name: str
    theme: str
    programme: Programme
    code: str
    kind: GroupKind
    leaders: tuple[str, ...]
    weekday: int
    at: time
    minutes: int
    capacity: int
    size: int
    held: int
    late: int = 0
    waiting: int = 0
    ended: int = 0
    members: tuple[str, ...] = ()


@cache
def named() -> tuple[Outline, ...]:
    """Those that are there at every scale."""
    with naming("groups.toml"):
        return tuple(_outline(each) for each in _read()["named"])


@cache
def texts() -> dict[str, tuple[str, ...]]:
    """What is written about groups, by kind of text."""
    with naming("groups.toml"):
        found = _read()["texts"]
        return {name: (text,) if isinstance(text, str) else tuple(text) for name, text in found.items()}


def mixed(chance: Random, count: int, weeks: int) -> list[Outline]:
    """So many others, spread over the last `weeks`."""
    with naming("groups.toml"):
        words = _read()["mixed"]
        return [_mixed(chance, words, number, weeks) for number in range(count)]


def _mixed(chance: Random, words: dict[str, Any], number: int, weeks: int) -> Outline:
    programme = chance.choice((Programme.PEER, Programme.PEER, Programme.PSY, Programme.BK))
    held = chance.randint(30, 54)
    size = chance.randint(7, 12)
    return Outline(
        public=f"{chance.choice(words['public'])} {number + 1}",
        name=chance.choice(words["name"]),
        theme=chance.choice(words["theme"]),
        programme=programme,
        code=CODES[programme],
        kind=chance.choice(tuple(GroupKind)),
        leaders=(),
        weekday=chance.choice((0, 1, 2, 3, 5)),
        at=time(chance.choice((8, 9, 10, 13))),
        minutes=90,
        capacity=max(12, size),
        size=size,
        held=held,
        late=chance.randint(0, 3),
        ended=chance.randint(2, max(3, weeks - held - 10)),
    )


@cache
def _read() -> dict[str, Any]:
    return read("groups.toml")


def _outline(found: dict[str, Any]) -> Outline:
    return Outline(
        **{
            **found,
            "programme": Programme(found["programme"]),
            "kind": GroupKind(found["kind"]),
            "leaders": tuple(found["leaders"]),
            "members": tuple(found.get("members", ())),
        }
    )
