"""Values of the form as plain JSON and back, by the types that their fields declare. Pure.

Everything kept carries the number of its form; what doesn't fit it is damaged, and never half understood.
"""

import dataclasses
import types
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from clinic_app.common.errors import Damaged
from clinic_app.vault.canonical import object_of, words_bytes

FORMAT = 1

_T = TypeVar("_T")


def encode(value: object) -> bytes:
    """Canonical bytes of a dataclass: the same value gives the same bytes."""
    whole = {"format": FORMAT, "value": _plain(value)}
    return words_bytes(whole)


def decode(kind: type[_T], data: bytes) -> _T:
    """The value of that kind in `encode`d bytes. Raises Damaged for anything else."""
    try:
        found = object_of(data, "referral.format")
        if found["format"] != FORMAT:
            raise Damaged("referral.format")
        value = _typed(kind, found["value"])
    except (ValueError, KeyError, TypeError):
        raise Damaged("referral.format") from None
    assert isinstance(value, kind)
    return value


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {"kind": type(value).__name__, **fields}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _typed(kind: Any, found: object) -> object:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _one_of(get_args(kind), found)
    if origin is tuple:
        return _tuple(get_args(kind), found)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _made(kind, found)
    if issubclass(kind, Enum):
        return kind(found)
    if kind is date:
        return date.fromisoformat(str(found))
    if type(found) is not kind:
        raise TypeError(kind)
    return found


def _made(kind: type, found: object) -> object:
    if not isinstance(found, Mapping) or found["kind"] != kind.__name__:
        raise ValueError(kind)
    return kind(**{name: _typed(hint, found[name]) for name, hint in _hints(kind).items()})


def _one_of(kinds: tuple[Any, ...], found: object) -> object:
    """A value that may be none, or one of several dataclasses."""
    if found is None and types.NoneType in kinds:
        return None
    for kind in kinds:
        named = isinstance(found, Mapping) and found["kind"] == getattr(kind, "__name__", None)
        if kind is not types.NoneType and (named or not isinstance(found, Mapping)):
            return _typed(kind, found)
    raise ValueError(kinds)


def _tuple(kinds: tuple[Any, ...], found: object) -> tuple[object, ...]:
    if not isinstance(found, list):
        raise TypeError(kinds)
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_typed(kinds[0], each) for each in found)
    return tuple(_typed(kind, each) for kind, each in zip(kinds, found, strict=True))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
