"""How it stands with a client's consents, in words. Pure but for the language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from clinic_app.common.translations import _
from clinic_app.people.rules import standing
from clinic_app.people.values import Consent, ConsentKind
from ui.clients.words import day_in_text, near_day
from ui.widgets.wording import consent_name

_ASKED = (ConsentKind.SERVICE, ConsentKind.DATA)


@dataclass(frozen=True)
class ConsentLine:
    """A kind of consent as it stands: the icon, the words at the right, and their ink."""

    kind: ConsentKind
    text: str
    icon: str
    ink: str
    aside: str


def consent_lines(consents: Iterable[Consent], today: date) -> tuple[ConsentLine, ...]:
    """Service and data always, an exception while it stands."""
    known = tuple(consents)
    found = [_line(kind, known, today) for kind in _ASKED]
    if standing(known, frozenset({ConsentKind.EXCEPTION}), today) is not None:
        found.append(_line(ConsentKind.EXCEPTION, known, today))
    return tuple(found)


def _line(kind: ConsentKind, known: tuple[Consent, ...], today: date) -> ConsentLine:
    name = consent_name(kind)
    stands = standing(known, frozenset({kind}), today)
    if stands is not None:
        return ConsentLine(kind, name, "check-circle-fill", "success", near_day(stands.day, today))
    last = next((consent for consent in known if consent.kind is kind), None)
    if last is None:
        return ConsentLine(kind, name, "warning-circle-fill", "warning", _("not yet"))
    if last.withdrawn_on is not None and last.given:
        said = _("withdrawn {day}").format(day=day_in_text(last.withdrawn_on, today))
    else:
        said = _("refused {day}").format(day=day_in_text(last.day, today))
    return ConsentLine(kind, name, "x-circle-fill", "danger", said)


def decision(consent: Consent, today: date) -> tuple[str, str, str]:
    """Word, tone and icon of a recorded consent in the table."""
    if not consent.given:
        return _("Refused"), "danger", "x-circle"
    if consent.withdrawn_on is not None and consent.withdrawn_on <= today:
        return _("Withdrawn"), "neutral", "arrow-u-up-left"
    if consent.kind is ConsentKind.EXCEPTION:
        return _("Documented"), "warning", "warning"
    return _("Given"), "success", "check-circle"


def may_be_withdrawn(consent: Consent) -> bool:
    """Whether it was given and not withdrawn yet."""
    return consent.given and consent.withdrawn_on is None
