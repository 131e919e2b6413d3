"""A month put together: its figures, how they spread over ages, the trend, the cases, its state."""

from collections.abc import Sequence
from datetime import datetime, time

from sqlalchemy.orm import Session

from clinic_app.audit import head
from clinic_app.audit.desk import Desk
from clinic_app.common.clock import local
from clinic_app.facility import queries as facility
from clinic_app.facility.values import Profile, Programme
from clinic_app.notes.rules.codes import label
from clinic_app.notes.values.problems import CodeSystem
from clinic_app.people import mirror
from clinic_app.people.values import PersonId
from clinic_app.scheduling.values import Status
from clinic_app.statistics import closing, keeping, spreading
from clinic_app.statistics.appointments import trend_counts
from clinic_app.statistics.counting import Counts, counts
from clinic_app.statistics.encounters import INDIVIDUAL, Encounter
from clinic_app.statistics.measures import (
    absences,
    cases,
    groups,
    notes_on_time,
    persons,
    referrals,
    sessions,
    visits,
    waiting,
)
from clinic_app.statistics.meetings import guests
from clinic_app.statistics.model import MonthClosing
from clinic_app.statistics.rules.bands import FORMS, SCREEN
from clinic_app.statistics.rules.months import last_day, month_after
from clinic_app.statistics.scope import Scope
from clinic_app.statistics.spreading import Aged
from clinic_app.statistics.values.figures import CaseLine, Measure, Spread
from clinic_app.statistics.values.report import (
    CounselorFigures,
    MonthReport,
    MonthState,
    ProgrammeFigures,
    TrendMonth,
)

TREND = 6
"""Months that the trend shows, the report's own last."""

_FAMILIES = (visits, persons, sessions, absences, waiting, notes_on_time, cases, groups, referrals)
SENTENCES: tuple[tuple[Measure, str], ...] = tuple(
    pair for family in _FAMILIES for pair in family.SENTENCES.items()
)
"""What each measure counts, in the order of the report."""


def month_report(session: Session, desk: Desk, scope: Scope) -> MonthReport:
    """All of it, as it stands now. Raises Damaged for a problem that was changed."""
    found = counts(session, desk, scope)
    profile, staff = facility.profile(session), staff_names(session)
    form = FORMS[profile.kind]
    total, programmes = found.figures(), by_programme(found, scope, profile, staff)
    position = head.of(session)
    closed = closing.standing(session, scope.month)
    printed = keeping.newest(session, scope.month)
    return MonthReport(
        month=scope.month,
        through=scope.through,
        state=_state(scope, closed),
        made_at=desk.now_local(),
        made_by=desk.name,
        log_seq=position.seq,
        log_hash=position.hash.hex(),
        programme=scope.programme,
        counselor_id=scope.counselor,
        counselor_name="" if scope.counselor is None else staff.get(scope.counselor, ""),
        total=total,
        programmes=programmes,
        trend=trend(session, scope),
        pyramid=spreading.of_persons(found.seen, SCREEN),
        spreads=spreads(found.seen, form, scope.programme),
        cases=case_lines(session, desk, found, scope, form),
        guests=groups.guests(scope.of(guests(session, scope))),
        sentences=SENTENCES,
        closed_at=None if closed is None else local(closed.closed_at, desk.zone),
        closed_by="" if closed is None else staff.get(PersonId(closed.closed_by), ""),
        corrections=()
        if closed is None or scope.narrowed
        else closing.corrections(closed, total, programmes),
        revision=None if printed is None else printed.revision,
    )


def _state(scope: Scope, closed: MonthClosing | None) -> MonthState:
    if closed is not None:
        return MonthState.CLOSED
    return MonthState.OPEN if last_day(scope.month) < scope.today else MonthState.RUNNING


def by_programme(
    found: Counts, scope: Scope, profile: Profile, names: dict[PersonId, str]
) -> tuple[ProgrammeFigures, ...]:
    """The programmes of the facility in their order, and any other with figures; their counselors by name."""
    cuts = found.cuts()
    shown = [
        programme
        for programme in Programme
        if scope.programme in (None, programme)
        and (programme in profile.programmes or (programme, None) in cuts)
    ]
    return tuple(
        ProgrammeFigures(
            programme,
            found.figures((programme, None)),
            tuple(
                CounselorFigures(who, names.get(who, ""), found.figures((programme, who)))
                for who in sorted(
                    (who for one, who in cuts if one is programme and who is not None),
                    key=lambda who: (names.get(who, "").casefold(), who),
                )
            ),
            spreads(found.seen, FORMS[profile.kind], programme),
        )
        for programme in shown
    )


def staff_names(session: Session) -> dict[PersonId, str]:
    """Everybody who ever worked here, by number."""
    return {member.id: member.name for member in mirror.members(session, include_inactive=True)}


def spreads(seen: Sequence[Encounter], preset: str, programme: Programme | None = None) -> tuple[Spread, ...]:
    """Persons, visits new and old, and sessions, of all programmes or one; peer support has none."""
    own = [each for each in seen if programme in (None, each.programme)]
    held = () if programme not in (None, *INDIVIDUAL) else (spreading.of_sessions(own, preset),)
    return (spreading.of_persons(own, preset), *spreading.of_visits(own, preset), *held)


def trend(session: Session, scope: Scope) -> tuple[TrendMonth, ...]:
    """The six months up to the scope's."""
    months = [month_after(scope.month, by) for by in range(1 - TREND, 1)]
    edges = [datetime.combine(month, time()) for month in (*months, month_after(scope.month))]
    kept: list[dict[str, int]] = [{} for _ in months]
    for place, programme, status, count in trend_counts(session, edges, scope):
        if programme not in INDIVIDUAL:
            if status is Status.COMPLETED:
                kept[place]["contacts"] = count
        elif status is Status.COMPLETED:
            kept[place]["bk" if programme is Programme.BK else "psy"] = count
        else:
            kept[place]["no_shows"] = kept[place].get("no_shows", 0) + count
    return tuple(TrendMonth(month, **found) for month, found in zip(months, kept, strict=True))


def case_lines(
    session: Session, desk: Desk, found: Counts, scope: Scope, preset: str
) -> tuple[CaseLine, ...] | None:
    """Cases by code, in the order of the codes; None for who doesn't hold the clinical key.

    Those of one counselor are told to that counselor only: supervisor and head read aggregates (handbook
    §2.1), and the rows behind a colleague's figures name the few clients that the codes would be of. Raises
    Damaged for a problem that was changed.
    """
    if not desk.keys.clinical_keys() or scope.counselor not in (None, desk.person_id):
        return None
    by_code: dict[tuple[CodeSystem, str], tuple[list[Aged], list[Aged]]] = {}
    for system, code, new, seen in cases.cases(session, desk.keys, found.everyone, scope):
        if scope.takes(seen.programme, seen.counselor):
            both = by_code.setdefault((system, code), ([], []))
            both[0 if new else 1].append((seen.sex, seen.birth, seen.start.date()))
    return tuple(
        CaseLine(
            system, code, label(system, code), spreading.bands(preset, new), spreading.bands(preset, old)
        )
        for (system, code), (new, old) in sorted(by_code.items(), key=lambda found: found[0])
    )
