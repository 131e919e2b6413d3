"""Which names of people are taken (handbook §1.1, 2; §1.5)."""

import unicodedata

from clinic_app.common import text
from clinic_app.common.errors import InvalidInput

NAME_LIMIT = 100
SHORTEST = 2
_SIGNS = frozenset(" '’‘ʼ.-‐,\u200c\u200d")


def check(field: str, typed: str) -> str:
    """The cleaned name: 2 to 100 signs, letters of any script with their marks, blank ' . - and comma.

    One word is enough: mononyms are normal. Raises InvalidInput for anything else.
    """
    name = text.line(field, typed, NAME_LIMIT, required=True)
    if len(name) < SHORTEST:
        raise InvalidInput(field, "name.too_short", least=SHORTEST)
    if not all(_may_stand(sign) for sign in name) or not any(sign.isalpha() for sign in name):
        raise InvalidInput(field, "name.signs")
    return name


def _may_stand(sign: str) -> bool:
    return sign in _SIGNS or unicodedata.category(sign)[0] in "LM"
