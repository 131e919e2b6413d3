"""Group meetings on Today: in which lane, counted among the load, and the way to the attendance."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clinic_app.facility.values import Programme, RoomId, ServiceTypeId
from clinic_app.people.values import ClientId, PersonId
from clinic_app.scheduling.values_meetings import MeetingBlock, MeetingId, MeetingStatus
from ui.today.day import Filter, Lane, figures, lane_of_meeting
from ui.today.lane import BoardLane
from ui.today.load import load_line
from ui.today.meeting_card import MeetingCard, MeetingLook, MeetingRow

START = datetime(2026, 8, 19, 13)


def meeting(status: MeetingStatus = MeetingStatus.PLANNED) -> MeetingBlock:
    return MeetingBlock(
        MeetingId(7),
        "Rabu siang",
        Programme.PEER,
        ServiceTypeId(1),
        status,
        START,
        START + timedelta(minutes=90),
        (PersonId(2), PersonId(1)),
        RoomId(1),
        "Aula",
        (ClientId(1), ClientId(2)),
        12,
        2,
    )


@pytest.mark.parametrize(
    ("status", "minutes", "lane"),
    [
        (MeetingStatus.PLANNED, -10, Lane.EXPECTED),
        (MeetingStatus.PLANNED, 10, Lane.IN_SESSION),
        (MeetingStatus.HELD, 10, Lane.IN_SESSION),
        (MeetingStatus.HELD, 90, Lane.DONE),
        (MeetingStatus.PLANNED, 120, Lane.EXPECTED),  # nobody is marked: it waits to be filled in
    ],
)
def test_a_meeting_goes_through_the_lanes(status: MeetingStatus, minutes: int, lane: Lane) -> None:
    assert lane_of_meeting(meeting(status), START + timedelta(minutes=minutes)) is lane


def test_all_who_lead_it_are_busy_then() -> None:
    before = START - timedelta(hours=1)

    assert Filter(counselor=PersonId(1)).keeps_meeting(meeting())
    assert not Filter(counselor=PersonId(3)).keeps_meeting(meeting())
    assert "13" in load_line([meeting()], before)
    free = figures((), (), [PersonId(1)], before, 20).free_slots
    assert figures((), (), [PersonId(1)], before, 20, [meeting()]).free_slots == free - 2


def test_its_card_stands_by_time_and_leads_to_the_attendance(qtbot: QtBot) -> None:
    lane = BoardLane(Lane.EXPECTED)
    qtbot.addWidget(lane)
    card = MeetingCard(meeting(), MeetingLook("Bagus Prasetya", fills=True, over=False))
    lane.show_cards([], [card])
    lane.show()
    filled, opened = [], []
    card.fill_wanted.connect(filled.append)
    card.opened.connect(opened.append)
    assert card.action is not None

    card.action.click()
    QTest.keyClick(card, Qt.Key.Key_Return)

    assert (filled, opened) == ([7], [7])
    assert "2/12 seats" in card.accessibleName()


def test_who_may_not_read_groups_gets_no_button(qtbot: QtBot) -> None:
    row = MeetingRow(meeting(), MeetingLook("Bagus Prasetya", fills=False, over=False))
    qtbot.addWidget(row)

    assert row.action is None
