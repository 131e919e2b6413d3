"""How much speaks for two records being one person (handbook §1.10): points, and what they mean."""

from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from clinic_app.common import text
from clinic_app.people.rules.phone import national_digits
from clinic_app.people.rules.registration import CheckedClient
from clinic_app.people.values import BirthPrecision, Sex

CERTAIN, SURE, MAYBE = 100, 75, 50
"""The same NIK; almost certainly the same, so that one must choose; perhaps the same. Less is not told."""

_SAME_NAME, _LIKE_NAME = 40, 25
_SAME_BIRTH, _NEAR_BIRTH = 30, 12
_SAME_PHONE, _FAMILY_PHONE = 20, 10
_SAME_GUARDIAN, _SAME_PLACE = 15, 5
_OTHER_SEX, _TWO_MONONYMS = -25, -10
_TWINS = 45
"""The most that is said of two born on one day in one house under different first names."""
_ALIKE = 0.85


@dataclass(frozen=True)
class Traits:
    """What is known of somebody, in forms that can be compared; '' and None say nothing."""

    name_key: str
    birth: date | None = None
    precision: BirthPrecision = BirthPrecision.DAY
    sex: Sex | None = None
    nik: str = ""
    phone: str = ""
    """As dialled within the country."""
    place: str = ""
    """The address, folded."""
    guardian_key: str = ""
    guardian_phone: str = ""


def traits_of(client: CheckedClient) -> Traits:
    """Of a form as it stands, however little of it is filled in."""
    form, guardian = client.form, client.form.guardian
    return Traits(
        name_key=text.name_key(form.full_name),
        birth=client.birth_date,
        precision=client.precision,
        sex=form.sex,
        nik=form.nik,
        phone=national_digits(form.phone),
        place=place_key(form.address),
        guardian_key=text.name_key(guardian.name) if guardian is not None else "",
        guardian_phone=national_digits(guardian.phone) if guardian is not None else "",
    )


def place_key(address: str) -> str:
    """An address as far as writing it differently doesn't change it."""
    return " ".join(text.words_of(address))


def score(one: Traits, other: Traits) -> int:
    """Points from 0 to 100 (handbook §1.10); in whichever order the two are given.

    An address here is one line: the same line counts as the same village, and as one house.
    """
    if one.nik and one.nik == other.nik:
        return CERTAIN
    birth = _birth(one, other)
    found = birth + _phone(one, other) + _sex(one, other)
    if one.guardian_key and text.same_name(one.guardian_key, other.guardian_key):
        found += _SAME_GUARDIAN
    same_place = bool(one.place) and one.place == other.place
    found += _SAME_PLACE if same_place else 0
    if birth == _SAME_BIRTH and _single(one) and _single(other):
        found += _TWO_MONONYMS
    found += _name(one.name_key, other.name_key, needed=MAYBE - found)
    if birth == _SAME_BIRTH and same_place and _first(one) != _first(other):
        found = min(found, _TWINS)
    return max(min(found, CERTAIN - 1), 0)


def _name(key: str, other: str, needed: int) -> int:
    """`needed`: what is still missing; the slow comparison is left out where it wouldn't suffice."""
    if not key or not other:
        return 0
    if text.same_name(key, other):
        return _SAME_NAME
    if needed > _LIKE_NAME:
        return 0
    words, others = set(key.split()), set(other.split())
    if words <= others or others <= words:
        return _LIKE_NAME
    first, second = sorted((" ".join(sorted(words)), " ".join(sorted(others))))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    alike = matcher.real_quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE
    return _LIKE_NAME if alike else 0


def _birth(one: Traits, other: Traits) -> int:
    if one.birth is None or other.birth is None:
        return 0
    if _guessed(one) or _guessed(other):
        # 1 July stands for an unknown day, and may still have been meant.
        both_said = BirthPrecision.ESTIMATED not in (one.precision, other.precision)
        if one.birth == other.birth and both_said:
            return _SAME_BIRTH
        return _NEAR_BIRTH if abs(one.birth.year - other.birth.year) <= 1 else 0
    if one.birth == other.birth:
        return _SAME_BIRTH
    return _NEAR_BIRTH if other.birth in swapped(one.birth) else 0


def swapped(birth: date) -> tuple[date, ...]:
    """The day that is meant when day and month changed places; none where that is no day."""
    if birth.day > 12 or birth.day == birth.month:
        return ()
    return (date(birth.year, birth.day, birth.month),)


def _guessed(one: Traits) -> bool:
    assert one.birth is not None
    return one.precision is BirthPrecision.ESTIMATED or (one.birth.month, one.birth.day) == (7, 1)


def _phone(one: Traits, other: Traits) -> int:
    if one.phone and one.phone == other.phone:
        return _SAME_PHONE
    mine, theirs = {one.phone, one.guardian_phone} - {""}, {other.phone, other.guardian_phone} - {""}
    return _FAMILY_PHONE if mine & theirs else 0


def _sex(one: Traits, other: Traits) -> int:
    known = {one.sex, other.sex}
    return _OTHER_SEX if known == {Sex.MALE, Sex.FEMALE} else 0


def _single(one: Traits) -> bool:
    return len(one.name_key.split()) == 1


def _first(one: Traits) -> str:
    return one.name_key.split()[0] if one.name_key else ""
