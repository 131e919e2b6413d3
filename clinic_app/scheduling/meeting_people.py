"""Whose time a meeting takes: who is expected, and who leads it besides its counselor."""

from collections.abc import Iterable

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from clinic_app.people.values import PersonId
from clinic_app.scheduling.model_meetings import MeetingClient, MeetingStaff


def expect(session: Session, meeting_id: int, clients: Iterable[int]) -> None:
    """Whose time the meeting takes from now on: exactly theirs."""
    session.execute(delete(MeetingClient).where(MeetingClient.meeting_id == meeting_id))
    rows = [{"meeting_id": meeting_id, "client_id": client_id} for client_id in dict.fromkeys(clients)]
    if rows:
        session.execute(insert(MeetingClient), rows)


def expect_one(session: Session, meeting_id: int, client_id: int, *, expected: bool) -> bool:
    """Whether the meeting takes this client's time from now on; whether that is new."""
    row = session.get(MeetingClient, (meeting_id, client_id))
    if (row is not None) is expected:
        return False
    if row is None:
        session.add(MeetingClient(meeting_id=meeting_id, client_id=client_id))
    else:
        session.delete(row)
    session.flush()
    return True


def lead(session: Session, meeting_id: int, staff: tuple[PersonId, ...]) -> None:
    """Who leads it besides its counselor, the first of `staff`."""
    session.execute(delete(MeetingStaff).where(MeetingStaff.meeting_id == meeting_id))
    rows = [{"meeting_id": meeting_id, "person_id": person_id} for person_id in staff[1:]]
    if rows:
        session.execute(insert(MeetingStaff), rows)
