"""Group meetings in the calendar: who leads them, who is only busy, and the way to the attendance."""

from datetime import datetime, timedelta

from clinic_app.facility.values import Programme, RoomId, ServiceTypeId
from clinic_app.people.values import ClientId, PersonId
from clinic_app.scheduling.values import Week
from clinic_app.scheduling.values_meetings import MeetingBlock, MeetingId, MeetingStatus
from tests.support.blocks import block
from ui.calendar.grid.geometry import Rect
from ui.calendar.grid.meeting_buttons import meeting_look
from ui.calendar.grid.spread import Wording, by_counselors, by_days
from ui.calendar.view_state import Shown
from ui.widgets.meeting_wording import short_title

NADIRA, BAGUS = PersonId(1), PersonId(2)
START = datetime(2026, 8, 19, 13)
DAY = START.date()


def meeting(status: MeetingStatus = MeetingStatus.PLANNED) -> MeetingBlock:
    """Bagus leads, Nadira helps."""
    return MeetingBlock(
        MeetingId(7),
        "Rabu siang",
        Programme.PEER,
        ServiceTypeId(1),
        status,
        START,
        START + timedelta(minutes=90),
        (BAGUS, NADIRA),
        RoomId(1),
        "Aula",
        tuple(ClientId(n) for n in range(9)),
        12,
        8,
    )


def week(*meetings: MeetingBlock) -> Week:
    other = block(1, 330, 50, NADIRA)
    return Week((DAY,), (other,), (), 7, 16, meetings)


def test_in_the_day_view_it_is_whole_with_the_leader_and_busy_with_who_helps() -> None:
    spread = by_counselors(week(meeting()), DAY, (NADIRA, BAGUS))

    placed = {item.share.counselor_id: item for item in spread.meetings}

    assert (placed[BAGUS].share.led, placed[NADIRA].share.led) == (True, False)
    assert (placed[BAGUS].column, placed[BAGUS].lanes) == (1, 1)
    assert placed[NADIRA].column == 0
    assert placed[NADIRA].lanes == 2  # beside her appointment
    assert {placed[NADIRA].lane, spread.placed[0].lane} == {0, 1}


def test_in_one_persons_week_it_stands_once_and_whole() -> None:
    (placed,) = by_days(week(meeting()), (DAY,), (NADIRA,), Wording.NAME).meetings

    assert placed.share.led


def test_it_says_its_public_name_and_its_seats() -> None:
    spread = by_counselors(week(meeting(MeetingStatus.HELD)), DAY, (BAGUS,))
    (placed,) = spread.meetings

    look = meeting_look(placed.share, Rect(0, 0, 160, 90), Wording.FULL)

    assert (look.name, look.detail, look.detail_icon) == ("Rabu siang", "8/9 came · Aula", "users-three")


def test_ticks_hide_other_programmes_people_and_what_was_called_off() -> None:
    whole = week(meeting(MeetingStatus.CANCELLED))
    everything = (Programme.PEER, Programme.BK)

    assert Shown((NADIRA,), everything).of(whole).meetings
    assert not Shown((NADIRA,), everything, cancelled=False).of(whole).meetings
    assert not Shown((NADIRA,), (Programme.BK,)).of(whole).meetings
    assert not Shown((PersonId(3),), everything).of(whole).meetings


def test_no_word_of_a_groups_name_is_taken_for_a_title() -> None:
    assert [short_title(name) for name in ("Ibu Pulih", "Tumbuh Bersama", "Lentera")] == ["IP", "TB", "Le"]
