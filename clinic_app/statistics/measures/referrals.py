"""Referrals, by the day of each step (handbook §7.2 RUJ)."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from clinic_app.common.translations import N_
from clinic_app.facility.values import Programme
from clinic_app.people.model import Client
from clinic_app.people.queries.merging import bearer
from clinic_app.people.values import ClientId, PersonId
from clinic_app.referrals.model import ReferralRow
from clinic_app.referrals.values import Outcome, ReferralId
from clinic_app.statistics.rules.months import month_after
from clinic_app.statistics.scope import Scope
from clinic_app.statistics.tally import Tally, added
from clinic_app.statistics.values.figures import Measure

SENTENCES = {
    Measure.REFERRALS_SENT: N_(
        "Referrals: sent, accepted, attended and closed in the month, each by its own day, at the counselor"
        " who answers for it."
    ),
    Measure.REFERRALS_OVERDUE: N_(
        "Overdue: sent, and without an answer after its due day on the last day that is counted."
    ),
}

_STEPS = (ReferralRow.closed_on, ReferralRow.attended_on, ReferralRow.accepted_on)

_SERVED = (Outcome.SERVICE_RECEIVED, Outcome.COMPLETED)


class Referred(NamedTuple):
    """A referral that was sent, and the days of its way."""

    id: ReferralId
    client: ClientId
    programme: Programme
    counselor: PersonId
    sent: date
    due: date | None
    accepted: date | None
    attended: date | None
    closed: date | None
    outcome: Outcome | None

    def answered_by(self, day: date) -> bool:
        """Whether anything was heard of it by the end of `day`."""
        return any(each is not None and each <= day for each in (self.accepted, self.attended, self.closed))

    @property
    def served(self) -> bool:
        """Whether the client came, or it was closed with a service."""
        return self.attended is not None or self.outcome in _SERVED


def referred(session: Session, scope: Scope) -> list[Referred]:
    """Those sent before the month's end that are open or moved since its beginning, of all programmes."""
    after = month_after(scope.month)
    rows = session.execute(
        select(
            ReferralRow.id,
            bearer(),
            ReferralRow.programme,
            ReferralRow.owner_id,
            ReferralRow.sent_on,
            ReferralRow.due_on,
            ReferralRow.accepted_on,
            ReferralRow.attended_on,
            ReferralRow.closed_on,
            ReferralRow.outcome,
        )
        .join(Client, Client.id == ReferralRow.client_id)
        .where(
            ReferralRow.sent_on < after,
            # Steps may be entered out of their order: what was closed long ago may be accepted only now.
            or_(ReferralRow.closed_on.is_(None), *(step >= scope.month for step in _STEPS)),
        )
    )
    return [Referred._make(row) for row in rows]


def sent(found: Sequence[Referred], scope: Scope) -> Tally:
    """Sent in the month."""
    return _those(found, lambda each: within(each.sent, scope))


def accepted(found: Sequence[Referred], scope: Scope) -> Tally:
    """Accepted in the month, whenever they were sent."""
    return _those(found, lambda each: within(each.accepted, scope))


def attended(found: Sequence[Referred], scope: Scope) -> Tally:
    """Attended in the month, whenever they were sent."""
    return _those(found, lambda each: within(each.attended, scope))


def closed(found: Sequence[Referred], scope: Scope) -> Tally:
    """Closed in the month, whenever they were sent."""
    return _those(found, lambda each: within(each.closed, scope))


def overdue(found: Sequence[Referred], scope: Scope) -> Tally:
    """Due before the last day that is counted, and nothing was heard by then."""
    return _those(found, lambda each: is_overdue(each, scope.through))


def answered(found: Sequence[Referred], scope: Scope) -> Tally:
    """Of those sent in the month, the ones that helped, by now."""
    return _those(found, lambda each: within(each.sent, scope) and each.served)


def is_overdue(one: Referred, day: date) -> bool:
    """Whether it was due before `day` and nothing had been heard by then."""
    return one.due is not None and one.due < day and not one.answered_by(day)


def within(day: date | None, scope: Scope) -> bool:
    """Whether a step was taken in the month."""
    return day is not None and scope.month <= day < month_after(scope.month)


def _those(found: Sequence[Referred], wanted: Callable[[Referred], bool]) -> Tally:
    return added((each.programme, each.counselor, 1) for each in found if wanted(each))
