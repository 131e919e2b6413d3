"""A referral's way from the draft to its end, through the commands of those who give them."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from pypdfium2 import PdfDocument

from clinic_app.common.errors import InvalidInputs, NotFound, NotPermitted, Refused
from clinic_app.facility.values import Programme
from clinic_app.people.values import ConsentForm, ConsentGiver, ConsentKind, Guardian, GuardianRelation
from clinic_app.referrals.model import ReferralContent
from clinic_app.referrals.rules import missing
from clinic_app.referrals.values import (
    Channel,
    ConsentState,
    Counts,
    DeskPart,
    Filters,
    Ground,
    Lane,
    Outcome,
    Receiver,
    ReferralConsentForm,
    ReferralState,
    ShareItem,
    StepKind,
    Urgency,
    WithoutConsent,
)
from tests.support.clinic import TODAY, Clinic
from tests.support.referring import DESK, begun, brought_to, filled
from tests.support.sessions import hold_session, sign_note

S = ReferralState


def words(pdf: bytes) -> str:
    """All that stands on the paper, in one line."""
    document = PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(text.split())


def code(refused: "pytest.ExceptionInfo[Refused]") -> str:
    return refused.value.code


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


def test_the_form_is_filled_from_the_record_without_a_word_of_a_note(clinic: Clinic) -> None:
    client = clinic.client(
        "Rani Puspita",
        "nadira",
        age=15,
        address="Jl. Kenanga 3",
        guardian=Guardian("Ibu Sulastri", GuardianRelation.MOTHER, "081244102213"),
    )
    clinic.at("sari").clients.record_consent(
        client,
        ConsentForm(ConsentKind.SERVICE, True, TODAY, giver=ConsentGiver.GUARDIAN, giver_name="Ibu Sulastri"),
    )
    sign_note(clinic, client, "nadira")
    hold_session(clinic, client, "nadira", at=datetime(2026, 8, 19, 8))

    draft = clinic.at("nadira").referrals.begin(client, Programme.PSY)

    assert draft.facts is not None
    assert draft.content is not None
    assert draft.sender.agency == "Puskesmas Rimba Asri"
    assert draft.sender.officer == "Nadira Kusumawati, M.Psi., Psikolog"
    assert draft.desk.sender_phone == "(0274) 512345"
    assert draft.facts.minor
    assert [given.count for given in draft.facts.services] == [2]
    assert "(2 ×, 19 August 2026)" in draft.content.services_given
    assert (draft.content.caregiver.name, draft.content.caregiver.relation) == ("Ibu Sulastri", "Mother")
    assert ShareItem.GUARDIAN in draft.content.shared
    assert "rinjani" not in repr(draft)


def test_the_desk_prepares_without_seeing_the_reason(clinic: Clinic) -> None:
    client = clinic.client("Dimas Arya Nugroho", "nadira")
    desk, nadira = clinic.at("sari").referrals, clinic.at("nadira")
    draft = desk.begin(client, Programme.PSY)
    number = draft.head.id
    assert (draft.content, draft.facts, draft.head.owner_name) == (None, None, "Nadira Kusumawati")
    with pytest.raises(InvalidInputs) as refused:
        desk.save_desk(number, DESK)
    assert refused.value.faults[0].code == "referral.no_key"

    nadira.clients.open(client)
    desk.save_desk(number, DESK)

    assert desk.edit(number).desk == DESK
    taken = nadira.referrals.edit(number)
    assert taken.desk == DESK
    assert taken.content is not None
    nadira.referrals.save_content(number, filled(taken.content))
    assert desk.edit(number).content is None
    assert desk.open(number).shared == ()
    with pytest.raises(NotPermitted):
        desk.save_content(number, filled(taken.content))


def test_who_cannot_read_what_is_to_be_exchanged_does_not_wipe_it_out(clinic: Clinic) -> None:
    client = clinic.client("Dimas Arya Nugroho", "nadira")
    number = begun(clinic, client).head.id
    desk = clinic.at("sari").referrals

    seen = desk.edit(number).desk
    assert seen == replace(DESK, feedback="")
    desk.save_desk(number, replace(seen, urgency=Urgency.URGENT))

    assert clinic.at("nadira").referrals.edit(number).desk == replace(DESK, urgency=Urgency.URGENT)


def test_a_consent_counts_for_one_receiver_and_for_what_was_shared_then(clinic: Clinic) -> None:
    client = clinic.client("Dimas Arya Nugroho", "nadira")
    referrals = clinic.at("nadira").referrals
    draft = begun(clinic, client)
    number, content = draft.head.id, draft.content
    assert content is not None
    referrals.record_consent(number, ReferralConsentForm(True, TODAY))

    def lacking() -> list[str]:
        return [fault.code for fault in missing(referrals.edit(number))]

    assert lacking() == []
    referrals.save_content(number, replace(content, shared=(*content.shared, ShareItem.PHONE)))
    assert lacking() == ["referral.missing.consent_scope"]
    # Nothing on record: the tick would print nothing, so the consent covers it as well as not.
    referrals.save_content(number, replace(content, shared=(*content.shared, ShareItem.ADDRESS)))
    assert lacking() == []
    referrals.save_desk(number, replace(DESK, receiver=Receiver("RSUD Cempaka")))
    assert lacking() == ["referral.missing.consent_receiver"]
    with pytest.raises(Refused) as refused:
        referrals.make_ready(number)
    assert code(refused) == "referral.not_ready"


def test_withdrawn_or_expired_nothing_leaves_the_clinic(clinic: Clinic) -> None:
    client = clinic.client("Dimas Arya Nugroho", "nadira")
    nadira = clinic.at("nadira")
    number = brought_to(clinic, client, S.SENT)
    assert b"%PDF" in nadira.referrals.paper(number)[:8]
    consent = nadira.referrals.open(number).consent
    assert consent is not None

    clinic.clock.forward(days=190)
    with pytest.raises(Refused) as refused:
        nadira.referrals.paper(number)
    assert code(refused) == "referral.consent_expired"
    nadira.clients.withdraw_consent(consent.id, TODAY + timedelta(days=1))
    with pytest.raises(Refused) as refused:
        nadira.referrals.paper(number)
    assert code(refused) == "referral.consent_withdrawn"
    assert nadira.referrals.of_client(client)[0].consent is ConsentState.WITHDRAWN


def test_without_consent_only_with_a_reason_and_who_answers_for_it(clinic: Clinic) -> None:
    client = clinic.client("Dimas Arya Nugroho", "nadira")
    referrals = clinic.at("nadira").referrals
    draft = begun(clinic, client)
    number, content = draft.head.id, draft.content
    assert content is not None

    def lacking(ground: Ground, reason: str = "Klien dibawa ambulans tadi pagi", who: str = "") -> list[str]:
        exception = WithoutConsent(ground, reason, who)
        referrals.save_content(number, replace(content, exception=exception))
        return [fault.code.removeprefix("referral.missing.") for fault in missing(referrals.edit(number))]

    assert lacking(Ground.EMERGENCY) == ["supervisor"]
    assert lacking(Ground.EMERGENCY, "Darurat", "Hendra Wijaya") == ["exception_reason"]
    assert lacking(Ground.CONSENT_FOLLOWS) == ["exception_routine"]
    referrals.save_desk(number, replace(DESK, urgency=Urgency.EMERGENCY))
    assert lacking(Ground.CONSENT_FOLLOWS) == []
    referrals.make_ready(number)
    sent = referrals.send(number, TODAY, Channel.PHONE)
    assert (sent.due_on, sent.consent) == (TODAY + timedelta(days=1), ConsentState.EXCEPTION)
    assert "Klien dibawa ambulans" not in words(referrals.paper(number))

    recorded = referrals.record_consent(number, ReferralConsentForm(True, TODAY))
    assert recorded.head.consent is ConsentState.GIVEN
    referrals.record_consent(number, ReferralConsentForm(False, TODAY))
    with pytest.raises(Refused) as refused:
        referrals.paper(number)
    assert code(refused) == "referral.consent_refused"


def test_a_minor_needs_a_guardian(clinic: Clinic) -> None:
    guardian = Guardian("Ibu Sulastri", GuardianRelation.MOTHER)
    client = clinic.client("Rani Puspita", "nadira", age=15, guardian=guardian)
    referrals = clinic.at("nadira").referrals
    draft = begun(clinic, client)
    number, content = draft.head.id, draft.content
    assert content is not None
    assert [fault.code.removeprefix("referral.missing.") for fault in missing(draft)] == [
        *("separated", "caregiver_informed", "consent")
    ]
    carer = replace(content.caregiver, separated=False, informed=True)
    referrals.save_content(number, replace(content, caregiver=carer))

    with pytest.raises(InvalidInputs) as refused:
        referrals.record_consent(number, ReferralConsentForm(True, TODAY))
    assert refused.value.faults[0].code == "consent.guardian"
    form = ReferralConsentForm(True, TODAY, giver=ConsentGiver.GUARDIAN, giver_name="Ibu Sulastri")
    referrals.record_consent(number, form)

    assert referrals.make_ready(number) == "RJ-2026-0001"
    paper = words(referrals.paper(number))
    assert "Ibu Sulastri, guardian of Rani Puspita" in paper


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
    assert "Seal " in paper
    assert clinic.log("referral.printed")[0].details.count("copies")


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

    def fault(act: object) -> tuple[str, str]:
        with pytest.raises(InvalidInputs) as refused:
            act()  # type: ignore[operator]
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


def test_a_colleague_outside_the_team_sees_and_does_nothing(clinic: Clinic) -> None:
    client = clinic.client("Dimas Arya Nugroho", "nadira")
    number = brought_to(clinic, client, S.SENT)
    bagus, hendra = clinic.at("bagus").referrals, clinic.at("hendra").referrals

    assert bagus.find() == ()
    assert bagus.counts() == Counts(0, 0, 0)
    for act in (bagus.open, bagus.paper, bagus.edit, bagus.facts):
        with pytest.raises(NotPermitted):
            act(number)
    with pytest.raises(NotPermitted):
        bagus.accept(number, TODAY, "Retno")
    watched = hendra.open(number)
    assert (watched.content, watched.shared, watched.head.receiver) == (None, (), DESK.receiver.name)
    assert hendra.counts() == Counts(1, 0, 0)


def test_the_board_by_lane_owner_and_what_is_due(clinic: Clinic) -> None:
    dimas, ayu = clinic.client("Dimas Arya Nugroho", "nadira"), clinic.client("Ayu Lestari", "bagus")
    sent = brought_to(clinic, dimas, S.SENT)
    draft = begun(clinic, dimas).head.id
    accepted = brought_to(clinic, ayu, S.ACCEPTED, "bagus")
    closed = brought_to(clinic, ayu, S.CLOSED, "bagus")
    desk = clinic.at("sari").referrals

    def found(**wanted: object) -> list[int]:
        return [head.id for head in desk.find(Filters(**wanted))]  # type: ignore[arg-type]

    assert found() == [draft, sent, accepted, closed]
    assert found(lane=Lane.ACCEPTED) == [accepted]
    assert found(owner_id=clinic.person("bagus")) == [accepted, closed]
    assert found(programme=Programme.BK) == []
    assert found(overdue=True) == []
    clinic.clock.forward(days=14)
    assert desk.counts() == Counts(open=3, overdue=0, due=1)
    clinic.clock.forward(days=1)
    assert desk.counts() == Counts(open=3, overdue=1, due=1)
    assert found(overdue=True) == [sent]
    assert found(lane=Lane.CLOSED) == []
    assert found(lane=Lane.CLOSED, month=TODAY) == [closed]


def test_receivers_used_before_are_offered(clinic: Clinic) -> None:
    client = clinic.client("Dimas Arya Nugroho", "nadira")
    referrals = clinic.at("nadira").referrals
    for name in ("RSUD Cempaka, Poli Jiwa", "LBH Sahabat", "RSUD Cempaka, Poli Jiwa"):
        number = referrals.begin(client, Programme.PSY).head.id
        referrals.save_desk(number, DeskPart(receiver=Receiver(name)))

    assert [receiver.name for receiver in referrals.receivers()] == ["RSUD Cempaka, Poli Jiwa", "LBH Sahabat"]
    assert [receiver.name for receiver in referrals.receivers("pol rs")] == ["RSUD Cempaka, Poli Jiwa"]
    assert referrals.receivers("puskesmas") == ()


def test_many_saves_of_one_sitting_are_one_line_of_each_half(clinic: Clinic) -> None:
    client = clinic.client("Dimas Arya Nugroho", "nadira")
    referrals = clinic.at("nadira").referrals
    draft = begun(clinic, client)
    assert draft.content is not None
    for count in range(4):
        referrals.save_content(draft.head.id, replace(draft.content, reason="kata " * count))
        referrals.save_desk(draft.head.id, DESK)

    assert len(clinic.log("referral.saved")) == 2
    assert len(clinic.log("referral.prepared")) == 2


def test_a_consent_to_a_referral_is_recorded_nowhere_else(clinic: Clinic) -> None:
    client = clinic.client("Dimas Arya Nugroho", "nadira")

    with pytest.raises(Refused) as refused:
        clinic.consent(client, ConsentKind.REFERRAL)

    assert code(refused) == "consent.of_referral"
