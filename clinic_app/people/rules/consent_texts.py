"""The words that are read out before a consent (handbook §4.6 A and B), from `resources/catalogues`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from clinic_app.common.resources import resource
from clinic_app.people.rules.consent import SCOPES
from clinic_app.people.values import ConsentKind

VERSION_LIMIT = 20


@dataclass(frozen=True)
class ConsentTexts:
    """One version of the wording; `data` holds `{facility}`; `scopes` are the ticked lines of text B."""

    version: str
    service: str
    data: str
    scopes: dict[str, str]


def consent_text(kind: ConsentKind, facility: str) -> str:
    """The words of `kind` for the facility of that name; '' for an exception, which has none."""
    texts = shipped()
    if kind is ConsentKind.SERVICE:
        return texts.service
    return texts.data.replace("{facility}", facility) if kind is ConsentKind.DATA else ""


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
        )
    except (tomllib.TOMLDecodeError, KeyError) as fault:
        raise ValueError(f"{path.name}: {fault}") from fault
    if tuple(texts.scopes) != SCOPES:
        raise ValueError(f"{path.name}: data.scopes must be {', '.join(SCOPES)}")
    if not 0 < len(texts.version) <= VERSION_LIMIT:
        raise ValueError(f"{path.name}: version must have 1 to {VERSION_LIMIT} signs")
    if "{facility}" not in texts.data:
        raise ValueError(f"{path.name}: data.text doesn't name the facility")
    return texts
