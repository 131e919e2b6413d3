"""A rehearsal: a backup is restored beside the clinic, proven there, and taken away again (SECURITY §6)."""

from pathlib import Path

from clinic_app.audit.desk import Desk
from clinic_app.common.errors import Damaged, Refused
from clinic_app.common.findings import Finding
from clinic_app.safekeeping import opening, verify
from clinic_app.safekeeping.backup import REHEARSED
from clinic_app.safekeeping.examine import held_here
from clinic_app.safekeeping.values import BackupChanged, Holdings, Rehearsal, Stage, Tell
from clinic_app.storage import backup_file, migrate
from clinic_app.storage.backup_file import Manifest
from clinic_app.storage.files import DATABASE
from clinic_app.vault.keyring import Keyring


def rehearse(desk: Desk, file: Path, tell: Tell = lambda _stage: None) -> Rehearsal:
    """Try whether `file` could be restored, with the keys of the person at work; it is logged.

    What is wrong with it is in the findings. Raises Refused for another clinic's backup, Unavailable for a
    newer one, a missing file or a fault of the disk.
    """
    now, held, findings = desk.now_utc(), Holdings(), list[Finding]()
    tell(Stage.UNPACK)
    try:
        manifest = backup_file.read_manifest(file)
        with opening.unpacked(file, desk.folder, opening.free_stamp(desk.folder, now)) as (fresh, _same):
            tell(Stage.CHECK)
            held, findings = _opened(desk, fresh, manifest)
        made_at = manifest.made_at
    except Damaged as damage:
        made_at, findings = now, [Finding(damage.code, "backup")]
    with desk.command() as work:
        work.log(REHEARSED, "backup", file.name, passed=not findings, faults=len(findings))
        work.announce(BackupChanged())
    return Rehearsal(file, made_at, now, held, tuple(findings))


def _opened(desk: Desk, fresh: Path, manifest: Manifest) -> tuple[Holdings, list[Finding]]:
    keyring, key = Keyring.load(fresh), desk.keys.database_key
    if keyring.clinic != desk.keyring.clinic:
        raise Refused("restore.other_clinic")
    inside = manifest.inside(key)
    findings = verify.contents(fresh / DATABASE, key, keyring.roster, unchanging=True, rooms=False)
    findings = findings or verify.compare(verify.measure(fresh / DATABASE, key), inside)
    if findings:
        return Holdings(), findings
    migrate.upgrade(fresh / DATABASE, key)
    return held_here(fresh, key) or Holdings(), verify.contents(fresh / DATABASE, key, keyring.roster)
