"""Sessions that are over while their notes aren't signed."""

from datetime import datetime, timedelta

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from clinic_app.audit.desk import Desk
from clinic_app.common.permissions import Permission, Reach
from clinic_app.notes import rules
from clinic_app.notes.model import NoteRow
from clinic_app.notes.values import NoteState, UnsignedNotes, UnsignedSession
from clinic_app.people.care_team import own_clients
from clinic_app.people.queries.names import names
from clinic_app.people.values import ClientId
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.values import AppointmentId, Status

_SHOWN = 20
_BEGUN_WITHIN = timedelta(days=30)
"""A session without even a draft is asked for so long; a draft until it is signed."""


def unsigned_notes(session: Session, desk: Desk, now: datetime) -> UnsignedNotes:
    """A counselor's own sessions with clients of the own teams, the oldest twenty by name; else numbers."""
    end = Appointment.end.label("ended")
    wanted = (
        select(Appointment.id, Appointment.client_id, end, NoteRow.id.label("note_id"))
        .outerjoin(
            NoteRow,
            (NoteRow.appointment_id == Appointment.id)
            & (NoteRow.author_id == Appointment.counselor_id)
            & NoteRow.withdrawn_at.is_(None),
        )
        .where(
            Appointment.status == Status.COMPLETED,
            or_(
                NoteRow.state == NoteState.DRAFT,
                and_(NoteRow.id.is_(None), Appointment.start >= now - _BEGUN_WITHIN),
            ),
        )
    )
    everybody = desk.reach(Permission.NOTE_STATE) is Reach.ALL
    if not everybody:
        wanted = wanted.where(
            Appointment.counselor_id == desk.person_id,
            Appointment.client_id.in_(own_clients(desk.person_id)),
        )
    waiting = wanted.subquery()
    late = func.count().filter(waiting.c.ended < now - rules.DUE_AFTER)
    count, overdue = session.execute(select(func.count(), late).select_from(waiting)).one()
    if everybody or not count:
        return UnsignedNotes(count, overdue, ())
    rows = session.execute(wanted.order_by(end, Appointment.id).limit(_SHOWN)).all()
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
