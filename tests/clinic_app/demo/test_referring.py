"""The referrals of the demo clinic: in every state, as the board of mock 11 shows them."""

from collections import Counter
from collections.abc import Callable
from datetime import date

from clinic_app.referrals.rules import is_overdue, lane_of, missing
from clinic_app.referrals.values import ConsentState, Lane, ReferralState, ShareItem
from clinic_app.workspace import Workspace

TODAY = date(2026, 8, 19)


def test_the_board_is_full(at_work: Callable[[str], Workspace]) -> None:
    board = at_work("sari").referrals.find()

    assert Counter(lane_of(head.state) for head in board) == {
        Lane.DRAFT: 3,
        Lane.SENT: 4,
        Lane.ACCEPTED: 2,
        Lane.CLOSED: 3,
    }
    assert {head.state for head in board} == set(ReferralState) - {ReferralState.WITHDRAWN}
    assert {head.client.full_name for head in board if is_overdue(head, TODAY)} == {
        "Lina Marpaung",
        "Gilang Pratama",
    }
    assert {head.consent for head in board if head.letter_no} == {ConsentState.GIVEN}


def test_dimas_waits_for_a_consent_to_five_things(at_work: Callable[[str], Workspace]) -> None:
    referrals = at_work("nadira").referrals
    dimas = next(head for head in referrals.find() if head.client.full_name == "Dimas Arya Nugroho")

    draft = referrals.edit(dimas.id)

    assert draft.content is not None
    assert draft.content.shared == (
        *(ShareItem.NAME, ShareItem.AGE_SEX, ShareItem.PHONE),
        *(ShareItem.REASON, ShareItem.SERVICES_GIVEN),
    )
    assert [fault.code for fault in missing(draft)] == ["referral.missing.consent"]
    assert referrals.preview(draft).startswith(b"%PDF")


def test_what_was_frozen_is_printed_in_indonesian(at_work: Callable[[str], Workspace]) -> None:
    referrals = at_work("yohanes").referrals
    teguh = next(head for head in referrals.find() if head.client.full_name == "Teguh Wibowo")

    assert referrals.open(teguh.id).shared[-1] is ShareItem.RISK
    assert len(referrals.paper(teguh.id)) > 10_000
