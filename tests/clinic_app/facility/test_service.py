"""The facility's service on a real clinic."""

from dataclasses import replace
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from clinic_app.common.errors import InvalidInputs, NotFound, NotPermitted, Refused
from clinic_app.facility.model import OpeningRuleRow
from clinic_app.facility.rules import default_hours
from clinic_app.facility.values import (
    ClosureKind,
    FacilityChanged,
    FacilityKind,
    Holiday,
    HolidayKind,
    OpeningRule,
    Programme,
    Room,
    RoomId,
)
from clinic_app.workspace import Workspace
from tests.support.clinic import Clinic


def test_the_plan_of_the_wizard_stands(sari: Workspace) -> None:
    assert sari.facility.profile().name == "Puskesmas Rimba Asri"
    assert sari.facility.profile().setup_done
    assert sari.facility.hours() == tuple(sorted(default_hours(FacilityKind.PUSKESMAS)))
    assert [room.name for room in sari.facility.rooms()] == ["Ruang 1", "Ruang 2", "Ruang 3"]
    assert {s.code for s in sari.facility.service_types(Programme.PEER)} == {"TM", "CHT", "TEL", "KLP"}


def test_a_week_with_a_holiday(sari: Workspace) -> None:
    closures = sari.facility.closures(date(2026, 8, 17), date(2026, 8, 22))

    monday = [closure for closure in closures if closure.day == date(2026, 8, 17)]
    assert [closure.kind for closure in monday] == [ClosureKind.HOLIDAY]
    assert [c.start for c in closures if c.kind is ClosureKind.BREAK] == [
        time(12), time(12), time(12), time(11, 30)
    ]  # fmt: skip


def test_changing_the_profile_renames_the_unlock_screen_and_moves_the_zone(
    clinic: Clinic, admin: Workspace
) -> None:
    heard: list[object] = []
    admin.changes.subscribe(heard.append)

    admin.facility.change_profile(
        replace(admin.facility.profile(), name="  Pusat \u202eKonseling ", zone="Asia/Makassar")
    )

    assert admin.facility.profile().name == clinic.keyring.facility_name == "Pusat Konseling"
    assert admin.zone == ZoneInfo("Asia/Makassar")
    assert admin.now_local().hour == 11
    assert admin.facility.profile().setup_done
    assert heard == [FacilityChanged()]
    assert '"fields":["name","zone"]' in clinic.log("facility.changed")[0].details


def test_saving_an_unchanged_profile_leaves_no_trace(clinic: Clinic, admin: Workspace) -> None:
    admin.facility.change_profile(admin.facility.profile())

    assert clinic.log("facility.changed") == []


def test_every_fault_of_a_profile_is_named_at_once(admin: Workspace) -> None:
    bad = replace(
        admin.facility.profile(),
        name=" ",
        address="x" * 10_000,
        zone="Europe/Berlin",
        programmes=(),
        idle_minutes=1,
        waiting_limit=10_000,
        backup_folder="cadangan",
    )

    with pytest.raises(InvalidInputs) as refusal:
        admin.facility.change_profile(bad)

    assert [fault.field for fault in refusal.value.faults] == [
        "name", "address", "zone", "programmes", "idle_minutes", "waiting_limit", "backup_folder"
    ]  # fmt: skip


def test_hours_that_cannot_be_change_nothing(clinic: Clinic, hendra: Workspace) -> None:
    before = clinic.rows(OpeningRuleRow)

    with pytest.raises(InvalidInputs):
        hendra.facility.set_hours([OpeningRule(0, time(9), time(8))])

    assert clinic.rows(OpeningRuleRow) == before


def test_new_hours_take_the_place_of_the_former(hendra: Workspace) -> None:
    hendra.facility.set_hours([OpeningRule(6, time(9), time(12))])

    assert hendra.facility.hours() == (OpeningRule(6, time(9), time(12)),)


def test_rooms_are_added_renamed_and_put_out_of_use(hendra: Workspace) -> None:
    room = hendra.facility.add_room("  Ruang   Bermain ", capacity=12)
    hendra.facility.change_room(replace(room, name="Ruang Anak", active=False))

    assert room.name == "Ruang Bermain"
    assert room.id not in [each.id for each in hendra.facility.rooms()]
    assert Room(room.id, "Ruang Anak", 12, False) in hendra.facility.rooms(include_inactive=True)


@pytest.mark.parametrize("name", ["ruang 1", " ", "x" * 41, "\u202e"])
def test_names_that_no_room_gets(hendra: Workspace, name: str) -> None:
    with pytest.raises(InvalidInputs):
        hendra.facility.add_room(name)


def test_a_room_that_is_not_there(hendra: Workspace) -> None:
    with pytest.raises(NotFound):
        hendra.facility.change_room(Room(RoomId(99), "Ruang 99"))


def test_services_are_chosen_from_the_catalogue(admin: Workspace) -> None:
    before = admin.facility.service_types(include_inactive=True)

    admin.facility.set_service_types([(Programme.PSY, "PFA"), (Programme.PEER, "KLP")])

    assert [(s.programme, s.code) for s in admin.facility.service_types()] == [
        (Programme.PSY, "PFA"), (Programme.PEER, "KLP")
    ]  # fmt: skip
    kept = {service.id for service in admin.facility.service_types(include_inactive=True)}
    assert {service.id for service in before} <= kept


def test_a_service_that_nobody_ships(admin: Workspace) -> None:
    with pytest.raises(Refused, match=r"service_type\.unknown"):
        admin.facility.set_service_types([(Programme.PEER, "PFA")])


def test_an_own_day_off_and_an_opened_one(hendra: Workspace) -> None:
    hendra.facility.set_holiday(Holiday(date(2026, 8, 20), "Rapat kerja", HolidayKind.OWN))
    hendra.facility.set_holiday(Holiday(date(2026, 8, 25), "Maulid", open=True))

    days = {day.day: day for day in hendra.facility.holidays(2026)}
    assert days[date(2026, 8, 20)].name == "Rapat kerja"
    assert days[date(2026, 8, 25)].open
    assert len(days) == 26


def test_the_receptionist_changes_nothing_here(sari: Workspace) -> None:
    with pytest.raises(NotPermitted):
        sari.facility.add_room("Ruang 4")
