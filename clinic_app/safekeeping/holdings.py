"""How much a clinic holds, in the figures that people compare before a restore."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Rows

from clinic_app.notes.model import NoteRow
from clinic_app.notes.values import NoteState
from clinic_app.people.model import Client
from clinic_app.safekeeping.values import Compared, Counted, Holdings
from clinic_app.scheduling.model import Appointment


def holdings(session: Rows) -> Holdings:
    """Clients, appointments, signed notes."""
    signed = select(func.count()).select_from(NoteRow).where(NoteRow.state == NoteState.SIGNED)
    return {
        Counted.CLIENTS: session.scalar(select(func.count()).select_from(Client)) or 0,
        Counted.APPOINTMENTS: session.scalar(select(func.count()).select_from(Appointment)) or 0,
        Counted.SIGNED_NOTES: session.scalar(signed) or 0,
    }


def compare(now: Holdings | None, then: Holdings) -> tuple[Compared, ...]:
    """Line by line; `now` is None where it can't be read."""
    return tuple(Compared(what, now[what] if now else None, then[what]) for what in Counted)
