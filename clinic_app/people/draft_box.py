"""Sealing what is half-written: one key per save, sealed to its owner and to the escrow (SECURITY §3.9).

Sealing to a person takes a public key only, so the owner's signature lies inside, before the words: nobody
with the file alone can put words into somebody's mouth.

For services, which have asked for permission and keep the log: `people/drafts.py` for forms, and the room
of notes for its own.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic_app.audit.desk import Desk, Work
from clinic_app.common.errors import Damaged, Refused
from clinic_app.people.model_drafts import DraftRow
from clinic_app.vault.binding import Binding
from clinic_app.vault.canonical import canonical_bytes
from clinic_app.vault.encoding import stamp
from clinic_app.vault.hashing import digest
from clinic_app.vault.held_keys import ESCROW
from clinic_app.vault.recovery_session import RecoverySession
from clinic_app.vault.sealing import new_key, open_sealed, open_sealed_to, seal, seal_to
from clinic_app.vault.signing import SIGNATURE_BYTES


def put(session: Session, desk: Desk, kind: str, object_key: str, content: bytes, at: datetime) -> None:
    """Seal and keep a draft of the person at the desk; what was kept before under this name is replaced.

    Raises Refused("draft.sealed") when an older one can't be opened, since replacing it would lose it.
    """
    row = session.get(DraftRow, (desk.person_id, kind, object_key))
    if row is None:
        row = DraftRow(owner=desk.person_id, kind=kind, object_key=object_key)
        session.add(row)
    else:
        _key_of(desk, row)
    # Always a new key: whoever can write the file could have sealed one of his own to the owner.
    key = new_key()
    row.key_owner = seal_to(desk.keys.box_public, key, _key_binding(row, str(desk.person_id)))
    row.key_escrow = seal_to(desk.keyring.escrow_public, key, _key_binding(row, ESCROW))
    row.blob = seal(key, desk.keys.sign(_signed(row, content, at)) + content, _binding(row))
    row.saved_at = at


def get(session: Session, desk: Desk, kind: str, object_key: str) -> tuple[bytes, datetime] | None:
    """What the person at the desk kept, and when (UTC). Raises Refused("draft.sealed") after a reset."""
    row = session.get(DraftRow, (desk.person_id, kind, object_key))
    return None if row is None else (opened(desk, row), row.saved_at)


def opened(desk: Desk, row: DraftRow) -> bytes:
    """The words of an own draft. Raises Refused("draft.sealed"), or Damaged when somebody else changed it."""
    inside = open_sealed(_key_of(desk, row), row.blob, _binding(row))
    signature, content = inside[:SIGNATURE_BYTES], inside[SIGNATURE_BYTES:]
    me = desk.keyring.roster.by_id(desk.person_id)
    # With a former key too: a draft from before a reset was signed by the same person.
    if me is None or not me.signed_ever(_signed(row, content, row.saved_at), signature):
        raise Damaged("draft.foreign")
    return content


def drop(session: Session, desk: Desk, kind: str, object_key: str) -> bool:
    """Forget a draft of the person at the desk; whether there was one."""
    row = session.get(DraftRow, (desk.person_id, kind, object_key))
    if row is None:
        return False
    session.delete(row)
    return True


def reseal(work: Work, recovery: RecoverySession, persons: Iterable[int]) -> int:
    """Seal the drafts of persons with new keys to them again, from the escrow's copy; how many.

    To the same owners and to nobody else; a draft that is broken stays as it is.
    """
    count = 0
    for person_id in sorted(set(persons)):
        entry = work.desk.keyring.roster.by_id(person_id)
        if entry is None or not entry.active:
            continue
        for row in work.session.scalars(select(DraftRow).where(DraftRow.owner == person_id)):
            try:
                key = open_sealed_to(recovery.escrow_secret, row.key_escrow, _key_binding(row, ESCROW))
            except Damaged:
                continue
            row.key_owner = seal_to(entry.box_public, key, _key_binding(row, str(person_id)))
            count += 1
    work.session.flush()
    return count


def _key_of(desk: Desk, row: DraftRow) -> bytes:
    try:
        return desk.keys.open_box(row.key_owner, _key_binding(row, str(desk.person_id)))
    except Damaged:
        # Sealed to keys from before a reset, or changed: the escrow's copy may help, a new one would not.
        raise Refused("draft.sealed") from None


def _signed(row: DraftRow, content: bytes, at: datetime) -> bytes:
    place = _binding(row).bytes().decode("ascii")
    return canonical_bytes(["teduh.draft", 1, place, stamp(at), digest("teduh.draft", content).hex()])


def _binding(row: DraftRow) -> Binding:
    return Binding("draft", f"{row.kind}:{row.object_key}", f"staff:{row.owner}")


def _key_binding(row: DraftRow, holder: str) -> Binding:
    return Binding(f"draft.key.{holder}", f"{row.kind}:{row.object_key}", f"staff:{row.owner}")
