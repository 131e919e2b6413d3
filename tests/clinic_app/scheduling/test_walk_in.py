"""Receiving somebody who comes without an appointment."""

from datetime import timedelta

import pytest

from clinic_app.common.errors import InvalidInputs, Refused
from clinic_app.facility.values import Programme, RoomId
from clinic_app.people.values import ClientId
from clinic_app.scheduling.values import Booked, CancelBy, Clashes, ConflictKind, HistoryAction, Status
from tests.support.appointments import Diary, at
from tests.support.clinic import BAGUS, NADIRA, TODAY, YOHANES, Clinic


def come(diary: Diary, client_id: ClientId, room: int | None = None) -> Booked | Clashes:
    service = diary.service()
    return diary.sari.calendar.walk_in(
        client_id,
        service.programme,
        service.id,
        diary.clinic.person(NADIRA),
        None if room is None else RoomId(room),
        "Tanpa janji",
    )


def test_who_walks_in_is_here_and_waits(diary: Diary, ayu: ClientId) -> None:
    booked = come(diary, ayu)

    assert isinstance(booked, Booked)
    detail = diary.sari.calendar.detail(booked.appointment_id)
    block = detail.block
    assert (block.status, block.walk_in, block.start) == (Status.CHECKED_IN, True, at("10.24", TODAY))
    assert block.checked_in_at == at("10.24", TODAY)
    assert block.end - block.start == timedelta(minutes=diary.service().minutes)
    assert [step.action for step in detail.history] == [HistoryAction.WALKED_IN]
    assert detail.reception_note == "Tanpa janji"
    assert diary.sari.episodes.of(ayu)[0].id == booked.episode_id


def test_a_busy_counselor_turns_nobody_away(diary: Diary, ayu: ClientId, reza: ClientId) -> None:
    diary.book(reza, "10.00", "11.00", NADIRA, 1, TODAY)

    assert isinstance(come(diary, ayu), Booked)


def test_who_has_an_appointment_now_is_pointed_to_it(diary: Diary, ayu: ClientId) -> None:
    booked = diary.book(ayu, "10.30", "11.20", NADIRA, 1, TODAY)

    clashes = come(diary, ayu)

    assert isinstance(clashes, Clashes)
    assert clashes.conflicts[0].kind is ConflictKind.CLIENT
    assert clashes.conflicts[0].appointment_id == booked.appointment_id


def test_a_taken_room_is_not_given_twice(diary: Diary, ayu: ClientId, reza: ClientId) -> None:
    diary.book(reza, "10.00", "11.00", BAGUS, 2, TODAY)

    assert isinstance(come(diary, ayu, room=2), Clashes)
    assert isinstance(come(diary, ayu, room=3), Booked)


def test_just_before_midnight(diary: Diary, clinic: Clinic, ayu: ClientId) -> None:
    clinic.clock.forward(hours=13, minutes=34)

    booked = come(diary, ayu)

    assert isinstance(booked, Booked)
    block = diary.sari.calendar.detail(booked.appointment_id).block
    assert (block.start, block.end) == (at("23.54", TODAY), at("23.59", TODAY))
    assert block.checked_in_at == at("23.58", TODAY)


def test_taking_a_walk_in_back(diary: Diary, ayu: ClientId, reza: ClientId) -> None:
    diary.book(reza, "10.00", "11.00", NADIRA, 1, TODAY)
    booked = come(diary, ayu)
    assert isinstance(booked, Booked)
    calendar = diary.sari.calendar

    with pytest.raises(Refused):
        calendar.reopen(booked.appointment_id, Status.BOOKED)
    former = calendar.cancel(booked.appointment_id, CancelBy.PROVIDER, "salah klien")
    calendar.reopen(booked.appointment_id, former)
    assert calendar.detail(booked.appointment_id).block.status is Status.CHECKED_IN


def test_an_unknown_service_or_client_is_refused(diary: Diary) -> None:
    with pytest.raises(InvalidInputs) as refused:
        come(diary, ClientId(4711))

    assert [fault.field for fault in refused.value.faults] == ["client_id"]


def test_the_suggestion_changes_with_the_load(diary: Diary, clinic: Clinic, ayu: ClientId) -> None:
    suggest = diary.sari.calendar.suggest_counselor
    assert suggest(Programme.BK) == clinic.person(BAGUS)
    diary.book(ayu, "10.00", "11.00", BAGUS, 1, TODAY)

    assert suggest(Programme.BK) == clinic.person(NADIRA)
    assert suggest(Programme.PEER) in (clinic.person(NADIRA), clinic.person(YOHANES))
