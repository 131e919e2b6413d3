"""The keyring of a clinic: who may enter, and what each gets (SECURITY §3)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from clinic_app.common.errors import InvalidInput, NotFound, NotPermitted, Refused
from clinic_app.common.permissions import CLINICAL_ROLES, Role, Title
from clinic_app.common.text import clean_line
from clinic_app.vault.giving import Authority, give
from clinic_app.vault.handing_on import HandingRing
from clinic_app.vault.keyring_file import Contents
from clinic_app.vault.passwords import check_new_password, password_bytes
from clinic_app.vault.roster import LOGIN, Roster, RosterEntry
from clinic_app.vault.sealing import new_pair
from clinic_app.vault.session import Session
from clinic_app.vault.signing import new_signing_pair, signing_public
from clinic_app.vault.slots import Slot
from clinic_app.vault.trust import SlotSecrets

LONGEST_NAME = 200


@dataclass(frozen=True)
class _Keys:
    """The secrets of a person's two pairs, just made."""

    box_secret: bytes = field(repr=False)
    box_public: bytes
    sign_secret: bytes = field(repr=False)
    sign_public: bytes

    @classmethod
    def fresh(cls) -> "_Keys":
        return cls(*new_pair(), *new_signing_pair())


class Keyring(HandingRing):
    """The keyring, with what an administrator, or the holder of a clinical key, may change in it.

    Methods that take `by` raise `NotPermitted("keyring.not_administrator")` without the root's secret, and
    `Unavailable` when the disk refuses; then nothing has changed.
    """

    def add_person(
        self,
        by: Authority,
        *,
        login: str,
        name: str,
        roles: frozenset[Role],
        title: Title,
        title_text: str,
        password: str,
        now: datetime,
    ) -> RosterEntry:
        """Put a person on the roster, with keys made here and the password typed here.

        The clinical key goes along if `by` may hand it on, or if nobody holds one yet (then a new generation
        is made). Raises `InvalidInput` for login, name, roles or password.
        """
        root = self._root_of(by)
        check_login(login, self._contents.roster)
        check_name_and_roles(name, roles, title_text)
        check_new_password(password, login, name)
        keys = _Keys.fresh()
        entry = RosterEntry(
            id=self._contents.roster.next_id(),
            login=login,
            name=clean_line(name),
            roles=roles,
            title=title,
            title_text=clean_line(title_text),
            active=True,
            box_public=keys.box_public,
            sign_public=keys.sign_public,
            created_on=now.date(),
            was_clinical=bool(roles & CLINICAL_ROLES),
        )
        return self._enter(by, root, entry, keys, password)

    def change_person(
        self,
        by: Authority,
        person_id: int,
        *,
        name: str | None = None,
        roles: frozenset[Role] | None = None,
        title: Title | None = None,
        title_text: str | None = None,
    ) -> RosterEntry:
        """Correct name, title or roles; what is None stays. New roles count from the person's next sign-in.

        Raises `Refused("staff.last_administrator")`, or `InvalidInput` for name or roles.
        """
        root = self._root_of(by)
        before = self._entry(person_id)
        entry = replace(
            before,
            name=before.name if name is None else clean_line(name),
            roles=before.roles if roles is None else roles,
            title=before.title if title is None else title,
            title_text=before.title_text if title_text is None else clean_line(title_text),
        )
        entry = replace(entry, was_clinical=before.was_clinical or bool(entry.roles & CLINICAL_ROLES))
        check_name_and_roles(entry.name, entry.roles, entry.title_text)
        self._check_administrator_stays(entry)
        with self._guard:
            contents = give(by, root, self._contents, entry)
            return self._sign_and_keep(by, root, contents, entry)

    def end_person(self, by: Authority, person_id: int) -> RosterEntry:
        """The person can't sign in any more; name and signing keys stay on the roster.

        Raises `Refused("staff.last_administrator")`.
        """
        root = self._root_of(by)
        entry = replace(self._entry(person_id), active=False)
        self._check_administrator_stays(entry)
        with self._guard:
            contents = give(by, root, self._contents, entry)
            slots = {name: slot for name, slot in contents.slots.items() if name != str(person_id)}
            return self._sign_and_keep(by, root, replace(contents, slots=slots), entry)

    def readmit_person(self, by: Authority, person_id: int, password: str, now: datetime) -> RosterEntry:
        """Let a person who had ended in again, with new keys and the password typed here."""
        return self._with_new_keys(by, person_id, password, now, self._root_of(by), None)

    def reset_person(
        self,
        by: Authority,
        person_id: int,
        password: str,
        now: datetime,
        *,
        escrow_secret: bytes | None = None,
    ) -> RosterEntry:
        """New keys and a new password for somebody who forgot it; failed attempts are forgotten.

        The former signing key stays on the roster, so that signatures still verify. Case keys and drafts are
        sealed anew by the team or from the escrow, by whoever keeps them. With `escrow_secret` the clinical
        keys are handed on even if `by` holds none.
        """
        root = self._root_of(by)
        if not self._entry(person_id).active:
            raise Refused("staff.ended")
        if by.person_id == person_id:
            raise Refused("staff.reset_self")
        return self._with_new_keys(by, person_id, password, now, root, escrow_secret)

    def check_recovery(self, login: str, passwords: Mapping[str, str]) -> dict[str, int]:
        """The ids behind the logins that get new passwords by the recovery sheet, `login` the first of them.

        Asks all that could refuse halfway: raises `NotFound("staff.unknown")`, `InvalidInput("password", …)`,
        or `Refused("recovery.not_administrator")` for `login`.
        """
        ids = {}
        for each, password in passwords.items():
            entry = self._contents.roster.by_login(each)
            if entry is None or not entry.active:
                raise NotFound("staff.unknown")
            if each == login and Role.ADMINISTRATOR not in entry.roles:
                raise Refused("recovery.not_administrator")
            check_new_password(password, each, entry.name)
            ids[each] = entry.id
        return ids

    def force_new_passwords(self, by: Authority, except_ids: frozenset[int]) -> None:
        """Everybody else has to choose a new password after the next sign-in (SECURITY §3.6)."""
        root = self._root_of(by)
        with self._guard:
            number = self._contents.roster.number + 1
            entries = tuple(
                entry if entry.id in except_ids or not entry.active else replace(entry, password_after=number)
                for entry in self._contents.roster.entries
            )
            roster = replace(self._contents.roster, number=number, entries=entries)
            self._keep(self._signed(by, root, self._contents, roster))

    def _with_new_keys(
        self,
        by: Authority,
        person_id: int,
        password: str,
        now: datetime,
        root: bytes,
        escrow_secret: bytes | None,
    ) -> RosterEntry:
        before = self._entry(person_id)
        check_new_password(password, before.login, before.name)
        keys = _Keys.fresh()
        entry = replace(
            before,
            active=True,
            box_public=keys.box_public,
            sign_public=keys.sign_public,
            former_sign_keys=(*before.former_sign_keys, (before.sign_public, now)),
        )
        return self._enter(by, root, entry, keys, password, escrow_secret)

    def _enter(
        self,
        by: Authority,
        root: bytes,
        entry: RosterEntry,
        keys: _Keys,
        password: str,
        escrow_secret: bytes | None = None,
    ) -> RosterEntry:
        """Make the person's slot, seal to the new keys what the roles hold, and sign the next roster."""
        with self._guard:
            number = self._contents.roster.number + 1
            contents = give(by, root, self._contents, entry, escrow_secret)
            inside = SlotSecrets(keys.box_secret, keys.sign_secret, contents.root.mark, number, None)
            name = str(entry.id)
            slot, _ = Slot.make(
                name, self.clinic, password_bytes(password), self.cost, number, inside.to_bytes()
            )
            failures = {who: each for who, each in contents.attempts.failures.items() if who != entry.login}
            contents = replace(
                contents,
                slots={**contents.slots, name: slot},
                attempts=replace(contents.attempts, failures=failures),
            )
            return self._sign_and_keep(by, root, contents, entry)

    def _sign_and_keep(
        self, by: Authority, root: bytes, contents: Contents, entry: RosterEntry
    ) -> RosterEntry:
        self._keep(self._signed(by, root, contents, contents.roster.having(entry)))
        kept = self.roster.by_id(entry.id)
        assert kept is not None
        return kept

    def _signed(self, by: Authority, root: bytes, contents: Contents, roster: Roster) -> Contents:
        contents = replace(contents, roster=roster, roster_signature=roster.signature(root))
        if isinstance(by, Session) and str(by.person_id) in contents.slots:
            contents = self._with_own_slot(contents, by)
        return contents

    def _root_of(self, by: Authority) -> bytes:
        root = by.root_secret
        if root is None or signing_public(root) != self._contents.root.mark:
            raise NotPermitted("keyring.not_administrator")
        return root

    def _check_administrator_stays(self, entry: RosterEntry) -> None:
        if not self._contents.roster.having(entry).administrators():
            raise Refused("staff.last_administrator")


def check_login(login: str, roster: Roster | None) -> None:
    """Raise `InvalidInput("login", …)` with `login.form` or `login.taken` (by one who has left, too)."""
    if not LOGIN.fullmatch(login):
        raise InvalidInput("login", "login.form")
    if roster is not None and roster.by_login(login) is not None:
        raise InvalidInput("login", "login.taken")


def check_name_and_roles(name: str, roles: frozenset[Role], title_text: str = "") -> None:
    """Raise `InvalidInput` for `name`, `title_text` or `roles`; names are kept without invisible signs."""
    if not clean_line(name):
        raise InvalidInput("name", "staff.name_blank")
    if len(name) > LONGEST_NAME:
        raise InvalidInput("name", "staff.name_long", most=LONGEST_NAME)
    if len(title_text) > LONGEST_NAME:
        raise InvalidInput("title_text", "text.too_long", limit=LONGEST_NAME)
    if not roles:
        raise InvalidInput("roles", "roles.none")
