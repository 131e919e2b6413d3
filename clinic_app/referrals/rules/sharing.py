"""What of a client is shared: what the record offers for each item, and what is ticked (ui/spec §8.7)."""

from collections.abc import Iterable
from datetime import date

from clinic_app.common.locale import EN_DASH, day_month, number, phone, plain_date, record_number, years
from clinic_app.common.translations import _
from clinic_app.notes.rules.wording import risk_name
from clinic_app.people.rules import age
from clinic_app.people.rules.wording import sex_name
from clinic_app.referrals.values import (
    Content,
    Facts,
    Offer,
    OfferState,
    Preset,
    ServiceGiven,
    ShareItem,
)

Item = ShareItem

_MINIMAL = frozenset({Item.NAME, Item.AGE_SEX, Item.REASON})
_CLINICAL = _MINIMAL | {Item.PHONE, Item.SERVICES_GIVEN, Item.RISK}


def preset_items(preset: Preset, minor: bool) -> tuple[ShareItem, ...]:
    """The ticks of a preset; OWN begins with those of MINIMAL. A minor's form names the caregiver."""
    items = _CLINICAL if preset is Preset.CLINICAL else _MINIMAL
    return ordered(items | {Item.GUARDIAN} if minor else items)


def preset_of(shared: Iterable[ShareItem], minor: bool) -> Preset:
    """The preset whose ticks these are; else OWN."""
    ticked = ordered(shared)
    for preset in (Preset.MINIMAL, Preset.CLINICAL):
        if ticked == preset_items(preset, minor):
            return preset
    return Preset.OWN


def ordered(items: Iterable[ShareItem]) -> tuple[ShareItem, ...]:
    """These items in the order of the form, each once; the name always, the text of notes never."""
    wanted = {*items, Item.NAME} - {Item.NOTE_TEXT}
    return tuple(item for item in ShareItem if item in wanted)


def offers(facts: Facts, content: Content, today: date) -> tuple[Offer, ...]:
    """All items in their order, each with the value that would be printed."""
    return tuple(_offer(item, facts, content, today) for item in ShareItem)


def shared_now(facts: Facts, content: Content, today: date) -> tuple[ShareItem, ...]:
    """What is ticked and on offer: exactly this is printed, and exactly this the consent covers."""
    there = {
        offer.item
        for offer in offers(facts, content, today)
        if offer.state in (OfferState.REQUIRED, OfferState.OFFERED)
    }
    return tuple(item for item in ordered(content.shared) if item in there)


def services_sentence(services: Iterable[ServiceGiven]) -> str:
    """What was given so far, counted from the appointments, e.g. `Konseling individu (3 kali, …)`."""
    return "; ".join(
        _("{service} ({count} ×, {days})").format(
            service=given.label, count=number(given.count), days=_days(given.first, given.last)
        )
        for given in services
    )


def _days(first: date, last: date) -> str:
    if first == last:
        return plain_date(first)
    begin = day_month(first, short=False) if first.year == last.year else plain_date(first)
    return f"{begin} {EN_DASH} {plain_date(last)}"


def _offer(item: ShareItem, facts: Facts, content: Content, today: date) -> Offer:
    if item is Item.NAME:
        named = record_number(facts.record_no) if content.case_code else facts.name
        return Offer(item, OfferState.REQUIRED, named)
    if item is Item.NOTE_TEXT:
        return Offer(item, OfferState.NEVER)
    if item is Item.SCREENING:
        return Offer(item, OfferState.NOT_YET)
    if item is Item.RISK and not facts.risk_readable:
        return Offer(item, OfferState.LOCKED)
    value = _value(item, facts, content, today)
    return Offer(item, OfferState.OFFERED if value else OfferState.EMPTY, value)


def _value(item: ShareItem, facts: Facts, content: Content, today: date) -> str:
    match item:
        case Item.AGE_SEX:
            lived = years(age(facts.birth_date, facts.birth_precision, today))
            return joined(lived, sex_name(facts.sex).lower())
        case Item.PHONE:
            return phone(facts.phone)
        case Item.ADDRESS:
            return facts.address
        case Item.GUARDIAN:
            carer = content.caregiver
            return joined(carer.name, carer.relation, carer.contact) if carer.name else ""
        case Item.ID_NUMBER:
            return facts.nik_masked
        case Item.ORIGIN:
            language = content.language and _("language: {name}").format(name=content.language)
            return joined(content.nationality, language)
        case Item.REASON:
            return content.reason
        case Item.SERVICES_GIVEN:
            return content.services_given
        case Item.RISK if facts.risk is not None:
            return risk_name(facts.risk)
        case _:
            return ""


def joined(*parts: str) -> str:
    """The parts that aren't empty, with commas."""
    return ", ".join(part for part in parts if part)
