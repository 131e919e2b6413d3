"""Sessions to write notes about, and such notes; made by rows where the calendar is not what is tested."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from clinic_app.episodes.model import EpisodeRow
from clinic_app.facility.model import ServiceTypeRow
from clinic_app.facility.values import Programme
from clinic_app.notes.values import Content, NoteId, Risk, Template
from clinic_app.people.values import ClientId
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.values import AppointmentId, Status

if TYPE_CHECKING:
    from tests.support.clinic import Clinic

SOAP = Content(
    Template.SOAP,
    {
        "subjective": "Mengeluh sulit tidur sejak rinjanisubjek",
        "objective": "Afek datar rinjaniobjek",
        "assessment": "Cemas rinjaniasesmen",
        "plan": "Latihan napas rinjanirencana",
    },
    Risk.HIGH,
    risk_reason="Rencana keselamatan menyusul rinjanialasan",
)
"""A note with a word of its own in each place, to look for."""

WORDS = ("rinjanisubjek", "rinjaniobjek", "rinjaniasesmen", "rinjanirencana", "rinjanialasan")


def hold_session(
    clinic: "Clinic",
    client_id: ClientId,
    login: str,
    *,
    at: datetime = datetime(2026, 8, 19, 9),
    status: Status = Status.COMPLETED,
) -> AppointmentId:
    """A session of 50 minutes of this counselor with the client."""
    desk = clinic.desk(login)
    with desk.command(quiet=True) as work:
        episode = work.session.scalar(select(EpisodeRow).where(EpisodeRow.client_id == client_id))
        if episode is None:
            episode = EpisodeRow(client_id=client_id, programme=Programme.PSY, opened_on=at.date())
            work.session.add(episode)
            work.session.flush()
        row = Appointment(
            client_id=client_id,
            episode_id=episode.id,
            programme=Programme.PSY,
            service_type_id=work.session.scalars(select(ServiceTypeRow.id)).first(),
            start=at,
            end=at + timedelta(minutes=50),
            counselor_id=clinic.person(login),
            status=status,
        )
        work.session.add(row)
        work.session.flush()
        return AppointmentId(row.id)


def sign_note(clinic: "Clinic", client_id: ClientId, login: str, content: Content = SOAP) -> NoteId:
    """A session held and its note signed."""
    from tests.support.clinic import password

    notes = clinic.at(login).notes
    draft = notes.begin(hold_session(clinic, client_id, login))
    notes.save(draft.head.id, content)
    notes.sign(draft.head.id, password(login))
    return draft.head.id
