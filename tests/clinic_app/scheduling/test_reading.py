"""Looking at the calendar, as different people."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import event

from clinic_app.common.errors import InvalidInputs, NotFound
from clinic_app.facility.values import ClosureKind
from clinic_app.people.values import ClientId, Confidentiality, ContactChannel
from clinic_app.scheduling.values import AppointmentId, CancelBy, ClientDates, Status
from tests.support.appointments import TOMORROW, Diary, at
from tests.support.clinic import BAGUS, HENDRA, NADIRA, TODAY, Clinic

MONDAY = date(2026, 8, 17)


def test_a_week_with_its_days_blocks_and_closures(diary: Diary, ayu: ClientId, reza: ClientId) -> None:
    diary.book(ayu, "09.00", "09.50", NADIRA)
    diary.book(reza, "08.00", "08.50", BAGUS, day=date(2026, 8, 22))
    diary.book(reza, "08.00", "08.50", BAGUS, day=MONDAY + timedelta(days=7))

    week = diary.sari.calendar.week(MONDAY)

    assert week.days == tuple(MONDAY + timedelta(days=number) for number in range(6))
    assert [block.client_name for block in week.blocks] == ["Ayu Lestari", "Reza Mahendra"]
    assert (week.opens, week.closes) == (7, 16)
    holiday = next(one for one in week.closures if one.kind is ClosureKind.HOLIDAY)
    assert (holiday.day, holiday.end) == (MONDAY, None)
    nadira = diary.clinic.person(NADIRA)
    assert [block.client_id for block in diary.sari.calendar.week(MONDAY, (nadira,)).blocks] == [ayu]


def test_a_week_costs_the_same_statements_with_one_or_many_appointments(
    diary: Diary, clinic: Clinic, ayu: ClientId, reza: ClientId
) -> None:
    asked: list[str] = []
    engine = clinic.desk("sari").database.engine
    event.listen(engine, "before_cursor_execute", lambda *seen: asked.append(seen[2]))

    def statements() -> int:
        asked.clear()
        diary.sari.calendar.week(MONDAY)
        return len(asked)

    diary.book(ayu, "08.00", "08.50")
    with_one = statements()
    for hour in (9, 10, 11, 13):
        diary.book(reza if hour % 2 else ayu, f"{hour:02}.00", f"{hour:02}.50")

    assert statements() == with_one <= 5


def test_a_restricted_client_has_initials_for_outsiders(diary: Diary, clinic: Clinic) -> None:
    hidden = clinic.client("Sri Wahyuningsih", NADIRA, confidentiality=Confidentiality.RESTRICTED)
    booked = diary.book(hidden)

    def name(login: str) -> str:
        return clinic.at(login).calendar.day(TOMORROW)[0].client_name

    assert name("sari") == name(NADIRA) == "Sri Wahyuningsih"
    assert name(BAGUS) == name(HENDRA) == "S.W."
    assert clinic.at(BAGUS).calendar.detail(booked.appointment_id).record_no == ""
    assert clinic.at(NADIRA).calendar.detail(booked.appointment_id).record_no != ""
    clash = clinic.at(BAGUS).calendar.check(diary.wish(hidden, diary.slot("09.00", "09.50", BAGUS)))
    assert clash is not None
    assert clash.conflicts[0].with_name == "S.W."


def test_outside_the_team_there_is_a_name_and_no_more(diary: Diary, clinic: Clinic, ayu: ClientId) -> None:
    wish = diary.wish(ayu, diary.slot("12.10", "12.50"), "Datang bersama ibu")
    booked = diary.sari.calendar.book(wish, "hanya bisa siang")
    appointment_id = AppointmentId(getattr(booked, "appointment_id", 0))
    diary.sari.calendar.cancel(appointment_id, CancelBy.CLIENT, "sakit")

    inside = clinic.at(NADIRA).calendar.detail(appointment_id)
    assert (inside.phone[-4:], inside.reception_note) == ("2213", "Datang bersama ibu")
    assert (inside.overrule_reason, inside.cancel_reason) == ("hanya bisa siang", "sakit")

    outside = clinic.at(BAGUS).calendar.detail(appointment_id)
    assert outside.block.client_name == "Ayu Lestari"
    assert (outside.phone, outside.contact, outside.contact_note) == ("", ContactChannel.NONE, "")
    assert (outside.reception_note, outside.overrule_reason, outside.cancel_reason) == ("", "", "")
    assert {step.reason for step in outside.history} == {""}
    assert outside.next_statuses == ()


def test_a_counselor_outside_the_team_sees_no_list_of_appointments(
    diary: Diary, clinic: Clinic, ayu: ClientId
) -> None:
    first = diary.book(ayu, "09.00", "09.50").appointment_id
    second = diary.book(ayu, "10.00", "10.50").appointment_id

    assert [block.id for block in clinic.at(NADIRA).calendar.of_client(ayu)] == [second, first]
    assert clinic.at(BAGUS).calendar.of_client(ayu) == ()


def test_last_and_next_dates(diary: Diary, clinic: Clinic, ayu: ClientId, reza: ClientId) -> None:
    done = diary.book(ayu, "09.00", "09.50", day=TODAY).appointment_id
    diary.book(ayu, "11.00", "11.50", day=TOMORROW)
    gone = diary.book(ayu, "10.00", "10.50", day=TOMORROW).appointment_id
    diary.sari.calendar.complete(done)
    diary.sari.calendar.cancel(gone, CancelBy.CLIENT, "sakit")

    dates = diary.sari.calendar.dates([ayu, reza])
    many = diary.sari.calendar.dates([ayu, *(ClientId(number) for number in range(900, 1400))])

    assert dates == {ayu: ClientDates(TODAY, at("11.00")), reza: ClientDates()}
    assert many[ayu] == dates[ayu]


def test_a_merged_client_lends_its_appointments(
    diary: Diary, clinic: Clinic, ayu: ClientId, reza: ClientId
) -> None:
    from clinic_app.people.model import Client

    diary.book(reza, "09.00", "09.50")
    with clinic.desk("sari").command() as work:
        work.session.get_one(Client, reza).merged_into = ayu
        work.log("client.merged", "client", reza, into=ayu)

    (block,) = diary.sari.calendar.day(TOMORROW)
    assert (block.client_id, block.client_name) == (ayu, "Ayu Lestari")
    assert len(diary.sari.calendar.of_client(ayu)) == 1
    assert diary.sari.calendar.dates([ayu])[ayu].next == at("09.00")
    assert diary.sari.calendar.check(diary.wish(ayu, diary.slot("09.00", "09.50", BAGUS, 2))) is not None


def test_free_times_begin_with_the_wish_and_go_on_to_the_next_days(diary: Diary, ayu: ClientId) -> None:
    wish = diary.wish(ayu, diary.slot("14.00", "15.00", day=date(2026, 8, 21)))

    found = diary.sari.calendar.free_times(wish)

    assert [slot.start for slot in found] == [
        at("14.00", date(2026, 8, 21)),
        at("08.00", date(2026, 8, 22)),
        at("08.15", date(2026, 8, 22)),
    ]


def test_free_times_lie_in_the_future_and_skip_sunday_and_holiday(
    diary: Diary, clinic: Clinic, ayu: ClientId
) -> None:
    past = diary.wish(ayu, diary.slot("08.00", "08.50", day=TODAY))
    assert diary.sari.calendar.free_times(past)[0].start == at("10.30", TODAY)

    saturday = diary.wish(ayu, diary.slot("11.30", "12.20", day=date(2026, 8, 22)))
    assert diary.sari.calendar.free_times(saturday)[0].start == at("08.00", date(2026, 8, 24))
    monday = diary.wish(ayu, diary.slot("14.30", "15.20", day=date(2026, 8, 24)))
    assert diary.sari.calendar.free_times(monday)[0].start == at("08.00", date(2026, 8, 26))


def test_no_free_time_within_sixty_days_is_an_empty_answer(diary: Diary, ayu: ClientId) -> None:
    wish = diary.wish(ayu, diary.slot("08.00", "15.30"))

    assert diary.sari.calendar.free_times(wish) == ()


def test_checking_writes_nothing_and_sees_what_others_did(
    diary: Diary, clinic: Clinic, ayu: ClientId, reza: ClientId
) -> None:
    wish = diary.wish(reza, diary.slot("09.00", "09.50"))
    lines = len(clinic.log())
    assert diary.sari.calendar.check(wish) is None
    assert len(clinic.log()) == lines

    booked = clinic.at(NADIRA).calendar.book(diary.wish(ayu, diary.slot("09.00", "09.50")))

    assert diary.sari.calendar.check(wish) is not None
    moving = AppointmentId(getattr(booked, "appointment_id", 0))
    same_client = replace(wish, client_id=ayu)
    assert diary.sari.calendar.check(same_client, moving=moving) is None


def test_a_slot_that_is_none_is_refused_before_the_calendar_is_asked(diary: Diary, ayu: ClientId) -> None:
    for ask in (diary.sari.calendar.check, diary.sari.calendar.free_times):
        with pytest.raises(InvalidInputs):
            ask(diary.wish(ayu, diary.slot("10.00", "09.00")))


def test_attention_is_seen_by_team_and_reception(diary: Diary, clinic: Clinic, ayu: ClientId) -> None:
    clinic.at(NADIRA).clients.set_attention(ayu, True)
    diary.book(ayu)

    def seen(login: str) -> bool:
        return clinic.at(login).calendar.day(TOMORROW)[0].attention

    assert [seen(login) for login in ("sari", NADIRA, BAGUS, HENDRA)] == [True, True, False, False]


def test_counselors_are_those_with_a_calendar(diary: Diary) -> None:
    assert [person.login for person in diary.sari.calendar.counselors()] == [BAGUS, NADIRA, "yohanes"]


def test_an_appointment_that_is_not_there(diary: Diary) -> None:
    with pytest.raises(NotFound):
        diary.sari.calendar.detail(AppointmentId(4711))


def test_the_next_steps_depend_on_the_reader(diary: Diary, clinic: Clinic, ayu: ClientId) -> None:
    booked = diary.book(ayu, "10.00", "10.50", day=TODAY).appointment_id

    def main(login: str) -> list[Status]:
        return list(clinic.at(login).calendar.detail(booked).next_statuses[:1])

    assert main("sari") == main(NADIRA) == [Status.CONFIRMED]
    assert main(BAGUS) == [Status.CHECKED_IN]
    assert main(HENDRA) == []
