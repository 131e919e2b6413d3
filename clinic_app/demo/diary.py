"""Who is taken when, while appointments are planned: nobody is in two places at once."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from random import Random

from clinic_app.demo.days import STEP, Days, stretch
from clinic_app.demo.plan import Invented, Worker
from clinic_app.people.values import PersonId

_STARTS = tuple(range(8 * 60, 15 * 60, 30))


class Diary:
    """The taken marks of every counselor (whose room is the own one, so no room clashes either)."""

    def __init__(self, days: Days) -> None:
        self._days = days
        self._taken: defaultdict[tuple[date, PersonId], int] = defaultdict(int)
        self._clients: set[tuple[date, Invented]] = set()

    def free(self, counselor: Worker, start: datetime, end: datetime) -> bool:
        """Whether the counselor is free and the clinic open."""
        day = start.date()
        wanted = stretch(start, end)
        return not wanted & (self._days.closed(day) | self._taken[day, counselor.id])

    def meets(self, client: Invented, day: date) -> bool:
        """Whether the client has an appointment on that day."""
        return (day, client) in self._clients

    def take(self, counselor: Worker, client: Invented, start: datetime, end: datetime) -> None:
        self._taken[start.date(), counselor.id] |= stretch(start, end)
        self._clients.add((start.date(), client))

    def block(self, counselor: Worker, day: date) -> None:
        """Nothing more for this counselor on that day."""
        self._taken[day, counselor.id] = (1 << (24 * 60 // STEP)) - 1

    def find(self, chance: Random, counselor: Worker, day: date, minutes: int) -> datetime | None:
        """A free start on a day, None when there is none; longer ones begin on the full hour by choice."""
        taken = self._days.closed(day) | self._taken[day, counselor.id]
        size = -(-minutes // STEP)
        wanted = (1 << size) - 1
        free = [at for at in _STARTS if not taken & (wanted << (at // STEP))]
        if minutes > 30:
            free = [at for at in free if at % 60 == 0] or free
        if not free:
            return None
        return datetime.combine(day, time()) + timedelta(minutes=chance.choice(free))
