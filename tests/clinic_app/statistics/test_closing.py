"""Closing a month: what is left to do, the figures that stay, and what changes afterwards."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from clinic_app.common.errors import InvalidInputs, NotPermitted, Refused
from clinic_app.groups.values import GroupId, Mark
from clinic_app.notes.values import Content, Risk, Template
from clinic_app.scheduling.values import AppointmentId, Booked, Slot, Wish
from clinic_app.scheduling.values_meetings import MeetingId
from clinic_app.statistics.model import MonthClosing, MonthPrint
from clinic_app.statistics.values.closing import ExportForm, FindingKind, MonthsChanged
from clinic_app.statistics.values.report import Correction, MonthState
from tests.support.clinic import ADMIN, BAGUS, HENDRA, NADIRA, SARI, password
from tests.support.november import ANI, BK, BUDI, DARTO, NOVEMBER, PSY, Example

NOTE = Content(
    Template.SOAP,
    {"subjective": "s", "objective": "o", "assessment": "a", "plan": "p"},
    Risk.NONE,
)


def refusal(own: Example, act: Callable[[], object], code: str) -> None:
    with pytest.raises(Refused) as caught:
        act()
    assert caught.value.code == code


def test_what_is_left_to_do_is_listed_with_where_it_is(own: Example) -> None:
    calendar, statistics = own.clinic.at(SARI).calendar, own.clinic.at(HENDRA).statistics
    own.at(2026, 11, 24)
    slot = Slot(datetime(2026, 11, 25, 9), datetime(2026, 11, 25, 10), own.clinic.person(BAGUS))
    booked = calendar.book(Wish(ANI, BK, own.service(BK, "KI"), slot))
    assert isinstance(booked, Booked)
    own.clinic.at(NADIRA).groups.mark(_meeting(own), BUDI, None)
    own.at(2026, 12, 2)

    found = statistics.findings(NOVEMBER)

    assert [(one.kind, one.row.at.day, one.row.name) for one in found] == [
        (FindingKind.UNSIGNED_NOTE, 3, "Ani"),
        (FindingKind.UNSIGNED_NOTE, 4, "Budi"),
        (FindingKind.UNSIGNED_NOTE, 9, "Citra"),
        (FindingKind.UNSIGNED_NOTE, 10, "Ani"),
        (FindingKind.ATTENDANCE_GAP, 12, "Kelompok Kamis"),
        (FindingKind.UNSIGNED_NOTE, 18, "Budi"),
        (FindingKind.OPEN_APPOINTMENT, 25, "Ani"),
    ]
    gap = found[4]
    assert (gap.missing, gap.row.group_id, gap.row.counselor_name) == (1, 1, "Nadira Kusumawati")
    assert found[6].row.id == booked.appointment_id

    # What lies ahead is not asked for.
    own.at(2026, 11, 24)
    assert len(statistics.findings(NOVEMBER)) == 6


def test_a_signed_note_and_a_mark_leave_nothing_to_do(own: Example) -> None:
    own.clinic.consent(BUDI)
    notes = own.clinic.at(NADIRA).notes
    before = own.clinic.at(HENDRA).statistics.findings(NOVEMBER)
    for finding in before:
        if finding.row.client_id == BUDI:
            draft = notes.begin(AppointmentId(finding.row.id))
            notes.save(draft.head.id, NOTE)
            notes.sign(draft.head.id, password(NADIRA))

    after = own.clinic.at(HENDRA).statistics.findings(NOVEMBER)

    assert (len(before), len(after)) == (5, 3)
    total = own.clinic.at(HENDRA).statistics.month(NOVEMBER).total
    assert (total.notes_due, total.notes_on_time) == (5, 0), "signed two weeks late"


def test_a_meeting_that_nobody_spoke_of_is_left_to_do(own: Example) -> None:
    groups = own.clinic.at(NADIRA).groups
    meeting = _meeting(own)
    for mark in groups.record(GroupId(1)).rows:
        groups.mark(meeting, mark.member.client_id, None)
    for guests in groups.record(GroupId(1)).meetings[0].guests:
        groups.withdraw_guests(guests.id)

    kinds = [one.kind for one in own.clinic.at(HENDRA).statistics.findings(NOVEMBER)]

    assert FindingKind.OPEN_MEETING in kinds
    assert own.clinic.at(HENDRA).statistics.month(NOVEMBER).total.meetings == 0


def test_a_closed_month_keeps_its_figures_and_shows_what_changed_since(own: Example) -> None:
    statistics, heard = own.clinic.at(HENDRA).statistics, list[object]()
    own.clinic.at(HENDRA).changes.subscribe(heard.append)
    statistics.close(NOVEMBER, seen=5)

    closed = statistics.month(NOVEMBER)
    assert (closed.state, closed.closed_by) == (MonthState.CLOSED, "Hendra Wijaya")
    assert closed.closed_at == datetime(2026, 12, 2, 9)
    assert closed.corrections == ()
    assert heard == [MonthsChanged((NOVEMBER,))]
    (entry,) = own.clinic.log("month.closed")
    assert own.clinic.desk(HENDRA).keys.last_seen == (entry.seq, entry.hash)
    refusal(own, lambda: statistics.close(NOVEMBER, seen=5), "statistics.closed")

    own.at(2026, 11, 23)
    own.session(DARTO, PSY, "KIS", NADIRA)
    own.at(2026, 12, 3)

    late = statistics.month(NOVEMBER)
    assert late.corrections[:3] == (
        Correction("notes_due", 5, 6),
        Correction("sessions", 5, 6),
        Correction("visits_old", 5, 6),
    )
    assert Correction("PSY.sessions", 3, 4) in late.corrections
    assert statistics.month(NOVEMBER, programme=PSY).corrections == ()


def test_a_month_is_opened_again_with_a_reason(own: Example) -> None:
    statistics = own.clinic.at(HENDRA).statistics
    refusal(own, lambda: statistics.reopen(NOVEMBER, "Terlambat"), "statistics.not_closed")
    statistics.close(NOVEMBER, seen=5)
    with pytest.raises(InvalidInputs):
        statistics.reopen(NOVEMBER, "  ")
    with pytest.raises(InvalidInputs):
        statistics.reopen(NOVEMBER, "x" * 301)

    statistics.reopen(NOVEMBER, "Catatan terlambat masuk")

    assert statistics.month(NOVEMBER).state is MonthState.OPEN
    statistics.close(NOVEMBER, seen=5)
    assert len(own.clinic.rows(MonthClosing)) == 2
    told = [entry.action for entry in own.clinic.log() if entry.object == "month"]
    assert told == ["month.closed", "month.reopened", "month.closed"]


def test_only_what_was_shown_is_closed_and_only_what_is_over(own: Example) -> None:
    statistics = own.clinic.at(HENDRA).statistics
    refusal(own, lambda: statistics.close(NOVEMBER, seen=4), "statistics.findings_changed")
    refusal(own, lambda: statistics.close(date(2026, 12, 1), seen=0), "statistics.running")
    own.at(2026, 11, 30)
    refusal(own, lambda: statistics.close(NOVEMBER, seen=5), "statistics.running")
    for login in (NADIRA, SARI, ADMIN):
        with pytest.raises(NotPermitted):
            own.clinic.at(login).statistics.close(NOVEMBER, seen=5)


def test_verification_finds_figures_that_were_changed_afterwards(own: Example) -> None:
    statistics = own.clinic.at(HENDRA).statistics
    statistics.close(NOVEMBER, seen=5)
    statistics.export(NOVEMBER, ExportForm.JSON)
    statistics.export(date(2026, 10, 1), ExportForm.JSON)
    assert own.clinic.at(ADMIN).backup.verify() == []

    with own.clinic.desk(ADMIN).command(quiet=True) as work:
        connection = work.session.connection()
        connection.exec_driver_sql("DROP TRIGGER month_print_no_update")
        connection.exec_driver_sql("DROP TRIGGER month_print_no_delete")
        work.session.query(MonthPrint).filter_by(month=NOVEMBER).update({"figures": "{}"})
        work.session.query(MonthPrint).filter_by(month=date(2026, 10, 1)).delete()
        work.session.query(MonthClosing).update({"figures": '{"sessions":6}'})

    found = {(one.kind, one.object, one.id) for one in own.clinic.at(ADMIN).backup.verify()}
    assert {
        ("month.broken", "month_print", "2026-11/0"),
        ("month.missing", "month_print", "2026-10/0"),
        ("month.broken", "month_closing", "2026-11/1"),
    } <= found


def _meeting(own: Example) -> MeetingId:
    return own.clinic.at(NADIRA).groups.record(GroupId(1)).meetings[0].id


def test_a_mark_that_is_taken_back_is_no_attendance(own: Example) -> None:
    own.clinic.at(NADIRA).groups.mark(_meeting(own), DARTO, Mark.ABSENT)
    total = own.clinic.at(HENDRA).statistics.month(NOVEMBER).total
    assert (total.attendances, total.expected, total.persons) == (1, 3, 3)
