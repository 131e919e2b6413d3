"""Sessions that are over while their notes aren't signed."""

from datetime import datetime, timedelta

from sqlalchemy import exists, func, null, select, union_all
from sqlalchemy.orm import Session

from clinic_app.audit.desk import Desk
from clinic_app.common.permissions import Permission, Reach
from clinic_app.notes import rules
from clinic_app.notes.model import NoteRow
from clinic_app.notes.values import NoteState, UnsignedNotes, UnsignedSession
from clinic_app.people.care_team import own_clients
from clinic_app.people.model import StaffRow
from clinic_app.people.queries.names import names
from clinic_app.people.values import ClientId
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.values import AppointmentId, Status

_SHOWN = 20
_BEGUN_WITHIN = timedelta(days=30)
"""A session without even a draft is asked for so long; a draft until it is signed."""
_COLUMNS = (Appointment.id, Appointment.client_id, Appointment.end.label("ended"))


def unsigned_notes(session: Session, desk: Desk, now: datetime) -> UnsignedNotes:
    """A counselor's own sessions with clients of the own teams, the oldest twenty by name; else numbers."""
    everybody = desk.reach(Permission.NOTE_STATE) is Reach.ALL
    authors = select(StaffRow.id) if everybody else (desk.person_id,)
    written = (
        (NoteRow.appointment_id == Appointment.id)
        & (NoteRow.author_id == Appointment.counselor_id)
        & NoteRow.withdrawn_at.is_(None)
    )
    # Two questions, each with an index of its own: together they would go through all appointments ever.
    begun = (
        select(*_COLUMNS, NoteRow.id.label("note_id"))
        .join(NoteRow, written)
        .where(NoteRow.author_id.in_(authors), NoteRow.state == NoteState.DRAFT)
    )
    unwritten = select(*_COLUMNS, null().label("note_id")).where(
        Appointment.start >= now - _BEGUN_WITHIN, ~exists().where(written)
    )
    if not everybody:
        unwritten = unwritten.where(Appointment.counselor_id == desk.person_id)
    parts = [part.where(Appointment.status == Status.COMPLETED) for part in (begun, unwritten)]
    if not everybody:
        own = own_clients(desk.person_id)
        parts = [part.where(Appointment.client_id.in_(own)) for part in parts]
    waiting = union_all(*parts).subquery()
    late = func.count().filter(waiting.c.ended < now - rules.DUE_AFTER)
    count, overdue = session.execute(select(func.count(), late).select_from(waiting)).one()
    if everybody or not count:
        return UnsignedNotes(count, overdue, ())
    rows = session.execute(select(waiting).order_by(waiting.c.ended, waiting.c.id).limit(_SHOWN)).all()
    called = {client.id: client.full_name for client in names(session, desk, [row.client_id for row in rows])}
    sessions = tuple(
        UnsignedSession(
            AppointmentId(number),
            ClientId(client_id),
            called.get(ClientId(client_id), ""),
            ended,
            rules.due(ended),
            note_id is not None,
        )
        for number, client_id, ended, note_id in rows
    )
    return UnsignedNotes(count, overdue, sessions)
