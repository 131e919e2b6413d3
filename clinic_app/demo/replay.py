"""Playing the planned days from the founding until now, and writing what happens as it happens."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from itertools import count
from operator import itemgetter
from random import Random
from typing import Any

from clinic_app.audit.attendance import CAME, WENT
from clinic_app.demo.days import Days
from clinic_app.demo.founding import Crew
from clinic_app.demo.ledger import Ledger
from clinic_app.demo.plan import Course, Invented, Visit, Worker
from clinic_app.demo.reception import Reception
from clinic_app.demo.sessions import Sessions
from clinic_app.scheduling.values import Status

_HORIZON = timedelta(days=40)
"""Nothing about an appointment happens earlier than this before it."""

Event = tuple[datetime, int, Callable[..., None], tuple[Any, ...]]


class Replay:
    """`utc` turns the clinic's wall-clock into a stamp. Afterwards `seen` says who was last there."""

    def __init__(
        self,
        ledger: Ledger,
        reception: Reception,
        sessions: Sessions,
        crew: Crew,
        days: Days,
        chance: Random,
        utc: Callable[[datetime], datetime],
        now: datetime,
    ) -> None:
        self._ledger, self._reception, self._sessions = ledger, reception, sessions
        self._crew, self._days, self._chance = crew, days, chance
        self._utc, self._now = utc, now
        self._events: defaultdict[date, list[Event]] = defaultdict(list)
        self._order = count()
        self._at_work: defaultdict[date, set[Worker]] = defaultdict(set)
        self.seen: dict[Worker, tuple[datetime, int, bytes]] = {}
        """When everybody signed in last (a stamp), and the mark of the log that the slot remembers."""

    def run(self, clients: Iterable[Invented], visits: Iterable[Visit], first: date) -> None:
        """Everything until now, in the order of time."""
        for client in clients:
            self.due(client.registered_at, self._reception.register, client)
        waiting = sorted(visits, key=lambda visit: visit.start, reverse=True)
        closing: dict[Course, Invented] = {}
        day = first
        while day <= self._now.date():
            while waiting and waiting[-1].day <= day + _HORIZON:
                self._spread(waiting.pop(), closing)
            self._attendance(day)
            for at, _, act, about in sorted(self._events.pop(day, ()), key=itemgetter(0, 1)):
                act(at, *about)
            if self._ledger.full:
                self._ledger.flush()
            day += timedelta(days=1)
        self._ledger.flush()

    def at(self, moment: datetime, act: Callable[[datetime], None]) -> None:
        """Let something else happen in its turn, when everything before it is written."""

        def then(at: datetime) -> None:
            self._ledger.flush()
            act(at)

        self.due(moment, then)

    def due(self, at: datetime, act: Callable[..., None], *about: Any) -> None:
        """Let `act(at, *about)` happen in its turn; nothing after now ever does."""
        if at <= self._now:
            self._events[at.date()].append((at, next(self._order), act, about))

    def _spread(self, visit: Visit, closing: dict[Course, Invented]) -> None:
        """Everything that ever happens about an appointment."""
        client, course, reception = visit.client, visit.course, self._reception
        assert course is not None
        self.due(visit.booked_at, reception.book, visit)
        if visit.moved:
            self.due(visit.moved[0], reception.move, visit)
        before = Status.CHECKED_IN if visit.walk_in else Status.BOOKED
        for step in visit.steps:
            assert step.to is not None
            self.due(step.at, reception.step, visit, step, before)
            before = step.to
        if visit.ended_at is not None:
            self._at_work[visit.day].add(visit.counselor)
        if visit.note:
            self._notes(visit)
        if course.closed_at and course not in closing:
            closing[course] = client
            self.due(course.closed_at, reception.close, course, client)

    def _notes(self, visit: Visit) -> None:
        note, sessions = visit.note, self._sessions
        assert note is not None
        opened = note.created_at - timedelta(seconds=40)
        self.due(opened, sessions.open, visit.client, visit.counselor)
        self.due(note.created_at, sessions.create, visit, note)
        self.due(note.saved_at, sessions.save, visit, note)
        if note.signed_at is not None:
            self.due(note.signed_at, sessions.sign, visit, note)
        if note.addendum:
            self.due(note.addendum[0], sessions.add_addendum, visit, note)

    def _attendance(self, day: date) -> None:
        """Who works today signs in before the house opens, and out after it has closed."""
        if not self._days.is_open(day):
            return
        there = [*self._crew.workers.values()][1:3] + sorted(
            self._at_work.pop(day, ()), key=lambda who: who.id
        )
        for worker in dict.fromkeys(there):
            came = self._days.opens(day) - timedelta(seconds=self._chance.randrange(180, 1_800))
            went = self._days.closes(day) + timedelta(seconds=self._chance.randrange(300, 3_600))
            self.due(came, self._came, worker)
            self.due(went, self._went, worker)

    def _came(self, at: datetime, worker: Worker) -> None:
        self._seen(at, worker, CAME)

    def _went(self, at: datetime, worker: Worker) -> None:
        self._seen(at, worker, WENT)

    def _seen(self, at: datetime, worker: Worker, action: str) -> None:
        stamp = self._utc(at)
        self._ledger.log(stamp, worker, action, "person", worker.id)
        came = stamp if action == CAME else self.seen[worker][0]
        self.seen[worker] = (came, *self._ledger.checkpoint(stamp, worker))


def welcome(visits: Iterable[Visit], replay: Replay, reception: Reception, now: datetime) -> None:
    """Everybody is read the consents before the first session; some get "perlu perhatian" after it."""
    met: set[Invented] = set()
    for visit in sorted(visits, key=lambda each: each.start):
        arrived = next((step for step in visit.steps if step.to is Status.CHECKED_IN), None)
        if visit.client in met or visit.ended_at is None:
            continue
        met.add(visit.client)
        at = (arrived.at if arrived else visit.booked_at) + timedelta(seconds=25)
        replay.due(at, reception.consent, visit.client, visit.booked_by if not arrived else arrived.by)
        ticked = visit.ended_at + timedelta(minutes=6)
        if visit.client.attention:
            visit.client.attention = ticked <= now
            replay.due(ticked, reception.attend, visit.client)
