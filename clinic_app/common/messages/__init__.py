"""The words for every refusal: what happened, and what to do. Screens and the command line speak them alike.

One file per room holds `WORDS`: code → English source sentence, translated when it is shown.
"""

import importlib
from functools import cache

from clinic_app.common.errors import ClinicError
from clinic_app.common.translations import _

ROOMS = (
    *("common", "vault", "storage", "facility", "people", "episodes", "scheduling", "notes", "groups"),
    "referrals",
    "statistics",
)


@cache
def table() -> dict[str, str]:
    """All codes and their source sentences. Raises AssertionError when two rooms use one code."""
    words: dict[str, str] = {}
    for room in ROOMS:
        own: dict[str, str] = importlib.import_module(f"{__name__}.{room}").WORDS
        assert not (own.keys() & words.keys()), own.keys() & words.keys()
        words |= own
    return words


def words(error: ClinicError) -> str:
    """The sentence for `error` in the language spoken now. Raises KeyError for a code without words."""
    return _(table()[error.code]).format(**error.params)
