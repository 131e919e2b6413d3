"""A version of a note: signed by its author, sealed for the team, checked again (SECURITY §3.10, §3.11)."""

from datetime import datetime

from clinic_app.notes.encoding import HEADER_FORMAT, Header, header_bytes
from clinic_app.notes.model import NoteRow, NoteVersion
from clinic_app.notes.values import Template
from clinic_app.people.case_keys import subject_of
from clinic_app.vault.binding import Binding
from clinic_app.vault.case_keys import CaseKey
from clinic_app.vault.hashing import SIZE, digest
from clinic_app.vault.roster import Roster
from clinic_app.vault.session import Session as Keys
from clinic_app.vault.signing import Claim, committed, content_of

NOTE, ADDENDUM = "signed", "addendum"
"""The status that a version's header bears."""

FIRST = bytes(SIZE)
"""What version 0 follows."""


def sign_version(
    keys: Keys,
    case_key: CaseKey,
    note: NoteRow,
    *,
    content: bytes,
    template: Template,
    session_start: datetime,
    session_end: datetime,
    signed_at: datetime,
    after: NoteVersion | None = None,
) -> NoteVersion:
    """The next version of `note`, by the person with these `keys`: version 0, or the addendum `after` one."""
    promise, inside = committed(content)
    header = Header(
        note_id=note.id,
        version=0 if after is None else after.version + 1,
        client_id=note.client_id,
        appointment_id=note.appointment_id,
        episode_id=note.episode_id,
        author_id=keys.person_id,
        session_start=session_start,
        session_end=session_end,
        signed_at=signed_at,
        status=NOTE if after is None else ADDENDUM,
        template=template.value,
        prev_hash=FIRST if after is None else version_hash(after),
        commitment=promise,
    )
    row = NoteVersion(format=HEADER_FORMAT, generation=case_key.generation, **header._asdict())
    row.signature = keys.sign(header_bytes(header))
    row.blob = case_key.seal(inside, _binding(row))
    return row


def open_version(case_key: CaseKey, row: NoteVersion) -> bytes:
    """The content, as its author signed it. Raises Damaged when it isn't, or isn't this version's."""
    inside = case_key.open(row.blob, _binding(row))
    return content_of(inside, row.commitment, "note.broken")


def is_signed(row: NoteVersion, roster: Roster) -> bool:
    """Whether the author on the roster signed this header, with the key of that time (SECURITY §3.4)."""
    author = roster.by_id(row.author_id)
    if author is None or row.format != HEADER_FORMAT:
        return False
    return author.signed(header_bytes(header_of(row)), row.signature, row.signed_at)


def claim(row: NoteVersion, roster: Roster) -> Claim:
    """What to verify of a version for its author's present key: nearly all were signed with it."""
    author = roster.by_id(row.author_id)
    known = author is not None and row.format == HEADER_FORMAT
    return (author.sign_public if author and known else b"", header_bytes(header_of(row)), row.signature)


def follows(row: NoteVersion, before: NoteVersion | None, note: NoteRow) -> bool:
    """Whether a version stands where it was signed: in this note, after that version."""
    expected = (0, NOTE, FIRST) if before is None else (before.version + 1, ADDENDUM, version_hash(before))
    return (row.version, row.status, row.prev_hash) == expected and (
        (row.note_id, row.client_id, row.appointment_id, row.episode_id)
        == (note.id, note.client_id, note.appointment_id, note.episode_id)
    )


def header_of(row: NoteVersion) -> Header:
    """The signed header, from the columns."""
    return Header(**{name: getattr(row, name) for name in Header._fields})


def version_hash(row: NoteVersion) -> bytes:
    """What the next version names as its forerunner: header and signature, and through them the content."""
    return digest("teduh.note", header_bytes(header_of(row)) + row.signature)


def _binding(row: NoteVersion) -> Binding:
    return Binding("note_version", row.note_id, subject_of(row.client_id), row.version, row.generation)
