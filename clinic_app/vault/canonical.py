"""One way to write a value as bytes, so that hashes and signatures over it can be computed again."""

import json
from collections.abc import Mapping, Sequence

from clinic_app.common.errors import Damaged

_PLAIN = frozenset({str, int, bool, type(None)})

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


def canonical_bytes(value: object) -> bytes:
    """`value` as JSON with sorted keys and no spaces, in ASCII.

    Takes what JSON has except floats, which have no single way to be written; keys are strings. Raises
    TypeError for anything else (dates are written as text by the caller, who knows how exact they are).
    """
    _check(value)
    return _ENCODER.encode(value).encode("ascii")


def words_bytes(value: object) -> bytes:
    """`value` as `canonical_bytes` has it, but in UTF-8: what people wrote keeps its length.

    Raises UnicodeEncodeError for half a surrogate pair.
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def object_of(data: bytes, code: str) -> dict[str, object]:
    """The object that `words_bytes` wrote. Raises Damaged(code) for anything else."""
    try:
        found = json.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError):
        raise Damaged(code) from None
    if not isinstance(found, dict):
        raise Damaged(code)
    return found


def _check(value: object) -> None:
    if value is None or isinstance(value, str | bool | int):
        return
    if isinstance(value, Mapping):
        for key, item in value.items():
            if not isinstance(key, str):
                raise TypeError(f"a key of canonical JSON is text, not {type(key).__name__}")
            _check(item)
    elif isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        for item in value:
            if type(item) not in _PLAIN:
                _check(item)
    else:
        raise TypeError(f"canonical JSON has no {type(value).__name__}")
