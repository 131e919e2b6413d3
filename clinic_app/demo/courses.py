"""Grouping appointments into episodes, and closing those that are over."""

from datetime import datetime, timedelta
from itertools import groupby
from random import Random

from clinic_app.demo.days import Days
from clinic_app.demo.plan import Course, Invented, Visit

_APART = timedelta(days=100)
"""Who stays away longer comes for a new episode."""
_QUIET = timedelta(days=28)
"""Nobody is closed sooner than this after the last appointment."""


def group(chance: Random, days: Days, clients: list[Invented], now: datetime) -> None:
    """Give every visit its course; a course is closed when nothing more is planned in it."""
    for client in clients:
        visits = sorted(client.visits, key=lambda visit: visit.service.programme)
        for programme, own in groupby(visits, key=lambda visit: visit.service.programme):
            ordered = sorted(own, key=lambda visit: visit.start)
            course = Course(programme, ordered[0].counselor)
            before: Visit | None = None
            for visit in ordered:
                if before is not None and visit.start - before.start > _APART:
                    _close(chance, days, course, before, visit.booked_at)
                    course = Course(programme, visit.counselor)
                visit.course, before = course, visit
            assert before is not None
            if programme in client.closes and before.start < now:
                course.closed_at = before.start + timedelta(hours=1)
            elif now - before.start > _QUIET and chance.random() < 0.8:
                _close(chance, days, course, before, now)


def _close(chance: Random, days: Days, course: Course, last: Visit, latest: datetime) -> None:
    earliest = max(last.end, last.booked_at) + timedelta(hours=1)
    until = min(latest - timedelta(minutes=5), earliest + timedelta(days=21))
    if until > earliest:
        course.closed_at = days.moment(chance, earliest, until)
