"""The way of a referral from draft to closed, and by when the next thing is due (handbook §4.5)."""

from datetime import date, timedelta

from clinic_app.common.errors import InvalidInput
from clinic_app.referrals.values import Lane, ReferralHead, ReferralState, StepKind, Urgency

S, K = ReferralState, StepKind

_LEADS_TO: dict[ReferralState, dict[StepKind, ReferralState]] = {
    S.DRAFT: {K.READY: S.READY, K.WITHDRAWN: S.WITHDRAWN},
    S.READY: {K.SENT: S.SENT, K.REDRAFTED: S.DRAFT},
    S.SENT: {K.FOLLOWED_UP: S.SENT, K.ACCEPTED: S.ACCEPTED, K.CLOSED: S.CLOSED},
    S.ACCEPTED: {K.FOLLOWED_UP: S.ACCEPTED, K.ATTENDED: S.ATTENDED, K.CLOSED: S.CLOSED},
    S.ATTENDED: {K.FOLLOWED_UP: S.ATTENDED, K.CLOSED: S.CLOSED},
}
_LANES = {
    S.DRAFT: Lane.DRAFT,
    S.READY: Lane.DRAFT,
    S.SENT: Lane.SENT,
    S.ACCEPTED: Lane.ACCEPTED,
    S.ATTENDED: Lane.ACCEPTED,
    S.CLOSED: Lane.CLOSED,
}
_DAYS = {Urgency.EMERGENCY: 1, Urgency.URGENT: 3, Urgency.ROUTINE: 14}
"""24 hours, 72 hours, 14 days from the sending on."""


def next_acts(state: ReferralState) -> tuple[StepKind, ...]:
    """What may happen to a referral in this state."""
    return tuple(_LEADS_TO.get(state, {}))


def after(state: ReferralState, act: StepKind) -> ReferralState | None:
    """The state that an act leads to; None where it can't happen."""
    return _LEADS_TO.get(state, {}).get(act)


def lane_of(state: ReferralState) -> Lane | None:
    """The lane of the board that shows it; None for one that was withdrawn."""
    return _LANES.get(state)


def states_of(lane: Lane) -> tuple[ReferralState, ...]:
    """The states that a lane gathers."""
    return tuple(state for state, its in _LANES.items() if its is lane)


def due_days(urgency: Urgency) -> int:
    """Within how many days the receiver should have answered."""
    return _DAYS[urgency]


def due_on(urgency: Urgency, sent_on: date) -> date:
    """The day by which the receiver should have answered."""
    return sent_on + timedelta(days=_DAYS[urgency])


def is_overdue(head: ReferralHead, today: date) -> bool:
    """Whether the next thing should have happened before today."""
    return head.due_on is not None and head.due_on < today


def check_day(day: date, last: date, today: date) -> None:
    """Raise InvalidInput for a step in the future, or before the step before it."""
    if day > today:
        raise InvalidInput("day", "referral.future")
    if day < last:
        raise InvalidInput("day", "referral.before_last_step")
