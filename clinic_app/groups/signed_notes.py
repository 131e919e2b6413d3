"""A signed note as those who lead the group see it: each time it is shown, all of it is checked."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic_app.audit import sealed
from clinic_app.audit.desk import Desk
from clinic_app.audit.sealed import Logged
from clinic_app.common.errors import Damaged, NotPermitted
from clinic_app.common.seals import SealState
from clinic_app.groups import encoding, keys
from clinic_app.groups.model import GroupNoteVersion
from clinic_app.groups.sealing import intact, open_version
from clinic_app.groups.values import GroupId
from clinic_app.groups.values_notes import NoteAddendum, NoteContent, SignedGroupNote
from clinic_app.people.case_ring import CaseRing
from clinic_app.people.values import PersonId
from clinic_app.scheduling.values_meetings import MeetingId
from clinic_app.vault.signing import fingerprint

OBJECT, SIGNED, ADDED = "group_note", "group_note.signed", "group_note.addendum"
"""What the log calls a note, and the acts that write one down."""


def versions(session: Session, meeting_id: int) -> dict[int, GroupNoteVersion]:
    """The versions that stand in the table."""
    rows = session.scalars(select(GroupNoteVersion).where(GroupNoteVersion.meeting_id == meeting_id))
    return {row.version: row for row in rows}


def told(session: Session, meeting_id: int) -> dict[int, Logged]:
    """The versions that the log knows."""
    return sealed.of_object(session, OBJECT, meeting_id, (SIGNED, ADDED))


def signed_note(session: Session, desk: Desk, group_id: GroupId, meeting_id: MeetingId) -> SignedGroupNote:
    """The note with its addenda, as far as the reader's keys open it and the seals hold."""
    known, said = versions(session, meeting_id), told(session, meeting_id)
    seen = _Seen(session, desk, group_id, known, said)
    first = known.get(0)
    content, seal = None, SealState.BROKEN
    if first is not None:
        data, seal = seen.opened(first)
        if data is not None:
            content, seal = _decoded(data)
    author = PersonId(first.author_id if first is not None else 0)
    return SignedGroupNote(
        meeting_id=meeting_id,
        author_id=author,
        author_name=desk.keyring.roster.name_of(author),
        signed_at=first.signed_at if first is not None else said[min(said)].at,
        content=content,
        seal=seal,
        fingerprint=fingerprint(first.signature) if first is not None else "",
        addenda=tuple(seen.addendum(number) for number in sorted({*known, *said} - {0})),
    )


class _Seen:
    """The versions of one note in a reader's eyes."""

    def __init__(
        self,
        session: Session,
        desk: Desk,
        group_id: GroupId,
        known: dict[int, GroupNoteVersion],
        told: dict[int, Logged],
    ) -> None:
        self._desk, self._group_id, self._known, self._told = desk, group_id, known, told
        self._ring = CaseRing.of(session, desk, keys.subject_of(group_id))

    def opened(self, row: GroupNoteVersion) -> tuple[bytes | None, SealState]:
        if not intact(row, self._group_id, self._known, self._told, self._desk.keyring.roster):
            return None, SealState.BROKEN
        try:
            return open_version(self._ring.open(row.generation), row), SealState.INTACT
        except NotPermitted:
            return None, SealState.NO_KEY
        except Damaged:
            return None, SealState.BROKEN

    def addendum(self, number: int) -> NoteAddendum:
        row = self._known.get(number)
        if row is None:
            # The log knows of an addendum that isn't there any more.
            said = self._told[number]
            author = PersonId(said.user)
            return NoteAddendum(
                number, author, self._desk.keyring.roster.name_of(author), "", said.at, SealState.BROKEN
            )
        data, seal = self.opened(row)
        text = ""
        if data is not None:
            try:
                text = encoding.decode_text(data)
            except Damaged:
                seal = SealState.BROKEN
        author = PersonId(row.author_id)
        return NoteAddendum(
            number, author, self._desk.keyring.roster.name_of(author), text, row.signed_at, seal
        )


def _decoded(data: bytes) -> tuple[NoteContent | None, SealState]:
    try:
        return encoding.decode(data), SealState.INTACT
    except Damaged:
        return None, SealState.BROKEN
