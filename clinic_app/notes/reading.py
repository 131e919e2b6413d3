"""A signed note as its readers see it: each time it is shown, all of it is checked (SECURITY §3.10)."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic_app.audit import log, sealed
from clinic_app.audit.desk import Desk
from clinic_app.audit.sealed import Logged
from clinic_app.common.errors import Damaged, NotPermitted
from clinic_app.common.seals import SealState
from clinic_app.notes import encoding, queries
from clinic_app.notes.model import NoteRow, NoteVersion
from clinic_app.notes.sealing import follows, is_signed, open_version
from clinic_app.notes.values import Addendum, Content, NoteState, NoteStep, SignedNote
from clinic_app.people.case_keys import subject_of
from clinic_app.people.case_ring import CaseRing
from clinic_app.people.values import PersonId
from clinic_app.vault.roster import Roster
from clinic_app.vault.sealing import is_under
from clinic_app.vault.signing import fingerprint

SIGNED, ADDED = "note.signed", "note.addendum"
SHOWN = ("note.created", "note.saved", SIGNED, "note.opened", ADDED, "note.printed")
"""The actions that a note's history tells."""


def versions(session: Session, note_id: int) -> dict[int, NoteVersion]:
    """The versions that stand in the table."""
    rows = session.scalars(
        select(NoteVersion).where(NoteVersion.note_id == note_id).order_by(NoteVersion.version)
    )
    return {row.version: row for row in rows}


def logged(session: Session, note_id: int) -> dict[int, Logged]:
    """The versions that the log knows."""
    return sealed.of_object(session, "note", note_id, (SIGNED, ADDED))


def intact(
    row: NoteVersion,
    note: NoteRow,
    known: Mapping[int, NoteVersion],
    told: Mapping[int, Logged],
    roster: Roster,
) -> bool:
    """Whether a version is what its author signed, where it was signed, with the ciphertext as logged."""
    return stands(row, note, known, told) and is_signed(row, roster)


def stands(
    row: NoteVersion, note: NoteRow, known: Mapping[int, NoteVersion], told: Mapping[int, Logged]
) -> bool:
    """Whether a version is where it was signed, with the ciphertext as logged; whoever signed it."""
    before = known.get(row.version - 1)
    said = told.get(row.version)
    return (
        note.state is NoteState.SIGNED
        and (row.version == 0 or before is not None)
        and follows(row, before, note)
        and is_under(row.blob, row.generation)
        and (row.version > 0 or row.author_id == note.author_id)
        and said is not None
        and said.tells_of(row.blob, row.author_id, row.signed_at)
    )


def signed_note(session: Session, desk: Desk, note: NoteRow) -> SignedNote:
    """The note with its addenda, as far as the reader's keys open it and the seals hold."""
    known, told = versions(session, note.id), logged(session, note.id)
    first = known.get(0)
    content, seal = None, SealState.BROKEN
    if first is not None:
        data, seal = _opened(session, desk, first, intact(first, note, known, told, desk.keyring.roster))
        if data is not None:
            content, seal = _decoded(data)
    return SignedNote(
        head=queries.head(session, desk, note.id),
        content=content,
        seal=seal,
        fingerprint=fingerprint(first.signature) if first is not None else "",
        addenda=tuple(
            _addendum(session, desk, note, number, known, told) for number in sorted({*known, *told} - {0})
        ),
        history=history(session, desk, note.id),
    )


def _addendum(
    session: Session,
    desk: Desk,
    note: NoteRow,
    number: int,
    known: Mapping[int, NoteVersion],
    told: Mapping[int, Logged],
) -> Addendum:
    row, said = known.get(number), told.get(number)
    if row is None:
        # The log knows of an addendum that isn't there any more.
        assert said is not None
        return Addendum(
            number, PersonId(said.user), desk.keyring.roster.name_of(said.user), "", said.at, SealState.BROKEN
        )
    data, seal = _opened(session, desk, row, intact(row, note, known, told, desk.keyring.roster))
    text = ""
    if data is not None:
        try:
            text = encoding.decode_addendum(data)
        except Damaged:
            seal = SealState.BROKEN
    author = PersonId(row.author_id)
    return Addendum(number, author, desk.keyring.roster.name_of(author), text, row.signed_at, seal)


def _opened(session: Session, desk: Desk, row: NoteVersion, sound: bool) -> tuple[bytes | None, SealState]:
    if not sound:
        return None, SealState.BROKEN
    ring = CaseRing.of(session, desk, subject_of(row.client_id))
    try:
        return open_version(ring.open(row.generation), row), SealState.INTACT
    except NotPermitted:
        return None, SealState.NO_KEY
    except Damaged:
        return None, SealState.BROKEN


def _decoded(data: bytes) -> tuple[Content | None, SealState]:
    try:
        return encoding.decode(data), SealState.INTACT
    except Damaged:
        return None, SealState.BROKEN


def history(session: Session, desk: Desk, note_id: int) -> tuple[NoteStep, ...]:
    """The newest hundred steps of a note's way, the newest first."""
    return tuple(
        NoteStep(entry.action, entry.at_utc, PersonId(entry.user), desk.keyring.roster.name_of(entry.user))
        for entry in log.of_object(session, "note", note_id)
        if entry.action in SHOWN
    )
