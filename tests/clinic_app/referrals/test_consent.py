"""What a referral needs before anything leaves the clinic: a consent, or a documented exception."""

from dataclasses import replace
from datetime import timedelta

import pytest

from clinic_app.common.errors import InvalidInputs, Refused
from clinic_app.people.values import ConsentGiver, ConsentKind, Guardian, GuardianRelation
from clinic_app.referrals.rules import missing
from clinic_app.referrals.values import (
    Channel,
    ConsentState,
    Ground,
    Receiver,
    ReferralConsentForm,
    ReferralState,
    ShareItem,
    Urgency,
    WithoutConsent,
)
from tests.support.clinic import TODAY, Clinic
from tests.support.referring import DESK, begun, brought_to, code, words

S = ReferralState


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
    printed = len(clinic.log("referral.printed"))
    assert "semerualasan" in words(nadira.referrals.shown(number))
    assert len(clinic.log("referral.printed")) == printed == 1


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


def test_a_consent_to_a_referral_is_recorded_nowhere_else(clinic: Clinic) -> None:
    client = clinic.client("Dimas Arya Nugroho", "nadira")

    with pytest.raises(Refused) as refused:
        clinic.consent(client, ConsentKind.REFERRAL)

    assert code(refused) == "consent.of_referral"
