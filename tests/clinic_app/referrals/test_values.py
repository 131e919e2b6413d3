"""The way of a referral."""

from clinic_app.referrals.values import ReferralState


def test_a_referral_begins_as_a_draft_and_ends_closed_or_withdrawn() -> None:
    first, *_, last, given_up = ReferralState

    assert (first, last) == (ReferralState.DRAFT, ReferralState.CLOSED)
    assert given_up is ReferralState.WITHDRAWN
