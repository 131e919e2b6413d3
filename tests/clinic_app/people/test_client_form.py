"""The registration form: names, birth, NIK, phone, guardian."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app.people.rules import check_client, examine, is_minor, masked, read
from clinic_app.people.rules.nik import PROVINCES, warnings
from clinic_app.people.values import (
    BirthPrecision,
    ClientForm,
    Guardian,
    GuardianRelation,
    Sex,
)

TODAY = date(2026, 8, 19)
AYU = ClientForm("Ayu Lestari", Sex.FEMALE, date(2001, 3, 12))
MOTHER = Guardian("Siti Rahmawati", GuardianRelation.MOTHER)


def faults(form: ClientForm) -> list[tuple[str, str]]:
    return [(fault.field, fault.code) for fault in check_client(form, TODAY)[0]]


def odd(form: ClientForm) -> list[str]:
    return [warning.code for warning in check_client(form, TODAY)[1]]


def test_a_name_a_sex_and_a_birth_date_are_enough() -> None:
    assert check_client(AYU, TODAY) == ([], [])


@pytest.mark.parametrize(
    "name",
    [
        "Slamet",
        "Ma'ruf Amin",
        "I Gusti Ngurah-Rai",
        "Ayu, S.Psi.",
        "Étienne",
        "مريم",
        "ꦱꦸꦏꦂꦤ",
        "Ng",
        "Tn. X",
        "D’Angelo",
    ],
)
def test_names_of_all_kinds_are_taken(name: str) -> None:
    assert faults(replace(AYU, full_name=name)) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "text.required"),
        ("   ", "text.required"),
        ("\u202e\u200b", "text.required"),
        ("A", "name.too_short"),
        ("Ayu 2", "name.signs"),
        ("Ayu 😀", "name.signs"),
        ("'\";--", "name.signs"),
        ("Robert'); DROP TABLE client;--", "name.signs"),
        ("....", "name.signs"),
        ("A" * 101, "text.too_long"),
        ("A" * 10_000, "text.too_long"),
        ("A " * 2_500_000, "text.too_long"),
    ],
)
def test_names_that_are_none(name: str, code: str) -> None:
    assert faults(replace(AYU, full_name=name)) == [("full_name", code)]


@pytest.mark.parametrize(
    ("birth", "age", "field", "code"),
    [
        (None, None, "birth_date", "birth.missing"),
        (date(2001, 3, 12), 25, "birth_date", "birth.both"),
        (date(1800, 1, 1), None, "birth_date", "birth.too_old"),
        (date(1905, 8, 19), None, "birth_date", "birth.too_old"),
        (date(2200, 1, 1), None, "birth_date", "birth.future"),
        (date(2026, 8, 20), None, "birth_date", "birth.future"),
        (None, -1, "age", "birth.age"),
        (None, 121, "age", "birth.age"),
        (None, 10**9, "age", "birth.age"),
    ],
)
def test_births_that_cannot_be(birth: date | None, age: int | None, field: str, code: str) -> None:
    assert faults(replace(AYU, birth_date=birth, age=age)) == [(field, code)]


def test_the_oldest_and_the_youngest_are_taken() -> None:
    assert faults(replace(AYU, birth_date=date(1905, 8, 20))) == []
    assert faults(replace(AYU, birth_date=TODAY, guardian=MOTHER)) == []


def test_an_age_becomes_the_first_of_july_and_is_an_estimate() -> None:
    found = examine(replace(AYU, birth_date=None, age=40), TODAY)

    assert (found.birth_date, found.precision) == (date(1986, 7, 1), BirthPrecision.ESTIMATED)


def test_a_newborn_of_unknown_day_is_not_born_in_the_future() -> None:
    found = examine(replace(AYU, birth_date=None, age=0, guardian=MOTHER), date(2026, 2, 1))

    assert found.birth_date == date(2026, 2, 1)
    assert found.faults == ()


@given(st.integers(0, 120), st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_an_age_typed_is_the_age_shown_for_the_rest_of_the_year(age: int, today: date) -> None:
    found = examine(replace(AYU, birth_date=None, age=age, guardian=MOTHER), today)

    assert found.birth_date is not None
    assert is_minor(found.birth_date, found.precision, today) == (age < 18)
    assert is_minor(found.birth_date, found.precision, date(today.year, 12, 31)) == (age < 18)


@pytest.mark.parametrize(
    ("birth", "minor"), [(date(2008, 8, 19), False), (date(2008, 8, 20), True), (date(2026, 1, 1), True)]
)
def test_below_eighteen_a_guardian_is_asked_for(birth: date, minor: bool) -> None:
    assert faults(replace(AYU, birth_date=birth)) == ([("guardian", "guardian.missing")] if minor else [])


def test_a_guardian_has_a_name() -> None:
    form = replace(AYU, guardian=Guardian("7", GuardianRelation.FATHER, phone="x" * 41))

    assert faults(form) == [("guardian.name", "name.too_short"), ("guardian.phone", "text.too_long")]


def test_all_faults_are_found_at_once_in_the_order_of_the_form() -> None:
    form = ClientForm(
        "", None, nik="123", phone="0" * 100, contact_note="x" * 10_000, address="y" * 5_000_000
    )

    assert [field for field, _ in faults(form)] == [
        "full_name", "birth_date", "sex", "nik", "phone", "contact_note", "address"
    ]  # fmt: skip


# --- NIK


@pytest.mark.parametrize(
    ("nik", "code"),
    [
        ("331112041187000", "nik.digits"),
        ("33111204118700033", "nik.digits"),
        ("٣٣١١١٢٠٤١١٨٧٠٠٠٣", "nik.digits"),
        ("331112041187000X", "nik.digits"),
        ("'; DROP TABLE --", "nik.digits"),
        ("3" * 5_000_000, "nik.digits"),
        ("1111111111111111", "nik.repeated"),
    ],
)
def test_what_is_no_nik(nik: str, code: str) -> None:
    assert faults(replace(AYU, nik=nik)) == [("nik", code)]


@pytest.mark.parametrize("nik", ["", "  ", "- -"])
def test_a_nik_is_never_required(nik: str) -> None:
    assert faults(replace(AYU, nik=nik)) == []


@pytest.mark.parametrize(
    ("nik", "sex", "birth", "codes"),
    [
        ("3311120411870003", Sex.MALE, date(1987, 11, 4), []),
        ("3515 1445 0868 0002", Sex.FEMALE, date(1968, 8, 5), []),
        ("33.1112.0411-870003", Sex.UNKNOWN, date(1987, 11, 4), []),
        ("3311120411870003", Sex.FEMALE, date(1987, 11, 5), ["nik.sex", "nik.birth"]),
        ("3311120411870000", Sex.MALE, date(1987, 11, 4), ["nik.serial"]),
        ("9911120411870003", Sex.MALE, date(1987, 11, 4), ["nik.province"]),
        ("3300120411870003", Sex.MALE, date(1987, 11, 4), ["nik.district"]),
        ("3311123113870003", Sex.MALE, date(1987, 11, 4), ["nik.no_date"]),
        ("3399120411870003", Sex.MALE, date(1987, 11, 4), ["nik.region"]),
        ("6501120411870003", Sex.MALE, date(1987, 11, 4), []),
        ("9601120411870003", Sex.MALE, date(1987, 11, 4), []),
    ],
)
def test_an_odd_nik_is_only_odd(nik: str, sex: Sex, birth: date, codes: list[str]) -> None:
    form = replace(AYU, nik=nik, sex=sex, birth_date=birth)

    assert faults(form) == []
    assert odd(form) == codes


def test_an_estimated_birth_date_is_not_compared_with_the_nik() -> None:
    assert odd(replace(AYU, nik="3311124411870003", birth_date=None, age=38)) == []


def test_what_a_nik_says() -> None:
    content = read("3515144508680002", TODAY)

    assert (content.sex, content.birth_date, content.province) == (Sex.FEMALE, date(1968, 8, 5), "35")
    assert read("3515140101260001", TODAY).birth_date == date(2026, 1, 1)
    assert len(PROVINCES) == 38


@given(st.text("0123456789", min_size=16, max_size=16), st.sampled_from(Sex), st.dates())
def test_no_sixteen_digits_break_the_check(nik: str, sex: Sex, birth: date) -> None:
    warnings(nik, sex=sex, birth=birth, today=TODAY)
    assert masked(nik)[:4] == nik[:4]
    assert masked(nik).count("•") == 6


def test_a_nik_is_masked() -> None:
    assert masked("3311120411870003") == "3311 12•• •••• 0003"
    assert masked("") == ""


# --- phones


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0812-4410-2213", "+6281244102213"),
        ("+62 812 4410 2213", "+6281244102213"),
        ("62 81244102213", "+6281244102213"),
        ("812 4410 2213", "+6281244102213"),
        ("(0812) 4410.2213", "+6281244102213"),
        ("0274 512345", "+62274512345"),
        ("+44 20 7946 0018", "+442079460018"),
        ("119", "119"),
        ("", ""),
    ],
)
def test_phones_are_kept_in_one_form(typed: str, kept: str) -> None:
    found = examine(replace(AYU, phone=typed), TODAY)

    assert (found.form.phone, found.faults, found.warnings) == (kept, (), ())


@pytest.mark.parametrize(
    "typed", ["0812", "lewat kakaknya", "Bu Ani, ext. 112", "'\";--", "+", "08" * 15, "+999 12345678"]
)
def test_an_unknown_form_is_kept_as_typed_with_a_warning(typed: str) -> None:
    found = examine(replace(AYU, phone=f" {typed} "), TODAY)

    assert (found.form.phone, found.faults) == (typed, ())
    assert [(warning.code, warning.field) for warning in found.warnings] == [("phone.unknown", "phone")]


@given(st.text(max_size=40))
def test_no_phone_breaks_the_check_and_what_is_kept_reads_the_same_again(typed: str) -> None:
    kept = examine(replace(AYU, phone=typed), TODAY).form.phone

    assert examine(replace(AYU, phone=kept), TODAY).form.phone == kept
