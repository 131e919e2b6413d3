"""How far a referral has come, and the choices on the form that have a fixed list."""

from enum import StrEnum
from typing import NewType

ReferralId = NewType("ReferralId", int)


class ReferralState(StrEnum):
    """The life cycle of a referral (handbook §4.5; its other side exits come later)."""

    DRAFT = "DRAFT"
    READY = "READY"
    SENT = "SENT"
    ACCEPTED = "ACCEPTED"
    ATTENDED = "ATTENDED"
    CLOSED = "CLOSED"
    WITHDRAWN = "WITHDRAWN"
    """A draft that was given up; no list shows it."""


class Lane(StrEnum):
    """The four lanes of the board, which gather the states (ui/spec §8.7)."""

    DRAFT = "draft"
    SENT = "sent"
    ACCEPTED = "accepted"
    CLOSED = "closed"


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
    """How the form reaches the receiver, and how the answer is expected (handbook §4.1, 8)."""

    IN_PERSON = "in_person"
    COURIER = "courier"
    EMAIL = "email"
    PHONE = "phone"
    APP = "app"


class StepKind(StrEnum):
    """What happened in one step of a referral's way."""

    CREATED = "created"
    READY = "ready"
    REDRAFTED = "redrafted"
    SENT = "sent"
    FOLLOWED_UP = "followed_up"
    ACCEPTED = "accepted"
    ATTENDED = "attended"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class ServiceRequested(StrEnum):
    """The tick list of the inter-agency form, in its order (handbook §4.1, 6)."""

    MENTAL_HEALTH = "mental_health"
    PSYCHOLOGICAL = "psychological"
    PHYSICAL_HEALTH = "physical_health"
    REHABILITATION = "rehabilitation"
    PSYCHOSOCIAL = "psychosocial"
    PROTECTION = "protection"
    COMMUNITY = "community"
    FAMILY_TRACING = "family_tracing"
    LEGAL = "legal"
    EDUCATION = "education"
    SHELTER = "shelter"
    MATERIAL = "material"
    NUTRITION = "nutrition"
    FINANCIAL = "financial"
    OTHER = "other"


class ShareItem(StrEnum):
    """What may be shared about a client: the rows of step 4, in their order (mock 12).

    The values are the scopes of the recorded consent. NAME is always shared; NOTE_TEXT never is.
    """

    NAME = "name"
    AGE_SEX = "age_sex"
    PHONE = "phone"
    ADDRESS = "address"
    GUARDIAN = "guardian"
    ID_NUMBER = "id_number"
    ORIGIN = "origin"
    """Nationality and language."""
    REASON = "reason"
    SERVICES_GIVEN = "services"
    SCREENING = "screening"
    RISK = "risk"
    NOTE_TEXT = "note_text"


class Preset(StrEnum):
    """How the shared items were chosen; MINIMAL is the beginning (ui/spec §8.7)."""

    MINIMAL = "minimal"
    CLINICAL = "clinical"
    OWN = "own"


class OfferState(StrEnum):
    """Whether the record has something for an item."""

    REQUIRED = "required"
    """Always shared."""
    OFFERED = "offered"
    EMPTY = "empty"
    """Nothing on record, or nothing typed yet: a tick would print nothing."""
    LOCKED = "locked"
    """There is a level of risk perhaps, but the person at the desk holds no clinical key."""
    NOT_YET = "not_yet"
    """This program keeps none yet (screening)."""
    NEVER = "never"
    """The text of notes."""


class Ground(StrEnum):
    """Why a referral goes out without the client's consent (handbook §4.5, ui/spec §8.7)."""

    EMERGENCY = "emergency"
    LEGAL_DUTY = "legal_duty"
    CONSENT_FOLLOWS = "consent_follows"
    """Only where it is urgent or an emergency."""


class ConsentState(StrEnum):
    """What stands behind a referral now."""

    NONE = "none"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    OTHER_SCOPE = "other_scope"
    """Given for other items than are shared now. Only who may read the content can know."""
    OTHER_RECEIVER = "other_receiver"
    EXCEPTION = "exception"
    """None, and it is documented why."""
