"""Phone numbers: kept in E.164 where they are numbers, as typed where not. Never refused (handbook §1.8)."""

import re

from clinic_app.common.text import clean_line

_SHORT = frozenset({"110", "112", "117", "118", "119", "129"})
"""Emergency and hotline numbers that have no longer form."""
_SIGNS = re.compile(r"[+()0-9\s.\-/]+")
_DIGIT = re.compile(r"[0-9]+")
_BARE_MOBILE = re.compile(r"8[1-9][0-9]{7,10}")
_WITHOUT_PLUS = re.compile(r"62[0-9]{8,12}")


def read(typed: str) -> tuple[str, bool]:
    """The number to keep, and whether its form is known: `+6281244102213`, True; else as typed, False.

    Takes `08…`, `+62 8…`, `62 8…` and `8…`, with blanks, dots, dashes and brackets. '' stays ''.
    """
    cleaned = clean_line(typed)
    if not cleaned:
        return "", True
    digits = digits_in(cleaned)
    if not _SIGNS.fullmatch(cleaned) or len(digits) > 15:
        return cleaned, False
    if digits in _SHORT:
        return digits, True
    return _read_with_library(cleaned, digits)


def digits_in(text: str) -> str:
    """Only the ASCII digits of a text."""
    return "".join(_DIGIT.findall(text))


def national_digits(kept: str) -> str:
    """The digits one dials within the country, for finding: `081244102213` of `+62 812-4410-2213`."""
    digits = digits_in(kept)
    return "0" + digits[2:] if kept.startswith("+62") else digits


def searched_digits(text: str) -> str:
    """The digits to look for when somebody types (part of) a number; the country's prefix becomes 0."""
    digits = digits_in(text)
    if text.lstrip().startswith("+62") or (digits.startswith("62") and len(digits) > 4):
        return "0" + digits[2:]
    return digits


def _read_with_library(cleaned: str, digits: str) -> tuple[str, bool]:
    # Imported here: its tables cost a start 85 ms.
    import phonenumbers

    written = cleaned
    if _BARE_MOBILE.fullmatch(digits) and not cleaned.startswith("+"):
        written = "0" + digits
    elif _WITHOUT_PLUS.fullmatch(digits) and not cleaned.startswith(("+", "0")):
        written = "+" + digits
    try:
        number = phonenumbers.parse(written, "ID")
    except phonenumbers.NumberParseException:
        return cleaned, False
    if not phonenumbers.is_possible_number(number) or not phonenumbers.is_valid_number(number):
        return cleaned, False
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), True
