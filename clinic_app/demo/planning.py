"""Planning all appointments of the demo clinic, day by day, before anything is written."""

import heapq
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from clinic_app.demo.days import Days
from clinic_app.demo.diary import Diary
from clinic_app.demo.drawing import drawn
from clinic_app.demo.founding import Crew
from clinic_app.demo.plan import Invented, Service, Visit, Worker
from clinic_app.demo.sources import Names
from clinic_app.demo.ways import DONE, EARLY, PROVIDER, Ways
from clinic_app.facility.values import Programme
from clinic_app.scheduling.values import Slot

_EARLY = timedelta(days=4)
"""A client may come that much before the planned day."""
_LATELY = timedelta(days=21)
"""A follow-up within this time is agreed upon at the end of the session before."""
_REST = timedelta(days=110)
"""After such a time somebody may come anew, with a new episode."""
_A_YEAR, _FIRST_WEEKS = 360, 30
"""Open days: of a year and more, and those in which whoever waited for the opening comes."""
_AHEAD = (0.85, 0.6, 0.35)
"""How full the coming weeks are already, in comparison."""


@dataclass
class Planner:
    """Fills the diary. `now` is the wall-clock; nothing is booked after it."""

    chance: Random
    days: Days
    diary: Diary
    crew: Crew
    ways: Ways
    names: Names
    founded: datetime
    now: datetime
    visits: list[Visit] = field(default_factory=list)

    def fill(self, clients: Iterable[Invented], total: int, busy: dict[date, int]) -> None:
        """Plan until there are `total` appointments; `busy` says how many a day has already."""
        chance = self.chance
        arriving = deque(self._arrivals(list(clients)))
        due: list[tuple[date, float, Invented]] = []
        resting: list[Invented] = []
        quotas = self._quotas(total, busy)
        debt = 0
        for day in self.days.open:
            while arriving and arriving[0][0] <= day:
                client = arriving.popleft()[1]
                heapq.heappush(due, (day + timedelta(days=chance.randint(0, 4)), chance.random(), client))
            wanted = quotas[day] + debt
            made, again = 0, []
            while made < wanted:
                if due and due[0][0] <= day + _EARLY:
                    client = heapq.heappop(due)[2]
                elif (somebody := self._somebody(arriving, resting, day)) is not None:
                    client = somebody
                else:
                    break
                if self._visit(client, day):
                    made += 1
                    client.sessions -= 1
                    if client.sessions > 0:
                        heapq.heappush(due, (day + self._pause(client), chance.random(), client))
                    else:
                        resting.append(client)
                else:
                    again.append((day + timedelta(days=1), chance.random(), client))
            for each in again:
                heapq.heappush(due, each)
            debt = wanted - made

    def _arrivals(self, clients: list[Invented]) -> list[tuple[date, Invented]]:
        """Spread over the time until now; a quarter was there from the first weeks on."""
        past = [day for day in self.days.open if day <= self.now.date()]
        first = max(1, min(len(past) // 12, _FIRST_WEEKS))
        share = 0.2 * min(1, _A_YEAR / len(past))
        found = []
        for client in clients:
            place = (
                self.chance.randrange(first)
                if self.chance.random() < share
                else self.chance.randrange(len(past))
            )
            found.append((past[place], client))
        return sorted(found, key=lambda each: each[0])

    def _quotas(self, total: int, busy: dict[date, int]) -> dict[date, int]:
        """How many appointments each day gets, so that their sum with the busy ones is `total`."""
        today = self.now.date()
        loads = {}
        for day in self.days.open:
            week = (day - today).days // 7
            ahead = 1.0 if day <= today else _AHEAD[min(week, len(_AHEAD) - 1)]
            loads[day] = self.days.load(day) * ahead * self.chance.uniform(0.85, 1.15)
        whole = sum(loads.values())
        exact = {day: load / whole * total for day, load in loads.items()}
        quotas = {day: max(0, int(share) - busy.get(day, 0)) for day, share in exact.items()}
        missing = total - sum(busy.values()) - sum(quotas.values())
        order = sorted(self.days.open, key=lambda day: exact[day] - int(exact[day]), reverse=True)
        place = 0
        while missing:
            day = order[place % len(order)]
            if missing > 0:
                quotas[day], missing = quotas[day] + 1, missing - 1
            elif quotas[day]:
                quotas[day], missing = quotas[day] - 1, missing + 1
            place += 1
        return quotas

    def _somebody(
        self, arriving: deque[tuple[date, Invented]], resting: list[Invented], day: date
    ) -> Invented | None:
        """Somebody new a little early, or somebody who comes again."""
        if arriving and (day <= self.now.date() or not resting):
            return arriving.popleft()[1]
        for _ in range(8):
            if not resting:
                return None
            place = self.chance.randrange(len(resting))
            client = resting[place]
            away = day - client.visits[-1].day
            if away >= timedelta(days=7) and (away < timedelta(days=40) or away >= _REST):
                resting[place] = resting[-1]
                resting.pop()
                client.sessions = self.chance.randint(1, 4)
                return client
        return None

    def _visit(self, client: Invented, day: date) -> bool:
        """Plan one appointment of the client on that day, if the counselor is free."""
        if self.diary.meets(client, day):
            return False
        if not client.lead.sees_clients(day):
            self.take_over(client, day)
        service = self._service(client.programme)
        start = self.diary.find(self.chance, client.lead, day, service.minutes)
        if start is None:
            return False
        walk_in = self.chance.random() < 0.025 and start < self.now
        visit = self.book(client, service, client.lead, start, service.minutes, walk_in=walk_in)
        if visit is None:
            return False
        fate = DONE if walk_in else self.ways.fate()
        if not walk_in and day < self.now.date() and self.chance.random() < 0.04:
            self._move(visit)
        self.ways.go(visit, fate)
        called_off = fate in (EARLY, PROVIDER) and visit.steps[-1].at <= self.now
        if not called_off:
            self.diary.take(client.lead, client, visit.start, visit.end)
        return True

    def take_over(self, client: Invented, day: date) -> None:
        """Where the lead isn't there yet, or leaves, somebody else of the same programme sees the client."""
        lead = client.lead
        while lead.left is not None and not lead.sees_clients(day) and lead.left <= day + _EARLY * 4:
            lead = self.crew.successor(client, lead)
        if not lead.sees_clients(day):
            there = self.crew.seeing(client.programme, day)
            lead = there[client.ordinal % len(there)]
        client.lead = lead

    def book(
        self,
        client: Invented,
        service: Service,
        counselor: Worker,
        start: datetime,
        minutes: int,
        *,
        walk_in: bool = False,
        in_room: bool = True,
    ) -> Visit | None:
        """An appointment of the client, booked by then; None when it can't have been."""
        receptionist = self.crew.desk(self.chance)
        booked_at = start if walk_in else self._booked_at(client, start)
        if client.registered_at > booked_at:
            client.registered_at = booked_at - timedelta(seconds=self.chance.randrange(150, 500))
            client.registered_by = receptionist
        by = receptionist
        if not walk_in and client.visits and counselor is client.lead and self.chance.random() < 0.15:
            by = counselor if counselor.here(booked_at.date()) else receptionist
        remarks = self.names.of("contact", "reception")
        visit = Visit(
            client=client,
            service=service,
            counselor=counselor,
            room_id=counselor.room_id if in_room and service.in_room else None,
            start=start,
            end=start + timedelta(minutes=minutes),
            booked_at=booked_at,
            booked_by=by,
            walk_in=walk_in,
            remark=self.chance.choice(remarks) if self.chance.random() < 0.07 else "",
        )
        client.visits.append(visit)
        self.visits.append(visit)
        return visit

    def _booked_at(self, client: Invented, start: datetime) -> datetime:
        """At the end of the session before, or by telephone some days ahead, but never after now."""
        latest = min(start - timedelta(minutes=40), self.now - timedelta(minutes=2))
        before = next((each for each in reversed(client.visits) if each.start < start), None)
        if before is not None and start - before.start <= _LATELY:
            ended = before.ended_at
            if ended is not None and ended < latest:
                return min(ended + timedelta(seconds=self.chance.randrange(60, 500)), latest)
        earliest = max(start - timedelta(days=12), self.founded)
        if client.visits:
            earliest = max(earliest, min(each.booked_at for each in client.visits))
        if earliest >= latest:
            earliest = max(self.founded, latest - timedelta(days=5))
        return self.days.moment(self.chance, earliest, latest).replace(microsecond=0)

    def _move(self, visit: Visit) -> None:
        """It had stood on another day first."""
        at = visit.booked_at + (visit.start - visit.booked_at) * 0.5
        at = self.days.moment(self.chance, visit.booked_at, max(at, visit.booked_at + timedelta(minutes=30)))
        former = self.days.nearest(at.date() + timedelta(days=1), back=False)
        if at >= visit.start or former == visit.day or former > self.now.date():
            return
        start = datetime.combine(former, visit.start.time())
        closes = self.days.closes(former)
        end = start + (visit.end - visit.start)
        if start > at and end <= closes:
            visit.moved = (at.replace(microsecond=0), Slot(start, end, visit.counselor.id, visit.room_id))

    def _service(self, programme: Programme) -> Service:
        fitting = [each for each in self.crew.services if each.programme is programme]
        return drawn(self.chance, [(each, each.weight) for each in fitting])

    def _pause(self, client: Invented) -> timedelta:
        return timedelta(days=max(5, round(client.interval.days * self.chance.uniform(0.8, 1.3))))
