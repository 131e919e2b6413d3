"""From a type hint to values as odd as the type allows; a part of them plausible, so that doors open."""

import dataclasses
import inspect
import types
import typing
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from enum import Enum
from pathlib import Path
from typing import Any, NewType

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.support.clinic import password
from tests.support.wild.known import Known
from tests.support.wild.oddities import DAYS, LENGTHS, NUMBERS, TEXTS, TIMES
from tests.support.wild.plausible import LOGINS

ANY_TEXT = st.sampled_from(TEXTS) | st.text(st.characters(), max_size=40)
ANY_NUMBER = st.sampled_from(NUMBERS) | st.integers()
ANY_DAY = st.sampled_from(DAYS) | st.dates(date(2026, 7, 1), date(2026, 12, 31)) | st.dates()
ANY_TIME = st.sampled_from(TIMES) | st.times()
PLAIN: dict[Any, SearchStrategy[Any]] = {
    str: ANY_TEXT,
    int: ANY_NUMBER,
    bool: st.booleans(),
    date: ANY_DAY,
    time: ANY_TIME,
    datetime: st.builds(datetime.combine, ANY_DAY, ANY_TIME),
    timedelta: st.sampled_from(LENGTHS) | st.timedeltas(),
    type(None): st.none(),
    object: st.recursive(
        st.none() | st.booleans() | ANY_TEXT | ANY_NUMBER,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3),
        max_leaves=6,
    ),
}
SETS = (frozenset, set)
SECRETS = ("password", "old", "new", "new_password")


class Wild:
    """Strategies for the types of this program. Raises TypeError for a type it doesn't know: add it here."""

    def __init__(self, known: Known, plausible: dict[Any, Sequence[Any]], login: str) -> None:
        self._known, self._plausible = known, plausible
        self._secrets = st.just(password(login)) | st.sampled_from([password(each) for each in LOGINS])
        self._made: dict[Any, SearchStrategy[Any]] = {}

    def arguments(self, method: Callable[..., object]) -> SearchStrategy[dict[str, Any]]:
        """Arguments for a method by their names; those with a default are sometimes left out."""
        hints = typing.get_type_hints(inspect.unwrap(method))
        wanted = inspect.signature(method).parameters.values()
        values = {one.name: self._named(one.name, hints[one.name]) for one in wanted}
        optional = {one.name for one in wanted if one.default is not one.empty}
        return _some_left_out(values, optional)

    def of(self, kind: Any) -> SearchStrategy[Any]:
        """Values of this type."""
        key = repr(kind)
        if key not in self._made:
            self._made[key] = self._new(kind)
        return self._made[key]

    def _named(self, name: str, kind: Any) -> SearchStrategy[Any]:
        """Values of this type; where the name says more than the type, oftener right ones."""
        if name == "login":
            return st.sampled_from(LOGINS) | ANY_TEXT
        if name in SECRETS:
            return self._secrets | ANY_TEXT
        if name == "backup_folder":
            return st.none() | st.sampled_from([str(path) for path in self._known.paths])
        return self.of(kind)

    def _new(self, kind: Any) -> SearchStrategy[Any]:
        if isinstance(kind, NewType):
            numbers = self._known.numbers.get(kind.__name__, ())
            there = st.sampled_from(numbers) if numbers else st.nothing()
            return there | there.map(int) | self.of(kind.__supertype__)
        if kind is Path:
            return st.sampled_from(self._known.paths)
        if kind in PLAIN:
            return PLAIN[kind]
        if isinstance(kind, type) and issubclass(kind, Enum):
            return st.sampled_from(list(kind))
        if dataclasses.is_dataclass(kind):
            return self._records(kind)
        origin, inner = typing.get_origin(kind), typing.get_args(kind)
        if origin in (typing.Union, types.UnionType):
            return st.one_of([self.of(each) for each in inner])
        if origin is Callable:
            return st.just(lambda *_: None)
        if origin is dict:
            return st.dictionaries(self.of(inner[0]), self.of(inner[1]), max_size=4)
        if origin in SETS:
            return st.frozensets(self.of(inner[0]), max_size=4)
        if origin is tuple and not (len(inner) == 2 and inner[1] is Ellipsis):
            return st.tuples(*(self.of(each) for each in inner))
        if origin in (tuple, list, Iterable, Sequence):
            return st.lists(self.of(inner[0]), max_size=5).map(tuple)
        raise TypeError(f"no odd values are known for {kind}")

    def _records(self, kind: Any) -> SearchStrategy[Any]:
        """New ones, and plausible ones with some fields exchanged."""
        hints = typing.get_type_hints(kind)
        fields = {each.name: self._named(each.name, hints[each.name]) for each in dataclasses.fields(kind)}
        optional = {
            each.name
            for each in dataclasses.fields(kind)
            if each.default is not dataclasses.MISSING or each.default_factory is not dataclasses.MISSING
        }
        fresh = _some_left_out(fields, optional).map(lambda values: kind(**values))
        if not (good := self._plausible.get(kind, ())):
            return fresh
        a_few = st.lists(st.sampled_from(sorted(fields)), max_size=2, unique=True)
        changes = a_few.flatmap(lambda names: st.fixed_dictionaries({name: fields[name] for name in names}))
        mended = st.tuples(st.sampled_from(good), changes).map(
            lambda pair: dataclasses.replace(pair[0], **pair[1])
        )
        return mended | mended | fresh


def _some_left_out(
    values: dict[str, SearchStrategy[Any]], optional: set[str]
) -> SearchStrategy[dict[str, Any]]:
    must = {name: each for name, each in values.items() if name not in optional}
    may = {name: each for name, each in values.items() if name in optional}
    return st.fixed_dictionaries(must, optional=may)
