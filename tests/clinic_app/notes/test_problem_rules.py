"""What is one case, and the lists of codes as they are read."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_app.common.errors import Damaged
from clinic_app.facility.values import Programme
from clinic_app.notes.encoding_problems import PROBLEM_BYTES, Inside, decode, encode
from clinic_app.notes.rules.codes import codes, known, label, read_codes, search
from clinic_app.notes.rules.problems import same_case
from clinic_app.notes.values.problems import CodeSystem, ProblemState

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@given(DAYS, st.integers(0, 800))
def test_twelve_months_later_it_is_another_case(closed_on: date, days: int) -> None:
    again = closed_on + timedelta(days=days)
    months = (again.year - closed_on.year) * 12 + again.month - closed_on.month
    leap = closed_on.month == 2 and closed_on.day == 29
    whole = months - (again.day < closed_on.day and not (leap and (again.month, again.day) == (2, 28)))

    assert same_case(closed_on, again) is (whole < 12)


def test_the_end_of_all_days_is_no_fault() -> None:
    assert same_case(date.max, date.max)
    assert not same_case(date.min, date.max)


@given(
    st.builds(
        Inside,
        st.sampled_from(Programme),
        st.sampled_from(CodeSystem),
        st.sampled_from([one.code for system in CodeSystem for one in codes(system)]),
        DAYS,
        st.sampled_from(ProblemState),
        st.none() | DAYS,
        st.booleans(),
    )
)
def test_what_is_sealed_comes_back_and_tells_nothing_by_its_length(inside: Inside) -> None:
    data = encode(inside)

    assert len(data) == PROBLEM_BYTES
    assert decode(data) == inside


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b"\xff", b'[1,"PSY","category","P02","x","open","",true]']
)
def test_other_bytes_are_damage(data: bytes) -> None:
    with pytest.raises(Damaged):
        decode(data)


def test_both_lists_are_whole() -> None:
    assert len(codes(CodeSystem.CATEGORY)) == 58
    assert label(CodeSystem.CATEGORY, "P12") == "Pikiran bunuh diri"
    assert label(CodeSystem.ICD10, "F41.2") == "Gangguan campuran anxietas dan depresif"
    assert label(CodeSystem.ICD10, "F41") == "Gangguan anxietas lainnya"
    assert label(CodeSystem.ICD10, "Q00") == "Q00"
    assert not known(CodeSystem.CATEGORY, "F32")
    assert {one.field for one in codes(CodeSystem.CATEGORY) if one.code[0] == "A"} == {"belajar"}


@pytest.mark.parametrize(
    ("text", "first", "count"),
    [
        ("f41", "F41", 5),
        ("F 41.2", "F41.2", 1),
        ("depresif berat", "F32.2", 2),
        ("", "F00", 228),
        ("zzz", "", 0),
        ("cemas meny", "F41.1", 1),
    ],
)
def test_a_code_is_found_by_itself_or_by_words(text: str, first: str, count: int) -> None:
    found = search(codes(CodeSystem.ICD10), text)

    assert (len(found), found[0].code if found else "") == (count, first)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("code,name", "line 1: the columns must be code, label"),
        ("code,label\nF32,x,y", "line 2: 3 cells instead of 2"),
        ("code,label\nf32,x", "line 2: 'f32' is no code"),
        ("code,label\nF32,x\nF32,y", "line 3: F32 stands there twice"),
        ("code,label\nF32.1,x", "line 2: F32 must stand above F32.1"),
        ("code,label\nF32, ", "line 2: no label"),
    ],
)
def test_a_broken_list_names_its_line(tmp_path: Path, lines: str, said: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(lines, encoding="utf-8")

    with pytest.raises(ValueError, match=said):
        read_codes(path, CodeSystem.ICD10)


def test_a_field_of_guidance_that_is_none_is_named(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("code,label,field\nP02,Kecemasan,hobi", encoding="utf-8")

    with pytest.raises(ValueError, match="line 2: no field 'hobi'"):
        read_codes(path, CodeSystem.CATEGORY)
