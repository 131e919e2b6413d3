"""The lists of codes that the program ships: problem categories (handbook §6.3), ICD-10 (§6.1, §6.2)."""

import csv
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from clinic_app.common.resources import resource
from clinic_app.common.text import fold
from clinic_app.notes.values.problems import CodedProblem, CodeSystem, case_code

FIELDS = ("", "belajar", "karier", "keberagamaan", "keluarga", "pribadi", "sosial")
"""Fields of guidance that a category may belong to; "" for none (handbook §2.4, §6.3)."""

_FILES = {CodeSystem.CATEGORY: "problem_categories.csv", CodeSystem.ICD10: "icd10_mental.csv"}
_COLUMNS = {CodeSystem.CATEGORY: ["code", "label", "field"], CodeSystem.ICD10: ["code", "label"]}
_CODES = {CodeSystem.CATEGORY: re.compile(r"[A-Z]\d\d"), CodeSystem.ICD10: re.compile(r"[A-Z]\d\d(\.\d)?")}

_EVERYDAY = {
    "adhd": "hiperkinetik",
    "cemas": "anxietas",
    "kecemasan": "anxietas",
    "kejang": "epilepsi",
    "ocd": "obsesif",
    "ptsd": "pasca",
}
"""Words that people say, and the list's own beside them. They are looked for from three letters on."""


@cache
def codes(system: CodeSystem) -> tuple[CodedProblem, ...]:
    """All codes of a list, in its order."""
    return read_codes(resource("catalogues", _FILES[system]), system)


def label(system: CodeSystem, code: str) -> str:
    """What a code means; the code itself where the list doesn't have it (any more)."""
    known = _by_code(system).get(code)
    return code if known is None else known.label


def known(system: CodeSystem, code: str) -> bool:
    """Whether the list has that code."""
    return code in _by_code(system)


def search(
    offered: tuple[CodedProblem, ...], text: str, word: Callable[[CodedProblem], str] = lambda one: one.label
) -> tuple[CodedProblem, ...]:
    """Those whose code begins with `text`, then those with all its words at beginnings of words.

    `word` says which words a code is found by; those of everyday stand for the list's own too. Nothing typed
    finds all.
    """
    wanted = fold(text).split()
    if not wanted:
        return offered
    asked = "".join(wanted).upper()
    by_code = [one for one in offered if one.code.startswith(asked)]
    by_label = [one for one in offered if one not in by_code and _begins(fold(word(one)), wanted)]
    return (*by_code, *by_label)


def read_codes(path: Path, system: CodeSystem) -> tuple[CodedProblem, ...]:
    """Read and check a list. Raises ValueError that names the file and the line.

    Every code of four characters must stand below that of three which cases are counted by.
    """
    found: dict[str, CodedProblem] = {}
    columns = _COLUMNS[system]
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        if next(reader, None) != columns:
            raise ValueError(f"{path.name}, line 1: the columns must be {', '.join(columns)}")
        for cells in reader:
            place = f"{path.name}, line {reader.line_num}"
            if len(cells) != len(columns):
                raise ValueError(f"{place}: {len(cells)} cells instead of {len(columns)}")
            one = _read(system, cells, place)
            if one.code in found:
                raise ValueError(f"{place}: {one.code} stands there twice")
            if one.code != case_code(one.code) and case_code(one.code) not in found:
                raise ValueError(f"{place}: {case_code(one.code)} must stand above {one.code}")
            found[one.code] = one
    return tuple(found.values())


def _read(system: CodeSystem, cells: list[str], place: str) -> CodedProblem:
    code, meaning, field = (*cells, "")[:3]
    if not _CODES[system].fullmatch(code):
        raise ValueError(f"{place}: {code!r} is no code")
    if not meaning.strip():
        raise ValueError(f"{place}: no label")
    if field not in FIELDS:
        raise ValueError(f"{place}: no field {field!r}")
    return CodedProblem(system, code, meaning, field)


@cache
def _by_code(system: CodeSystem) -> dict[str, CodedProblem]:
    return {one.code: one for one in codes(system)}


def _begins(text: str, wanted: list[str]) -> bool:
    words = re.split(r"[^\w]+", text)
    return all(any(word.startswith(_meant(part)) for word in words) for part in wanted)


def _meant(part: str) -> tuple[str, ...]:
    """What a typed beginning of a word stands for."""
    said = (own for spoken, own in _EVERYDAY.items() if len(part) > 2 and spoken.startswith(part))
    return (part, *said)
