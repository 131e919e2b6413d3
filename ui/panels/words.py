"""How panels write people and times in one line."""

from datetime import date, datetime

from clinic_app.common.locale import clock_time, record_number, short_date, years
from clinic_app.common.text import bare_name
from clinic_app.common.translations import _, ngettext, pgettext
from clinic_app.people.rules import age
from clinic_app.people.values import BirthPrecision, ClientName, Sex
from ui.widgets.wording import sex_name

DOT = " · "


def given_name(name: str) -> str:
    """The first word of a name, as colleagues say it."""
    parts = bare_name(name).split()
    return parts[0] if parts else ""


def sex_sign(sex: Sex) -> str:
    """`L` or `P`, in English `M` or `F`; the word where it is unknown."""
    signs = {Sex.MALE: pgettext("sex", "M"), Sex.FEMALE: pgettext("sex", "F")}
    return signs.get(sex) or sex_name(sex)


def age_text(birth: date, precision: BirthPrecision, today: date) -> str:
    """`19 tahun`, with a tilde where the age is a guess."""
    guess = "± " if precision is BirthPrecision.ESTIMATED else ""
    return guess + years(age(birth, precision, today))


def client_line(client: ClientName, today: date) -> str:
    """`RM 004217 · 19 tahun`."""
    return DOT.join(
        (record_number(client.record_no), age_text(client.birth_date, client.birth_precision, today))
    )


def slot_text(start: datetime, near: date | None = None) -> str:
    """`10.50` on the day of `near`, else `Kam, 20 Agu 10.50`."""
    if start.date() == near:
        return clock_time(start)
    return f"{short_date(start.date())} {clock_time(start)}"


def new_client_row(typed: str) -> str:
    """The last row of a picker."""
    name = " ".join(typed.split())
    return _('New client "{name}"').format(name=name) if name else _("New client")


def late_words(limit: int) -> str:
    """`Lewat 20 mnt. Kabari klien.`"""
    text = ngettext("Over {count} min. Let the client know.", "Over {count} min. Let the client know.", limit)
    return text.format(count=limit)
