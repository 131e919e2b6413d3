"""Recording and withdrawing consents in a real clinic."""

from datetime import date

import pytest

from clinic_app.common.errors import InvalidInputs, NotFound, NotPermitted, Refused
from clinic_app.people.model import ConsentRow
from clinic_app.people.rules import consent_version
from clinic_app.people.values import (
    ConsentForm,
    ConsentGiver,
    ConsentId,
    ConsentKind,
    ConsentMethod,
    Guardian,
    GuardianRelation,
)
from clinic_app.workspace import Workspace
from tests.support.clinic import NADIRA, TODAY, Clinic

YES = ConsentForm(ConsentKind.SERVICE, True, TODAY)


def test_after_the_service_consent_a_note_may_be_written(clinic: Clinic, sari: Workspace) -> None:
    client_id = clinic.client("Ayu Lestari")

    consent_id = sari.clients.record_consent(client_id, YES)

    record = sari.clients.open(client_id)
    assert record.may_write_note
    assert [(c.id, c.kind, c.text_version) for c in record.consents] == [
        (consent_id, ConsentKind.SERVICE, consent_version())
    ]
    assert clinic.log("consent.recorded")[0].details == (
        f'{{"client":{client_id},"given":true,"kind":"service"}}'
    )


def test_the_newest_consent_comes_first_with_all_that_was_recorded(clinic: Clinic, sari: Workspace) -> None:
    client_id = clinic.client("Ayu Lestari")
    sari.clients.record_consent(client_id, ConsentForm(ConsentKind.SERVICE, False, date(2026, 8, 1)))
    sari.clients.record_consent(
        client_id,
        ConsentForm(
            ConsentKind.DATA,
            True,
            TODAY,
            ConsentMethod.THUMBPRINT,
            witness=" Bayu  Saputra ",
            scopes=("services", "whatsapp"),
        ),
    )

    data, refused = sari.clients.open(client_id).consents
    assert (data.witness, data.scopes) == ("Bayu Saputra", ("whatsapp", "services"))
    assert not refused.given
    assert not sari.clients.open(client_id).may_write_note


def test_a_documented_exception_has_no_wording(clinic: Clinic, nadira: Workspace) -> None:
    client_id = clinic.client("Ayu Lestari", NADIRA)
    form = ConsentForm(ConsentKind.EXCEPTION, True, TODAY, reason="Krisis, keluarga belum dapat dihubungi.")

    nadira.clients.record_consent(client_id, form)

    record = nadira.clients.open(client_id)
    assert record.may_write_note
    assert record.consents[0].text_version == ""


def test_a_minors_guardian_consents(clinic: Clinic, sari: Workspace) -> None:
    client_id = clinic.client(
        "Gilang", birth_date=date(2012, 1, 1), guardian=Guardian("Siti", GuardianRelation.MOTHER)
    )

    with pytest.raises(InvalidInputs):
        sari.clients.record_consent(client_id, YES)
    sari.clients.record_consent(
        client_id,
        ConsentForm(ConsentKind.SERVICE, True, TODAY, giver=ConsentGiver.GUARDIAN, giver_name="Siti"),
    )

    assert sari.clients.open(client_id).may_write_note
    assert sari.clients.open(client_id).minor


def test_a_withdrawal_ends_it_and_stays_in_the_record(clinic: Clinic, sari: Workspace) -> None:
    client_id = clinic.client("Ayu Lestari")
    consent_id = sari.clients.record_consent(client_id, YES)
    clinic.clock.forward(days=10)

    sari.clients.withdraw_consent(consent_id, date(2026, 8, 25))

    record = sari.clients.open(client_id)
    assert not record.may_write_note
    assert record.consents[0].withdrawn_on == date(2026, 8, 25)


def test_a_withdrawal_that_cannot_be(clinic: Clinic, sari: Workspace) -> None:
    client_id = clinic.client("Ayu Lestari")
    consent_id = sari.clients.record_consent(client_id, YES)
    refused = sari.clients.record_consent(client_id, ConsentForm(ConsentKind.DATA, False, TODAY))
    before = clinic.rows(ConsentRow)

    for day in (date(2026, 8, 18), date(2026, 8, 20)):
        with pytest.raises(InvalidInputs):
            sari.clients.withdraw_consent(consent_id, day)
    with pytest.raises(Refused):
        sari.clients.withdraw_consent(refused, TODAY)
    with pytest.raises(NotFound):
        sari.clients.withdraw_consent(ConsentId(99), TODAY)
    assert clinic.rows(ConsentRow) == before

    sari.clients.withdraw_consent(consent_id, TODAY)
    with pytest.raises(Refused):
        sari.clients.withdraw_consent(consent_id, TODAY)


def test_a_counselor_records_for_the_own_clients_only(
    clinic: Clinic, nadira: Workspace, bagus: Workspace, hendra: Workspace
) -> None:
    client_id = clinic.client("Ayu Lestari", NADIRA)
    consent_id = nadira.clients.record_consent(client_id, YES)

    for place in (bagus, hendra):
        with pytest.raises(NotPermitted):
            place.clients.record_consent(client_id, YES)
        with pytest.raises(NotPermitted):
            place.clients.withdraw_consent(consent_id, TODAY)


def test_the_words_carry_the_facilitys_name(sari: Workspace) -> None:
    assert "Puskesmas Rimba Asri" in sari.clients.consent_text(ConsentKind.DATA)
