"""What the coming appointments leave to be done before they begin."""

from datetime import date

from sqlalchemy.orm import Session

from clinic_app.audit.desk import Desk
from clinic_app.common.permissions import Permission, Reach
from clinic_app.facility.queries import next_open_day
from clinic_app.people.queries.record import consents_of
from clinic_app.people.rules import undecided
from clinic_app.scheduling.queries.blocks import between
from clinic_app.scheduling.values import Block, ConsentDue, FollowUps, Status


def follow_ups(session: Session, desk: Desk, today: date) -> FollowUps:
    """Unconfirmed appointments of the next day of service, and expected clients without their consents.

    Reception has all of them to do, a counselor the own ones, without the consents (ui/spec §8.2).
    """
    day = next_open_day(session, today)
    blocks = between(session, desk, today, day)
    writes, asks = desk.reach(Permission.APPOINTMENT_WRITE), desk.reach(Permission.CONSENT_WRITE)
    open_ones = tuple(b for b in blocks if b.start.date() == day and b.status is Status.BOOKED)
    if writes is Reach.OWN:
        open_ones = tuple(block for block in open_ones if block.counselor_id == desk.person_id)
    due = () if asks is Reach.OWN else _consents_due(session, blocks, today)
    return FollowUps(
        day=day,
        unconfirmed=len(open_ones),
        to_confirm=open_ones if writes is not None else (),
        without_consent=len(due),
        consents_due=due if asks is Reach.ALL else (),
    )


def _consents_due(session: Session, blocks: tuple[Block, ...], today: date) -> tuple[ConsentDue, ...]:
    expected: dict[int, Block] = {}
    for block in blocks:
        if block.status.occupies:
            expected.setdefault(block.client_id, block)
    known = consents_of(session, expected)
    due = (
        ConsentDue(
            block.client_id,
            block.client_name,
            block.start,
            undecided(known.get(block.client_id, ()), today),
        )
        for block in expected.values()
    )
    return tuple(one for one in due if one.kinds)
