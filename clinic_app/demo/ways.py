"""The way that an appointment takes: confirmed, received, held, missed or called off."""

from datetime import datetime, timedelta
from random import Random

from clinic_app.demo.days import Days
from clinic_app.demo.founding import Crew
from clinic_app.demo.plan import Step, Visit, Worker
from clinic_app.demo.roles import Scene
from clinic_app.demo.sources import Names
from clinic_app.people.values import ContactChannel
from clinic_app.scheduling.values import HistoryAction, Status

H, S = HistoryAction, Status

DONE, MISSED, LATE, EARLY, PROVIDER, LEFT = "done", "missed", "late", "cancelled", "provider", "left"
_DECK = ((DONE, 155), (MISSED, 23), (LATE, 9), (EARLY, 8), (PROVIDER, 3), (LEFT, 2))
"""Of two hundred: 8–12 % don't come, 4 % call off on the day (handbook §11); the cast nearly always comes."""

_SOON = timedelta(days=4)


class Ways:
    """Draws how appointments go."""

    def __init__(self, chance: Random, days: Days, crew: Crew, names: Names, now: datetime) -> None:
        self._chance, self._days, self._crew, self._names = chance, days, crew, names
        self._now = now
        self._deck: list[str] = []

    def fate(self) -> str:
        """The next of a shuffled deck: small clinics, too, have the shares that they should have."""
        if not self._deck:
            self._deck = [fate for fate, cards in _DECK for _ in range(cards)]
            self._chance.shuffle(self._deck)
        return self._deck.pop()

    def go(self, visit: Visit, fate: str, scene: Scene | None = None) -> None:
        """Give a visit its steps, with the times that the scene fixes."""
        steps = list(self._confirmed(visit, fate, scene))
        if fate == MISSED:
            desk = self._crew.desk(self._chance)
            steps.append(Step(self._after(visit.start, 20, 35), H.MISSED, desk, S.NO_SHOW))
        elif fate in (LATE, EARLY, PROVIDER):
            steps = (
                [self._cancelled(visit, fate, steps)]
                if fate != LATE
                else [*steps, self._cancelled(visit, fate, steps)]
            )
        else:
            steps += self._held(visit, fate, scene)
        visit.steps = tuple(steps)

    def _confirmed(self, visit: Visit, fate: str, scene: Scene | None) -> list[Step]:
        """By telephone or message in one of the two days before, if the client can be reached."""
        before = self._days.before(visit.day)
        if visit.walk_in or before is None or (scene and scene.way == "booked"):
            return []
        reachable = visit.client.form.contact is not ContactChannel.NONE
        chance = 0.45 if fate == MISSED else 0.85
        if scene is None and not (reachable and self._chance.random() < chance):
            return []
        earliest = max(
            visit.moved[0] if visit.moved else visit.booked_at,
            self._days.opens(self._days.before(before) or before),
        )
        latest = self._days.closes(before)
        if scene and self._now < visit.start < self._now + _SOON:
            # Those who are known by name have confirmed already, unless it says otherwise.
            earliest, latest = visit.booked_at, min(latest, self._now)
        if latest - earliest < timedelta(minutes=20):
            return []
        at = self._days.moment(self._chance, earliest, latest)
        return [Step(at, H.CONFIRMED, self._crew.desk(self._chance), S.CONFIRMED)]

    def _cancelled(self, visit: Visit, fate: str, before: list[Step]) -> Step:
        latest = visit.start - timedelta(minutes=25 if fate == LATE else 26 * 60)
        known = [visit.booked_at + timedelta(minutes=5), *(step.at for step in before if fate == LATE)]
        if visit.moved:
            known.append(visit.moved[0] + timedelta(minutes=5))
        if fate == LATE:
            since = self._days.opens(visit.day) - timedelta(minutes=30)
            latest = max(latest, since + timedelta(minutes=8))
            at = since + (latest - since) * self._chance.random()
            at = max([at, *(each + timedelta(minutes=3) for each in known)])
        else:
            earliest = max(known)
            at = self._days.moment(self._chance, earliest, latest) if earliest < latest else earliest
        provider = fate == PROVIDER
        reasons = self._names.of("contact", "cancelled_provider" if provider else "cancelled_client")
        to = S.CANCELLED_PROVIDER if provider else S.CANCELLED_CLIENT
        desk = self._crew.desk(self._chance)
        return Step(at.replace(microsecond=0), H.CANCELLED, desk, to, self._chance.choice(reasons))

    def _held(self, visit: Visit, fate: str, scene: Scene | None) -> list[Step]:
        chance, desk = self._chance, self._crew.desk(self._chance)
        day = visit.day
        length = int((visit.end - visit.start).total_seconds())
        steps = []
        arrived = visit.start + timedelta(seconds=chance.randrange(-1_500, 240))
        if scene and scene.arrived:
            arrived = datetime.combine(day, scene.arrived)
        if not visit.walk_in:
            # Nobody is received before the house is open, nor before the appointment exists.
            opens = self._days.opens(day) - timedelta(minutes=15)
            arrived = max(arrived, opens + timedelta(seconds=chance.randrange(600)))
            steps.append(Step(arrived, H.CHECKED_IN, desk, S.CHECKED_IN))
        else:
            arrived = visit.booked_at
        if fate == LEFT:
            return [
                *steps,
                Step(arrived + timedelta(minutes=chance.randint(35, 70)), H.LEFT, desk, S.LEFT_BEFORE_SEEN),
            ]
        started = max(visit.start, arrived) + timedelta(seconds=chance.randrange(20, 300))
        ended = started + timedelta(seconds=int(length * chance.uniform(0.82, 0.98)))
        if scene and scene.started:
            started = datetime.combine(day, scene.started)
        if scene and scene.ended:
            ended = datetime.combine(day, scene.ended)
        by: Worker = visit.counselor
        return [
            *steps,
            Step(started, H.STARTED, by, S.IN_SESSION),
            Step(ended, H.COMPLETED, by if chance.random() < 0.8 else desk, S.COMPLETED),
        ]

    def _after(self, moment: datetime, least: int, most: int) -> datetime:
        return moment + timedelta(seconds=self._chance.randrange(least * 60, most * 60))
