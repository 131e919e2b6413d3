"""The words that are read out before a consent (handbook §4.6 A, B and C), from `resources/catalogues`."""

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from clinic_app.common.resources import resource
from clinic_app.people.rules.consent import REFERRAL_SCOPES, SCOPES
from clinic_app.people.values import ConsentKind

VERSION_LIMIT = 20
PLACES = ("person", "receiver", "facility", "shared", "withheld", "until")
"""What text C leaves open."""

_PLACE = re.compile("{(" + "|".join(PLACES) + ")}")


@dataclass(frozen=True)
class ConsentTexts:
    """One version of the wording; `data` holds `{facility}`; `scopes` are the ticked lines of text B.

    `referral` holds PLACES; `items` are what it may name as shared, `never` what is never shared.
    """

    version: str
    service: str
    data: str
    scopes: dict[str, str]
    referral: str
    items: dict[str, str]
    never: str


def consent_text(kind: ConsentKind, facility: str) -> str:
    """The words of `kind` for the facility of that name; '' for an exception, which has none.

    Text C is about one referral: `referral_text` has it.
    """
    texts = shipped()
    if kind is ConsentKind.SERVICE:
        return texts.service
    return texts.data.replace("{facility}", facility) if kind is ConsentKind.DATA else ""


def referral_text(*, person: str, receiver: str, facility: str, shared: Collection[str], until: str) -> str:
    """Text C with everything in it: who consents, to what being shared with whom, until when.

    `shared` are codes of REFERRAL_SCOPES; all others are named as not to be shared.
    """
    texts = shipped()
    inside = {
        "person": person,
        "receiver": receiver,
        "facility": facility,
        "shared": ", ".join(word for code, word in texts.items.items() if code in shared),
        "withheld": ", ".join(
            [*(word for code, word in texts.items.items() if code not in shared), texts.never]
        ),
        "until": until,
    }
    # In one go: a name may look like a place.
    return _PLACE.sub(lambda place: inside[place[1]], texts.referral)


def consent_version() -> str:
    """The version of the wording in use now."""
    return shipped().version


def scope_texts() -> dict[str, str]:
    """The ticked lines of text B by their codes, in their order."""
    return shipped().scopes


@cache
def shipped() -> ConsentTexts:
    """The wording in this program."""
    return read_texts(resource("catalogues", "consent_texts.toml"))


def read_texts(path: Path) -> ConsentTexts:
    """Read and check the file. Raises ValueError that names the file and what is wrong with it."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        texts = ConsentTexts(
            version=content["version"],
            service=content["service"]["text"],
            data=content["data"]["text"],
            scopes=content["data"]["scopes"],
            referral=content["referral"]["text"],
            items=content["referral"]["items"],
            never=content["referral"]["never"],
        )
    except (tomllib.TOMLDecodeError, KeyError) as fault:
        raise ValueError(f"{path.name}: {fault}") from fault
    if tuple(texts.scopes) != SCOPES:
        raise ValueError(f"{path.name}: data.scopes must be {', '.join(SCOPES)}")
    if tuple(texts.items) != REFERRAL_SCOPES:
        raise ValueError(f"{path.name}: referral.items must be {', '.join(REFERRAL_SCOPES)}")
    if not 0 < len(texts.version) <= VERSION_LIMIT:
        raise ValueError(f"{path.name}: version must have 1 to {VERSION_LIMIT} signs")
    if "{facility}" not in texts.data:
        raise ValueError(f"{path.name}: data.text doesn't name the facility")
    if set(_PLACE.findall(texts.referral)) != set(PLACES):
        raise ValueError(f"{path.name}: referral.text must hold {', '.join(PLACES)}")
    return texts
