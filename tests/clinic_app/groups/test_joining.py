"""Who belongs: seats, the waiting list, leaving and coming back, each undone by its inverse."""

from datetime import timedelta

import pytest

from clinic_app.common.errors import InvalidInputs
from clinic_app.groups.model import Membership
from clinic_app.groups.values import GroupKind, Mark
from clinic_app.people.values import ClientId
from clinic_app.scheduling.model_meetings import MeetingClient
from tests.support.clinic import TODAY
from tests.support.groups import AYU, BAYU, GROUP, Circle, days_ago, refusing


@pytest.fixture
def dewi(circle: Circle) -> ClientId:
    return circle.clinic.client("Dewi Anjani", "nadira")


def expected(circle: Circle) -> set[int]:
    return {client for _, client in circle.clinic.rows(MeetingClient)}


def test_a_full_group_puts_newcomers_onto_the_waiting_list(circle: Circle, dewi: ClientId) -> None:
    circle.bagus.correct(GROUP, circle.form(capacity=2))

    added = circle.bagus.add_member(GROUP, dewi, rules_agreed=True)
    assert added.waiting
    head = circle.sari.groups()[0]
    assert (head.members, head.waiting, head.full) == (2, 1, True)
    with refusing("group.full"):
        circle.bagus.admit(added.membership_id)

    circle.bagus.leave(circle.row(AYU).member.id, days_ago(1), "Pindah kota")
    circle.bagus.admit(added.membership_id)
    assert [row.member.client_id for row in circle.record().rows if row.member.left_on is None] == [
        BAYU,
        dewi,
    ]
    with refusing("group.full"):
        circle.bagus.rejoin(circle.row(AYU).member.id)
    circle.bagus.put_back(added.membership_id)
    assert [one.client_id for one in circle.record().waiting] == [dewi]


def test_planned_meetings_take_the_time_of_who_belongs_then(circle: Circle, dewi: ClientId) -> None:
    circle.meets(TODAY + timedelta(days=7))
    assert expected(circle) == {AYU, BAYU}

    added = circle.bagus.add_member(GROUP, dewi)
    assert expected(circle) == {AYU, BAYU, dewi}
    circle.bagus.leave(added.membership_id, TODAY, "Selesai")
    assert expected(circle) == {AYU, BAYU}
    circle.bagus.rejoin(added.membership_id)
    assert expected(circle) == {AYU, BAYU, dewi}
    circle.bagus.take_back(added.membership_id)
    assert expected(circle) == {AYU, BAYU}
    assert dewi not in {row.member.client_id for row in circle.record().rows}
    assert circle.clinic.at("nadira").groups.of_client(dewi) == ()


def test_who_comes_back_has_two_times_in_one_row(circle: Circle) -> None:
    first, between, last = (circle.meets(day) for day in (days_ago(7), days_ago(5), TODAY))
    circle.bagus.mark(first, AYU, Mark.PRESENT)
    circle.bagus.leave(circle.row(AYU).member.id, days_ago(6), "Ujian")

    circle.bagus.add_member(GROUP, AYU, day=days_ago(3))
    circle.bagus.rest_present(last)
    circle.bagus.rest_present(between)

    row = circle.row(AYU)
    assert (len(row.spans), row.came, row.held) == (2, 2, 2)
    assert set(row.marks) == {first, last}
    newest, oldest = circle.nadira.of_client(AYU)
    assert (oldest.left_on, oldest.marks, newest.marks) == (
        days_ago(6),
        ((days_ago(7), "H"),),
        ((TODAY, "H"),),
    )


def test_marks_hold_a_member_where_they_are(circle: Circle) -> None:
    meeting = circle.meets()
    circle.bagus.mark(meeting, AYU, Mark.PRESENT)
    member = circle.row(AYU).member.id

    for act in (
        lambda: circle.bagus.take_back(member),
        lambda: circle.bagus.put_back(member),
        lambda: circle.bagus.leave(member, days_ago(1), "Selesai"),
    ):
        with refusing("group.marked"):
            act()
    circle.bagus.leave(member, TODAY, "Selesai")
    assert circle.row(AYU).marks == {meeting: Mark.PRESENT}


def test_nobody_joins_twice_or_a_closed_group_under_way(circle: Circle, dewi: ClientId) -> None:
    with pytest.raises(InvalidInputs) as caught:
        circle.bagus.add_member(GROUP, AYU)
    assert caught.value.faults[0].code == "group.member_twice"

    circle.bagus.correct(GROUP, circle.form(kind=GroupKind.CLOSED))
    circle.bagus.add_member(GROUP, dewi)
    circle.bagus.hold(circle.meets())
    other = circle.clinic.client("Rangga Saputro")
    with refusing("group.closed"):
        circle.bagus.add_member(GROUP, other)


@pytest.mark.parametrize("days", [-1, 40])
def test_days_that_cannot_be(circle: Circle, dewi: ClientId, days: int) -> None:
    with pytest.raises(InvalidInputs):
        circle.bagus.add_member(GROUP, dewi, day=days_ago(days))
    with pytest.raises(InvalidInputs):
        circle.bagus.leave(circle.row(AYU).member.id, days_ago(days), "Selesai")
    with pytest.raises(InvalidInputs):
        circle.bagus.leave(circle.row(AYU).member.id, TODAY, " ")


def test_agreeing_to_the_rules_is_kept_and_taken_back(circle: Circle) -> None:
    member = circle.row(AYU).member.id

    assert circle.bagus.agree_rules(member, TODAY) is None
    assert circle.row(AYU).member.rules_on == TODAY
    assert circle.bagus.agree_rules(member, None) == TODAY
    assert circle.row(AYU).member.rules_on is None


def test_a_merged_client_is_one_row_with_the_mark_that_came(circle: Circle) -> None:
    meeting = circle.meets()
    circle.bagus.mark(meeting, AYU, Mark.ABSENT)
    circle.bagus.mark(meeting, BAYU, Mark.PRESENT)

    with circle.clinic.desk("sari").command() as work:
        work.session.connection().exec_driver_sql("UPDATE client SET merged_into = 1 WHERE id = 2")
        work.log("client.not_same", "client", 2)

    (row,) = circle.record().rows
    assert (row.member.client_id, row.marks, row.came, row.held) == (AYU, {meeting: Mark.PRESENT}, 1, 1)
    assert circle.bagus.rest_present(meeting) == ()
    assert len(circle.clinic.rows(Membership)) == 2

    # Both were marked: what is marked now counts for the one whom they are.
    assert circle.bagus.mark(meeting, AYU, Mark.ABSENT) is Mark.PRESENT
    assert circle.row(AYU).marks == {meeting: Mark.ABSENT}
    assert circle.bagus.mark(meeting, AYU, Mark.LATE) is Mark.ABSENT
    assert circle.row(AYU).marks == {meeting: Mark.LATE}
