"""The inter-agency form as it is filled in (handbook §4.1): what the desk prepares, and what is sealed."""

from dataclasses import dataclass, field
from datetime import date

from clinic_app.notes.values import Risk
from clinic_app.people.values import (
    BirthPrecision,
    ConsentGiver,
    ConsentMethod,
    Guardian,
    Sex,
)
from clinic_app.referrals.values.states import (
    Channel,
    Ground,
    OfferState,
    Preset,
    ServiceRequested,
    ShareItem,
    Urgency,
)


@dataclass(frozen=True)
class Sender:
    """Who refers (§4.1, 1): from profile and owner; only phone and e-mail can be changed."""

    agency: str
    unit: str
    officer: str
    """With the title as written after the name."""
    location: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Receiver:
    """To whom (§4.1, 2); `name` is needed from READY on. An address may have several lines."""

    name: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""


@dataclass(frozen=True)
class DeskPart:
    """Steps 1, 2 and 6, which reception may prepare: all in the clear but `feedback`.

    `feedback` is what the agencies agree to exchange in the follow-up. It is sealed to the case's public half
    and to who wrote it; for others outside the team it reads ''.
    """

    urgency: Urgency = Urgency.ROUTINE
    sender_phone: str = ""
    sender_email: str = ""
    receiver: Receiver = field(default_factory=Receiver)
    channel: Channel | None = None
    follow_up: Channel | None = None
    follow_up_by: date | None = None
    feedback: str = ""


@dataclass(frozen=True)
class Caregiver:
    """The block for a client below 18 (§4.1, 4). None: not answered."""

    name: str = ""
    relation: str = ""
    contact: str = ""
    separated: bool | None = None
    """Separated or unaccompanied."""
    informed: bool | None = None
    not_informed_why: str = ""


@dataclass(frozen=True)
class WithoutConsent:
    """Why it goes out without consent; `supervisor` is who answers for it, not needed for CONSENT_FOLLOWS."""

    ground: Ground
    reason: str
    supervisor: str = ""


@dataclass(frozen=True)
class Content:
    """Steps 3 to 5: sealed under the client's case key. None for a Yes/No means not answered."""

    reason: str = ""
    services_given: str = ""
    """Begins with what the record counts; may be rewritten."""
    informed: bool | None = None
    informed_note: str = ""
    elsewhere: bool | None = None
    """Whether the client has been referred to other organizations."""
    elsewhere_note: str = ""
    requested: tuple[ServiceRequested, ...] = ()
    other: str = ""
    """What OTHER means."""
    caregiver: Caregiver = field(default_factory=Caregiver)
    nationality: str = ""
    language: str = ""
    case_code: bool = False
    """Print the record number in the place of the name (§4.1: "name, or case code")."""
    preset: Preset = Preset.MINIMAL
    shared: tuple[ShareItem, ...] = (ShareItem.NAME, ShareItem.AGE_SEX, ShareItem.REASON)
    restricted: bool | None = None
    """Whether there are restrictions on contact or otherwise."""
    restricted_note: str = ""
    exception: WithoutConsent | None = None


@dataclass(frozen=True)
class ServiceGiven:
    """Completed appointments of one kind of service."""

    label: str
    count: int
    first: date
    last: date


@dataclass(frozen=True)
class Facts:
    """What the record offers for the form, read when it is opened. Never a word of a note."""

    name: str
    record_no: str
    sex: Sex
    birth_date: date
    birth_precision: BirthPrecision
    phone: str
    address: str
    nik_masked: str
    """The frozen form has the whole number where it is shared."""
    guardian: Guardian | None
    minor: bool
    services: tuple[ServiceGiven, ...]
    risk: Risk | None
    risk_readable: bool
    """False without the clinical key."""


@dataclass(frozen=True)
class Offer:
    """A row of step 4: the value that would be printed; '' where there is none."""

    item: ShareItem
    state: OfferState
    value: str = ""


@dataclass(frozen=True)
class ReferralConsentForm:
    """Step 5: consent to what is shared now, with the receiver named now (text C, handbook §4.6).

    `until` is at most six months after `day`. A minor's guardian gives it.
    """

    given: bool
    day: date
    until: date | None = None
    """None: six months."""
    method: ConsentMethod = ConsentMethod.SIGNED_PAPER
    giver: ConsentGiver = ConsentGiver.CLIENT
    giver_name: str = ""
    witness: str = ""
