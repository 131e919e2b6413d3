"""A version of a shared note: signed by its author, sealed under the group's key (SECURITY §3.10, §3.11)."""

from collections.abc import Mapping
from datetime import datetime

from clinic_app.audit.sealed import Logged
from clinic_app.groups.encoding import HEADER_FORMAT, Header, header_bytes
from clinic_app.groups.keys import subject_of
from clinic_app.groups.model import GroupNoteVersion
from clinic_app.vault.binding import Binding
from clinic_app.vault.case_keys import CaseKey
from clinic_app.vault.hashing import SIZE, digest
from clinic_app.vault.roster import Roster
from clinic_app.vault.sealing import is_under
from clinic_app.vault.session import Session as Keys
from clinic_app.vault.signing import committed, content_of

FIRST = bytes(SIZE)
"""What version 0 follows."""


def sign_version(
    keys: Keys,
    group_key: CaseKey,
    meeting_id: int,
    group_id: int,
    content: bytes,
    at: datetime,
    after: GroupNoteVersion | None = None,
) -> GroupNoteVersion:
    """The next version of a meeting's note, by the person with these `keys`: the note, or an addendum."""
    promise, inside = committed(content)
    header = Header(
        meeting_id=meeting_id,
        version=0 if after is None else after.version + 1,
        group_id=group_id,
        author_id=keys.person_id,
        signed_at=at,
        prev_hash=FIRST if after is None else version_hash(after),
        commitment=promise,
    )
    row = GroupNoteVersion(format=HEADER_FORMAT, generation=group_key.generation, **header._asdict())
    row.signature = keys.sign(header_bytes(header))
    row.blob = group_key.seal(inside, _binding(row))
    return row


def open_version(group_key: CaseKey, row: GroupNoteVersion) -> bytes:
    """The content, as its author signed it. Raises Damaged when it isn't, or isn't this version's."""
    inside = group_key.open(row.blob, _binding(row))
    return content_of(inside, row.commitment, "group_note.broken")


def intact(
    row: GroupNoteVersion,
    group_id: int | None,
    known: Mapping[int, GroupNoteVersion],
    told: Mapping[int, Logged],
    roster: Roster,
) -> bool:
    """Whether a version is what its author signed, where it was signed, with the ciphertext as logged."""
    before, said = known.get(row.version - 1), told.get(row.version)
    author = roster.by_id(row.author_id)
    return (
        row.group_id == group_id
        and (row.version == 0 or before is not None)
        and row.prev_hash == (FIRST if before is None else version_hash(before))
        and author is not None
        and row.format == HEADER_FORMAT
        and author.signed(header_bytes(_header(row)), row.signature, row.signed_at)
        and is_under(row.blob, row.generation)
        and said is not None
        and said.tells_of(row.blob, row.author_id, row.signed_at)
    )


def version_hash(row: GroupNoteVersion) -> bytes:
    """What the next version names as its forerunner: header and signature, and through them the content."""
    return digest("teduh.group-note", header_bytes(_header(row)) + row.signature)


def _header(row: GroupNoteVersion) -> Header:
    return Header(**{name: getattr(row, name) for name in Header._fields})


def _binding(row: GroupNoteVersion) -> Binding:
    subject = subject_of(row.group_id)
    return Binding("group_note_version", row.meeting_id, subject, row.version, row.generation)
