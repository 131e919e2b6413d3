"""Making, correcting and ending a group, and what the reception learns of it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from clinic_app.common.errors import InvalidInputs
from clinic_app.groups.model import GroupRow
from clinic_app.people.model_keys import CaseKeyShare
from clinic_app.people.values import PersonId
from tests.support.clinic import BAGUS, NADIRA, SARI, TODAY
from tests.support.groups import GROUP, INNER, PUBLIC, THEME, Circle, refusing


def holders(circle: Circle, generation: int) -> set[str]:
    rows = circle.clinic.rows(CaseKeyShare)
    return {holder for subject, number, holder, *_ in rows if (subject, number) == ("group:1", generation)}


def test_the_name_the_theme_and_the_rules_are_for_who_holds_the_clinical_key(circle: Circle) -> None:
    seen = circle.bagus.record(GROUP)
    assert (seen.head.name, seen.form.theme, seen.readable) == (INNER, THEME, True)
    assert circle.clinic.at("hendra").groups.record(GROUP).form.theme == THEME

    desk = circle.sari.record(GROUP)
    assert (desk.head.name, desk.head.public_name, desk.form.theme) == (PUBLIC, PUBLIC, "")
    assert INNER.encode() not in repr(circle.clinic.rows(GroupRow)).encode()


def test_a_correction_is_undone_by_the_former_form(circle: Circle) -> None:
    meeting = circle.meets()
    before = circle.bagus.record(GROUP).form

    former = circle.bagus.correct(GROUP, circle.form(public_name="Kelompok Rabu", capacity=8, theme="Duka"))
    assert former == before
    assert circle.sari.record(GROUP).head.public_name == "Kelompok Rabu"
    (block,) = circle.clinic.at("sari").calendar.meetings(TODAY, TODAY)
    assert (block.title, block.seats, block.id) == ("Kelompok Rabu", 8, meeting)

    circle.bagus.correct(GROUP, former)
    assert circle.bagus.record(GROUP).form == before
    assert circle.bagus.correct(GROUP, former) == before


def test_who_leads_holds_the_groups_key_and_who_left_does_not_hold_the_next(circle: Circle) -> None:
    bagus, nadira = circle.clinic.person(BAGUS), circle.clinic.person(NADIRA)
    assert holders(circle, 1) == {str(bagus), str(nadira), "escrow"}
    meeting = circle.meets()

    circle.bagus.correct(GROUP, circle.form(facilitators=(bagus,)))

    assert holders(circle, 2) == {str(bagus), "escrow"}
    assert circle.record().meetings[0].staff == (bagus,)
    with refusing("permission.own"):
        circle.nadira.mark(meeting, circle.record().rows[0].member.client_id, None)
    assert circle.clinic.at("admin").backup.verify() == []


def test_a_group_ends_once_nothing_is_planned_and_goes_on(circle: Circle) -> None:
    meeting = circle.meets()
    with refusing("group.meetings_ahead"):
        circle.bagus.end(GROUP)
    circle.bagus.cancel(meeting, "Fasilitator sakit")

    circle.bagus.end(GROUP)
    assert circle.sari.groups()[0].ended_on == TODAY
    with refusing("group.ended"):
        circle.bagus.correct(GROUP, circle.form())
    circle.bagus.resume(GROUP)
    assert circle.sari.groups()[0].ended_on is None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"public_name": "  "}, "public_name"),
        ({"public_name": "x" * 61}, "public_name"),
        ({"theme": "x" * 2_001}, "theme"),
        ({"capacity": 1}, "capacity"),
        ({"capacity": 501}, "capacity"),
        ({"facilitators": ()}, "facilitators"),
        ({"facilitators": (PersonId(2), PersonId(2))}, "facilitators"),
        ({"facilitators": (PersonId(2),)}, "facilitators"),
        ({"service_type_id": 9_999}, "service_type_id"),
    ],
)
def test_a_form_that_cannot_be(circle: Circle, wrong: dict[str, Any], field: str) -> None:
    form = replace(circle.form(), **wrong)

    with pytest.raises(InvalidInputs) as caught:
        circle.bagus.create(form)
    assert field in {fault.field for fault in caught.value.faults}


def test_somebody_who_leads_no_group_makes_none_for_others(circle: Circle) -> None:
    with pytest.raises(InvalidInputs) as caught:
        circle.yohanes.create(circle.form())
    assert [fault.code for fault in caught.value.faults] == ["group.yourself"]


def test_a_group_whose_facilitators_all_left_is_given_to_others_without_its_old_key(circle: Circle) -> None:
    bagus, nadira, yohanes = (circle.clinic.person(one) for one in (BAGUS, NADIRA, "yohanes"))
    ahead = circle.meets(TODAY + timedelta(days=7))
    for login, person in ((BAGUS, bagus), (NADIRA, nadira)):
        circle.clinic.at(login).lock()
        circle.clinic.at("admin").staff.end(person)

    assert circle.clinic.at("hendra").groups.set_facilitators(GROUP, (yohanes,)) == (bagus, nadira)
    circle.yohanes.open(GROUP)

    assert holders(circle, 2) == {str(yohanes), "escrow"}
    assert str(yohanes) not in holders(circle, 1)
    record = circle.yohanes.record(GROUP)
    assert [one.staff for one in record.meetings if one.id == ahead] == [(yohanes,)]
    with pytest.raises(InvalidInputs):
        circle.sari.set_facilitators(GROUP, (bagus,))
    assert circle.clinic.at("admin").backup.verify() == []


def test_a_counselor_hands_over_own_groups_only(circle: Circle) -> None:
    with refusing("permission.own"):
        circle.yohanes.set_facilitators(GROUP, (circle.clinic.person("yohanes"),))


def test_a_group_that_was_tampered_with_hides_no_other_and_is_not_emptied(circle: Circle) -> None:
    other = circle.bagus.create(circle.form(public_name="Kamis", name="Pulih"))
    with circle.clinic.desk(SARI).database.writing() as session:
        session.connection().exec_driver_sql("UPDATE support_group SET blob = zeroblob(300) WHERE id = 1")

    assert {head.id: head.name for head in circle.bagus.groups()} == {GROUP: PUBLIC, other: "Pulih"}
    assert not circle.bagus.open(GROUP).readable
    with refusing("vault.blob"):
        circle.bagus.correct(GROUP, circle.form(theme="Baru"))
