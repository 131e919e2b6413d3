"""Correcting a client: what changes, what needs a reason, what is kept of before."""

from dataclasses import replace
from datetime import date

import pytest

from clinic_app.common.errors import InvalidInputs, Refused
from clinic_app.people.model import Client, ClientFormer, GuardianRow
from clinic_app.people.values import (
    BirthPrecision,
    Guardian,
    GuardianRelation,
)
from clinic_app.workspace import Workspace
from tests.support.clinic import NADIRA, Clinic
from tests.support.registration import NIK


class TestCorrection:
    def test_the_former_content_is_kept(self, clinic: Clinic, sari: Workspace) -> None:
        client_id = clinic.client("Ayu Lestiari", nik=NIK)
        form = sari.clients.form(client_id)

        sari.clients.correct(client_id, replace(form, full_name="Ayu Lestari", nik=""))

        assert sari.clients.form(client_id).full_name == "Ayu Lestari"
        assert sari.clients.find("lestiari") == ()
        assert [name.id for name in sari.clients.find("lestari")] == [client_id]
        former = clinic.rows(ClientFormer)
        assert former[0][2] == '{"full_name": "Ayu Lestiari", "nik": "3311125203010001"}'
        assert clinic.log("client.corrected")[0].details == '{"fields":["full_name","nik"]}'

    def test_a_correction_of_nothing_leaves_no_trace(self, clinic: Clinic, sari: Workspace) -> None:
        for client_id in (clinic.client("Ayu", NADIRA), clinic.client("Slamet", age=40)):
            before = clinic.rows(Client)
            sari.clients.correct(client_id, sari.clients.form(client_id))
            assert clinic.rows(Client) == before
        assert clinic.log("client.corrected") == clinic.rows(ClientFormer) == []

    def test_after_48_hours_the_identity_needs_a_reason_but_the_address_does_not(
        self, clinic: Clinic, sari: Workspace
    ) -> None:
        client_id = clinic.client("Ayu Lestiari")
        form = sari.clients.form(client_id)
        clinic.clock.forward(hours=48, seconds=1)

        sari.clients.correct(client_id, replace(form, address="Jl. Mawar 2"))
        corrected = replace(form, full_name="Ayu Lestari", address="Jl. Mawar 2")
        with pytest.raises(InvalidInputs) as refusal:
            sari.clients.correct(client_id, corrected, reason=" \u202e ")
        sari.clients.correct(client_id, corrected, reason="Salah ketik")

        assert [(fault.field, fault.code) for fault in refusal.value.faults] == [
            ("reason", "client.reason_needed")
        ]
        assert sari.clients.open(client_id).name.full_name == "Ayu Lestari"

    def test_an_estimated_age_stays_the_same_year_of_birth(self, clinic: Clinic, sari: Workspace) -> None:
        client_id = clinic.client("Slamet", age=40)
        clinic.clock.forward(days=300)

        form = sari.clients.form(client_id)
        sari.clients.correct(client_id, replace(form, address="Jl. Mawar 2"))

        name = sari.clients.open(client_id).name
        assert (form.age, form.birth_date) == (41, None)
        assert (name.birth_date, name.birth_precision) == (date(1986, 7, 1), BirthPrecision.ESTIMATED)

    def test_a_nik_that_another_client_has(self, clinic: Clinic, sari: Workspace) -> None:
        clinic.client("Satu", nik=NIK)
        second = clinic.client("Dua")
        before = clinic.rows(Client)

        with pytest.raises(Refused, match=r"client\.same_nik"):
            sari.clients.correct(second, replace(sari.clients.form(second), nik=NIK))

        assert clinic.rows(Client) == before

    def test_a_guardian_is_added_replaced_and_removed(self, clinic: Clinic, sari: Workspace) -> None:
        mother = Guardian("Siti Rahmawati", GuardianRelation.MOTHER, "+6281244102213")
        client_id = clinic.client("Ayu Lestari", guardian=mother)
        form = sari.clients.form(client_id)

        sari.clients.correct(
            client_id, replace(form, guardian=replace(mother, relation=GuardianRelation.OTHER))
        )
        sari.clients.correct(client_id, replace(form, guardian=None))

        assert form.guardian == mother
        assert clinic.rows(GuardianRow) == []
        assert len(clinic.rows(ClientFormer)) == 2
