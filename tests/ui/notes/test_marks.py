"""Light marks: found, shown, put in and taken out."""

import pytest

from ui.panels.writing.marks import Run, Style, listed, runs, spans, toggled


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("tidur **enam** jam", [("tidur ", False, False), ("enam", True, False), (" jam", False, False)]),
        ("*pelan* saja", [("pelan", False, True), (" saja", False, False)]),
        ("**a *b* c**", [("a ", True, False), ("b", True, True), (" c", True, False)]),
        ("***a*** b", [("a", True, True), (" b", False, False)]),
        ("- napas", [("•\u2002napas", False, False)]),
        ("2 * 3 * 4", [("2 * 3 * 4", False, False)]),
        ("nilai 5*3*2", [("nilai 5*3*2", False, False)]),
        ("**tanpa akhir", [("**tanpa akhir", False, False)]),
        ("****", [("****", False, False)]),
        ("", []),
        ("**😀🫂** هدوء", [("😀🫂", True, False), (" هدوء", False, False)]),
    ],
)
def test_marks_become_looks(line: str, shown: list[tuple[str, bool, bool]]) -> None:
    assert runs(line) == [Run(*one) for one in shown]


def test_what_is_no_mark_is_never_lost() -> None:
    for line in ("* a *", "a ** b ** c", "****x****", "*", "- ", "-x"):
        assert "".join(run.text for run in runs(line)).replace("•\u2002", "- ") == line


def test_toggling_twice_gives_the_words_back() -> None:
    text = "satu\n\n  dua \n- tiga"

    bold = toggled(text, Style.BOLD)

    assert bold == "**satu**\n\n  **dua** \n- **tiga**"
    assert toggled(bold, Style.BOLD) == text


def test_italic_within_bold_is_its_own() -> None:
    assert toggled("**a**", Style.ITALIC) == "***a***"
    assert toggled("***a***", Style.ITALIC) == "**a**"
    assert toggled("***a***", Style.BOLD) == "*a*"
    assert toggled("*a*", Style.ITALIC) == "a"


def test_lines_become_a_list_and_lines_again() -> None:
    assert listed(["a", "- b"]) == ["- a", "- b"]
    assert listed(["- a", "- b"]) == ["a", "b"]


def test_a_line_full_of_openings_takes_linear_time() -> None:
    """With a search per opening this would not come to an end."""
    assert spans("**a " * 4_900) == []
