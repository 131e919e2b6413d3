"""The roster: who is who and may do what, as the clinic's root signed it (SECURITY §3.4).

Tables only mirror it. Whoever asks for a right, a key or the author of a signature asks here.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from clinic_app.common.permissions import CLINICAL_ROLES, Role, Title
from clinic_app.vault.canonical import canonical_bytes
from clinic_app.vault.encoding import (
    from_text,
    moment_of,
    number_in,
    stamp,
    string_in,
    to_text,
    truth_in,
)
from clinic_app.vault.signing import sign, verify

LOGIN = re.compile(r"[a-z0-9._-]{2,32}")
"""ARCHITECTURE §5."""


@dataclass(frozen=True)
class RosterEntry:
    """A member of staff with the public halves of the own keys."""

    id: int
    login: str
    name: str
    roles: frozenset[Role]
    title: Title
    title_text: str
    active: bool
    box_public: bytes
    sign_public: bytes
    created_on: date
    former_sign_keys: tuple[tuple[bytes, datetime], ...] = ()
    """Signing keys from before a reset, each with the moment (UTC) until which it was used."""
    was_clinical: bool = False
    """Whether the person has, or ever had, a role that holds the clinical key."""
    password_after: int = 0
    """Passwords chosen under a roster of a lower number have to be changed."""
    must_change_password: bool = field(default=False, compare=False)
    """Filled in by the keyring, which knows under which number the password was chosen; not signed."""

    @property
    def clinical(self) -> bool:
        """Whether the person's roles hold the clinical key now."""
        return self.active and bool(self.roles & CLINICAL_ROLES)

    def sign_keys_at(self, moment: datetime) -> tuple[bytes, ...]:
        """The keys that a signature of that moment may have been made with."""
        former = tuple(key for key, until in self.former_sign_keys if moment <= until)
        return (self.sign_public, *former)

    def signed(self, message: bytes, signature: bytes, at: datetime) -> bool:
        """Whether this person signed `message` at the moment `at` (UTC)."""
        return any(verify(key, message, signature) for key in self.sign_keys_at(at))

    def signed_ever(self, message: bytes, signature: bytes) -> bool:
        """Whether this person signed `message`, where no moment is part of it."""
        keys = (self.sign_public, *(key for key, _ in self.former_sign_keys))
        return any(verify(key, message, signature) for key in keys)


@dataclass(frozen=True)
class Roster:
    """One numbered state of the list; every change makes the next number."""

    clinic: str
    number: int
    entries: tuple[RosterEntry, ...]

    def by_id(self, person_id: int) -> RosterEntry | None:
        return next((entry for entry in self.entries if entry.id == person_id), None)

    def name_of(self, person_id: int) -> str:
        """The person's name; '' for a number that nobody bears."""
        entry = self.by_id(person_id)
        return entry.name if entry else ""

    def titled_name_of(self, person_id: int) -> str:
        """Name and title as paper has them: `Nadira Kusumawati, M.Psi.`; '' for nobody's number."""
        entry = self.by_id(person_id)
        return ", ".join(part for part in (entry.name, entry.title_text) if part) if entry else ""

    def by_login(self, login: str) -> RosterEntry | None:
        return next((entry for entry in self.entries if entry.login == login), None)

    def active(self) -> tuple[RosterEntry, ...]:
        return tuple(entry for entry in self.entries if entry.active)

    def administrators(self) -> tuple[RosterEntry, ...]:
        """Those who can sign the next roster."""
        return tuple(entry for entry in self.active() if Role.ADMINISTRATOR in entry.roles)

    def next_id(self) -> int:
        """Ids are never given twice: nobody leaves the list."""
        return max((entry.id for entry in self.entries), default=0) + 1

    def having(self, entry: RosterEntry) -> "Roster":
        """The next number of the list, with `entry` put in by its id, or added."""
        others = tuple(other for other in self.entries if other.id != entry.id)
        entries = tuple(sorted((*others, entry), key=lambda each: each.id))
        return replace(self, number=self.number + 1, entries=entries)

    def content(self) -> dict[str, Any]:
        """What is signed, as JSON."""
        return {"clinic": self.clinic, "number": self.number, "entries": [_to_json(e) for e in self.entries]}

    def signature(self, root_secret: bytes) -> bytes:
        return sign(root_secret, signed_bytes(self.content()))


def signed_bytes(content: dict[str, Any]) -> bytes:
    """The message that the root signs for a roster."""
    return canonical_bytes(["teduh.roster", 1, content])


def read_roster(content: dict[str, Any]) -> Roster:
    """The roster of a keyring file. Raises ValueError, KeyError or TypeError when it isn't one."""
    entries = tuple(_from_json(each) for each in content["entries"])
    if len({entry.id for entry in entries}) != len(entries):
        raise ValueError("two entries with one id")
    if len({entry.login for entry in entries}) != len(entries):
        raise ValueError("two entries with one login")
    roster = Roster(string_in(content["clinic"]), number_in(content["number"]), entries)
    if roster.content() != content:
        raise ValueError("the roster holds more than a roster")
    return roster


def _to_json(entry: RosterEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "login": entry.login,
        "name": entry.name,
        "roles": sorted(role.value for role in entry.roles),
        "title": entry.title.value,
        "title_text": entry.title_text,
        "active": entry.active,
        "box": to_text(entry.box_public),
        "sign": to_text(entry.sign_public),
        "former": [[to_text(key), stamp(until)] for key, until in entry.former_sign_keys],
        "created_on": entry.created_on.isoformat(),
        "was_clinical": entry.was_clinical,
        "password_after": entry.password_after,
    }


def _from_json(content: dict[str, Any]) -> RosterEntry:
    if not LOGIN.fullmatch(content["login"]):
        raise ValueError("a login that can't be one")
    return RosterEntry(
        id=number_in(content["id"]),
        login=content["login"],
        name=string_in(content["name"]),
        roles=frozenset(Role(role) for role in content["roles"]),
        title=Title(content["title"]),
        title_text=string_in(content["title_text"]),
        active=truth_in(content["active"]),
        box_public=from_text(content["box"]),
        sign_public=from_text(content["sign"]),
        created_on=date.fromisoformat(content["created_on"]),
        former_sign_keys=tuple((from_text(key), moment_of(until)) for key, until in content["former"]),
        was_clinical=truth_in(content["was_clinical"]),
        password_after=number_in(content["password_after"]),
    )
