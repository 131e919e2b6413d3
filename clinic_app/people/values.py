"""What the room of people lets through its door."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from clinic_app.common.permissions import Role, Title

ClientId = NewType("ClientId", int)
PersonId = NewType("PersonId", int)
"""A member of staff, as the roster numbers them."""
ConsentId = NewType("ConsentId", int)


class Sex(StrEnum):
    """Administrative sex; UNKNOWN only for outreach (handbook §1.1, 16)."""

    MALE = "L"
    FEMALE = "P"
    UNKNOWN = "U"


class BirthPrecision(StrEnum):
    """How well the birth date is known; an age becomes 1 July of its year (handbook §1.1, 15)."""

    DAY = "day"
    ESTIMATED = "estimated"


class ContactChannel(StrEnum):
    """By which way the client may be reached (handbook §1.1, 27)."""

    WHATSAPP = "whatsapp"
    PHONE = "phone"
    SMS = "sms"
    NONE = "none"


class Confidentiality(StrEnum):
    """RESTRICTED shows the chip Terbatas, and initials outside (ui/spec §2.5)."""

    NORMAL = "normal"
    RESTRICTED = "restricted"


class GuardianRelation(StrEnum):
    """Handbook §1.9."""

    FATHER = "father"
    MOTHER = "mother"
    GRANDPARENT = "grandparent"
    UNCLE_AUNT = "uncle_aunt"
    SIBLING = "sibling"
    LEGAL_GUARDIAN = "legal_guardian"
    CARER = "carer"
    SOCIAL_WORKER = "social_worker"
    SPOUSE = "spouse"
    OTHER = "other"


@dataclass(frozen=True)
class Guardian:
    """Parent, guardian or emergency contact."""

    name: str
    relation: GuardianRelation
    phone: str = ""


@dataclass(frozen=True)
class ClientForm:
    """What registration collects (handbook §1.1); texts as typed, the service cleans and checks them.

    Exactly one of `birth_date` and `age` (whole years, on the day of registration) is given.
    """

    full_name: str
    sex: Sex | None
    birth_date: date | None = None
    age: int | None = None
    nik: str = ""
    phone: str = ""
    contact: ContactChannel = ContactChannel.WHATSAPP
    contact_note: str = ""
    address: str = ""
    guardian: Guardian | None = None
    confidentiality: Confidentiality = Confidentiality.NORMAL
    team: tuple[PersonId, ...] = ()
    """The counselors who should form the care team; the first is the lead."""
    not_same_as: tuple[ClientId, ...] = ()
    """Likely duplicates that the person looked at and declared to be somebody else."""


@dataclass(frozen=True)
class NikWarning:
    """Something odd about a NIK that never blocks (handbook §1.2); `code` has words in `common.messages`.

    A phone of an unknown form is spoken of in the same way; `field` names where to show it.
    """

    code: str
    field: str = "nik"


@dataclass(frozen=True)
class Likeness:
    """A client who may be the same person; `same_nik` leaves no choice, the rest is a question.

    One that is `sure` has to be answered before somebody new is registered (handbook §1.10).
    """

    client_id: ClientId
    record_no: str
    full_name: str
    birth_date: date
    sex: Sex
    same_nik: bool
    sure: bool = False


@dataclass(frozen=True, slots=True)
class ClientName:
    """A client as lists, pickers and the palette show one. `birth_date` gives the age on any day."""

    id: ClientId
    record_no: str
    """Six digits, shown as `RM 004217`."""
    full_name: str
    sex: Sex
    birth_date: date
    birth_precision: BirthPrecision
    phone: str
    """E.164 or as typed; '' when there is none."""
    confidentiality: Confidentiality
    attention: bool
    """The tick "perlu perhatian"; False for those who may not see it."""
    lead_id: PersonId | None
    """The counselor who leads the care team."""
    own: bool
    """Whether the reader is in the care team, or may read all clients."""


@dataclass(frozen=True)
class TeamMember:
    """A place in a care team; `until` None while it lasts."""

    person_id: PersonId
    name: str
    lead: bool
    since: date
    until: date | None
    holds_key: bool
    """False until somebody who may has made or handed over the case key."""


class ConsentKind(StrEnum):
    """Handbook §4.6 A, B and C; EXCEPTION is the documented exception that replaces A in an emergency.

    REFERRAL is recorded for one referral, by the room of referrals.
    """

    SERVICE = "service"
    DATA = "data"
    EXCEPTION = "exception"
    REFERRAL = "referral"


class ConsentMethod(StrEnum):
    """Handbook §4.6."""

    SIGNED_PAPER = "signed_paper"
    THUMBPRINT = "thumbprint"
    ORAL_WITNESSED = "oral_witnessed"


class ConsentGiver(StrEnum):
    """Who consented; a minor's guardian consents together with the minor's own agreement (handbook §1.9)."""

    CLIENT = "client"
    GUARDIAN = "guardian"


@dataclass(frozen=True)
class ConsentForm:
    """What is recorded when consent is given or refused.

    `witness` is needed for oral consent and thumbprints, `giver_name` for a guardian, `reason` (15 signs
    or more) for an exception. `scopes` are codes of the ticked lines of text B: whatsapp, research, services;
    or of the items that text C names.
    """

    kind: ConsentKind
    given: bool
    day: date
    method: ConsentMethod = ConsentMethod.SIGNED_PAPER
    giver: ConsentGiver = ConsentGiver.CLIENT
    giver_name: str = ""
    witness: str = ""
    reason: str = ""
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Consent:
    """A recorded consent; `text_version` names the wording that was read out."""

    id: ConsentId
    kind: ConsentKind
    given: bool
    day: date
    method: ConsentMethod
    giver: ConsentGiver
    giver_name: str
    witness: str
    reason: str
    scopes: tuple[str, ...]
    text_version: str
    recorded_by: PersonId
    withdrawn_on: date | None = None


@dataclass(frozen=True)
class ClientRecord:
    """A client's record as far as identity, contact, team and consents go."""

    name: ClientName
    nik_masked: str
    """`3311 12•• •••• 0003`, or '' without one; the whole number by `clients.reveal_nik`, logged."""
    contact: ContactChannel
    contact_note: str
    address: str
    guardian: Guardian | None
    registered_on: date
    registered_by: PersonId
    team: tuple[TeamMember, ...]
    consents: tuple[Consent, ...]
    minor: bool
    may_write_note: bool
    """The service consent stands, or an exception is documented."""
    restricted: bool
    """True for a counselor outside the care team: header only, the rest is empty."""


@dataclass(frozen=True)
class StaffMember:
    """Somebody who works here, mirrored from the signed roster."""

    id: PersonId
    login: str
    name: str
    roles: frozenset[Role]
    title: Title
    title_text: str
    """The degree or job as written after the name, e.g. "M.Psi., Psikolog"; may be ''."""
    active: bool
    must_change_password: bool
    has_clinical_key: bool
    created_on: date
    last_sign_in: datetime | None
    """UTC."""


@dataclass(frozen=True)
class NewStaff:
    """What the administrator's dialog collects; the person types the own password."""

    login: str
    name: str
    roles: frozenset[Role]
    title: Title = Title.NONE
    title_text: str = ""


@dataclass(frozen=True)
class FormDraft:
    """A half-filled form, kept sealed for its owner: `kind` names the form, `object_key` what it is about."""

    kind: str
    object_key: str
    content: dict[str, object]
    saved_at: datetime
    """UTC."""


@dataclass(frozen=True)
class ClientsChanged:
    """Announced after registration, correction, consent, team or attention changed."""

    client_ids: tuple[ClientId, ...] = field(default=())


@dataclass(frozen=True)
class StaffChanged:
    """Announced after a person was added, changed, reset or ended."""
