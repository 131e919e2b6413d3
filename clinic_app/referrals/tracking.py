"""The steps of a referral: each one is a row that stays, and brings the head on (handbook §4.5)."""

from datetime import date

from clinic_app.audit.desk import Work
from clinic_app.common.errors import InvalidInput, InvalidInputs, Refused
from clinic_app.referrals import queries
from clinic_app.referrals.model import ReferralRow, ReferralStep
from clinic_app.referrals.rules.checking import check_remark, check_who
from clinic_app.referrals.rules.life_cycle import after, check_day, due_on
from clinic_app.referrals.values import Channel, ConsentState, Ground, StepKind

_NAMED = (StepKind.ACCEPTED, StepKind.ATTENDED)
"""Somebody at the receiver said so."""
_REFUSED = {
    ConsentState.NONE: "referral.consent_none",
    ConsentState.REFUSED: "referral.consent_refused",
    ConsentState.WITHDRAWN: "referral.consent_withdrawn",
    ConsentState.EXPIRED: "referral.consent_expired",
    ConsentState.OTHER_RECEIVER: "referral.consent_receiver",
}


def add_step(
    work: Work,
    row: ReferralRow,
    kind: StepKind,
    day: date,
    *,
    channel: Channel | None = None,
    who: str = "",
    remark: str = "",
    reached: bool = True,
) -> None:
    """Write down what happened; `row` is in the state after it."""
    work.session.add(
        ReferralStep(
            referral_id=row.id,
            kind=kind,
            state=row.state,
            day=day,
            channel=channel,
            who=who,
            remark=remark,
            reached=reached,
            at=work.now_utc,
            person_id=work.desk.person_id,
        )
    )


def advance(
    work: Work,
    row: ReferralRow,
    kind: StepKind,
    day: date,
    *,
    channel: Channel | None = None,
    who: str = "",
    remark: str = "",
    reached: bool = True,
) -> None:
    """Bring a referral on by a step. Raises Refused("referral.not_now"), InvalidInputs."""
    state = after(row.state, kind)
    if state is None:
        raise Refused("referral.not_now")
    faults: list[InvalidInput] = []
    try:
        check_day(day, queries.last_day(work.session, row), work.today)
    except InvalidInput as fault:
        faults.append(fault)
    try:
        who = check_who(who, required=kind in _NAMED)
    except InvalidInput as fault:
        faults.append(fault)
    try:
        remark = check_remark(remark)
    except InvalidInput as fault:
        faults.append(fault)
    if faults:
        raise InvalidInputs(faults)
    row.state = state
    _date(row, kind, day)
    add_step(work, row, kind, day, channel=channel, who=who, remark=remark, reached=reached)


def assert_consent(work: Work, row: ReferralRow) -> None:
    """Refuse what discloses something, where neither a consent nor an exception stands behind it (any more).

    Raises Refused with referral.consent_none, _refused, _withdrawn, _expired or _receiver.
    """
    state = queries.consent_state(row, queries.consent_of(work.session, row), work.today)
    if state in _REFUSED:
        raise Refused(_REFUSED[state])


def awaits_consent(row: ReferralRow) -> bool:
    """Whether the consent was to follow."""
    return row.ground is Ground.CONSENT_FOLLOWS


def _date(row: ReferralRow, kind: StepKind, day: date) -> None:
    """The head repeats the day, and says when the next thing is due."""
    match kind:
        case StepKind.SENT:
            row.sent_on, row.due_on = day, due_on(row.urgency, day)
        case StepKind.ACCEPTED:
            row.accepted_on, row.due_on = day, row.follow_up_by
        case StepKind.ATTENDED:
            row.attended_on = day
        case StepKind.CLOSED:
            row.closed_on, row.due_on = day, None
