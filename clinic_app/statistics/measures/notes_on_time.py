"""Notes that were signed in time (ui/spec §8.5)."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from clinic_app.common.clock import local
from clinic_app.common.translations import N_
from clinic_app.facility.values import Programme
from clinic_app.notes.model import NoteRow, NoteVersion
from clinic_app.notes.rules import due
from clinic_app.people.values import ClientId, PersonId
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.values import AppointmentId, Status
from clinic_app.statistics.encounters import INDIVIDUAL
from clinic_app.statistics.scope import Scope
from clinic_app.statistics.tally import Tally, added
from clinic_app.statistics.values.figures import Measure

SENTENCES = {
    Measure.NOTES_ON_TIME: N_(
        "Notes on time: of the sessions whose note is signed or due, those that their counselor signed within"
        " 24 hours."
    ),
}


class Noted(NamedTuple):
    """A session, and whether its note came in time; None while there is time left."""

    id: AppointmentId
    client: ClientId
    start: datetime
    programme: Programme
    counselor: PersonId
    on_time: bool | None


def noted(session: Session, scope: Scope, now: datetime, zone: ZoneInfo) -> list[Noted]:
    """The sessions of the month, of all programmes and counselors; `now` on the wall clock of `zone`."""
    by_its_counselor = and_(
        NoteRow.appointment_id == Appointment.id, NoteRow.author_id == Appointment.counselor_id
    )
    # Said as a range: for an equation SQLite takes the key, and then turns to the page with the words.
    first = and_(NoteVersion.note_id == NoteRow.id, NoteVersion.version < 1)
    rows = session.execute(
        select(
            Appointment.id,
            Appointment.client_id,
            Appointment.start,
            Appointment.end,
            Appointment.programme,
            Appointment.counselor_id,
            NoteVersion.signed_at,
        )
        .outerjoin(NoteRow, by_its_counselor)
        .outerjoin(NoteVersion, first)
        .where(
            Appointment.start >= scope.begin,
            Appointment.start < scope.end,
            Appointment.status == Status.COMPLETED,
            Appointment.programme.in_(INDIVIDUAL),
        )
    )
    return [
        Noted(
            AppointmentId(id),
            ClientId(client),
            start,
            programme,
            PersonId(counselor),
            in_time(end, signed and local(signed, zone), now),
        )
        for id, client, start, end, programme, counselor, signed in rows
    ]


def in_time(end: datetime, signed: datetime | None, now: datetime) -> bool | None:
    """Whether a note about a session that ended so was signed in time; None while it may still be."""
    if signed is not None:
        return signed <= due(end)
    return False if now > due(end) else None


def notes_due(found: Sequence[Noted]) -> Tally:
    """Sessions of which it can be said."""
    return added((each.programme, each.counselor, 1) for each in found if each.on_time is not None)


def notes_on_time(found: Sequence[Noted]) -> Tally:
    """Sessions whose note came in time."""
    return added((each.programme, each.counselor, 1) for each in found if each.on_time)
