"""A program killed in commands that write many rows at once: each is there wholly, or not at all."""

import os
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest

from clinic_app.groups.model import Attendance
from clinic_app.groups.values_planning import Choice, Planned
from clinic_app.referrals.model import Disclosure
from clinic_app.referrals.values import ReferralConsentForm, ReferralState
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.model_meetings import Meeting, SeriesOccurrence
from clinic_app.scheduling.values_repeating import Decided, SeriesBooked
from clinic_app.statistics.model import MonthPrint
from clinic_app.statistics.values.closing import ExportForm
from clinic_app.vault.keyring import Keyring
from tests.support.appointments import Diary
from tests.support.clinic import ADMIN, HENDRA, NADIRA, TODAY, Clinic
from tests.support.counts import times
from tests.support.groups import GROUP, Circle
from tests.support.killing import killed_after
from tests.support.referring import begun
from tests.support.sessions import hold_session
from tests.support.tally import Tally

pytestmark = [
    pytest.mark.fault,
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills need fork"),
]

KILLS = times(3, 25)
WEEKS = 4
WEEK = timedelta(days=7)

Work = Callable[[Clinic], Iterator[str]]


def kills(clinic: Clinic, seed: int, longest: float, work: Work) -> Iterator[tuple[Clinic, list[str]]]:
    """After each kill the folder as a program sees it that has just been started, and what was acknowledged.

    `longest` is about how long one command takes, so that most kills hit one in its middle.
    """
    chance = random.Random(seed)
    clinic.close()
    for _ in range(KILLS):
        lines = killed_after(lambda: work(reopened(clinic)), chance.randint(1, 3), chance.uniform(0, longest))
        again = reopened(clinic)
        yield again, lines
        assert again.at(ADMIN).backup.verify() == []
        again.close()


def reopened(clinic: Clinic) -> Clinic:
    """The same folder, with nothing in memory of what was."""
    return Clinic(clinic.folder, clinic.clock, Keyring.load(clinic.folder))


def days(number: int) -> list[date]:
    """The dates of a row: from the day of that number on, weekly; rows with other numbers lie elsewhere."""
    block, day = divmod(number, 7)
    return [TODAY + timedelta(days=1 + day) + (block * WEEKS + week) * WEEK for week in range(WEEKS)]


def test_planning_weekly_meetings(clinic: Clinic, tally: Tally) -> None:
    Circle.made(clinic)

    def plan(again: Clinic) -> Iterator[str]:
        circle = Circle(again)
        for number in range(len(again.rows(Meeting)) // WEEKS, 1_000):
            row = tuple(Choice(circle.place(day), "Uji beban") for day in days(number))
            planned = circle.bagus.plan(GROUP, row)
            assert isinstance(planned, Planned), planned
            yield " ".join(str(each) for each in planned.meeting_ids)

    kept: set[str] = set()
    for again, lines in kills(clinic, 20260824, 0.02, plan):
        found = {str(row[0]) for row in again.rows(Meeting)}
        kept |= {each for line in lines for each in line.split()}
        assert kept <= found
        assert len(found) % WEEKS == 0, "half a row"
        assert len(found - kept) in (0, WEEKS), "at most the row that was committed and not acknowledged"
        assert {line.object_id for line in again.log("meeting.planned")} == found
        kept = found
    tally("kills while weekly meetings are planned", KILLS)


def test_marking_the_rest_present(clinic: Clinic, tally: Tally) -> None:
    circle = Circle.made(clinic)
    members = {1, 2}
    for name in ("Citra Dewi", "Dodi Irawan", "Eka Putri", "Fajar Hidayat"):
        member = clinic.client(name, NADIRA)
        circle.bagus.add_member(GROUP, member, day=TODAY - timedelta(days=14))
        members.add(member)
    meeting = circle.meets(TODAY - timedelta(days=1))

    def mark(again: Clinic) -> Iterator[str]:
        groups = Circle(again).bagus
        while True:
            groups.unmark(meeting, members)
            yield "empty"
            groups.rest_present(meeting)
            yield "marked"

    marked = 0
    for again, lines in kills(clinic, 20260825, 0.01, mark):
        found = {row[1] for row in again.rows(Attendance)}
        assert found in (set(), members), "some of the marks"
        given = len(again.log("attendance.rest_present"))
        assert given - marked - lines.count("marked") in (0, 1)
        assert len(again.log("attendance.unmarked")) + bool(found) == given
        marked = given
    tally("kills while the rest is marked present", KILLS)


def test_making_a_referral_ready(clinic: Clinic, tally: Tally) -> None:
    referral = begun(clinic, clinic.client("Ayu Lestari", NADIRA, consent=True)).head.id
    clinic.at(NADIRA).referrals.record_consent(referral, ReferralConsentForm(True, TODAY))

    def freeze(again: Clinic) -> Iterator[str]:
        referrals = again.at(NADIRA).referrals
        if referrals.open(referral).head.state is ReferralState.READY:
            referrals.redraft(referral)
        while True:
            yield f"ready {referrals.make_ready(referral)}"
            referrals.redraft(referral)
            yield "draft"

    numbers: set[str] = set()
    frozen = 0
    for again, lines in kills(clinic, 20260826, 0.02, freeze):
        numbers |= {line.split(maxsplit=1)[1] for line in lines if line.startswith("ready")}
        head = again.at(NADIRA).referrals.open(referral).head
        ready, back = again.log("referral.ready"), again.log("referral.redrafted")
        assert len(ready) - len(back) == (head.state is ReferralState.READY)
        assert len(ready) - frozen >= sum(line.startswith("ready") for line in lines)
        assert len(again.rows(Disclosure)) == len(ready)
        if head.state is ReferralState.DRAFT:
            content = again.at(NADIRA).referrals.edit(referral).content
            assert content is not None
            assert content.reason.startswith("Butuh bantuan")
        frozen = len(ready)
    assert len(numbers) == 1, "one referral, one number"
    tally("kills while a referral is made ready", KILLS)


def test_booking_a_series(clinic: Clinic, tally: Tally) -> None:
    client = clinic.client("Ayu Lestari", NADIRA)

    def book(again: Clinic) -> Iterator[str]:
        diary = Diary(again)
        for number in range(len(again.rows(SeriesOccurrence)) // WEEKS, 1_000):
            slots = [diary.slot("09.00", "09.50", day=day) for day in days(number)]
            decided = [Decided(slot, "Uji beban") for slot in slots]
            made = diary.sari.calendar.book_series(diary.wish(client, slots[0]), decided)
            assert isinstance(made, SeriesBooked), made
            yield str(made.series_id)

    kept: set[str] = set()
    for again, lines in kills(clinic, 20260827, 0.03, book):
        booked = {line.object_id for line in again.log("series.booked")}
        kept |= set(lines)
        assert kept <= booked
        assert len(booked - kept) <= 1
        rows = again.rows(SeriesOccurrence)
        assert {row[0] for row in rows} == {row[0] for row in again.rows(Appointment)}
        counts = [[row[1] for row in rows].count(int(series)) for series in booked]
        assert counts == [WEEKS] * len(booked), "half a series"
        kept = booked
    tally("kills while a series is booked", KILLS)


def test_exporting_a_month(clinic: Clinic, tally: Tally) -> None:
    client = clinic.client("Ayu Lestari", NADIRA, consent=True)

    def export(again: Clinic) -> Iterator[str]:
        statistics = again.at(HENDRA).statistics
        while True:
            hold_session(again, client, NADIRA)
            printed = statistics.export(TODAY, ExportForm.JSON, outside=False)
            yield str(printed.revision)

    last = -1
    for again, lines in kills(clinic, 20260828, 0.06, export):
        revisions = sorted(row[2] for row in again.rows(MonthPrint))
        assert revisions == list(range(len(revisions)))
        assert [int(line) for line in lines] == list(range(last + 1, last + 1 + len(lines)))
        last = revisions[-1]
        assert last - int(lines[-1]) in (0, 1)
        assert len(again.log("month.exported")) == len(revisions), "figures without their line"
    tally("kills while a month leaves", KILLS)
