"""Registering, correcting and opening clients in a real clinic."""

from dataclasses import replace
from datetime import date

import pytest

from clinic_app.common.errors import InvalidInputs, NotFound, NotPermitted, Refused
from clinic_app.people.model import CareTeamRow, Client, ClientFormer, ClientWord, GuardianRow, NotDuplicate
from clinic_app.people.values import (
    BirthPrecision,
    ClientForm,
    ClientId,
    ClientsChanged,
    ContactChannel,
    Guardian,
    GuardianRelation,
    PersonId,
    Sex,
)
from clinic_app.workspace import Workspace
from tests.support.clinic import BAGUS, HENDRA, NADIRA, SARI, Clinic

NIK = "3311125203010001"
AYU = ClientForm(
    full_name="  Ayu   Lestari ",
    sex=Sex.FEMALE,
    birth_date=date(2001, 3, 12),
    nik="33 1112 5203010001",
    phone="0812 4410 2213",
    contact_note="hubungi setelah jam 16.00",
    address="Jl. Melati No. 5; 'belakang' \"pasar\"--",
)


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


class TestLikenesses:
    def test_the_same_nik_leaves_no_choice(self, clinic: Clinic, sari: Workspace) -> None:
        known = clinic.client("Ayu Lestari", nik=NIK)

        found = sari.clients.likenesses("Budi", None, "3311 1252 0301 0001")

        assert [(like.client_id, like.same_nik) for like in found] == [(known, True)]

    def test_the_same_name_and_birth_date_are_offered(self, clinic: Clinic, sari: Workspace) -> None:
        known = clinic.client("Siti Nurhaliza")

        found = sari.clients.likenesses("nur haliza, ST.", date(2001, 3, 12), "")
        again = sari.clients.likenesses("St. Nur Haliza", date(2001, 3, 12), "")

        assert found == ()
        assert [(like.client_id, like.same_nik) for like in again] == [(known, False)]

    def test_another_birth_date_or_name_is_another_person(self, clinic: Clinic, sari: Workspace) -> None:
        clinic.client("Siti Nurhaliza")

        assert sari.clients.likenesses("Siti Nurhaliza", date(2001, 3, 13), "") == ()
        assert sari.clients.likenesses("Siti Nurhayati", date(2001, 3, 12), "") == ()
        assert sari.clients.likenesses("Siti Nurhaliza", None, "") == ()
        assert sari.clients.likenesses("", date(2001, 3, 12), "") == ()

    def test_an_estimate_is_like_what_lies_within_a_year(self, clinic: Clinic, sari: Workspace) -> None:
        known = clinic.client("Slamet", age=25)

        assert [like.client_id for like in sari.clients.likenesses("Slamet", date(2002, 1, 5), "")] == [known]
        assert [like.client_id for like in sari.clients.likenesses("Slamet", None, "", age=26)] == [known]
        assert sari.clients.likenesses("Slamet", date(2004, 1, 5), "") == ()

    def test_the_client_being_corrected_is_not_like_itself(self, clinic: Clinic, sari: Workspace) -> None:
        known = clinic.client("Slamet", nik=NIK)

        assert sari.clients.likenesses("Slamet", date(2001, 3, 12), NIK, but=[known]) == ()

    def test_who_was_declared_another_person_is_not_offered_again(
        self, clinic: Clinic, sari: Workspace
    ) -> None:
        first = clinic.client("Slamet")
        second = clinic.client("Slamet", not_same_as=(first,))

        assert sari.clients.likenesses("Slamet", date(2001, 3, 12), "", but=[second]) == ()
        assert len(sari.clients.likenesses("Slamet", date(2001, 3, 12), "")) == 2


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


class TestOutsideTheTeam:
    def test_a_counselor_sees_the_header_only_and_it_is_logged(
        self, clinic: Clinic, bagus: Workspace
    ) -> None:
        client_id = clinic.client("Ayu Lestari", NADIRA, consent=True, nik=NIK, address="Jl. Melati")

        record = bagus.clients.open(client_id)

        assert record.restricted
        assert (record.name.full_name, record.name.own) == ("Ayu Lestari", False)
        assert (record.name.phone, record.name.lead_id, record.nik_masked, record.address) == (
            "",
            None,
            "",
            "",
        )
        assert (record.contact, record.team, record.consents) == (ContactChannel.NONE, (), ())
        line = clinic.log("client.opened")[-1]
        assert (line.user, line.object_id, line.details) == (
            clinic.person(BAGUS), str(client_id), '{"restricted":true}'
        )  # fmt: skip

    def test_nothing_can_be_done_there(self, clinic: Clinic, bagus: Workspace) -> None:
        client_id = clinic.client("Ayu Lestari", NADIRA, nik=NIK)
        form = clinic.at(SARI).clients.form(client_id)
        before = (clinic.rows(Client), clinic.rows(CareTeamRow))

        for attempt in (
            lambda: bagus.clients.form(client_id),
            lambda: bagus.clients.correct(client_id, replace(form, full_name="Budi")),
            lambda: bagus.clients.reveal_nik(client_id),
            lambda: bagus.clients.set_attention(client_id, True),
            lambda: bagus.clients.set_team(client_id, [clinic.person(BAGUS)]),
        ):
            with pytest.raises(NotPermitted, match=r"permission\.own"):
                attempt()

        assert (clinic.rows(Client), clinic.rows(CareTeamRow)) == before

    def test_lists_and_searches_show_the_name_only(self, clinic: Clinic, bagus: Workspace) -> None:
        clinic.client("Ayu Lestari", NADIRA)
        own = clinic.client("Budi", BAGUS)

        assert [(name.own, bool(name.phone)) for name in bagus.clients.names()] == [
            (False, False),
            (True, True),
        ]
        assert [name.id for name in bagus.clients.names([own])] == [own]
        assert bagus.clients.find("ayu")[0].phone == ""

    def test_a_counselor_who_registers_becomes_one_of_the_team(
        self, clinic: Clinic, bagus: Workspace
    ) -> None:
        client_id = clinic.client("Ayu Lestari", by=BAGUS)
        other = clinic.client("Budi", NADIRA, by=BAGUS)

        assert [member.person_id for member in bagus.clients.open(client_id).team] == [clinic.person(BAGUS)]
        assert {member.person_id for member in bagus.clients.open(other).team} == {
            clinic.person(BAGUS),
            clinic.person(NADIRA),
        }


class TestTeam:
    def test_members_leave_and_come_and_the_lead_moves(self, clinic: Clinic, sari: Workspace) -> None:
        client_id = clinic.client("Ayu Lestari", NADIRA)
        nadira, bagus = clinic.person(NADIRA), clinic.person(BAGUS)

        sari.clients.set_team(client_id, [bagus, nadira])
        clinic.clock.forward(days=1)
        sari.clients.set_team(client_id, [bagus])

        team = sari.clients.open(client_id).team
        assert [(member.person_id, member.lead, member.until) for member in team] == [
            (bagus, True, None),
            (nadira, False, date(2026, 8, 20)),
        ]
        assert [line.details for line in clinic.log("care_team.changed")][-1] == (
            f'{{"after":[{bagus}],"before":[{bagus},{nadira}]}}'
        )

    def test_the_same_team_again_is_no_change(self, clinic: Clinic, sari: Workspace) -> None:
        client_id = clinic.client("Ayu Lestari", NADIRA, BAGUS)
        lines = len(clinic.log())

        sari.clients.set_team(client_id, [clinic.person(NADIRA), clinic.person(BAGUS)])

        assert len(clinic.log()) == lines

    def test_the_key_follows_when_a_member_opens_the_record(
        self, clinic: Clinic, sari: Workspace, nadira: Workspace
    ) -> None:
        client_id = clinic.client("Ayu Lestari", NADIRA)

        assert not sari.clients.open(client_id).team[0].holds_key
        assert nadira.clients.open(client_id).team[0].holds_key
        assert sari.clients.open(client_id).team[0].holds_key

    @pytest.mark.parametrize("person", [0, 99])
    def test_nobody_by_that_number(self, clinic: Clinic, sari: Workspace, person: int) -> None:
        client_id = clinic.client("Ayu Lestari", NADIRA)
        with pytest.raises(InvalidInputs):
            sari.clients.set_team(client_id, [PersonId(person)])


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
