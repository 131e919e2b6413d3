"""Referrals as lists and panels show them, and what was announced."""

from dataclasses import dataclass
from datetime import date, datetime

from clinic_app.facility.values import Programme
from clinic_app.people.values import ClientId, ClientName, ConsentGiver, ConsentId, ConsentMethod, PersonId
from clinic_app.referrals.values.form import Content, DeskPart, Facts, Sender
from clinic_app.referrals.values.states import (
    Channel,
    ConsentState,
    Lane,
    Outcome,
    ReferralId,
    ReferralState,
    ShareItem,
    StepKind,
    Urgency,
)


@dataclass(frozen=True)
class ReferralHead:
    """A referral in brief: everything in the clear, nothing of the content."""

    id: ReferralId
    letter_no: str
    """'' before it was ready for the first time."""
    client: ClientName
    programme: Programme
    owner_id: PersonId
    owner_name: str
    state: ReferralState
    urgency: Urgency
    receiver: str
    created_on: date
    created_by: PersonId
    sent_on: date | None
    due_on: date | None
    """By when the next thing should have happened: the answer while SENT, the feedback after that."""
    accepted_on: date | None
    attended_on: date | None
    closed_on: date | None
    outcome: Outcome | None
    consent: ConsentState
    """OTHER_SCOPE is never told here, since the scope is sealed."""


@dataclass(frozen=True)
class Step:
    """One step of a referral's way."""

    kind: StepKind
    state: ReferralState
    """After it."""
    day: date
    at: datetime
    """When it was written down (UTC)."""
    person_id: PersonId
    person_name: str
    channel: Channel | None = None
    who: str = ""
    """At the receiver: who answered, or confirmed that the client came; for SENT, who brought it."""
    remark: str = ""
    reached: bool = True


@dataclass(frozen=True)
class StandingConsent:
    """The consent that was recorded for a referral."""

    id: ConsentId
    given: bool
    day: date
    until: date
    withdrawn_on: date | None
    scope: tuple[ShareItem, ...]
    receiver: str
    method: ConsentMethod
    giver: ConsentGiver
    giver_name: str
    witness: str


@dataclass(frozen=True)
class Referral:
    """The panel of one referral. `content` is None for who isn't in the care team."""

    head: ReferralHead
    desk: DeskPart
    sender: Sender
    steps: tuple[Step, ...]
    consent: StandingConsent | None
    content: Content | None = None
    shared: tuple[ShareItem, ...] = ()
    """What is printed, or was; () for who isn't in the care team."""


@dataclass(frozen=True)
class Draft:
    """A referral being written, with all that the form and its preview need: nothing more is read.

    `content` and `facts` are None for reception. To preview what was just typed, `replace` parts of it.
    """

    head: ReferralHead
    desk: DeskPart
    sender: Sender
    consent: StandingConsent | None
    today: date
    content: Content | None = None
    facts: Facts | None = None
    saved_at: datetime | None = None
    """UTC."""


@dataclass(frozen=True)
class Missing:
    """Something that stands in the way of READY; `code` has words, `step` (1 to 6) is where it is mended."""

    code: str
    step: int


@dataclass(frozen=True)
class Filters:
    """What the board shows; None for everything. `month` is that of the lane CLOSED."""

    lane: Lane | None = None
    owner_id: PersonId | None = None
    programme: Programme | None = None
    overdue: bool = False
    month: date | None = None
    """Any day of it; None for the present one."""


@dataclass(frozen=True)
class Counts:
    """Numbers for the head of the board and the badge of the rail."""

    open: int
    overdue: int
    due: int
    """Overdue, or due today: the badge."""


@dataclass(frozen=True)
class ReferralsChanged:
    """Announced after anything about these clients' referrals was changed."""

    client_ids: tuple[ClientId, ...] = ()
