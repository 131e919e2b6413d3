"""The panel of one referral, for the care team with what it says of the client, for others without."""

from clinic_app.audit.desk import Work
from clinic_app.common.errors import NotPermitted
from clinic_app.referrals import drafting, freezing, queries, record
from clinic_app.referrals.model import ReferralRow
from clinic_app.referrals.rules import shared_now
from clinic_app.referrals.values import Content, DeskPart, Referral, ReferralState, ShareItem


def referral(work: Work, row: ReferralRow) -> Referral:
    """A referral with its way. Raises Damaged for a frozen one that isn't what was signed."""
    session, desk = work.session, work.desk
    part, content, shared = _words(work, row)
    return Referral(
        head=queries.head(session, desk, row, work.today),
        desk=part,
        sender=record.sender(session, desk, row),
        steps=queries.steps(session, desk, row.id),
        consent=queries.consent_of(session, row),
        content=content,
        shared=shared,
    )


def _words(work: Work, row: ReferralRow) -> tuple[DeskPart, Content | None, tuple[ShareItem, ...]]:
    """What the referral says, as far as the reader's keys open it."""
    if not drafting.is_inside(work.session, work.desk, row):
        return drafting.desk_part(work.session, work.desk, row), None, ()
    try:
        if row.state is ReferralState.DRAFT:
            draft = drafting.draft(work.session, work.desk, row)
            assert draft.content is not None, "the care team reads it"
            assert draft.facts is not None, "the care team reads it"
            return draft.desk, draft.content, shared_now(draft.facts, draft.content, draft.today)
        frozen = freezing.opened(work.session, work.desk, row)
    except NotPermitted:
        return drafting.desk_part(work.session, work.desk, row), None, ()
    return frozen.desk, frozen.content, frozen.shared
