"""Every measure that is a figure, once, for the whole, each programme and each counselor."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from clinic_app.audit.desk import Desk
from clinic_app.statistics.appointments import counted
from clinic_app.statistics.encounters import Encounter, encounters
from clinic_app.statistics.measures import (
    absences,
    groups,
    notes_on_time,
    persons,
    referrals,
    sessions,
    visits,
    waiting,
)
from clinic_app.statistics.meetings import held
from clinic_app.statistics.scope import Scope
from clinic_app.statistics.tally import WHOLE, Cut, Tally
from clinic_app.statistics.values.figures import Figures


@dataclass(frozen=True)
class Counts:
    """All figures of a scope, by cut; and the encounters that most of them were counted from."""

    tallies: dict[str, Tally]
    seen: tuple[Encounter, ...]
    everyone: tuple[Encounter, ...]
    """The encounters of the whole month, also when the scope is narrower."""

    def figures(self, cut: Cut = WHOLE) -> Figures:
        return Figures(**{name: tally.get(cut, 0) for name, tally in self.tallies.items()})

    def cuts(self) -> set[Cut]:
        return {cut for tally in self.tallies.values() for cut, count in tally.items() if count}


def counts(session: Session, desk: Desk, scope: Scope) -> Counts:
    """Every measure that is a figure. Reads only."""
    everyone = tuple(encounters(session, scope))
    seen = tuple(scope.of(everyone))
    booked = list(scope.of(counted(session, scope)))
    met = list(scope.of(held(session, scope)))
    noted = list(scope.of(notes_on_time.noted(session, scope, desk.now_local(), desk.zone)))
    sent = list(scope.of(referrals.referred(session, scope)))
    tallies = {
        "persons": persons.persons(seen),
        "visits_new": visits.visits_new(seen),
        "visits_old": visits.visits_old(seen),
        "sessions": sessions.sessions(booked),
        "contacts": sessions.contacts(booked),
        "no_shows": absences.no_shows(booked),
        "cancelled": absences.cancelled(booked),
        "waited": waiting.waited(booked),
        "waited_seconds": waiting.waited_seconds(booked),
        "notes_due": notes_on_time.notes_due(noted),
        "notes_on_time": notes_on_time.notes_on_time(noted),
        "meetings": groups.meetings(met),
        "attendances": groups.attendances(seen),
        "expected": groups.expected(met),
        "group_persons": groups.group_persons(seen),
        "referrals_sent": referrals.sent(sent, scope),
        "referrals_accepted": referrals.accepted(sent, scope),
        "referrals_attended": referrals.attended(sent, scope),
        "referrals_closed": referrals.closed(sent, scope),
        "referrals_overdue": referrals.overdue(sent, scope),
        "referrals_answered": referrals.answered(sent, scope),
    }
    return Counts(tallies, seen, everyone)
