"""That the second counter would see it: each rule broken on purpose, on a clinic where it matters."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import false

from clinic_app.common.clock import age_on
from clinic_app.facility.values import Programme
from clinic_app.notes.values.problems import Problem
from clinic_app.people.model import Client
from clinic_app.scheduling.model_meetings import Meeting
from clinic_app.statistics import encounters, meetings, spreading
from clinic_app.statistics.encounters import Encounter
from clinic_app.statistics.measures import absences, cases, notes_on_time, referrals, visits
from clinic_app.statistics.rules import bands
from clinic_app.statistics.scope import Scope
from clinic_app.statistics.tally import added
from clinic_app.statistics.values import figures
from tests.clinic_app.statistics.counter.agreeing import agree
from tests.clinic_app.statistics.counter.clinics import Row, Rows
from tests.support.clinic import Clinic

FEBRUARY, NOW = date(2028, 2, 1), datetime(2028, 4, 2, 9)
Break = Callable[[pytest.MonkeyPatch], None]


def session(client: int, day: date, programme: str = "PSY", hour: int = 9, **facts: object) -> Row:
    start = datetime(day.year, day.month, day.day, hour)
    service = {"BK": "KI", "PSY": "KIS", "PEER": "TM"}[programme]
    known = {"client": client, "programme": programme, "service": service, "start": start, "counselor": 3}
    more = {"status": "COMPLETED", "arrived": 5, "waited": 10, "note": None}
    return {**known, "end": start + timedelta(minutes=30), **more, **facts}


def clinic(
    *appointments: Row,
    clients: int = 2,
    births: tuple[date, ...] = (),
    into: tuple[int | None, ...] = (),
    **others: list[Row],
) -> Rows:
    born = (*births, *[date(1990, 1, 1)] * clients)
    merged = (*into, *[None] * clients)
    people = [
        {"id": number + 1, "sex": "LP"[number % 2], "birth": born[number], "into": merged[number]}
        for number in range(clients)
    ]
    empty: Rows = {kind: [] for kind in ("meetings", "members", "referrals", "problems")}
    rows: Rows = {
        "clients": people,
        "appointments": list(appointments),
        "groups": [{"id": 1, "programme": "PSY"}, {"id": 2, "programme": "BK"}],
        **{**empty, **others},
    }
    for kind in ("appointments", *empty):
        for number, row in enumerate(rows[kind], start=1):
            row["id"] = number
    return rows


def broken_statement(patch: pytest.MonkeyPatch, name: str, value: object) -> None:
    """Break something that the remembered statement of the encounters is made of."""
    patch.setattr(encounters, name, value)
    patch.setattr(encounters, "_statement", encounters._statement.__wrapped__)


def the_last_visit_says_the_age(patch: pytest.MonkeyPatch) -> None:
    def last_of_each(seen: Sequence[Encounter]) -> list[Encounter]:
        return list({one.client: one for one in sorted(seen, key=lambda one: one.start)}.values())

    patch.setattr(spreading, "first_of_each", last_of_each)


def born_on_29_february_is_born_on_the_28th(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(bands, "age_on", lambda birth, day: age_on(birth - timedelta(days=birth.day == 29), day))


def notes_are_due_a_minute_earlier(patch: pytest.MonkeyPatch) -> None:
    due = notes_on_time.due
    patch.setattr(notes_on_time, "due", lambda end: due(end) - timedelta(minutes=1))


def the_last_day_in_a_group_is_outside(patch: pytest.MonkeyPatch) -> None:
    members = meetings._members
    patch.setattr(meetings, "_members", lambda spans, day: members(spans, day + timedelta(days=1)))


def february_has_28_days(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Scope, "end", property(lambda scope: scope.begin + timedelta(days=28)))


def a_year_is_twelve_months(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Scope, "year", property(lambda scope: scope.begin - timedelta(days=365)))


def each_session_is_a_visit(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(visits, "visits", lambda seen: added((one.programme, one.counselor, 1) for one in seen))


def a_referral_is_overdue_on_its_due_day(patch: pytest.MonkeyPatch) -> None:
    overdue = referrals.is_overdue
    patch.setattr(referrals, "is_overdue", lambda one, day: overdue(one, day + timedelta(days=1)))


def percents_are_rounded_to_even(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(figures, "percent", lambda part, whole: round(100 * part / whole, 1) if whole else None)


def day(number: int, month: int = 2, year: int = 2028) -> date:
    return date(year, month, number)


def problem(first: date, closed: int | None = None, client: int = 1, code: str = "F32.1") -> Row:
    facts = {"client": client, "programme": "PSY", "code": code, "first": first, "closed": closed}
    return {**facts, "withdrawn": False}


MEETING = {
    **{"group": 1, "start": datetime(2028, 2, 10, 13), "counselor": 3, "status": "HELD"},
    **{"marks": {1: "H", 2: "A"}, "guests": []},
}
REFERRAL = {
    **{"client": 1, "programme": "PSY", "counselor": 3, "sent": day(1), "due": 28},
    **{"accepted": None, "attended": None, "closed": None, "outcome": None},
}

BROKEN: dict[str, tuple[Break, Rows]] = {
    "a chat is a visit": (
        lambda patch: broken_statement(patch, "REMOTE_CONTACTS", ()),
        clinic(session(1, day(3), "PEER", service="CHT")),
    ),
    "every month begins anew": (
        lambda patch: broken_statement(patch, "_earlier", lambda *_: false()),
        clinic(session(1, day(5, 1)), session(1, day(5))),
    ),
    "an earlier meeting is forgotten": (
        lambda patch: broken_statement(patch, "_came", lambda: (Meeting.status == "PLANNED",)),
        clinic(session(1, day(20)), meetings=[MEETING]),
    ),
    "whoever was absent came": (
        lambda patch: broken_statement(patch, "_came", lambda: (Meeting.status == "HELD",)),
        clinic(meetings=[MEETING]),
    ),
    "merged clients are two": (
        lambda patch: broken_statement(patch, "bearer", lambda: Client.id),
        clinic(session(1, day(5)), session(2, day(6)), into=(None, 1)),
    ),
    "the last visit says the age": (
        the_last_visit_says_the_age,
        clinic(session(1, day(10)), session(1, day(20)), births=(day(15, year=2010),)),
    ),
    "born on 29 February is born on the 28th": (
        born_on_29_february_is_born_on_the_28th,
        clinic(session(1, day(28)), births=(day(29, year=2008),)),
    ),
    "notes are due a minute earlier": (
        notes_are_due_a_minute_earlier,
        clinic(session(1, day(5), note=(True, 24 * 60))),
    ),
    "the last day in a group is outside": (
        the_last_day_in_a_group_is_outside,
        clinic(
            meetings=[{**MEETING, "marks": {}}],
            members=[{"group": 1, "client": 1, "joined": day(1), "stays": 9}],
        ),
    ),
    "February has 28 days": (february_has_28_days, clinic(session(1, day(29)))),
    "a year is twelve months": (
        a_year_is_twelve_months,
        clinic(session(1, day(31, 12, 2027)), session(1, day(5))),
    ),
    "each session is a visit": (
        each_session_is_a_visit,
        clinic(session(1, day(5)), session(1, day(5), hour=13)),
    ),
    "a peer's no-show counts": (
        lambda patch: patch.setattr(absences, "INDIVIDUAL", tuple(Programme)),
        clinic(session(1, day(5), "PEER", status="NO_SHOW")),
    ),
    "what was before the month is forgotten": (
        lambda patch: patch.setattr(cases, "_last_before", lambda *_: {}),
        clinic(session(1, day(5, 1)), session(1, day(5)), problems=[problem(day(5, 1))]),
    ),
    "a closed problem goes on": (
        lambda patch: patch.setattr(cases, "_open_on", lambda one, at: one.first_on <= at),
        clinic(session(1, day(5)), session(1, day(20)), problems=[problem(day(5), 3)]),
    ),
    "two rows of a case count twice": (
        lambda patch: patch.setattr(Problem, "case_code", property(lambda one: one.id)),
        clinic(
            session(1, day(5)),
            session(2, day(6)),
            into=(None, 1),
            problems=[problem(day(5)), problem(day(6), client=2)],
        ),
    ),
    "a referral is overdue on its due day": (
        a_referral_is_overdue_on_its_due_day,
        clinic(referrals=[REFERRAL]),
    ),
    "percents are rounded to even": (
        percents_are_rounded_to_even,
        clinic(
            *(
                session(1, day(5), hour=hour, status="NO_SHOW" if hour == 0 else "COMPLETED")
                for hour in range(16)
            )
        ),
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_rule_is_seen(shared: Clinic, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    break_it, rows = BROKEN[name]
    agree(shared, rows, FEBRUARY, NOW)

    break_it(monkeypatch)

    with pytest.raises(AssertionError):
        agree(shared, rows, FEBRUARY, NOW)
