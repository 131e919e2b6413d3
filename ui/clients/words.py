"""How the screens of clients write times, risks and people in few words."""

from datetime import date, datetime

from clinic_app.common.locale import brief_date, clock_time, day_month, short_date
from clinic_app.common.translations import _, pgettext
from clinic_app.notes.values import Risk
from clinic_app.people.rules import age
from clinic_app.people.values import BirthPrecision, ClientName
from ui.panels.words import DOT, sex_sign
from ui.widgets.note_wording import risk_name

RISK_LOOK: dict[Risk, tuple[str, str | None]] = {
    Risk.HIGH: ("danger", "warning-octagon-fill"),
    Risk.MODERATE: ("warning", "warning-fill"),
    Risk.LOW: ("neutral", None),
    Risk.NONE: ("neutral", None),
}
"""Tone and icon of a risk chip (ui/spec §2.5)."""


def near_day(day: date, today: date) -> str:
    """`Hari ini`, `5 Agu`, in another year `5 Agu 2025`."""
    if day == today:
        return _("Today")
    return day_month(day) if day.year == today.year else brief_date(day)


def day_in_text(day: date, today: date) -> str:
    """The same within a sentence: `hari ini`."""
    return pgettext("in a sentence", "today") if day == today else near_day(day, today)


def next_time(moment: datetime, today: date) -> str:
    """`Hari ini · 11.00`, `Kam, 20 Agu · 08.00`."""
    day = moment.date()
    if day == today:
        when = _("Today")
    else:
        when = short_date(day) if day.year == today.year else brief_date(day)
    return DOT.join((when, clock_time(moment)))


def age_and_sex(client: ClientName, today: date) -> str:
    """`19 · L`, with a tilde where the age is a guess."""
    guess = "±" if client.birth_precision is BirthPrecision.ESTIMATED else ""
    years = age(client.birth_date, client.birth_precision, today)
    return DOT.join((f"{guess}{years}", sex_sign(client.sex)))


def risk_sentence(risk: Risk) -> str:
    """`Risiko sedang`."""
    if risk is Risk.NONE:
        return _("No risk seen")
    return {
        Risk.LOW: _("Low risk"),
        Risk.MODERATE: _("Moderate risk"),
        Risk.HIGH: _("High risk"),
    }[risk]


def risk_word(risk: Risk) -> str:
    """`Sedang`, in the table's column."""
    return risk_name(risk)
