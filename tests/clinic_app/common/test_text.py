"""Cleaning typed text, and comparing names."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app.common import text
from clinic_app.common.errors import InvalidInput

RIGHT_TO_LEFT_OVERRIDE = "\u202e"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ayu \t Lestari \n", "Ayu Lestari"),
        ("Ayu\u00a0\u2003Lestari", "Ayu Lestari"),
        ("A\x00y\x07u\x7f", "Ayu"),
        (f"Ayu {RIGHT_TO_LEFT_OVERRIDE}iratseL", "Ayu iratseL"),
        ("\u2067مريم\u2069", "مريم"),
        ("e\u0301", "é"),
        ("'; DROP TABLE client;--", "'; DROP TABLE client;--"),
        ("half \ud800 pair", "half pair"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_a_line_keeps_what_a_person_meant_to_type(typed: str, kept: str) -> None:
    assert text.clean_line(typed) == kept


@given(st.text(st.characters(exclude_categories=[])))
def test_a_cleaned_line_is_one_line_that_any_file_takes_and_cleaning_it_again_changes_nothing(
    typed: str,
) -> None:
    once = text.clean_line(typed)

    once.encode("utf-8")
    assert once == text.clean_line(once)
    assert once == once.strip()
    assert not [sign for sign in once if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp")]


def test_paragraphs_keep_their_breaks() -> None:
    assert text.clean_text("satu  \r\ndua\rtiga\u2028empat\n\n") == "satu\ndua\ntiga\nempat"


@pytest.mark.parametrize(
    "pasted", ["x" * 10_000, "x" * 5_000_000, " " * 5_000_000 + "x", "\u0300" * 5_000_000]
)
def test_a_pasted_file_is_refused_with_the_limit(pasted: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        text.line("address", pasted, 300)

    assert (refusal.value.field, refusal.value.code, refusal.value.params) == (
        "address",
        "text.too_long",
        {"limit": 300},
    )


def test_only_blanks_are_nothing() -> None:
    with pytest.raises(InvalidInput, match=r"text\.required"):
        text.line("full_name", " \u200b\t", required=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Siti Nurhaliza", "St. Nur Haliza"),
        ("Moh. Soeharto Widjaja", "Muhammad Suharto Wijaya"),
        ("Njoman Soekarno", "Nyoman Sukarno"),
        ("Achmad Zainuddin", "Ahmad Sainudin"),
        ("Lestari, Ayu", "Lestari"),
        ("Dr. Ayu Lestari, M.Psi.", "Ayu Lestari"),
        ("Hj. AYU lestari", "Lestari Ayu"),
        ("Noor Aini", "Nur Aini"),
        ("Ma'ruf", "Maruf"),
        ("Fathia", "Patia"),
        ("M. Rizky", "Muhammad Rizky"),
    ],
)
def test_one_name_in_two_spellings(one: str, other: str) -> None:
    assert text.same_name(text.name_key(one), text.name_key(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ayu Lestari", "Ayu Lestiani"),
        ("Budi", "Budiman"),
        ("Siti Aminah", "Siti Aisyah"),
        ("Slamet", "Selamat"),
    ],
)
def test_two_names_stay_two(one: str, other: str) -> None:
    assert not text.same_name(text.name_key(one), text.name_key(other))


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Sri Wahyuningsih", "S.W."),
        ("Slamet", "Sl."),
        ("Dr. Sri Wahyuningsih, M.Psi.", "S.W."),
        ("I Wayan Sudarma", "I.W.S."),
        ("'Aisyah", "Ai."),
        ("مريم", "مر."),
        ("", ""),
    ],
)
def test_initials(name: str, short: str) -> None:
    assert text.initials(name) == short


@given(st.text(max_size=100))
def test_no_name_is_too_odd_for_keys_and_initials(name: str) -> None:
    text.initials(name)
    text.sort_key(name)
    text.index_words(name)
    assert text.same_name(text.name_key(name), text.name_key(name))


def test_names_sort_without_titles() -> None:
    people = ["Ny. Zahra", "Hj. Aminah", "Budi, S.Psi.", "Étienne"]

    assert sorted(people, key=text.sort_key) == ["Hj. Aminah", "Budi, S.Psi.", "Étienne", "Ny. Zahra"]
