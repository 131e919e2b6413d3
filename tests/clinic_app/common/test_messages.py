"""Every refusal in the sources has its words, and the words get the parameters they speak of."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from clinic_app.common.errors import InvalidInput, Refused
from clinic_app.common.messages import table, words

SOURCES = Path(__file__).parents[3] / "clinic_app"
REFUSALS = {"NotPermitted": 0, "NotFound": 0, "Refused": 0, "Damaged": 0, "Unavailable": 0, "InvalidInput": 1}
"""The refusals, and in which place their code stands."""


def calls() -> Iterator[tuple[str, str, set[str] | None]]:
    """Where a refusal with a written-out code is made: place, code, parameters (None if not plain)."""
    for file in sorted(SOURCES.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            place = REFUSALS.get(name)
            if place is None or len(node.args) <= place:
                continue
            code = node.args[place]
            if isinstance(code, ast.Constant) and isinstance(code.value, str):
                names = [keyword.arg for keyword in node.keywords]
                given = None if None in names else {each for each in names if each is not None}
                yield f"{file.name}:{node.lineno}", code.value, given


def test_every_code_has_words() -> None:
    missing = [(place, code) for place, code, _ in calls() if code not in table()]

    assert missing == []


def test_the_walk_finds_the_refusals() -> None:
    found = {code for _, code, _ in calls()}

    assert {"nik.digits", "client.same_nik", "permission.own", "folder.busy", "sign_in.wrong"} <= found
    assert len(found) > 100


def test_words_get_their_parameters() -> None:
    lacking = [
        (place, code)
        for place, code, given in calls()
        if code in table() and given is not None and not spoken_of(table()[code]) <= given
    ]

    assert lacking == []


@pytest.mark.parametrize("code", sorted(code for code in table() if ".missing." not in code))
def test_a_sentence_is_short_and_ends(code: str) -> None:
    sentence = table()[code]

    assert sentence[0].isupper() or sentence[0] == "{"
    assert sentence[-1] in ".?"
    assert "!" not in sentence
    assert len(sentence) < 200


def test_an_error_speaks() -> None:
    assert words(InvalidInput("name", "text.too_long", limit=40)) == "Too long. Use at most 40 signs."
    with pytest.raises(KeyError):
        words(Refused("no.such_code"))


def spoken_of(sentence: str) -> set[str]:
    """The parameters that a sentence names."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
