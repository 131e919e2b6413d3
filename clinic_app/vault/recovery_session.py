"""What the recovery sheet opens: everything, for as long as people get their access back (SECURITY §3.6)."""

from dataclasses import dataclass

from clinic_app.common.errors import Refused
from clinic_app.vault.held_keys import ROOT


class RecoverySession:
    """The secrets behind the recovery sheet, until `wipe`. Nobody's login: it signs nothing but rosters."""

    person_id = ROOT

    def __init__(
        self,
        *,
        slot_key: bytearray,
        box_secret: bytes,
        database_key: bytes,
        root_secret: bytes,
        escrow_secret: bytes,
        clinical: dict[int, bytes],
    ) -> None:
        self._slot_key = slot_key
        self._box_secret = bytearray(box_secret)
        self._database_key = bytearray(database_key)
        self._root_secret = bytearray(root_secret)
        self._escrow_secret = bytearray(escrow_secret)
        self._clinical = {generation: bytearray(key) for generation, key in clinical.items()}
        self._open = True

    def __repr__(self) -> str:
        return f"<RecoverySession{'' if self._open else ', wiped'}>"

    @property
    def wiped(self) -> bool:
        return not self._open

    @property
    def database_key(self) -> bytes:
        """The 32 raw bytes for `open_db`."""
        return self._reveal(self._database_key)

    @property
    def root_secret(self) -> bytes:
        """What signs the roster."""
        return self._reveal(self._root_secret)

    @property
    def escrow_secret(self) -> bytes:
        """Opens the escrow's copies of case keys and drafts, to seal them to their people anew."""
        return self._reveal(self._escrow_secret)

    @property
    def box_secret(self) -> bytes:
        """The secret half of the sheet's own pair; for the keyring."""
        return self._reveal(self._box_secret)

    def granting_keys(self) -> dict[int, bytes]:
        """All generations of the clinical key."""
        return {generation: self._reveal(key) for generation, key in self._clinical.items()}

    def wipe(self) -> None:
        """Overwrite every secret."""
        for secret in (
            self._slot_key,
            self._box_secret,
            self._database_key,
            self._root_secret,
            self._escrow_secret,
            *self._clinical.values(),
        ):
            secret[:] = bytes(len(secret))
        self._open = False

    def _reveal(self, secret: bytearray) -> bytes:
        if not self._open:
            raise Refused("session.locked")
        return bytes(secret)


@dataclass(frozen=True)
class Recovered:
    """A sign-in with the sheet: its secrets, and whose case keys and drafts are to be sealed anew.

    The secrets are wiped as soon as the workspace is open.
    """

    keys: RecoverySession
    person_ids: tuple[int, ...]
