"""Care teams: what those outside them see of a client, and who makes and changes one."""

from dataclasses import replace
from datetime import date

import pytest

from clinic_app.common.errors import InvalidInputs, NotPermitted
from clinic_app.people.model import CareTeamRow, Client
from clinic_app.people.values import (
    ContactChannel,
    PersonId,
)
from clinic_app.workspace import Workspace
from tests.support.clinic import BAGUS, NADIRA, SARI, Clinic
from tests.support.registration import NIK


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
        assert [name.id for name in bagus.clients.names(own_only=True)] == [own]
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
