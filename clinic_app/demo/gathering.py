"""Planning groups: who leads them, when they meet, who comes, before anything is written.

Planned after the appointments, in what hours their people have left.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from clinic_app.common.permissions import Role
from clinic_app.demo.days import Days, stretch
from clinic_app.demo.founding import Crew
from clinic_app.demo.outlines import Outline
from clinic_app.demo.plan import Invented, Visit, Worker
from clinic_app.facility.values import RoomId
from clinic_app.groups.values import Mark
from clinic_app.people.values import Sex
from clinic_app.vault.case_keys import CaseKey

_AHEAD = 3
"""Meetings of a group that goes on are planned for so many weeks."""
_NEAR = timedelta(days=75)
"""Who joins a group has an appointment about that time."""
Span = tuple[datetime, datetime]
_AWAY = (0, 1, 2, -1, 3)
"""Days from the usual one, where it has no hour left."""
_HOURS = tuple(time(hour, half) for hour in (8, 9, 10, 13) for half in (0, 30))


@dataclass(eq=False, slots=True)
class Member:
    """A client's time in a group; without `joined` the client waits for a seat."""

    client: Invented
    asked: date
    joined: date | None
    left: date | None = None

    def belongs(self, day: date) -> bool:
        return self.joined is not None and self.joined <= day and (self.left is None or day <= self.left)


@dataclass(eq=False, slots=True)
class Sitting:
    """A meeting of a group."""

    number: int
    start: datetime
    end: datetime
    staff: list[Worker]
    room_id: RoomId | None
    marks: dict[Member, Mark] = field(default_factory=dict)
    guests: list[Sex] = field(default_factory=list)
    id: int = 0


@dataclass(eq=False, slots=True)
class Gathering:
    """A group with its whole life."""

    outline: Outline
    leaders: list[Worker]
    created_at: datetime
    ends: datetime | None
    """When it was ended; None while it goes on."""
    members: list[Member] = field(default_factory=list)
    sittings: list[Sitting] = field(default_factory=list)
    id: int = 0
    key: CaseKey | None = None


class Gatherings:
    """Plans groups into what the diary has left. All chance is its own."""

    def __init__(
        self,
        chance: Random,
        days: Days,
        visits: Iterable[Visit],
        crew: Crew,
        hall: RoomId,
        founded: datetime,
        now: datetime,
    ) -> None:
        self._chance, self._days, self._crew = chance, days, crew
        self._hall, self._founded, self._now = hall, founded, now
        self._hall_taken: defaultdict[date, list[Span]] = defaultdict(list)
        self._busy: defaultdict[tuple[date, Worker], list[Span]] = defaultdict(list)
        for visit in visits:
            if not (visit.steps and visit.steps[-1].to and visit.steps[-1].to.cancelled):
                self._busy[visit.day, visit.counselor].append((visit.start, visit.end))

    def plan(self, outlines: Iterable[Outline], clients: list[Invented]) -> list[Gathering]:
        """One group for each outline for which there are people to lead it."""
        known = {client.form.full_name: client for client in clients if client.same_as is None}
        able = [client for client in clients if client.visits and client.same_as is None]
        found = [self._group(outline, able, known) for outline in outlines]
        return [each for each in found if each is not None and each.sittings and each.members]

    def _group(
        self, outline: Outline, clients: list[Invented], known: dict[str, Invented]
    ) -> Gathering | None:
        today = self._now.date()
        last = today - timedelta(weeks=outline.ended)
        weeks = [
            last - timedelta(days=(last.weekday() - outline.weekday) % 7 + 7 * back)
            for back in range(outline.held + 2)
        ]
        days = sorted(day for day in weeks if self._days.is_open(day) and day > self._founded.date())[
            -outline.held :
        ]
        if not outline.ended:
            ahead = [
                today + timedelta(days=(outline.weekday - today.weekday()) % 7 + 7 * on)
                for on in range(_AHEAD)
            ]
            days += [day for day in ahead if self._days.is_open(day) and day not in days]
        leaders = self._leaders(outline, days)
        if not days or not leaders:
            return None
        first = days[0]
        created = datetime.combine(self._days.nearest(first - timedelta(days=9), back=True), time(8, 20))
        group = Gathering(outline, leaders, max(created, self._founded), None)
        group.members = self._members(outline, first, days, clients, known)
        for day in days:
            # Groups known by name keep their weekday, whatever becomes of the meeting.
            for away in (0,) if outline.leaders else _AWAY:
                if (sitting := self._sitting(group, day + timedelta(days=away))) is not None:
                    group.sittings.append(sitting)
                    break
        if outline.ended and group.sittings:
            group.ends = group.sittings[-1].end + timedelta(days=1)
        return group

    def _leaders(self, outline: Outline, days: list[date]) -> list[Worker]:
        if outline.leaders:
            named = [self._crew.workers[login] for login in outline.leaders]
            return [each for each in named if all(each.sees_clients(day) for day in days)]
        there = [
            each
            for each in self._crew.those(Role.COUNSELOR)
            if days and each.sees_clients(days[0]) and each.sees_clients(days[-1])
        ]
        fitting = [each for each in there if outline.programme in each.programmes]
        if not fitting:
            return []
        lead = self._chance.choice(fitting)
        rest = [each for each in there if each is not lead]
        return [lead, self._chance.choice(rest)] if rest else [lead]

    def _members(
        self,
        outline: Outline,
        first: date,
        days: list[date],
        clients: list[Invented],
        known: dict[str, Invented],
    ) -> list[Member]:
        near = [
            client
            for client in clients
            if client.registered_at.date() < first
            and any(abs(visit.day - first) < _NEAR for visit in client.visits)
        ]
        wished = [known[name] for name in outline.members if name in known]
        others = [client for client in near if client not in wished]
        count = max(0, min(outline.size + outline.waiting - len(wished), len(others)))
        chosen = [*wished, *self._chance.sample(others, count)]
        members = []
        for place, client in enumerate(chosen):
            joined: date | None = first
            if place >= outline.size:
                joined = None
            elif place and place >= outline.size - outline.late:
                joined = self._chance.choice(days[1 : max(2, outline.held)])
            registered = client.registered_at.date()
            if joined is not None and registered >= joined:
                joined = next((day for day in days if day > registered), None)
            since = joined or min(days[-1], self._now.date())
            asked = max(registered, since - timedelta(days=self._chance.randint(2, 16)))
            if asked > self._now.date():
                continue
            # Where some wait, every seat is taken.
            left = None if outline.waiting else self._left(joined, days)
            members.append(Member(client, asked, joined, left))
        return members

    def _left(self, joined: date | None, days: list[date]) -> date | None:
        """A few leave before the end."""
        later = [day for day in days if joined and joined < day <= self._now.date()]
        return self._chance.choice(later) if len(later) > 3 and self._chance.random() < 0.12 else None

    def _sitting(self, group: Gathering, day: date) -> Sitting | None:
        """At the usual time, or another of that day at which those who lead and those who come are free."""
        outline = group.outline
        length = timedelta(minutes=outline.minutes)
        for at in (outline.at, *(hour for hour in _HOURS if hour != outline.at)):
            start = datetime.combine(day, at)
            end = start + length
            staff = [each for each in group.leaders if _free(self._busy[day, each], start, end)]
            if (
                not staff
                or self._days.closed(day) & stretch(start, end)
                or not _free(self._hall_taken[day], start, end)
                or _anybody_comes(group, start, end)
            ):
                continue
            for each in staff:
                self._busy[day, each].append((start, end))
            self._hall_taken[day].append((start, end))
            return Sitting(len(group.sittings) + 1, start, end, staff, self._hall)
        return None


def _free(taken: Iterable[Span], start: datetime, end: datetime) -> bool:
    return not any(start < until and since < end for since, until in taken)


def _anybody_comes(group: Gathering, start: datetime, end: datetime) -> bool:
    """Whether a member has an appointment of the own."""
    own = (
        (visit.start, visit.end)
        for member in group.members
        for visit in member.client.visits
        if visit.day == start.date()
    )
    return not _free(own, start, end)
