"""The recovery sheet as it is typed back."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app.common.errors import InvalidInput
from clinic_app.vault.recovery import RecoveryCode, new_code, parse

CODES = st.binary(min_size=20, max_size=20).map(RecoveryCode)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(CODES)
def test_a_sheet_read_back_is_the_code(code: RecoveryCode) -> None:
    assert len(code.groups) == 8
    assert {len(group) for group in code.groups} == {5}
    assert parse(code.groups) == parse("".join(code.groups)) == parse(" ".join(code.groups)) == code


@given(CODES)
def test_it_may_be_typed_as_people_type(code: RecoveryCode) -> None:
    typed = " - ".join(code.groups).lower().replace("0", "o").replace("1", "l")
    assert parse(typed) == code
    assert parse(typed.replace("l", "I").replace("o", "O").replace(" - ", "\n")) == code


@given(CODES, st.integers(0, 39), st.integers(1, 31))
def test_one_wrong_sign_names_its_group(code: RecoveryCode, at: int, by: int) -> None:
    signs = list("".join(code.groups))
    signs[at] = ALPHABET[ALPHABET.index(signs[at]) ^ by]
    with pytest.raises(InvalidInput) as refused:
        parse("".join(signs))
    assert refused.value.code == "recovery.group"
    assert refused.value.params["group"] == at // 5 + 1


@given(CODES, st.integers(0, 38))
def test_two_swapped_neighbours_are_found(code: RecoveryCode, at: int) -> None:
    signs = list("".join(code.groups))
    if at % 5 == 4 or signs[at] == signs[at + 1]:
        return
    signs[at], signs[at + 1] = signs[at + 1], signs[at]
    with pytest.raises(InvalidInput):
        parse("".join(signs))


@given(CODES, st.integers(0, 7), st.integers(0, 7))
def test_two_swapped_groups_are_found(code: RecoveryCode, one: int, other: int) -> None:
    if one == other:
        return
    groups = list(code.groups)
    groups[one], groups[other] = groups[other], groups[one]
    with pytest.raises(InvalidInput) as refused:
        parse(groups)
    assert refused.value.params["group"] == min(one, other) + 1


@pytest.mark.parametrize(
    "typed", ["", " ", "ABCDE", "A" * 39, "A" * 41, "🌧" * 10_000, "U" * 40, "'\";--" * 8]
)
def test_what_is_no_sheet_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput):
        parse(typed)


def test_a_group_missing_from_the_fields_is_named() -> None:
    groups = list(new_code().groups)
    groups[4] = ""
    with pytest.raises(InvalidInput) as refused:
        parse(groups)
    assert refused.value.params == {"group": 5}


def test_a_typed_back_group_is_compared_as_it_is_read() -> None:
    code = RecoveryCode(random.Random(3).randbytes(20))
    third = code.groups[2]
    assert code.has_group(3, f" {third.lower()} ")
    assert not code.has_group(4, third)


def test_a_code_does_not_show_itself() -> None:
    code = new_code()
    assert code.secret.hex() not in repr(code)
    assert repr(code) == "RecoveryCode()"
