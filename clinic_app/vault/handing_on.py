"""Keys handed on without the root: the clinical key by its holders, and a new recovery sheet."""

from dataclasses import replace

from clinic_app.common.errors import NotFound, NotPermitted
from clinic_app.vault.held_keys import ESCROW, RECOVERY, ROOT, HeldKey, Kind
from clinic_app.vault.recovery import RecoveryCode
from clinic_app.vault.recovery_session import RecoverySession
from clinic_app.vault.roster import RosterEntry
from clinic_app.vault.sealing import new_key, new_pair
from clinic_app.vault.session import Session
from clinic_app.vault.slots import Slot
from clinic_app.vault.trust import SlotSecrets
from clinic_app.vault.unlocking import UnlockingRing


class HandingRing(UnlockingRing):
    """A keyring whose keys can be given to more people."""

    def grant_clinical(self, session: Session, person_id: int) -> None:
        """Hand the clinical keys to a person whose role holds them; any holder may (SECURITY §3.5).

        Raises `NotPermitted` with `clinical_key.missing` (nothing to hand on) or `clinical_key.role`.
        """
        keys = session.clinical_keys()
        entry = self._entry(person_id)
        if not keys:
            raise NotPermitted("clinical_key.missing")
        if not entry.clinical:
            raise NotPermitted("clinical_key.role")
        with self._guard:
            clinical = tuple(
                key.given(person_id, entry.box_public, keys[key.generation])
                if key.generation in keys
                else key
                for key in self._contents.clinical
            )
            self._keep(replace(self._contents, clinical=clinical))

    def new_clinical_generation(self, session: Session) -> int:
        """Make the next clinical key, sealed to all who hold the newest one and the escrow; its number.

        For when somebody who held the last one has left: what is written from now on is closed to them.
        """
        with self._guard:
            newest = next(key for key in self._contents.clinical if key.generation == session.latest_clinical)
            secret = new_key()
            _, sign_secret = session.slot_secrets()
            made = HeldKey.make(
                Kind.CLINICAL,
                self.clinic,
                newest.generation + 1,
                secret,
                session.person_id,
                sign_secret,
            ).given(ESCROW, self.escrow_public, secret)
            for entry in self._contents.roster.entries:
                if entry.clinical and newest.held_by(entry.id):
                    made = made.given(entry.id, entry.box_public, secret)
            self._keep(replace(self._contents, clinical=(*self._contents.clinical, made)))
            session.learn_clinical(made.generation, secret)
            return made.generation

    def renew_recovery(self, by: RecoverySession, code: RecoveryCode) -> None:
        """A new recovery sheet; the old one opens nothing from now on, except older backups."""
        root = by.root_secret
        box_secret, box_public = new_pair()
        with self._guard:
            old = self._contents
            number = old.recovery.generation + 1
            recovery = HeldKey.make(Kind.RECOVERY, self.clinic, number, box_secret, ROOT, root)
            inside = SlotSecrets(box_secret, b"", old.root.mark, old.roster.number, None)
            slot, _ = Slot.make("recovery", self.clinic, code.secret, self.cost, number, inside.to_bytes())
            pending = old.pending
            if pending is not None:
                secret = pending.open(RECOVERY, by.box_secret)
                pending = pending.given(RECOVERY, box_public, secret)
            renewed = replace(
                old,
                recovery=recovery,
                recovery_slot=slot,
                pending=pending,
                database=old.database.given(RECOVERY, box_public, by.database_key),
                root=old.root.given(RECOVERY, box_public, root),
                escrow=old.escrow.given(RECOVERY, box_public, by.escrow_secret),
            )
            self._keep(renewed)

    def _entry(self, person_id: int) -> RosterEntry:
        entry = self._contents.roster.by_id(person_id)
        if entry is None:
            raise NotFound("staff.unknown")
        return entry
