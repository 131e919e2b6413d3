"""Reads of notes that open nothing: which there are, whose, and in what state."""

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, aliased

from clinic_app.audit.desk import Desk
from clinic_app.common.errors import NotFound
from clinic_app.common.permissions import Permission, Reach
from clinic_app.notes import rules
from clinic_app.notes.model import NoteRow, NoteVersion
from clinic_app.notes.values import NoteHead, NoteId
from clinic_app.people.care_team import own_clients
from clinic_app.people.values import ClientId, PersonId
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.values import AppointmentId, Status

_COUNTED = tuple(status for status in Status if status.occupies)


def note_row(session: Session, note_id: int) -> NoteRow:
    """A note that wasn't taken back. Raises NotFound."""
    row = session.get(NoteRow, note_id)
    if row is None or row.withdrawn_at is not None:
        raise NotFound("note.not_found")
    return row


def appointment_row(session: Session, appointment_id: int) -> Appointment:
    """The session that a note is about. Raises NotFound."""
    row = session.get(Appointment, appointment_id)
    if row is None:
        raise NotFound("note.not_found")
    return row


def head(session: Session, desk: Desk, note_id: int) -> NoteHead:
    """One note in brief. Raises NotFound."""
    found = heads(session, desk, NoteRow.id == note_id)
    if not found:
        raise NotFound("note.not_found")
    return found[0]


def heads(
    session: Session,
    desk: Desk,
    *conditions: ColumnElement[bool],
    oldest_first: bool = False,
    limit: int = -1,
) -> tuple[NoteHead, ...]:
    """Notes in brief, by their sessions' times; names are the roster's, not the table's."""
    first = aliased(NoteVersion)
    addenda = (
        select(func.count())
        .select_from(NoteVersion)
        .where(NoteVersion.note_id == NoteRow.id, NoteVersion.version > 0)
        .scalar_subquery()
    )
    order = (Appointment.start, NoteRow.id)
    found = session.execute(
        select(
            NoteRow,
            Appointment.programme,
            Appointment.start,
            Appointment.end,
            _session_number().label("number"),
            first.signed_at,
            first.session_start,
            first.session_end,
            addenda.label("addenda"),
        )
        .join(Appointment, Appointment.id == NoteRow.appointment_id)
        .outerjoin(first, (first.note_id == NoteRow.id) & (first.version == 0))
        .where(NoteRow.withdrawn_at.is_(None), *conditions)
        .order_by(*(order if oldest_first else (column.desc() for column in order)))
        .limit(limit)
    )
    names = {entry.id: entry.name for entry in desk.keyring.roster.entries}
    return tuple(
        NoteHead(
            id=NoteId(row.id),
            client_id=ClientId(row.client_id),
            appointment_id=AppointmentId(row.appointment_id),
            programme=programme,
            session_no=number,
            author_id=PersonId(row.author_id),
            author_name=names.get(row.author_id, ""),
            # A signed note says itself when its session was.
            session_start=since or start,
            session_end=until or end,
            state=row.state,
            due=rules.due(until or end),
            addenda=count,
            signed_at=signed_at,
        )
        for row, programme, start, end, number, signed_at, since, until, count in found
    )


def visible(desk: Desk) -> ColumnElement[bool]:
    """The notes whose state the person at the desk may see: all, or those of the own clients."""
    if desk.reach(Permission.NOTE_STATE) is Reach.ALL:
        return NoteRow.id.is_not(None)
    return NoteRow.client_id.in_(own_clients(desk.person_id))


def _session_number() -> ColumnElement[int]:
    """Which session of its episode this is, counted over those that weren't cancelled or missed."""
    other = aliased(Appointment)
    return (
        select(func.count())
        .select_from(other)
        .where(
            other.episode_id == Appointment.episode_id,
            other.status.in_(_COUNTED),
            (other.start < Appointment.start)
            | ((other.start == Appointment.start) & (other.id <= Appointment.id)),
        )
        .correlate(Appointment)
        .scalar_subquery()
    )
