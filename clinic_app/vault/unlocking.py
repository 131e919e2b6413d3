"""Opening the keyring: by a password, by the recovery sheet, and the password once more."""

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from clinic_app.common.errors import ClinicError, Damaged, Refused
from clinic_app.common.permissions import Role
from clinic_app.vault.held_keys import ESCROW, RECOVERY
from clinic_app.vault.keyring_file import Contents
from clinic_app.vault.passwords import SALT_BYTES, check_new_password, derive, password_bytes
from clinic_app.vault.recovery import RecoveryCode
from clinic_app.vault.recovery_session import RecoverySession
from clinic_app.vault.ring import Ring
from clinic_app.vault.roster import RosterEntry
from clinic_app.vault.sealing import public_of
from clinic_app.vault.session import Session
from clinic_app.vault.slots import Slot
from clinic_app.vault.trust import SlotSecrets, check_own_entry, check_trust

_SHEET = "*recovery"
"""In a login's place for a failed try of the recovery sheet; no login has a star."""


class UnlockingRing(Ring):
    """A keyring that can be opened. All methods that take a password take about half a second."""

    def unlock(self, login: str, password: str, now: datetime) -> Session:
        """Sign in. `now` is aware.

        Raises `Refused` with `sign_in.wrong` (left: tries before a delay) or `sign_in.delayed` (seconds), the
        same and as late for an unknown login as for a wrong password, and `Damaged` when the password is
        right but the file isn't the one that this person's slot was made for (`trust.check_trust`).
        """
        with self._guard:
            entry = self._contents.roster.by_login(login.strip().lower())
            slot = self._slot(entry)
            counted = self._counted(login)
            key, secrets = self._try(slot, counted, password, now)
            contents = self._succeeded(counted, now)
            # Without either, `_try` has refused.
            assert entry is not None
            assert slot is not None
            try:
                session = self._session(contents, entry, key, secrets)
                seen = replace(secrets, roster_number=contents.roster.number)
                contents = _with_slot(contents, slot.holding(key, seen.to_bytes()))
            finally:
                self._keep(contents)
            return session

    def verify_password(self, session: Session, password: str, now: datetime) -> None:
        """The password once more; counts and refuses as `unlock` does."""
        with self._guard:
            slot = self._contents.slots[str(session.person_id)]
            self._try(slot, session.login, password, now)
            self._keep(self._succeeded(session.login, now))

    def change_password(self, session: Session, old: str, new: str, now: datetime) -> None:
        """A new password for the person who is signed in.

        Raises `InvalidInput("password", …)` for a new one that can't be taken, and as `unlock` for a wrong
        old one.
        """
        check_new_password(new, session.login, session.name, old)
        with self._guard:
            self.verify_password(session, old, now)
            content = self._secrets_of(session).to_bytes()
            name, number = str(session.person_id), self._contents.roster.number
            cost = self._contents.slots[name].cost
            slot, key = Slot.make(name, self.clinic, password_bytes(new), cost, number, content)
            self._keep(_with_slot(self._contents, slot))
            session.use_slot_key(key)

    @contextmanager
    def undone_on_failure(self, session: Session) -> Iterator[None]:
        """Put the file back as it was when what belongs to the change can't be written elsewhere.

        Failed attempts stay counted. When the disk refuses this too, the change stands.
        """
        with self._guard:
            before, key = self._contents, bytearray(session.slot_key())
            must_change = session.must_change_password
            try:
                yield
            except BaseException:
                self._undo(session, before, key, must_change)
                raise

    def _undo(self, session: Session, before: Contents, key: bytearray, must_change: bool) -> None:
        former = replace(before, attempts=self._contents.attempts)
        if former == self._contents or session.wiped:
            return
        with contextlib.suppress(ClinicError):
            self._keep(former)
            session.use_slot_key(key)
            session.must_change_password = must_change

    def mark_seen(self, session: Session, seq: int, log_hash: bytes) -> None:
        """Remember in the person's slot how far the log went, so that an older database is noticed."""
        with self._guard:
            before, session.last_seen = session.last_seen, (seq, log_hash)
            try:
                self._keep(self._with_own_slot(self._contents, session))
            except ClinicError:
                session.last_seen = before
                raise

    def open_recovery(self, code: RecoveryCode, now: datetime) -> RecoverySession:
        """Open everything with the recovery sheet. Raises `Refused("recovery.wrong")` for another sheet."""
        with self._guard:
            slot = self._contents.recovery_slot
            slot.cost.check()
            key = slot.key(code.secret)
            try:
                secrets = SlotSecrets.from_bytes(slot.open(key))
            except Damaged:
                attempts = self._contents.attempts.unheeded(_SHEET, now)
                self._keep(replace(self._contents, attempts=attempts))
                raise Refused("recovery.wrong") from None
            check_trust(self._contents, secrets)
            contents, box = self._contents, secrets.box_secret
            escrow = contents.escrow.open(RECOVERY, box)
            return RecoverySession(
                slot_key=key,
                box_secret=box,
                database_key=contents.database.open(RECOVERY, box),
                root_secret=contents.root.open(RECOVERY, box),
                escrow_secret=escrow,
                clinical={each.generation: each.open(ESCROW, escrow) for each in contents.clinical},
            )

    def _try(
        self, slot: Slot | None, counted: str, password: str, now: datetime
    ) -> tuple[bytearray, SlotSecrets]:
        """Open a slot; the attempt is on the disk as failed before the password is tried."""
        if slot is not None:
            slot.cost.check()
        if seconds := self._current_attempts(now).seconds_left(counted, now):
            raise Refused("sign_in.delayed", seconds=seconds)
        attempts = self._contents.attempts.failed(counted, now)
        self._keep(replace(self._contents, attempts=attempts))
        secret = password_bytes(password)
        # Without a slot the work is done all the same, so that an unknown login takes as long.
        key = derive(secret, bytes(SALT_BYTES), self.cost) if slot is None else slot.key(secret)
        if slot is not None:
            try:
                return key, SlotSecrets.from_bytes(slot.open(key))
            except Damaged:
                pass
        if seconds := attempts.seconds_left(counted, now):
            raise Refused("sign_in.delayed", seconds=seconds)
        raise Refused("sign_in.wrong", left=attempts.tries_left(counted))

    def _succeeded(self, login: str, now: datetime) -> Contents:
        return replace(self._contents, attempts=self._contents.attempts.succeeded(login, now))

    def _session(
        self, contents: Contents, entry: RosterEntry, key: bytearray, secrets: SlotSecrets
    ) -> Session:
        check_trust(contents, secrets)
        box = secrets.box_secret
        check_own_entry(contents, entry.id, secrets, public_of(box))
        administrator = Role.ADMINISTRATOR in entry.roles
        held = [each for each in contents.clinical if entry.clinical and each.held_by(entry.id)]
        return Session(
            replace(entry, must_change_password=self._must_change(entry)),
            slot_key=key,
            box_secret=box,
            sign_secret=secrets.sign_secret,
            database_key=contents.database.open(entry.id, box),
            root_public=contents.root.mark,
            root_secret=contents.root.open(entry.id, box) if administrator else None,
            clinical={each.generation: each.open(entry.id, box) for each in held},
            granting={},
            newest_clinical=self.newest_clinical,
            mark=secrets.mark,
            check_password=self.verify_password,
        )

    def _secrets_of(self, session: Session) -> SlotSecrets:
        box, sign = session.slot_secrets()
        number = self._contents.roster.number
        return SlotSecrets(box, sign, session.root_public, number, session.last_seen)

    def _with_own_slot(self, contents: Contents, session: Session) -> Contents:
        """Contents with the session's own slot saying what the session knows, under the contents' roster."""
        secrets = replace(self._secrets_of(session), roster_number=contents.roster.number)
        slot = contents.slots[str(session.person_id)]
        return _with_slot(contents, slot.holding(session.slot_key(), secrets.to_bytes()))


def _with_slot(contents: Contents, slot: Slot) -> Contents:
    return replace(contents, slots={**contents.slots, slot.name: slot})
