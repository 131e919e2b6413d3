"""What the program ships: the calendar of the country and the catalogue of services."""

from datetime import date
from pathlib import Path

import pytest

from clinic_app.facility.rules import catalogue, default_services, merged, shipped_holidays
from clinic_app.facility.rules.catalogue import read_catalogue
from clinic_app.facility.values import Holiday, HolidayKind, Programme

HEAD = "programme,code,label,minutes,group,unit,pyramid,activity\n"


def test_the_holidays_of_2026() -> None:
    days = {holiday.day: holiday for holiday in shipped_holidays(2026)}

    assert len(days) == 25
    assert days[date(2026, 8, 17)].kind is HolidayKind.NATIONAL
    assert days[date(2026, 12, 24)].kind is HolidayKind.JOINT_LEAVE
    assert sum(day.kind is HolidayKind.JOINT_LEAVE for day in days.values()) == 8
    assert not any("(" in day.name for day in days.values())


def test_days_that_are_not_decreed_yet_are_estimates() -> None:
    feasts = [day for day in shipped_holidays(2028) if day.estimated]

    assert feasts
    assert not any("perkiraan" in day.name for day in feasts)


def test_years_that_the_library_does_not_know_have_no_holidays() -> None:
    assert shipped_holidays(1900) == shipped_holidays(2200) == ()


def test_the_facility_has_the_last_word_about_a_day() -> None:
    country = [Holiday(date(2026, 12, 24), "Cuti bersama", HolidayKind.JOINT_LEAVE)]
    own = [
        Holiday(date(2026, 12, 24), "Cuti bersama", HolidayKind.JOINT_LEAVE, open=True),
        Holiday(date(2026, 5, 4), "Pilkada", HolidayKind.REGIONAL),
    ]

    assert [(day.day.month, day.open) for day in merged(country, own)] == [(5, False), (12, True)]


def test_the_catalogue_has_every_service_of_the_handbook() -> None:
    counts = {programme: sum(s.programme is programme for s in catalogue()) for programme in Programme}
    both = [service.programme for service in catalogue() if service.code == "HV"]

    assert counts == {Programme.BK: 21, Programme.PSY: 25, Programme.PEER: 4}
    assert both == [Programme.BK, Programme.PSY]


def test_by_default_individual_services_and_groups_that_meet_are_offered() -> None:
    offered = default_services((Programme.PEER, Programme.BK))

    assert (Programme.PEER, "TM") in offered
    assert (Programme.PEER, "KLP") in offered
    assert (Programme.BK, "BKl") not in offered, "a class is an activity, no group that meets"
    assert (Programme.BK, "HD") not in offered
    assert not any(programme is Programme.PSY for programme, _ in offered)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("BK,KI,Konseling,60,no", "5 cells"),
        ("XX,KI,Konseling,60,no,sesi,3,", "no programme 'XX'"),
        ("BK,K1,Konseling,60,no,sesi,3,", "letters"),
        ("BK,KI, ,60,no,sesi,3,", "no label"),
        ("BK,KI,Konseling,sejam,no,sesi,3,", "minutes"),
        ("BK,KI,Konseling,0,no,sesi,3,", "minutes"),
        ("BK,KI,Konseling,60,maybe,sesi,3,", "group"),
        ("BK,AB,Konseling,60,no,sesi,3,", "twice"),
    ],
)
def test_a_faulty_catalogue_names_file_and_line(tmp_path: Path, line: str, says: str) -> None:
    file = tmp_path / "services.csv"
    file.write_text(f"{HEAD}BK,AB,Konseling,60,no,sesi,3,\n{line}\n", encoding="utf-8")

    with pytest.raises(ValueError, match=rf"services\.csv, line 3: .*{says}"):
        read_catalogue(file)


def test_a_catalogue_with_other_columns_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "services.csv"
    file.write_text("code,label\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"line 1"):
        read_catalogue(file)


def test_the_calendar_taken_alone_is_the_librarys_own() -> None:
    import holidays

    for year in (1966, 2004, 2026, 2031):
        own = holidays.country_holidays("ID", years=year, language="id", categories=("public", "government"))
        assert {holiday.day for holiday in shipped_holidays(year)} == set(own)
