"""The NIK: what is the field's error, what only a warning (handbook §1.2)."""

import re
from dataclasses import dataclass
from datetime import date

from clinic_app.common.errors import InvalidInput
from clinic_app.people.values import NikWarning, Sex

_RANGES = ((11, 19), (21, 21), (31, 36), (51, 53), (61, 65), (71, 76), (81, 82), (91, 96))
PROVINCES = frozenset(str(code) for first, last in _RANGES for code in range(first, last + 1))
"""Codes of the Ministry of Home Affairs, 38 provinces (handbook §1.2)."""

_PAPUA = "9"
_PARTING = re.compile(r"[\s.\-]+")
_SIXTEEN = re.compile(r"[0-9]{16}")
_READ_AT_MOST = 200


@dataclass(frozen=True)
class NikContent:
    """What a NIK says; `birth_date` None where its date doesn't exist. The century is a guess."""

    sex: Sex
    birth_date: date | None
    province: str


def compact(typed: str) -> str:
    """The number without blanks, dots and dashes."""
    return _PARTING.sub("", typed[:_READ_AT_MOST])


def check(typed: str) -> str:
    """The sixteen digits. Raises InvalidInput for anything else, and for one digit repeated."""
    number = compact(typed)
    # Not str.isdigit(): it would take Arabic-Indic digits too.
    if not _SIXTEEN.fullmatch(number):
        raise InvalidInput("nik", "nik.digits")
    if len(set(number)) == 1:
        raise InvalidInput("nik", "nik.repeated")
    return number


def read(number: str, today: date) -> NikContent:
    """Sex, birth date and province in sixteen digits; women have 40 added to the day."""
    day, month, year = int(number[6:8]), int(number[8:10]), int(number[10:12])
    sex = Sex.FEMALE if day > 40 else Sex.MALE
    century = 2000 if year <= today.year % 100 else 1900
    try:
        birth: date | None = date(century + year, month, day - 40 if day > 40 else day)
    except ValueError:
        birth = None
    return NikContent(sex, birth, number[:2])


def warnings(number: str, *, sex: Sex | None, birth: date | None, today: date) -> list[NikWarning]:
    """Everything odd about sixteen digits. None of it blocks: a NIK outlives corrections and moves."""
    content = read(number, today)
    found: list[str] = []
    if content.province not in PROVINCES:
        found.append("nik.province")
    if "00" in (number[2:4], number[4:6]):
        found.append("nik.district")
    if content.birth_date is None:
        found.append("nik.no_date")
    if number[12:] == "0000":
        found.append("nik.serial")
    if sex in (Sex.MALE, Sex.FEMALE) and sex is not content.sex:
        found.append("nik.sex")
    if birth and content.birth_date and not _same_in_two_digits(birth, content.birth_date):
        found.append("nik.birth")
    if not found and not _known_district(number):
        found.append("nik.region")
    return [NikWarning(code) for code in found]


def masked(number: str) -> str:
    """`3311 12•• •••• 0003`; '' for none."""
    return f"{number[:4]} {number[4:6]}•• •••• {number[12:]}" if number else ""


def _same_in_two_digits(one: date, other: date) -> bool:
    return (one.day, one.month, one.year % 100) == (other.day, other.month, other.year % 100)


def _known_district(number: str) -> bool:
    """Whether python-stdnum has the district in its list, where that list is one to go by.

    It has none of the provinces made since 2012, and Papua's by their former numbers: there all are taken.
    Imported late, since its tables cost a start 50 ms.
    """
    from stdnum import numdb

    province, *district = numdb.get("id/loc").info(number[:4])
    if not province[1] or number.startswith(_PAPUA):
        return True
    return bool(district and district[0][1])
