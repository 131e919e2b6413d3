"""The recovery sheet's code: 160 bits as eight groups of five signs (SECURITY §3.6).

A group is four signs of Crockford's base 32 and a check sign. The check is reckoned in the field of 32
elements and shifted by the group's number: one wrong sign, two swapped neighbours and two swapped groups are
always found.
"""

import re
from dataclasses import dataclass, field
from os import urandom

from clinic_app.common.errors import InvalidInput

GROUPS = 8
SIGNS = 5
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("OIL", "011")
_BETWEEN = re.compile(r"[\s\-–—_.,;:/|]+")


@dataclass(frozen=True)
class RecoveryCode:
    """The 20 bytes; printed once, kept nowhere."""

    secret: bytes = field(repr=False)

    @property
    def groups(self) -> tuple[str, ...]:
        """As printed on the sheet."""
        number = int.from_bytes(self.secret, "big")
        values = [number >> 5 * place & 31 for place in reversed(range(GROUPS * (SIGNS - 1)))]
        return tuple(
            _written(values[start : start + SIGNS - 1], group)
            for group, start in enumerate(range(0, len(values), SIGNS - 1))
        )

    def has_group(self, number: int, typed: str) -> bool:
        """Whether `typed` is the group `number` (1 to 8) of this code, however it is written."""
        return _signs(typed) == self.groups[number - 1]


def new_code() -> RecoveryCode:
    """A fresh code."""
    return RecoveryCode(urandom(20))


def parse(typed: str | list[str] | tuple[str, ...]) -> RecoveryCode:
    """The code as typed from the sheet: any case, O for 0, I and L for 1, dashes and spaces where one likes.

    Raises `InvalidInput("recovery_code", …)` with `recovery.length` (signs, of) or `recovery.group` (group,
    the first one that can't be right).
    """
    groups = _groups(typed)
    number = 0
    for at, group in enumerate(groups):
        values = [_ALPHABET.find(sign) for sign in group]
        if len(group) != SIGNS or -1 in values or _written(values[:-1], at) != group:
            raise InvalidInput("recovery_code", "recovery.group", group=at + 1)
        for value in values[:-1]:
            number = number << 5 | value
    return RecoveryCode(number.to_bytes(20, "big"))


def _groups(typed: str | list[str] | tuple[str, ...]) -> list[str]:
    if not isinstance(typed, str) and len(typed) == GROUPS:
        return [_signs(group[:1000]) for group in typed]
    text = typed if isinstance(typed, str) else "".join(typed)
    signs = _signs(text[:10_000])
    if len(signs) != GROUPS * SIGNS:
        raise InvalidInput("recovery_code", "recovery.length", signs=len(signs), of=GROUPS * SIGNS)
    return [signs[start : start + SIGNS] for start in range(0, len(signs), SIGNS)]


def _signs(text: str) -> str:
    return _BETWEEN.sub("", text.upper()).translate(_READ_AS)


def _written(values: list[int], group: int) -> str:
    check = group
    weight = 1
    for value in values:
        weight = _times(weight, 2)
        check ^= _times(weight, value)
    return "".join(_ALPHABET[value] for value in (*values, check))


def _times(one: int, other: int) -> int:
    """Multiplication in the field of 32 elements, modulo x⁵ + x² + 1."""
    product = 0
    while other:
        if other & 1:
            product ^= one
        one <<= 1
        if one & 32:
            one ^= 0b100101
        other >>= 1
    return product
