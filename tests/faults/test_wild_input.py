"""Whatever is typed, pasted or handed over: a value or a refusal comes back, nothing half-written stays."""

import dataclasses
import inspect
import random
import types
import typing
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Any, NewType

import pytest

from clinic_app.common.errors import ClinicError
from clinic_app.common.messages import words
from tests.clinic_app.test_permissions import methods
from tests.support.clinic import Clinic, password
from tests.support.sessions import hold_session, sign_note

pytestmark = pytest.mark.fault

ROUNDS = 5
"""Calls of each method, as each person."""
ROUNDS_FULL = 400

TEXTS = (
    *(
        "",
        " ",
        "\t\n \r",
        "A",
        "Ayu Lestari",
        "x" * 10_000,
        "😀" * 50,
        "👩‍👩‍👧‍👦",
        "مرحبا بالعالم",
        "\u202eevil\u202c",
    ),
    *("'\";--", "'); DROP TABLE client;--", "%_*", "\x00", "a\x00b", "\ud800", "e\u0301", "\ufeff", "{name}"),
    *("%s %d", "331112", "3311124505010003", "-1", "1e999", "NaN", "../../etc", "word " * 2_000),
    *("subjective", "text", "client", "note", "booking.new", "low", password("nadira"), "sari"),
)
NUMBERS = (*range(-2, 8), 15, 127, 200, 10**6, 2**31, 2**53, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 10**30)
DAYS = (
    *(date.min, date.max, date(1800, 1, 1), date(2200, 12, 31), date(2000, 2, 29), date(2001, 3, 12)),
    *(date(2026, 8, 18), date(2026, 8, 19), date(2026, 8, 20), date(2027, 1, 1)),
)
TIMES = (time.min, time.max, time(8), time(12, 30), time(23, 59))
LENGTHS = (
    timedelta(0),
    timedelta(minutes=-30),
    timedelta(minutes=1),
    timedelta(minutes=50),
    timedelta(days=2),
)


def wild(kind: Any, chance: random.Random) -> Any:
    """A value of this type, as odd as the type allows."""
    if isinstance(kind, NewType):
        kind = kind.__supertype__
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return wild(chance.choice(inner), chance)
    if origin in (tuple, list, Iterable, Sequence, frozenset, set):
        return _several(origin, inner, chance)
    if origin is dict:
        return {wild(inner[0], chance): wild(inner[1], chance) for _ in range(chance.randrange(4))}
    if kind is type(None):
        return None
    if kind is bool:
        return chance.random() < 0.5
    if kind is datetime:
        return datetime.combine(chance.choice(DAYS), chance.choice(TIMES))
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        made = {
            each.name: wild(hints[each.name], chance)
            for each in dataclasses.fields(typing.cast(Any, kind))
            if each.default is dataclasses.MISSING or chance.random() < 0.6
        }
        return typing.cast(Any, kind)(**made)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return chance.choice(list(kind))
    choices: dict[Any, Any] = {str: TEXTS, int: NUMBERS, date: DAYS, time: TIMES, object: (*TEXTS, *NUMBERS)}
    return chance.choice(choices[kind])


def _several(origin: Any, inner: tuple[Any, ...], chance: random.Random) -> Any:
    if origin is tuple and not (len(inner) == 2 and inner[1] is Ellipsis):
        return tuple(wild(each, chance) for each in inner)
    found = [wild(inner[0], chance) for _ in range(chance.choice([0, 1, 1, 2, 5]))]
    return frozenset(found) if origin in (frozenset, set) else tuple(found)


LEFT_OUT = (
    *("staff.add", "staff.reset", "staff.end", "staff.readmit", "staff.change_password"),
    *("backup.into", "backup.now", "backup.verify", "facility.closures"),
    *("drafts.keep", "drafts.find", "drafts.drop"),
)
"""Staff has tests of its own: each call costs a password. A backup goes wherever one says. Closures of ten
thousand years take as long as one thinks. Drafts are named by screens: another name is a fault of theirs."""


@pytest.mark.slow
@pytest.mark.parametrize("login", ["sari", "nadira", "admin", "hendra"])
def test_every_method_of_every_service(clinic: Clinic, login: str, request: pytest.FixtureRequest) -> None:
    chance = random.Random(f"wild {login}")
    for name in ("Ayu Lestari", "Made Wirawan"):
        client = clinic.client(name, "nadira", consent=True)
        sign_note(clinic, client, "nadira")
        clinic.at("nadira").notes.begin(hold_session(clinic, client, "nadira"))
    rounds = ROUNDS_FULL if request.config.getoption("--full", default=False) else ROUNDS
    surprises, answered = [], 0
    for name, method in methods(clinic.at(login)):
        if name in LEFT_OUT:
            continue
        hints = typing.get_type_hints(inspect.unwrap(method))
        for _ in range(rounds):
            arguments = {
                each.name: wild(hints[each.name], chance)
                for each in inspect.signature(method).parameters.values()
                if each.default is each.empty or chance.random() < 0.7
            }
            before = len(clinic.log())
            try:
                method(**arguments)
                answered += 1
            except ClinicError as refusal:
                if not words(refusal) or len(clinic.log()) != before:
                    surprises.append((name, "refused, and in the log", refusal.code))
            except Exception as fault:
                surprises.append((name, repr(fault)[:160], repr(arguments)[:300]))

    assert surprises == []
    assert answered > 20
    assert clinic.at("admin").backup.verify() == []
