"""Writing a referral: the desk's half, the team's half, and who sees which."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from clinic_app.common.errors import InvalidInputs, NotPermitted
from clinic_app.facility.values import Programme
from clinic_app.people.values import (
    Confidentiality,
    ConsentForm,
    ConsentGiver,
    ConsentKind,
    Guardian,
    GuardianRelation,
)
from clinic_app.referrals.model import ReferralContent
from clinic_app.referrals.values import (
    Counts,
    DeskPart,
    Filters,
    Lane,
    Receiver,
    ReferralState,
    ShareItem,
    Urgency,
)
from tests.support.clinic import TODAY, Clinic
from tests.support.referring import DESK, begun, brought_to, filled
from tests.support.sessions import hold_session, sign_note

S = ReferralState


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


def test_who_joins_the_team_reads_what_was_written_before_and_who_left_does_not(clinic: Clinic) -> None:
    client = clinic.client("Dimas Arya Nugroho", "nadira")
    draft, sent = begun(clinic, client).head.id, brought_to(clinic, client, S.SENT)
    nadira, bagus = clinic.at("nadira"), clinic.at("bagus").referrals
    nadira.clients.set_team(client, (clinic.person("nadira"), clinic.person("bagus")))
    assert bagus.open(sent).content is None
    nadira.clients.open(client)

    assert bagus.edit(draft).desk == DESK
    assert bagus.open(sent).content == bagus.edit(draft).content
    assert bagus.paper(sent).startswith(b"%PDF")

    clinic.at("hendra").clients.set_team(client, (clinic.person("bagus"),))
    content = bagus.edit(draft).content
    assert content is not None
    bagus.save_content(draft, replace(content, reason="Alasan baru"))
    with pytest.raises(NotPermitted):
        nadira.referrals.open(sent)
    assert [row[4] for row in clinic.rows(ReferralContent)] == [3]


def test_the_board_by_lane_owner_and_what_is_due(clinic: Clinic) -> None:
    dimas, ayu = clinic.client("Dimas Arya Nugroho", "nadira"), clinic.client("Ayu Lestari", "bagus")
    sent = brought_to(clinic, dimas, S.SENT)
    draft = begun(clinic, dimas).head.id
    accepted = brought_to(clinic, ayu, S.ACCEPTED, "bagus")
    closed = brought_to(clinic, ayu, S.CLOSED, "bagus")
    desk = clinic.at("sari").referrals

    def found(**wanted: Any) -> list[int]:
        return [head.id for head in desk.find(Filters(**wanted))]

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


def test_on_the_board_a_restricted_client_has_initials_outside_the_team_and_the_reception(
    clinic: Clinic,
) -> None:
    client = clinic.client("Sri Wahyuningsih", "nadira", confidentiality=Confidentiality.RESTRICTED)
    begun(clinic, client)

    called = {
        login: [head.client.full_name for head in clinic.at(login).referrals.find()]
        for login in ("sari", "nadira", "hendra")
    }

    assert called == {"sari": ["Sri Wahyuningsih"], "nadira": ["Sri Wahyuningsih"], "hendra": ["S.W."]}
