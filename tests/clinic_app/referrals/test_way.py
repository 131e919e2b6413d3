"""A referral's way from the draft to its end, step by step, and its paper."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from clinic_app.common.errors import InvalidInputs, NotFound, Refused
from clinic_app.facility.values import Programme
from clinic_app.referrals.model import ReferralContent
from clinic_app.referrals.rules import missing
from clinic_app.referrals.values import (
    Channel,
    ConsentState,
    Outcome,
    ReferralConsentForm,
    ReferralState,
    ShareItem,
    StepKind,
)
from tests.support.clinic import TODAY, Clinic
from tests.support.referring import DESK, begun, brought_to, code, filled, words

S = ReferralState


def test_from_the_draft_to_the_outcome(clinic: Clinic) -> None:
    client = clinic.client("Dimas Arya Nugroho", "nadira")
    referrals = clinic.at("nadira").referrals
    draft = begun(clinic, client)
    number = draft.head.id
    assert [(fault.code, fault.step) for fault in missing(draft)] == [("referral.missing.consent", 5)]

    consented = referrals.record_consent(number, ReferralConsentForm(True, TODAY))
    assert consented.consent is not None
    assert consented.consent.scope == (ShareItem.NAME, ShareItem.AGE_SEX, ShareItem.REASON)
    assert consented.consent.until == date(2027, 2, 19)
    assert referrals.make_ready(number) == "RJ-2026-0001"
    sent = referrals.send(number, TODAY, Channel.COURIER, "Pak Joko")
    assert (sent.state, sent.due_on, sent.consent) == (S.SENT, date(2026, 9, 2), ConsentState.GIVEN)

    clinic.clock.forward(days=2)
    later = TODAY + timedelta(days=2)
    referrals.follow_up(number, later, Channel.PHONE, reached=False, remark="Belum diangkat")
    assert referrals.accept(number, later, "Ibu Retno Palupi").state is S.ACCEPTED
    assert referrals.attend(number, later, "Ibu Retno Palupi").due_on is None
    closed = referrals.close(number, later, Outcome.SERVICE_RECEIVED, "Menunggu seleksi")

    assert (closed.state, closed.outcome, closed.closed_on) == (S.CLOSED, Outcome.SERVICE_RECEIVED, later)
    shown = referrals.open(number)
    assert [step.kind for step in shown.steps] == [
        *(StepKind.CREATED, StepKind.READY, StepKind.SENT, StepKind.FOLLOWED_UP),
        *(StepKind.ACCEPTED, StepKind.ATTENDED, StepKind.CLOSED),
    ]
    call = shown.steps[3]
    assert (call.reached, call.state, call.person_name) == (False, S.SENT, "Nadira Kusumawati")
    assert shown.content == filled(draft.content) if draft.content else None
    assert shown.desk == DESK


def test_back_to_the_draft_and_ready_again_keeps_the_number_and_both_disclosures(clinic: Clinic) -> None:
    client = clinic.client("Dimas Arya Nugroho", "nadira")
    referrals = clinic.at("nadira").referrals
    number = brought_to(clinic, client, S.READY)
    assert clinic.rows(ReferralContent) == []
    with pytest.raises(Refused):
        referrals.save_desk(number, DESK)

    draft = referrals.redraft(number)
    assert draft.content is not None
    assert (draft.desk, draft.content.reason) == (DESK, "Butuh bantuan biaya kuliah semerualasan.")
    referrals.save_content(number, replace(draft.content, reason="Alasan lain sama sekali"))

    assert referrals.make_ready(number) == "RJ-2026-0001"
    assert "Alasan lain sama sekali" in words(referrals.paper(number))
    other = begun(clinic, client).head.id
    referrals.withdraw(other)
    assert brought_to(clinic, client, S.READY) == other + 1
    assert [head.letter_no for head in referrals.of_client(client)] == ["RJ-2026-0002", "RJ-2026-0001"]
    with pytest.raises(NotFound):
        referrals.open(other)


@pytest.mark.parametrize(
    ("state", "refused"),
    [
        (S.DRAFT, ("send", "accept", "attend", "close", "follow_up", "redraft")),
        (S.READY, ("accept", "attend", "close", "follow_up", "withdraw")),
        (S.SENT, ("send", "attend", "redraft", "withdraw")),
        (S.CLOSED, ("send", "accept", "attend", "close", "follow_up", "redraft")),
    ],
)
def test_no_step_out_of_turn(clinic: Clinic, state: ReferralState, refused: tuple[str, ...]) -> None:
    number = brought_to(clinic, clinic.client("Dimas Arya Nugroho", "nadira"), state)
    referrals = clinic.at("nadira").referrals
    acts = {
        "send": lambda: referrals.send(number, TODAY, Channel.EMAIL),
        "accept": lambda: referrals.accept(number, TODAY, "Ibu Retno"),
        "attend": lambda: referrals.attend(number, TODAY, "Ibu Retno"),
        "close": lambda: referrals.close(number, TODAY, Outcome.DIED),
        "follow_up": lambda: referrals.follow_up(number, TODAY, Channel.PHONE, reached=True),
        "redraft": lambda: referrals.redraft(number),
        "withdraw": lambda: referrals.withdraw(number),
    }
    for act in refused:
        with pytest.raises(Refused):
            acts[act]()

    assert referrals.open(number).head.state is state


def test_days_names_and_owners_are_checked(clinic: Clinic) -> None:
    client = clinic.client("Dimas Arya Nugroho", "nadira")
    referrals = clinic.at("nadira").referrals
    number = brought_to(clinic, client, S.SENT)

    def fault(act: Callable[[], object]) -> tuple[str, str]:
        with pytest.raises(InvalidInputs) as refused:
            act()
        return refused.value.faults[0].field, refused.value.faults[0].code

    day = timedelta(days=1)
    assert fault(lambda: referrals.accept(number, TODAY + day, "Retno")) == ("day", "referral.future")
    assert fault(lambda: referrals.accept(number, TODAY - day, "R")) == ("day", "referral.before_last_step")
    assert fault(lambda: referrals.accept(number, TODAY, " ")) == ("who", "text.required")
    long = ReferralConsentForm(True, TODAY, until=TODAY + timedelta(days=200))
    assert fault(lambda: referrals.record_consent(number, long)) == ("until", "referral.until_long")
    bagus = clinic.person("bagus")
    assert fault(lambda: referrals.begin(client, Programme.BK, bagus)) == ("owner_id", "referral.owner")
    alone = clinic.client("Tanpa Tim")
    begin = clinic.at("sari").referrals.begin
    assert fault(lambda: begin(alone, Programme.BK)) == ("owner_id", "referral.no_team")
    with pytest.raises(Refused) as refused:
        referrals.record_consent(number, ReferralConsentForm(True, TODAY))
    assert code(refused) == "referral.consent_late"


def test_paper_comes_from_what_was_frozen_and_in_three_copies(clinic: Clinic) -> None:
    client = clinic.client(
        "Dimas Arya Nugroho", "nadira", nik="3311120203050003", address="Kos Melati, RT 04"
    )
    referrals = clinic.at("nadira").referrals
    draft = begun(clinic, client)
    number, content = draft.head.id, draft.content
    assert content is not None
    with pytest.raises(Refused) as refused:
        referrals.paper(number)
    assert code(refused) == "referral.not_ready_yet"
    referrals.save_content(number, replace(content, shared=(*content.shared, ShareItem.ID_NUMBER)))
    assert "3311120203050003" not in words(referrals.preview(referrals.edit(number)))
    referrals.record_consent(number, ReferralConsentForm(True, TODAY))
    referrals.make_ready(number)
    clinic.at("sari").clients.correct(
        client,
        replace(clinic.at("sari").clients.form(client), full_name="Dimas Arya Nugraha"),
        reason="Salah eja",
    )

    paper = words(referrals.paper(number))

    assert paper.count("Dimas Arya Nugroho") >= 3
    assert "Nugraha" not in paper
    assert "Kos Melati" not in paper
    assert "semerucatatan" in paper
    assert paper.count("3311120203050003") == 3
    assert clinic.log("client.nik_shown")
    for copy in ("Sheet 1 for the referring agency", "Sheet 2 for the client", "Sheet 3 for the receiving"):
        assert copy in paper
    assert "Confidential · seal " in paper
    assert '"shared":["name","age_sex","id_number","reason"]' in clinic.log("referral.printed")[0].details
