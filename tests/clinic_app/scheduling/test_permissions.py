"""Every command of the calendar for every role."""

import inspect
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from clinic_app.common.errors import NotPermitted
from clinic_app.common.permissions import Permission, Role, reach
from clinic_app.people.values import ClientId
from clinic_app.scheduling.service import CalendarService
from clinic_app.scheduling.values import AppointmentId, CancelBy, Status
from clinic_app.scheduling.values_repeating import Decided
from clinic_app.scheduling.values_series import SeriesId
from tests.support.appointments import TOMORROW, Diary
from tests.support.clinic import ADMIN, HENDRA, SARI, TODAY, Clinic

COMMANDS: dict[str, Callable[[Any, Any, Any, AppointmentId, ClientId], object]] = {
    "week": lambda calendar, wish, move, id, client: calendar.week(TODAY),
    "day": lambda calendar, wish, move, id, client: calendar.day(TODAY),
    "meetings": lambda calendar, wish, move, id, client: calendar.meetings(TODAY, TOMORROW),
    "detail": lambda calendar, wish, move, id, client: calendar.detail(id),
    "of_client": lambda calendar, wish, move, id, client: calendar.of_client(client),
    "dates": lambda calendar, wish, move, id, client: calendar.dates([client]),
    "counselors": lambda calendar, wish, move, id, client: calendar.counselors(),
    "follow_ups": lambda calendar, wish, move, id, client: calendar.follow_ups(),
    "check": lambda calendar, wish, move, id, client: calendar.check(wish),
    "free_times": lambda calendar, wish, move, id, client: calendar.free_times(wish),
    "book": lambda calendar, wish, move, id, client: calendar.book(wish),
    "plan_series": lambda calendar, wish, move, id, client: calendar.plan_series(wish, 2),
    "book_series": lambda calendar, wish, move, id, client: calendar.book_series(
        wish, [Decided(wish.slot), Decided(move)]
    ),
    "cancel_series": lambda calendar, wish, move, id, client: calendar.cancel_series(
        SeriesId(1), CancelBy.CLIENT, "sakit"
    ),
    "reopen_series": lambda calendar, wish, move, id, client: calendar.reopen_series(SeriesId(1), [id]),
    "move": lambda calendar, wish, move, id, client: calendar.move(id, move),
    "set_reception_note": lambda calendar, wish, move, id, client: calendar.set_reception_note(id, "."),
    "confirm": lambda calendar, wish, move, id, client: calendar.confirm(id),
    "check_in": lambda calendar, wish, move, id, client: calendar.check_in(id),
    "start": lambda calendar, wish, move, id, client: calendar.start(id),
    "complete": lambda calendar, wish, move, id, client: calendar.complete(id),
    "miss": lambda calendar, wish, move, id, client: calendar.miss(id),
    "leave": lambda calendar, wish, move, id, client: calendar.leave(id),
    "cancel": lambda calendar, wish, move, id, client: calendar.cancel(id, CancelBy.CLIENT, "sakit"),
    "reopen": lambda calendar, wish, move, id, client: calendar.reopen(id, Status.BOOKED),
    "walk_in": lambda calendar, wish, move, id, client: calendar.walk_in(
        client, wish.programme, wish.service_type_id, wish.slot.counselor_id
    ),
    "suggest_counselor": lambda calendar, wish, move, id, client: calendar.suggest_counselor(wish.programme),
}


def test_every_public_method_is_guarded_and_tested_here() -> None:
    public = {
        name
        for name, method in inspect.getmembers(CalendarService, inspect.isfunction)
        if not name.startswith("_")
    }

    assert public == set(COMMANDS)
    assert all(hasattr(getattr(CalendarService, name), "required") for name in public)


@pytest.mark.parametrize("login", [HENDRA, ADMIN])
def test_who_has_no_permission_gets_nothing(diary: Diary, clinic: Clinic, ayu: ClientId, login: str) -> None:
    booked = diary.book(ayu, "09.00", "09.50")
    lines = len(clinic.log())
    calendar = clinic.at(login).calendar
    lines_after_sign_in = len(clinic.log())
    roles: frozenset[Role] = clinic.at(login).roles
    wish = diary.wish(ayu, diary.slot("11.00", "11.50"))
    move = diary.slot("10.00", "10.50", day=TOMORROW + timedelta(days=1))

    for name, command in COMMANDS.items():
        required: Permission = getattr(CalendarService, name).required
        if reach(roles, required) is None:
            with pytest.raises(NotPermitted):
                command(calendar, wish, move, booked.appointment_id, ayu)
        else:
            assert required is Permission.APPOINTMENT_READ
            command(calendar, wish, move, booked.appointment_id, ayu)
    assert lines <= lines_after_sign_in == len(clinic.log())


def test_the_receptionist_may_all(diary: Diary, clinic: Clinic) -> None:
    roles = clinic.at(SARI).roles

    assert all(reach(roles, getattr(CalendarService, name).required) for name in COMMANDS)
