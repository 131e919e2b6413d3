"""The counts of a month, less cases, beside the same counts in SQL written by hand, in turn.

Both are asked in one process, on the same open file, of the last twelve months; they must agree. Beside them
the whole report, cases opened, as the screen asks for it.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from clinic_app.audit.desk import Desk
from clinic_app.common.clock import FixedClock
from clinic_app.facility import queries as facility
from clinic_app.sign_in import SignIn
from clinic_app.statistics import report
from clinic_app.statistics.counting import counts
from clinic_app.statistics.meetings import guests
from clinic_app.statistics.rules.bands import FORMS, SCREEN
from clinic_app.statistics.rules.months import month_after
from clinic_app.statistics.scope import Scope
from clinic_app.statistics.spreading import of_persons
from tests.bench.decade_clinic import NOW, PASSWORD
from tests.bench.month_by_hand import by_hand

_ROUNDS = 3
_MONTHS = 12
_LOGIN = "hendra"


def ours(session: Session, desk: Desk, scope: Scope) -> dict[str, int]:
    """What the report counts, less cases; for comparing, the figures of the whole."""
    profile = facility.profile(session)
    found = counts(session, desk, scope)
    of_persons(found.seen, SCREEN)
    report.spreads(found.seen, FORMS[profile.kind])
    report.by_programme(found, scope, profile, {})
    report.trend(session, scope)
    list(guests(session, scope))
    total = found.figures()
    return {
        **{name: tally.get((None, None), 0) for name, tally in found.tallies.items()},
        "visits": total.visits,
    }


def milliseconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def main() -> None:
    clock = FixedClock(datetime.fromisoformat(NOW).replace(tzinfo=ZoneInfo("Asia/Jakarta")))
    workspace = SignIn(Path(sys.argv[1]), clock).unlock(_LOGIN, PASSWORD.format(login=_LOGIN))
    desk = workspace._desk
    now = desk.now_local()
    newest = now.date().replace(day=1)
    months = [month_after(newest, -back) for back in range(_MONTHS)]
    samples: dict[str, list[float]] = {"reported_ms": [], "counted_ms": [], "by_hand_ms": []}
    for number in range(_ROUNDS + 1):
        for month in months:
            told = _one(desk, month, now)
            took = milliseconds(
                lambda month=month: workspace.statistics.month(month, compare=month_after(month, -1))
            )
            if number:
                # The first round fills the caches: of statements, and of pages.
                for name, sample in zip(samples, (took, *told), strict=True):
                    samples[name].append(sample)
    workspace.lock()
    print(json.dumps(samples))


def _one(desk: Desk, month: date, now: datetime) -> tuple[float, float]:
    found: list[dict[str, int]] = []
    scope = Scope(month, now.date())
    with desk.reading() as session:
        mine = milliseconds(lambda: found.append(ours(session, desk, scope)))
    with desk.reading() as session:
        hand = milliseconds(lambda: found.append(by_hand(session.connection(), month, now)))
    differing = {name: (found[0][name], count) for name, count in found[1].items() if found[0][name] != count}
    assert not differing, (month, differing)
    return mine, hand


main()
