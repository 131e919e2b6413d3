"""Who came: the grid's commands, and what they make of a meeting."""

from datetime import timedelta

import pytest

from clinic_app.common.errors import InvalidInputs
from clinic_app.groups.model import Attendance
from clinic_app.groups.values import GroupsChanged, Mark
from clinic_app.people.values import Sex
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.model_meetings import Meeting
from clinic_app.scheduling.values import AppointmentsChanged
from clinic_app.scheduling.values_meetings import AttendanceCounted, MeetingId, MeetingStatus
from tests.support.clinic import TODAY
from tests.support.groups import AYU, BAYU, GROUP, Circle, days_ago, refusing


def status(circle: Circle, meeting_id: MeetingId) -> MeetingStatus:
    return next(one.status for one in circle.record().meetings if one.id == meeting_id)


def test_the_first_mark_holds_the_meeting_and_taking_it_back_leaves_the_same_rows(circle: Circle) -> None:
    meeting = circle.meets()
    before = circle.clinic.rows(Meeting), circle.clinic.rows(Attendance)

    assert circle.bagus.mark(meeting, AYU, Mark.LATE) is None
    assert status(circle, meeting) is MeetingStatus.HELD
    assert circle.bagus.mark(meeting, AYU, Mark.SICK) is Mark.LATE
    assert circle.bagus.mark(meeting, AYU, None) is Mark.SICK

    assert (circle.clinic.rows(Meeting), circle.clinic.rows(Attendance)) == before


def test_only_who_came_counts_and_absence_makes_no_visit(circle: Circle) -> None:
    meeting = circle.meets()

    circle.bagus.mark(meeting, AYU, Mark.LATE)
    circle.bagus.mark(meeting, BAYU, Mark.ABSENT)
    guests = circle.bagus.add_guests(meeting, Sex.MALE, count=3)
    circle.bagus.add_guests(meeting, Sex.FEMALE, name="Kakak Ayu")

    (block,) = circle.clinic.at("sari").calendar.meetings(TODAY, TODAY)
    assert (block.came, block.seats, block.status) == (5, 12, MeetingStatus.HELD)
    circle.bagus.withdraw_guests(guests)
    assert circle.clinic.at("sari").calendar.meetings(TODAY, TODAY)[0].came == 2
    circle.bagus.restore_guests(guests)
    assert [(one.name, one.count) for one in circle.record().meetings[0].guests] == [
        ("", 3),
        ("Kakak Ayu", 1),
    ]
    assert [row[3] for row in circle.clinic.rows(Attendance)] == [True, False]
    assert circle.clinic.rows(Appointment) == []


def test_the_rest_is_present_and_can_be_taken_back(circle: Circle) -> None:
    meeting = circle.meets()
    circle.bagus.mark(meeting, AYU, Mark.EXCUSED)

    assert circle.bagus.rest_present(meeting) == (BAYU,)
    assert circle.row(AYU).marks[meeting] is Mark.EXCUSED
    assert circle.row(BAYU).marks[meeting] is Mark.PRESENT
    assert circle.bagus.rest_present(meeting) == ()
    circle.bagus.unmark(meeting, (BAYU,))
    assert circle.row(BAYU).marks == {}


def test_who_joined_after_a_meeting_or_left_before_cannot_be_marked_at_it(circle: Circle) -> None:
    early, late = circle.meets(days_ago(6)), circle.meets()
    dewi = circle.clinic.client("Dewi Anjani", "nadira")
    added = circle.bagus.add_member(GROUP, dewi, day=days_ago(3))

    with refusing("group.not_then"):
        circle.bagus.mark(early, dewi, Mark.PRESENT)
    circle.bagus.leave(added.membership_id, days_ago(1), "Pindah kota")
    with refusing("group.not_then"):
        circle.bagus.mark(late, dewi, Mark.PRESENT)
    assert circle.bagus.rest_present(early) == (AYU, BAYU)


def test_a_meeting_ahead_or_called_off_takes_no_marks(circle: Circle) -> None:
    ahead = circle.meets(TODAY + timedelta(days=7))
    off = circle.meets()
    circle.bagus.cancel(off, "Aula dipakai kelurahan")

    with refusing("meeting.future"):
        circle.bagus.mark(ahead, AYU, Mark.PRESENT)
    with refusing("meeting.future"):
        circle.bagus.hold(ahead)
    with refusing("meeting.cancelled"):
        circle.bagus.rest_present(off)
    with refusing("meeting.cancelled"):
        circle.bagus.add_guests(off, Sex.MALE)


def test_only_who_leads_the_group_marks_and_the_reception_reads(circle: Circle) -> None:
    meeting = circle.meets()
    circle.nadira.mark(meeting, AYU, Mark.PRESENT)

    with refusing("permission.own"):
        circle.yohanes.mark(meeting, AYU, Mark.ABSENT)
    with refusing("permission.role"):
        circle.sari.mark(meeting, AYU, Mark.ABSENT)
    record = circle.sari.open(GROUP)
    assert (record.head.name, record.form.theme, record.readable) == ("Rabu siang", "", False)
    assert record.rows[0].marks == {meeting: Mark.PRESENT}
    assert (record.may_mark, record.may_write, record.may_note) == (False, False, False)


def test_the_rate_counts_meetings_held_since_joining(circle: Circle) -> None:
    first, second, third = (circle.meets(days_ago(days)) for days in (7, 6, 5))
    dewi = circle.clinic.client("Dewi Anjani", "nadira")
    circle.bagus.add_member(GROUP, dewi, day=days_ago(6))
    for meeting, mark in ((first, Mark.PRESENT), (second, Mark.ABSENT), (third, Mark.ABSENT)):
        circle.bagus.mark(meeting, AYU, mark)
    circle.bagus.mark(third, dewi, Mark.LATE)

    ayu, bayu, newcomer = (circle.row(client) for client in (AYU, BAYU, dewi))
    assert (ayu.came, ayu.held, ayu.two_absences) == (1, 3, True)
    assert (bayu.came, bayu.held, bayu.two_absences) == (0, 3, False)
    assert (newcomer.came, newcomer.held) == (1, 2)


@pytest.mark.parametrize(
    "wrong", [{"count": 0}, {"count": 501}, {"name": "x" * 101}, {"name": "Rudi", "count": 2}]
)
def test_guests_who_cannot_be(circle: Circle, wrong: dict[str, object]) -> None:
    meeting = circle.meets()

    with pytest.raises(InvalidInputs):
        circle.bagus.add_guests(meeting, Sex.MALE, **wrong)


def test_only_the_first_mark_changes_the_calendar_and_each_tells_the_count(circle: Circle) -> None:
    meeting = circle.meets()
    heard: list[object] = []
    circle.clinic.at("bagus").changes.subscribe(heard.append)

    circle.bagus.mark(meeting, AYU, Mark.PRESENT)
    circle.bagus.mark(meeting, BAYU, Mark.PRESENT)
    circle.bagus.mark(meeting, BAYU, Mark.LATE)

    kinds = [type(one) for one in heard]
    assert kinds.count(AppointmentsChanged) == 1
    assert kinds.count(AttendanceCounted) == 2
    assert heard.count(GroupsChanged((GROUP,), (BAYU,))) == 2
