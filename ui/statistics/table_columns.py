"""The columns of the table: what each counts, and for which programmes it exists."""

from collections.abc import Callable
from dataclasses import dataclass

from clinic_app.common import locale
from clinic_app.common.translations import N_
from clinic_app.facility.values import Programme
from clinic_app.statistics.values.figures import Figures, Measure
from ui.statistics.words import percent


@dataclass(frozen=True)
class Column:
    """A head, the measure that a click asks for, and the words of a cell."""

    key: str
    head: str
    measure: Measure
    say: Callable[[Figures], str]
    programmes: frozenset[Programme] = frozenset(Programme)
    """Where it exists; other rows have a dash."""


def _count(field: str) -> Callable[[Figures], str]:
    return lambda figures: locale.number(int(getattr(figures, field)))


_SESSIONS = frozenset({Programme.BK, Programme.PSY})
_CONTACTS = frozenset({Programme.PEER})

COLUMNS = (
    Column("persons", N_("Clients"), Measure.PERSONS, _count("persons")),
    Column("new", N_("New"), Measure.VISITS_NEW, _count("visits_new")),
    Column("visits", N_("Visits"), Measure.VISITS, _count("visits")),
    Column("sessions", N_("Sessions held"), Measure.SESSIONS, _count("sessions"), _SESSIONS),
    Column("contacts", N_("Peer contacts"), Measure.CONTACTS, _count("contacts"), _CONTACTS),
    Column("no_shows", N_("No-shows"), Measure.NO_SHOWS, _count("no_shows"), _SESSIONS),
    Column("cancelled", N_("Called off"), Measure.CANCELLED, _count("cancelled")),
    Column("referrals", N_("Referrals"), Measure.REFERRALS_SENT, _count("referrals_sent")),
    Column(
        "notes",
        N_("Notes on time"),
        Measure.NOTES_ON_TIME,
        lambda figures: percent(figures.notes_on_time_percent),
        _SESSIONS,
    ),
)
