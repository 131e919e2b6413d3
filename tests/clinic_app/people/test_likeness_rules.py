"""How much speaks for two records being one person: the points of handbook §1.10."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app.common.text import name_key
from clinic_app.people.rules import examine
from clinic_app.people.rules.likeness import CERTAIN, MAYBE, SURE, Traits, score, swapped, traits_of
from clinic_app.people.values import BirthPrecision, ClientForm, Guardian, GuardianRelation, Sex

BORN = date(1990, 5, 11)
ESTIMATED = BirthPrecision.ESTIMATED


def called(name: str, birth: date | None = BORN, **known: object) -> Traits:
    return replace(Traits(name_key(name), birth), **known)


NAMES = st.lists(
    st.sampled_from(
        ["Siti", "Nur", "Haliza", "Moh.", "Soeharto", "Widjaja", "Ny.", "Njoman", "Slamet", "Čipta"]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
TRAITS = st.builds(
    lambda name, birth, precision, sex, nik, phone, place, guardian: Traits(
        name_key(name), birth, precision, sex, nik, phone, place, name_key(guardian), phone and "0812999"
    ),
    NAMES,
    st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)),
    st.sampled_from(BirthPrecision),
    st.none() | st.sampled_from(Sex),
    st.sampled_from(["", "3311125203010001", "3311125203010002"]),
    st.sampled_from(["", "081244102213", "081244102214"]),
    st.sampled_from(["", "jl melati 5"]),
    st.sampled_from(["", "Pak Budi"]),
)


@given(TRAITS, TRAITS)
def test_points_are_the_same_in_either_order_and_within_bounds(one: Traits, other: Traits) -> None:
    assert score(one, other) == score(other, one)
    assert 0 <= score(one, other) <= CERTAIN


@given(TRAITS)
def test_nobody_is_less_than_perhaps_the_same_as_oneself(one: Traits) -> None:
    """Unless next to nothing is known: a name alone, or a single name on an estimated day."""
    whole = replace(one, birth=BORN, precision=BirthPrecision.DAY)
    assert score(whole, whole) >= MAYBE


@given(TRAITS, TRAITS)
def test_only_the_same_nik_is_certain(one: Traits, other: Traits) -> None:
    assert (score(one, other) == CERTAIN) == bool(one.nik and one.nik == other.nik)


@given(st.dates())
def test_swapping_day_and_month_twice_gives_the_day_back(birth: date) -> None:
    for other in swapped(birth):
        assert swapped(other) == (birth,)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Moh. Soeharto Widjaja", "Muhammad Suharto Wijaya"),
        ("Njoman Soekarno", "Nyoman Sukarno"),
        ("St. Nur Haliza", "Siti Nurhaliza"),
        ("Ibu Hj. Siti Aminah, S.Pd.", "siti aminah"),
        ("Tjahjadi", "Cahyadi"),
        ("M. Achmad Dahlan", "Mohammad Ahmad Dahlan"),
        ("Abd. Rachman", "Abdul Rahman"),
        ("Fitri Zahra", "Pitri Sahra"),
        ("Wijaya Muhammad Suharto", "Muhammad Suharto Wijaya"),
        ("Ny. Ratna", "Ratna"),
        ("Bapak Djoko", "Joko"),
    ],
)
def test_old_and_new_spelling_titles_and_order_are_one_name(typed: str, kept: str) -> None:
    assert score(called(typed, None, phone="0812"), called(kept, None, phone="0812")) == 40 + 20


@pytest.mark.parametrize(
    ("typed", "kept", "points"),
    [
        ("Siti", "Siti Nurhaliza", 25),
        ("Nurhaliza Siti Putri", "Siti Nurhaliza", 25),
        ("Siti Nurhaliza", "Siti Nurhalizah Dewi", 25),
        ("Ratna Dewi Anggraini", "Ratna Dewi Angraeni", 25),
        ("Siti Nurhaliza", "Siti Nurhayati", 0),
        ("Budi Santoso", "Siti Aminah", 0),
    ],
)
def test_a_name_within_the_other_or_nearly_it_counts_less(typed: str, kept: str, points: int) -> None:
    assert score(called(typed), called(kept)) == 30 + points


@pytest.mark.parametrize(
    ("birth", "precision", "points"),
    [
        (BORN, BirthPrecision.DAY, 30),
        (date(1990, 11, 5), BirthPrecision.DAY, 12),
        (date(1990, 5, 12), BirthPrecision.DAY, 0),
        (date(1991, 5, 11), BirthPrecision.DAY, 0),
        (date(1991, 7, 1), ESTIMATED, 12),
        (date(1989, 7, 1), ESTIMATED, 12),
        (date(1992, 7, 1), ESTIMATED, 0),
        (date(1990, 7, 1), BirthPrecision.DAY, 12),
    ],
)
def test_how_near_two_birth_dates_are(birth: date, precision: BirthPrecision, points: int) -> None:
    assert score(called("Siti Aminah"), called("Siti Aminah", birth, precision=precision)) == 40 + points


def test_two_estimates_of_one_year_are_no_birthday() -> None:
    guess = called("Slamet", date(1990, 7, 1), precision=ESTIMATED)
    assert score(guess, guess) == 52


def test_single_names_collide_more_easily() -> None:
    assert score(called("Slamet"), called("Slamet")) == 40 + 30 - 10


def test_a_telephone_says_more_when_it_is_the_clients_own() -> None:
    child = called("Siti Aminah", phone="081244102213")
    assert score(child, called("Siti Aminah", phone="081244102213")) == 90 >= SURE
    family = called("Siti Aminah", guardian_phone="081244102213")
    assert score(child, family) == 80
    assert score(family, family) == 80


def test_another_sex_speaks_against_it_unless_unknown() -> None:
    her = called("Siti Aminah", sex=Sex.FEMALE)
    assert score(her, called("Siti Aminah", sex=Sex.MALE)) == 45
    assert score(her, called("Siti Aminah", sex=Sex.UNKNOWN)) == 70


def test_a_guardian_speaks_for_it() -> None:
    one = called("Siti Aminah", None, guardian_key=name_key("Soekardi"))
    assert score(one, called("Siti Aminah", None, guardian_key=name_key("Sukardi"))) == 55


def test_twins_in_one_house_are_never_told() -> None:
    house = {"place": "jl melati 5", "phone": "0812"}
    assert score(called("Rina Lestari", **house), called("Rini Lestari", **house)) == 45
    assert score(called("Rina Lestari", **house), called("Rina Lestari", **house)) == 95


def test_a_form_is_read_as_it_would_be_kept() -> None:
    guardian = Guardian(" Bpk. Sukardi ", GuardianRelation.FATHER, "+62 813 1111 2222")
    form = ClientForm("Moh. Soeharto", None, age=20, phone="62 812-4410-2213", guardian=guardian)
    found = traits_of(examine(form, date(2026, 8, 19)))
    assert (found.birth, found.precision) == (date(2006, 7, 1), ESTIMATED)
    assert (found.phone, found.guardian_phone) == ("081244102213", "081311112222")
    assert found.guardian_key == name_key("Sukardi")
