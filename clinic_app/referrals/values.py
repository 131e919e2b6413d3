"""What the room of referrals lets through its door."""

from enum import StrEnum
from typing import NewType

ReferralId = NewType("ReferralId", int)


class ReferralState(StrEnum):
    """The life cycle of a referral (handbook §4.5; its side exits come later)."""

    DRAFT = "DRAFT"
    READY = "READY"
    SENT = "SENT"
    ACCEPTED = "ACCEPTED"
    ATTENDED = "ATTENDED"
    CLOSED = "CLOSED"


class Urgency(StrEnum):
    """How soon the receiver should act: within 24 hours, 72 hours, 14 days (handbook §4.1)."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    ROUTINE = "routine"


class Outcome(StrEnum):
    """How a referral ended (handbook §4.5)."""

    SERVICE_RECEIVED = "service_received"
    COMPLETED = "completed"
    CLIENT_DECLINED = "client_declined"
    NOT_ELIGIBLE = "not_eligible"
    LOST_CONTACT = "lost_contact"
    DIED = "died"


class Channel(StrEnum):
    """How the form reaches the receiver (handbook §4.1, 8)."""

    IN_PERSON = "in_person"
    COURIER = "courier"
    EMAIL = "email"
    PHONE = "phone"
    APP = "app"
