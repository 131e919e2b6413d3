"""The secrets of the person who is signed in: the one place where they lie open (SECURITY §3.13)."""

from collections.abc import Callable
from datetime import datetime
from typing import NoReturn

from clinic_app.common.errors import NotPermitted, Refused
from clinic_app.common.permissions import Role
from clinic_app.vault.binding import Binding
from clinic_app.vault.roster import RosterEntry
from clinic_app.vault.sealing import open_sealed_to
from clinic_app.vault.signing import sign

Mark = tuple[int, bytes]
"""The last-seen position in the log: number of the entry, and its hash."""


class Session:
    """What one signed-in person's program can open and sign, until `wipe`.

    The secrets are bytearrays that `wipe` overwrites. libsodium's Python binding takes and gives `bytes`, so
    short-lived copies stay behind in memory that Python hasn't used again yet; no more than that is promised.
    """

    def __init__(
        self,
        entry: RosterEntry,
        *,
        slot_key: bytearray,
        box_secret: bytes,
        sign_secret: bytes,
        database_key: bytes,
        root_public: bytes,
        root_secret: bytes | None,
        clinical: dict[int, bytes],
        granting: dict[int, bytes],
        newest_clinical: int,
        mark: Mark | None,
        check_password: Callable[["Session", str, datetime], None],
    ) -> None:
        self.person_id = entry.id
        self.login = entry.login
        self.name = entry.name
        self.roles: frozenset[Role] = entry.roles
        self.must_change_password = entry.must_change_password
        self.box_public = entry.box_public
        self.sign_public = entry.sign_public
        self.root_public = root_public
        self.last_seen: Mark | None = mark
        """The mark that `Keyring.mark_seen` wrote last; None before the first."""
        self._slot_key = slot_key
        self._box_secret = bytearray(box_secret)
        self._sign_secret = bytearray(sign_secret)
        self._database_key = bytearray(database_key)
        self._root_secret = None if root_secret is None else bytearray(root_secret)
        self._clinical = {generation: bytearray(key) for generation, key in clinical.items()}
        self._granting = {generation: bytearray(key) for generation, key in granting.items()}
        self._newest_clinical = newest_clinical
        self._check_password = check_password
        self._open = True

    def __repr__(self) -> str:
        return f"<Session of person {self.person_id}{'' if self._open else ', wiped'}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a session is not copied or stored")

    @property
    def wiped(self) -> bool:
        return not self._open

    @property
    def database_key(self) -> bytes:
        """The 32 raw bytes for `open_db`."""
        return self._reveal(self._database_key)

    @property
    def root_secret(self) -> bytes | None:
        """What signs the roster; administrators only."""
        return None if self._root_secret is None else self._reveal(self._root_secret)

    @property
    def has_clinical(self) -> bool:
        """Whether the person holds the newest clinical key."""
        return self._newest_clinical in self._clinical

    @property
    def latest_clinical(self) -> int:
        """The generation to seal new clinical rows under. Raises `NotPermitted("clinical_key.missing")`."""
        if not self.has_clinical:
            raise NotPermitted("clinical_key.missing")
        return self._newest_clinical

    def clinical_key(self, generation: int) -> bytes:
        """The clinical key of a generation. Raises `NotPermitted("clinical_key.missing")` without it."""
        if generation not in self._clinical:
            raise NotPermitted("clinical_key.missing")
        return self._reveal(self._clinical[generation])

    def clinical_keys(self) -> dict[int, bytes]:
        """All generations that this person holds."""
        return {generation: self._reveal(key) for generation, key in self._clinical.items()}

    def granting_keys(self) -> dict[int, bytes]:
        """Clinical keys that this session may hand on: its own, or, while a clinic is founded, all."""
        own = {generation: self._reveal(key) for generation, key in self._granting.items()}
        return {**own, **self.clinical_keys()}

    def sign(self, message: bytes) -> bytes:
        """The person's signature of 64 bytes; `message` begins with what it is, as canonical JSON."""
        return sign(self._reveal(self._sign_secret), message)

    def open_box(self, blob: bytes, binding: Binding) -> bytes:
        """What was sealed to this person. Raises `Damaged("vault.blob")` when it wasn't, or not for there."""
        return open_sealed_to(self._reveal(self._box_secret), blob, binding)

    def verify_password(self, password: str, now: datetime) -> None:
        """Ask for the password again, as before signing. Returns when it is right.

        Takes as long as signing in and counts like it: raises `Refused` with `sign_in.wrong` (left) or
        `sign_in.delayed` (seconds).
        """
        self._assert_open()
        self._check_password(self, password, now)

    def end_founding(self) -> None:
        """Forget the clinical keys that were kept to give the first counselors theirs (SECURITY §3.5)."""
        for key in self._granting.values():
            _overwrite(key)
        self._granting.clear()

    def wipe(self) -> None:
        """Overwrite every secret. Whatever asks for one afterwards gets `Refused("session.locked")`."""
        self.end_founding()
        for secret in (self._slot_key, self._box_secret, self._sign_secret, self._database_key):
            _overwrite(secret)
        if self._root_secret is not None:
            _overwrite(self._root_secret)
        for key in self._clinical.values():
            _overwrite(key)
        self._open = False

    # For the keyring, which lives in the same room.

    def slot_key(self) -> bytearray:
        """The key of the own slot, to write the last-seen mark into it."""
        self._assert_open()
        return self._slot_key

    def slot_secrets(self) -> tuple[bytes, bytes]:
        """Box and signing secret, as the slot keeps them."""
        return self._reveal(self._box_secret), self._reveal(self._sign_secret)

    def use_slot_key(self, key: bytearray) -> None:
        """Go on with the slot of a new password."""
        self._assert_open()
        _overwrite(self._slot_key)
        self._slot_key = key
        self.must_change_password = False

    def learn_clinical(self, generation: int, key: bytes) -> None:
        """Hold one more clinical key, which may be the newest now."""
        self._assert_open()
        self._newest_clinical = max(self._newest_clinical, generation)
        self._clinical[generation] = bytearray(key)

    def _reveal(self, secret: bytearray) -> bytes:
        self._assert_open()
        return bytes(secret)

    def _assert_open(self) -> None:
        if not self._open:
            raise Refused("session.locked")


def _overwrite(secret: bytearray) -> None:
    secret[:] = bytes(len(secret))
