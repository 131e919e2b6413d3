"""The registration form, checked as a whole (handbook §1.1)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from clinic_app.common import text
from clinic_app.common.errors import InvalidInput
from clinic_app.people.rules import birth, names, nik, phone
from clinic_app.people.values import BirthPrecision, ClientForm, Guardian, NikWarning

ADDRESS_LIMIT = 300
CONTACT_NOTE_LIMIT = 200
PHONE_LIMIT = 40
T = TypeVar("T")


@dataclass(frozen=True)
class CheckedClient:
    """A form as it would be kept: texts cleaned, phones in E.164 where known. Good without `faults`."""

    form: ClientForm
    birth_date: date | None
    precision: BirthPrecision
    faults: tuple[InvalidInput, ...]
    warnings: tuple[NikWarning, ...]


def check_client(form: ClientForm, today: date) -> tuple[list[InvalidInput], list[NikWarning]]:
    """What speaks against a form, in the order of the fields, and what is only odd."""
    checked = examine(form, today)
    return list(checked.faults), list(checked.warnings)


def examine(form: ClientForm, today: date) -> CheckedClient:
    """Clean and check every field; goes on after a fault, so that all are found at once."""
    faults: list[InvalidInput] = []
    warnings: list[NikWarning] = []

    def attempt(act: Callable[[], T], otherwise: T) -> T:
        try:
            return act()
        except InvalidInput as fault:
            faults.append(fault)
            return otherwise

    full_name = attempt(lambda: names.check("full_name", form.full_name), "")
    unknown: tuple[date | None, BirthPrecision] = None, BirthPrecision.DAY
    birth_date, precision = attempt(lambda: birth.resolve(form.birth_date, form.age, today), unknown)
    if form.sex is None:
        faults.append(InvalidInput("sex", "client.sex_missing"))
    number = attempt(lambda: nik.check(form.nik) if nik.compact(form.nik) else "", "")
    kept_phone = attempt(lambda: _phone("phone", form.phone, warnings), "")
    contact_note = attempt(lambda: text.line("contact_note", form.contact_note, CONTACT_NOTE_LIMIT), "")
    address = attempt(lambda: text.line("address", form.address, ADDRESS_LIMIT), "")
    guardian = _guardian(form.guardian, attempt, warnings)
    if guardian is None and birth_date and birth.is_minor(birth_date, precision, today):
        faults.append(InvalidInput("guardian", "guardian.missing"))
    if number:
        known = birth_date if precision is BirthPrecision.DAY else None
        warnings[:0] = nik.warnings(number, sex=form.sex, birth=known, today=today)
    cleaned = replace(
        form,
        full_name=full_name,
        nik=number,
        phone=kept_phone,
        contact_note=contact_note,
        address=address,
        guardian=guardian,
        team=tuple(dict.fromkeys(form.team)),
    )
    return CheckedClient(cleaned, birth_date, precision, tuple(faults), tuple(warnings))


def _guardian(
    typed: Guardian | None, attempt: Callable[[Callable[[], str], str], str], warnings: list[NikWarning]
) -> Guardian | None:
    if typed is None:
        return None
    name = attempt(lambda: names.check("guardian.name", typed.name), "")
    number = attempt(lambda: _phone("guardian.phone", typed.phone, warnings), "")
    return replace(typed, name=name, phone=number)


def _phone(field: str, typed: str, warnings: list[NikWarning]) -> str:
    cleaned = text.line(field, typed, PHONE_LIMIT)
    number, known = phone.read(cleaned)
    if not known:
        warnings.append(NikWarning("phone.unknown", field))
    return number
