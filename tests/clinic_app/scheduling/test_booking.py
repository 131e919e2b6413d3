"""Giving somebody an appointment."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from clinic_app.common.errors import InvalidInputs, NotPermitted
from clinic_app.episodes.model import EpisodeRow
from clinic_app.facility.values import Programme, RoomId, ServiceTypeId
from clinic_app.people.values import ClientId, PersonId
from clinic_app.scheduling.model import Appointment, AppointmentStep
from clinic_app.scheduling.values import (
    AppointmentsChanged,
    Booked,
    CancelBy,
    Clashes,
    ConflictKind,
    HistoryAction,
    Status,
    Wish,
)
from tests.support.appointments import TOMORROW, Diary
from tests.support.clinic import BAGUS, NADIRA, SARI, TODAY, Clinic

REASON = "klien dalam krisis"


def nothing_written(diary: Diary) -> bool:
    return not diary.clinic.rows(Appointment) and not diary.clinic.rows(AppointmentStep)


def test_a_booking_opens_the_episode_and_stands_in_the_calendar(diary: Diary, ayu: ClientId) -> None:
    heard: list[object] = []
    diary.sari.changes.subscribe(heard.append)

    booked = diary.book(ayu, "09.00", "09.50")

    (block,) = diary.sari.calendar.day(TOMORROW)
    assert (block.client_name, block.status, block.session_no) == ("Ayu Lestari", Status.BOOKED, 1)
    assert (block.id, block.room_name, block.walk_in) == (booked.appointment_id, "Ruang 1", False)
    (episode,) = diary.sari.episodes.of(ayu)
    assert (episode.id, episode.programme, episode.closed_on) == (booked.episode_id, Programme.BK, None)
    assert AppointmentsChanged((TOMORROW,), (ayu,)) in heard
    (line,) = diary.clinic.log("appointment.booked")
    assert "Ayu" not in line.details


def test_a_second_booking_uses_the_same_episode_and_counts_on(diary: Diary, ayu: ClientId) -> None:
    first = diary.book(ayu, "10.00", "10.50")
    second = diary.book(ayu, "09.00", "09.50", day=TOMORROW + timedelta(days=1))

    assert (first.session_no, second.session_no) == (1, 2)
    assert first.episode_id == second.episode_id
    assert len(diary.clinic.rows(EpisodeRow)) == 1


def test_a_cancelled_session_is_not_counted(diary: Diary, ayu: ClientId) -> None:
    first = diary.book(ayu, "09.00", "09.50")
    second = diary.book(ayu, "09.00", "09.50", day=TOMORROW + timedelta(days=1))

    diary.sari.calendar.cancel(first.appointment_id, CancelBy.CLIENT, "sakit")

    assert diary.sari.calendar.detail(second.appointment_id).block.session_no == 1


def test_the_counselor_joins_the_care_team(diary: Diary, ayu: ClientId) -> None:
    diary.book(ayu, counselor=BAGUS)

    team = [member.person_id for member in diary.sari.clients.open(ayu).team]
    assert team == [diary.clinic.person(NADIRA), diary.clinic.person(BAGUS)]


def test_a_taken_room_cannot_be_overruled(diary: Diary, ayu: ClientId, reza: ClientId) -> None:
    diary.book(ayu, "09.00", "09.50", NADIRA, room=1)
    wish = diary.wish(reza, diary.slot("09.30", "10.20", BAGUS, room=1))

    clashes = diary.sari.calendar.book(wish, REASON)

    assert isinstance(clashes, Clashes)
    assert clashes.final
    assert [conflict.kind for conflict in clashes.conflicts] == [ConflictKind.ROOM]
    assert clashes.conflicts[0].with_name == "Ayu Lestari"
    assert clashes.alternatives[0] == diary.slot("09.30", "10.20", BAGUS, room=2)
    assert len(clashes.alternatives) == 3
    assert len(diary.sari.calendar.day(TOMORROW)) == 1


def test_a_busy_counselor_gives_way_to_a_reason(diary: Diary, ayu: ClientId, reza: ClientId) -> None:
    diary.book(ayu, "09.00", "09.50", NADIRA, room=1)
    wish = diary.wish(reza, diary.slot("09.30", "10.20", NADIRA, room=2))

    refused = diary.sari.calendar.book(wish)
    assert isinstance(refused, Clashes)
    assert not refused.final
    assert refused.alternatives[0] == diary.slot("10.00", "10.50", NADIRA, room=2)

    booked = diary.sari.calendar.book(wish, REASON)
    assert isinstance(booked, Booked)
    assert diary.sari.calendar.detail(booked.appointment_id).overrule_reason == REASON


@pytest.mark.parametrize(
    ("since", "until", "day", "kind"),
    [
        ("12.30", "13.20", TOMORROW, ConflictKind.BREAK),
        ("14.30", "15.20", TOMORROW, ConflictKind.OUTSIDE_HOURS),
        ("11.15", "11.45", date(2026, 8, 21), ConflictKind.BREAK),
        ("09.00", "09.50", date(2026, 8, 25), ConflictKind.HOLIDAY),
        ("09.00", "09.50", date(2026, 8, 23), ConflictKind.OUTSIDE_HOURS),
    ],
)
def test_breaks_closing_and_holidays_ask_for_a_reason(
    diary: Diary, ayu: ClientId, since: str, until: str, day: date, kind: ConflictKind
) -> None:
    wish = diary.wish(ayu, diary.slot(since, until, day=day))

    clashes = diary.sari.calendar.book(wish)

    assert isinstance(clashes, Clashes)
    assert [conflict.kind for conflict in clashes.conflicts] == [kind]
    assert isinstance(diary.sari.calendar.book(wish, REASON), Booked)


def test_a_refused_booking_leaves_nothing_behind(diary: Diary, ayu: ClientId) -> None:
    lines = len(diary.clinic.log())
    wish = diary.wish(ayu, diary.slot("12.30", "13.20", BAGUS))

    assert isinstance(diary.sari.calendar.book(wish), Clashes)

    assert nothing_written(diary)
    assert not diary.clinic.rows(EpisodeRow)
    assert len(diary.clinic.log()) == lines


def test_a_reason_of_four_signs_is_asked_for_again(diary: Diary, ayu: ClientId) -> None:
    with pytest.raises(InvalidInputs) as refused:
        diary.sari.calendar.book(diary.wish(ayu, diary.slot("12.30", "13.20")), " ok. ")

    assert [(fault.field, fault.code) for fault in refused.value.faults] == [
        ("reason", "appointment.reason_short")
    ]


def test_everything_wrong_is_said_at_once(diary: Diary, ayu: ClientId) -> None:
    wrong = Wish(
        ClientId(999_999),
        Programme.PSY,
        diary.service(Programme.BK).id,
        replace(diary.slot("10.00", "09.00"), counselor_id=PersonId(999), room_id=RoomId(999)),
        "x" * 10_000,
    )

    with pytest.raises(InvalidInputs) as refused:
        diary.sari.calendar.book(wrong)

    assert {fault.field: fault.code for fault in refused.value.faults} == {
        "client_id": "appointment.client",
        "service_type_id": "appointment.service",
        "end": "slot.end_before_start",
        "counselor_id": "appointment.counselor",
        "room_id": "appointment.room",
        "reception_note": "text.too_long",
    }
    assert nothing_written(diary)


def test_no_words_of_the_input_reach_the_refusal(diary: Diary, ayu: ClientId) -> None:
    wish = diary.wish(ayu, diary.slot("10.00", "09.00"), note="rahasia " * 5_000)

    with pytest.raises(InvalidInputs) as refused:
        diary.sari.calendar.book(wish)

    for fault in refused.value.faults:
        assert "rahasia" not in f"{fault!r}{fault.params}"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Datang bersama ibu 🙂", "Datang bersama ibu 🙂"),
        ("\u202eterbalik\u202c", "terbalik"),
        ("'; DROP TABLE appointment; --", "'; DROP TABLE appointment; --"),
        ('"kutip" dan \\ garis', '"kutip" dan \\ garis'),
        ("مرحبا", "مرحبا"),
        ("   ", ""),
        ("satu\x00dua\tiga", "satudua iga"),
    ],
)
def test_odd_notes_are_kept_as_typed_without_what_nobody_types(
    diary: Diary, ayu: ClientId, typed: str, kept: str
) -> None:
    booked = diary.sari.calendar.book(diary.wish(ayu, diary.slot("09.00", "09.50"), typed))

    assert isinstance(booked, Booked)
    assert diary.sari.calendar.detail(booked.appointment_id).reception_note == kept


def test_a_day_that_is_over_cannot_be_booked(diary: Diary, ayu: ClientId) -> None:
    with pytest.raises(InvalidInputs) as refused:
        diary.book(ayu, day=TODAY - timedelta(days=1))

    assert [fault.code for fault in refused.value.faults] == ["appointment.past"]


def test_a_room_or_service_no_longer_in_use_is_refused(diary: Diary, ayu: ClientId) -> None:
    room = diary.sari.facility.rooms()[0]
    diary.clinic.at("admin").facility.change_room(replace(room, active=False))

    with pytest.raises(InvalidInputs):
        diary.book(ayu, room=room.id)
    with pytest.raises(InvalidInputs):
        diary.sari.calendar.book(
            replace(diary.wish(ayu, diary.slot("09.00", "09.50")), service_type_id=ServiceTypeId(9999))
        )


def test_the_receptionist_has_no_calendar(diary: Diary, ayu: ClientId) -> None:
    with pytest.raises(InvalidInputs) as refused:
        diary.book(ayu, counselor=SARI)

    assert [fault.code for fault in refused.value.faults] == ["appointment.counselor"]


def test_a_counselor_books_own_appointments_with_own_clients(
    diary: Diary, clinic: Clinic, ayu: ClientId
) -> None:
    nadira, bagus = clinic.at(NADIRA).calendar, clinic.at(BAGUS).calendar
    own = diary.wish(ayu, diary.slot("09.00", "09.50", NADIRA))

    with pytest.raises(NotPermitted):
        bagus.book(own)
    with pytest.raises(NotPermitted):
        bagus.book(diary.wish(ayu, diary.slot("09.00", "09.50", BAGUS)))
    with pytest.raises(NotPermitted):
        nadira.book(diary.wish(ayu, diary.slot("09.00", "09.50", BAGUS)))
    assert nothing_written(diary)
    assert isinstance(nadira.book(own), Booked)


def test_the_history_begins_with_the_booking(diary: Diary, ayu: ClientId) -> None:
    booked = diary.book(ayu)

    (step,) = diary.sari.calendar.detail(booked.appointment_id).history
    assert step.action is HistoryAction.CREATED
    assert step.person_id == diary.clinic.person(SARI)
    assert step.at == diary.clinic.clock.at.replace(tzinfo=None)
