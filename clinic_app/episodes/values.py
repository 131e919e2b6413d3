"""What the room of episodes lets through its door."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from clinic_app.facility.values import Programme
from clinic_app.people.values import ClientId, PersonId

EpisodeId = NewType("EpisodeId", int)


class CloseReason(StrEnum):
    """Handbook §2.9."""

    GOALS_MET = "goals_met"
    AS_PLANNED = "as_planned"
    REFERRED_INTERNAL = "referred_internal"
    REFERRED_OUT = "referred_out"
    CLIENT_STOPPED = "client_stopped"
    LOST_CONTACT = "lost_contact"
    MOVED = "moved"
    DIED = "died"
    GRADUATED = "graduated"
    ENTERED_IN_ERROR = "entered_in_error"


@dataclass(frozen=True)
class Episode:
    """A client's time in one programme; open while `closed_on` is None."""

    id: EpisodeId
    client_id: ClientId
    programme: Programme
    opened_on: date
    lead_id: PersonId | None
    closed_on: date | None = None
    close_reason: CloseReason | None = None
    close_note: str = ""


@dataclass(frozen=True)
class EpisodesChanged:
    """Announced after an episode was opened, closed or opened again."""

    client_id: ClientId
