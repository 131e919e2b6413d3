"""Looking into a backup before it is restored: four checks, and its figures beside those here (mock 16)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from clinic_app.common.clock import Clock
from clinic_app.common.errors import ClinicError, Damaged, NotPermitted, Refused, Unavailable
from clinic_app.safekeeping import opening, verify
from clinic_app.safekeeping.holdings import compare, holdings
from clinic_app.safekeeping.values import Check, CheckKind, Examination, Holdings, Stage, Tell
from clinic_app.storage import migrate
from clinic_app.storage.backup_file import Manifest
from clinic_app.storage.engine import Database
from clinic_app.storage.files import DATABASE
from clinic_app.vault.keyring import Keyring

Here = Callable[[bytes], Holdings | None]
"""How much there is here now, by the database key of the backup."""

_VERSIONS = ("backup.newer", "keyring.newer", "database.newer")
_KEYS = ("restore.wrong", "restore.not_administrator", "sign_in.delayed")


def examine(
    file: Path,
    folder: Path,
    login: str,
    password: str,
    clock: Clock,
    here: Here,
    tell: Tell = lambda _stage: None,
) -> Examination:
    """What the backup `file` is worth, and what restoring it would change. Touches nothing in `folder` but a
    folder of its own, which is gone at the end.

    What is wrong with the backup, the password or the version is in the checks. Raises Refused for another
    clinic's backup, Unavailable for a fault of the disk or a stick that was pulled out.
    """
    look = _Look(file, folder, clock.utc())
    stamp = opening.free_stamp(folder, look.now)
    tell(Stage.UNPACK)
    try:
        with opening.unpacked(file, folder, stamp) as (fresh, manifest):
            tell(Stage.CHECK)
            look.into(fresh, manifest, login, password, here)
    except (Damaged, Refused, NotPermitted, Unavailable) as refusal:
        look.refused(refusal)
    return look.found()


@dataclass
class _Look:
    """The checks as they are answered, one after the other."""

    file: Path
    folder: Path
    now: datetime
    answers: dict[CheckKind, ClinicError | None] = field(default_factory=dict)
    manifest: Manifest | None = None
    log_entries: int = 0
    then: Holdings | None = None
    present: Holdings | None = None
    ends: tuple[str, ...] = ()

    def into(self, fresh: Path, manifest: Manifest, login: str, password: str, here: Here) -> None:
        self.manifest = manifest
        keyring = Keyring.load(fresh)
        now_there = opening.present_keyring(self.folder, keyring)
        session = opening.sign_in(keyring, login, password, self.now)
        try:
            key = session.database_key
            self.answers[CheckKind.KEY] = None
            inside = opening.prove_pages(fresh, manifest, keyring, key)
            self.answers[CheckKind.FILE] = None
            migrate.upgrade(fresh / DATABASE, key)
            self.answers[CheckKind.VERSION] = None
            findings = verify.contents(fresh / DATABASE, key, keyring.roster)
            wrong = Damaged("restore.log", count=len(findings)) if findings else None
            self.answers[CheckKind.LOG] = wrong
            self.log_entries = inside.log_seq
            self.then = _held(fresh / DATABASE, key)
            self.present = here(key)
        finally:
            session.wipe()
        self.ends = tuple(entry.name for entry in opening.left_since(keyring, now_there))

    def refused(self, refusal: ClinicError) -> None:
        """Put a refusal under the check that it answers; raise it when it answers none of them."""
        if refusal.code in _KEYS:
            # The hashes were compared before any key was tried.
            self.answers[CheckKind.FILE] = None
            self.answers[CheckKind.KEY] = refusal
        elif refusal.code in _VERSIONS:
            self.answers.setdefault(CheckKind.FILE, None)
            self.answers[CheckKind.VERSION] = refusal
        elif isinstance(refusal, Damaged):
            self.answers[CheckKind.FILE] = refusal
        else:
            raise refusal

    def found(self) -> Examination:
        checks = tuple(
            Check(kind, kind in self.answers and self.answers[kind] is None, self.answers.get(kind))
            for kind in CheckKind
        )
        return Examination(
            file=self.file,
            made_at=self.manifest.made_at if self.manifest else None,
            size=self.file.stat().st_size if self.file.exists() else 0,
            program=self.manifest.program if self.manifest else "",
            checks=checks,
            opened_at=self.now,
            log_entries=self.log_entries,
            compared=compare(self.present, self.then) if self.then else (),
            ends_again=self.ends,
        )


def _held(path: Path, key: bytes) -> Holdings:
    database = Database(path, key)
    try:
        with database.reading() as rows:
            return holdings(rows)
    finally:
        database.dispose()


def held_here(folder: Path, key: bytes) -> Holdings | None:
    """How much the clinic in `folder` holds, if its file opens; for the holder of the folder's lock."""
    try:
        migrate.inspect(folder / DATABASE, key)
        return _held(folder / DATABASE, key)
    except (Damaged, Unavailable):
        return None
