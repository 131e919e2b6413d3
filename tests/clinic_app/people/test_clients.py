"""Registering, correcting and opening clients in a real clinic."""

from dataclasses import replace
from datetime import date

import pytest

from clinic_app.common.errors import InvalidInputs, NotFound, Refused
from clinic_app.people.model import Client, ClientWord, NotDuplicate
from clinic_app.people.values import (
    ClientId,
    ClientsChanged,
)
from clinic_app.workspace import Workspace
from tests.support.clinic import BAGUS, HENDRA, NADIRA, SARI, Clinic
from tests.support.registration import AYU, NIK


def test_a_registered_client_stands_in_the_record_as_typed_but_clean(clinic: Clinic, sari: Workspace) -> None:
    heard: list[object] = []
    sari.changes.subscribe(heard.append)

    client_id = sari.clients.register(replace(AYU, team=(clinic.person(NADIRA), clinic.person(BAGUS))))

    record = sari.clients.open(client_id)
    assert (record.name.full_name, record.name.record_no) == ("Ayu Lestari", "000001")
    assert record.name.phone == "+6281244102213"
    assert record.nik_masked == "3311 12•• •••• 0001"
    assert record.address == AYU.address
    assert (record.registered_on, record.registered_by) == (date(2026, 8, 19), clinic.person(SARI))
    assert [(member.name, member.lead) for member in record.team] == [
        ("Nadira Kusumawati", True),
        ("Bagus Prasetya", False),
    ]
    assert record.name.lead_id == clinic.person(NADIRA)
    assert not record.minor
    assert not record.may_write_note
    assert ClientsChanged((client_id,)) in heard


def test_a_refused_form_leaves_nothing_behind(clinic: Clinic, sari: Workspace) -> None:
    lines = len(clinic.log())

    with pytest.raises(InvalidInputs) as refusal:
        sari.clients.register(replace(AYU, full_name="'\";--", nik="331112520301000", phone="x" * 5_000_000))

    assert [fault.field for fault in refusal.value.faults] == ["full_name", "nik", "phone"]
    assert clinic.rows(Client) == []
    assert len(clinic.log()) == lines


def test_record_numbers_go_on_and_a_refused_registration_uses_none(clinic: Clinic, sari: Workspace) -> None:
    clinic.client("Satu", nik=NIK)
    with pytest.raises(Refused, match=r"client\.same_nik"):
        clinic.client("Dua", nik=NIK)
    second = clinic.client("Tiga")

    assert sari.clients.open(second).name.record_no == "000002"


def test_a_team_of_somebody_who_is_no_counselor_is_refused_as_a_whole(clinic: Clinic) -> None:
    for login in (SARI, HENDRA):
        with pytest.raises(InvalidInputs) as refusal:
            clinic.client("Ayu", login)
        assert refusal.value.faults[0].code == "care_team.counselors_only"
    assert clinic.rows(Client) == clinic.rows(ClientWord) == []


def test_who_looked_at_a_likeness_is_remembered(clinic: Clinic, sari: Workspace) -> None:
    first = clinic.client("Ayu Lestari")
    second = clinic.client("Ayu Lestari", not_same_as=(first,))

    assert [row[:3] for row in clinic.rows(NotDuplicate)] == [(first, second, clinic.person(SARI))]


def test_a_likeness_that_does_not_exist(clinic: Clinic) -> None:
    with pytest.raises(NotFound):
        clinic.client("Ayu Lestari", not_same_as=(ClientId(99),))
    assert clinic.rows(Client) == []


def test_attention_is_for_those_who_meet_the_client(
    clinic: Clinic, sari: Workspace, nadira: Workspace, bagus: Workspace, hendra: Workspace
) -> None:
    client_id = clinic.client("Ayu Lestari", NADIRA)

    nadira.clients.set_attention(client_id, True)
    nadira.clients.set_attention(client_id, True)

    assert [place.clients.names()[0].attention for place in (sari, nadira, bagus, hendra)] == [
        True, True, False, False
    ]  # fmt: skip
    assert len(clinic.log("client.attention")) == 1


def test_showing_the_nik_is_logged(clinic: Clinic, sari: Workspace) -> None:
    client_id = clinic.client("Ayu Lestari", nik=NIK)

    assert sari.clients.reveal_nik(client_id) == NIK
    assert [line.object_id for line in clinic.log("client.nik_shown")] == [str(client_id)]
    assert NIK not in "".join(line.details for line in clinic.log())


def test_the_log_holds_no_words_of_a_client(clinic: Clinic, sari: Workspace) -> None:
    client_id = sari.clients.register(AYU)
    sari.clients.correct(client_id, replace(sari.clients.form(client_id), full_name="Lina Marpaung"))

    written = " ".join(line.details for line in clinic.log())
    assert not [word for word in ("Ayu", "Lestari", "Marpaung", "Melati", "0812", "2001") if word in written]


def test_a_client_that_does_not_exist(clinic: Clinic, sari: Workspace, nadira: Workspace) -> None:
    for attempt in (
        lambda: sari.clients.open(ClientId(7)),
        lambda: sari.clients.form(ClientId(7)),
        lambda: sari.clients.reveal_nik(ClientId(7)),
        lambda: nadira.clients.set_attention(ClientId(7), True),
    ):
        with pytest.raises(NotFound):
            attempt()
