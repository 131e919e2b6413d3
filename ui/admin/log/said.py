"""How the values of a line's details are said: one function per kind of value."""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from clinic_app.common.locale import number, plain_date
from clinic_app.common.permissions import Title
from clinic_app.common.translations import N_, _
from clinic_app.facility.values import FacilityKind, HolidayKind, Programme
from clinic_app.people.values import ConsentKind
from clinic_app.referrals.rules.words import channel_text, ground_text, item_text, outcome_text
from clinic_app.referrals.values import Channel, Ground, Outcome, ShareItem
from clinic_app.safekeeping.values import BackupKind, PlaceFault
from clinic_app.scheduling.values import ConflictKind, Status
from ui.admin.log.fields import field_name
from ui.admin.log.known import Known, code_in
from ui.admin.log.slots import full_slot
from ui.admin.log.subjects import roles_words
from ui.widgets.backup_wording import fault_words, kind_name
from ui.widgets.wording import (
    consent_name,
    facility_kind_name,
    holiday_name,
    programme_name,
    status_name,
    title_name,
)

_REFERRAL_CODES: tuple[tuple[type[StrEnum], Callable[[Any], str]], ...] = (
    (ShareItem, item_text),
    (Ground, ground_text),
    (Channel, channel_text),
    (Outcome, outcome_text),
)


def plain(value: object, known: Known) -> str:
    if value is None or value == []:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, int):
        return number(value)
    if isinstance(value, list):
        return ", ".join(plain(each, known) for each in value)
    return str(value)


def people(value: object, known: Known) -> str:
    if not isinstance(value, list):
        return plain(value, known)
    return ", ".join(known.person(_int(each)) for each in value)


def person(value: object, known: Known) -> str:
    return known.person(_int(value))


def place(value: object, known: Known) -> str:
    """Where something stood: a slot, a state, a team."""
    if isinstance(value, dict):
        room = known.rooms.get(_int(value.get("room_id")), "")
        person = known.short(_int(value.get("counselor_id")))
        return "\n".join(part for part in (full_slot(value), person, room) if part)
    if (status := code_in(Status, value)) is not None:
        return status_name(status)
    return people(value, known) or "–"


def coded(value: object, known: Known) -> str:
    """A code of one of the closed lists that a line may name by `kind`."""
    if (consent := code_in(ConsentKind, value)) is not None:
        return consent_name(consent)
    if (holiday := code_in(HolidayKind, value)) is not None:
        return holiday_name(holiday)
    if (facility := code_in(FacilityKind, value)) is not None:
        return facility_kind_name(facility)
    if (backup := code_in(BackupKind, value)) is not None:
        return kind_name(backup)
    return plain(value, known)


def referral_codes(value: object, known: Known) -> str:
    """Codes of a referral: what was shared, how it was delivered, how it ended."""
    if isinstance(value, list):
        return ", ".join(referral_codes(each, known) for each in value)
    for codes, words in _REFERRAL_CODES:
        if (code := code_in(codes, value)) is not None:
            return words(code)
    return plain(value, known)


def place_fault(value: object, known: Known) -> str:
    """Why the second place didn't take a backup."""
    fault = code_in(PlaceFault, value)
    return plain(value, known) if fault is None else fault_words(fault)[0]


def programme(value: object, known: Known) -> str:
    code = code_in(Programme, value)
    return plain(value, known) if code is None else programme_name(code)


def title(value: object, known: Known) -> str:
    code = code_in(Title, value)
    return plain(value, known) if code is None else title_name(code)


def fields(value: object, known: Known) -> str:
    if not isinstance(value, list):
        return plain(value, known)
    return ", ".join(field_name(str(each)) for each in value)


_CLASHES = {
    ConflictKind.CLIENT: N_("same client"),
    ConflictKind.ROOM: N_("room taken"),
    ConflictKind.COUNSELOR: N_("counselor busy"),
    ConflictKind.MEMBER: N_("member has something else"),
    ConflictKind.HOLIDAY: N_("holiday"),
    ConflictKind.OUTSIDE_HOURS: N_("outside service hours"),
    ConflictKind.BREAK: N_("break time"),
}


def clashes(value: object, known: Known) -> str:
    found = [code_in(ConflictKind, each) for each in (value if isinstance(value, list) else [])]
    return ", ".join(_(_CLASHES[code]) for code in found if code is not None)


def roles(value: object, known: Known) -> str:
    return roles_words(value)


def restricted(value: object, known: Known) -> str:
    return _("Without clinical data") if value else ""


def count(value: object, known: Known) -> str:
    return number(len(value)) if isinstance(value, list) and value else ""


def day(value: object, known: Known) -> str:
    try:
        return plain_date(date.fromisoformat(str(value)))
    except ValueError:
        return plain(value, known)


def moment(value: object, known: Known) -> str:
    try:
        moment = datetime.fromisoformat(str(value))
        return known.full_moment(moment) if moment.tzinfo else plain(value, known)
    except (ValueError, OverflowError):
        return plain(value, known)


def line(value: object, known: Known) -> str:
    return f"#{number(value)}" if isinstance(value, int) else ""


def seal(value: object, known: Known) -> str:
    return fours(str(value))


def given(value: object, known: Known) -> str:
    return _("Given") if value else _("Refused")


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0


def fours(hexadecimal: str) -> str:
    """The first 16 signs of a hash: `9f2c 41d8 07be 6a35`."""
    return " ".join(hexadecimal[start : start + 4] for start in range(0, 16, 4)).strip()
