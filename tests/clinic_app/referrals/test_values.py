"""The way of a referral."""

from clinic_app.referrals.values import ReferralState


def test_a_referral_begins_as_a_draft_and_ends_closed() -> None:
    first, *_, last = ReferralState

    assert (first, last) == (ReferralState.DRAFT, ReferralState.CLOSED)
