"""A note being written: its words lie sealed in the author's draft, bound to the note they belong to."""

import json
from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from clinic_app.audit.desk import Desk, Work
from clinic_app.common.errors import Damaged, NotPermitted, Refused
from clinic_app.notes import encoding, queries, rules
from clinic_app.notes.model import NoteRow
from clinic_app.notes.values import Content, NoteState
from clinic_app.people import draft_box
from clinic_app.people.drafts import NOTE
from clinic_app.scheduling.model import Appointment


class Written(NamedTuple):
    """The words of a draft, and when they were committed (UTC)."""

    content: Content
    saved_at: datetime


def create(work: Work, about: Appointment, withdrawn: NoteRow | None) -> NoteRow:
    """An empty draft about a session; one that was taken back is used again."""
    note = withdrawn or NoteRow(
        appointment_id=about.id, author_id=work.desk.person_id, state=NoteState.DRAFT, created_at=work.now_utc
    )
    # From the session also for one taken back: its row may say something else by now.
    note.client_id, note.episode_id = about.client_id, about.episode_id
    note.withdrawn_at = None
    work.session.add(note)
    work.session.flush()
    keep(work.session, work.desk, note, Content(), work.now_utc)
    work.log("note.created", "note", note.id, client=about.client_id, appointment=about.id)
    work.session.flush()
    return note


def own_draft(session: Session, desk: Desk, note_id: int) -> NoteRow:
    """The note, which the person at the desk may go on writing.

    Raises NotFound, NotPermitted("note.not_author"), Refused("note.signed").
    """
    row = queries.note_row(session, note_id)
    if row.author_id != desk.person_id:
        raise NotPermitted("note.not_author")
    if not rules.may_change(row.state):
        raise Refused("note.signed")
    return row


def keep(session: Session, desk: Desk, note: NoteRow, content: Content, at: datetime) -> None:
    """Seal and keep the words."""
    data = {"note": note.id, "client": note.client_id, "appointment": note.appointment_id}
    inside = json.dumps({"format": 1, "about": data, "content": encoding.plain(content)}, sort_keys=True)
    draft_box.put(session, desk, NOTE, str(note.id), inside.encode("utf-8"), at)


def written(session: Session, desk: Desk, note: NoteRow) -> Written:
    """The words as last kept. Raises Refused("draft.sealed"), or Damaged when note or words were moved."""
    found = draft_box.get(session, desk, NOTE, str(note.id))
    if found is None:
        raise Damaged("note.moved")
    inside = json.loads(found[0])
    about = {"note": note.id, "client": note.client_id, "appointment": note.appointment_id}
    if inside.get("format") != 1:
        raise Damaged("note.format")
    if inside["about"] != about:
        raise Damaged("note.moved")
    return Written(encoding.from_plain(inside["content"]), found[1])


def drop(session: Session, desk: Desk, note: NoteRow) -> None:
    """Forget the words: they are signed now, or there were none."""
    draft_box.drop(session, desk, NOTE, str(note.id))
