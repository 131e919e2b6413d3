"""Which sessions have a note, when it was written, and when it was signed."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from clinic_app.demo.days import Days
from clinic_app.demo.plan import Note, Visit
from clinic_app.demo.roles import Cast, Scene
from clinic_app.demo.wording import Wording
from clinic_app.facility.values import Programme
from clinic_app.notes.values import Content, Risk
from clinic_app.scheduling.values import Status

_FORGOTTEN = timedelta(days=5)
"""Older drafts than this aren't left lying about."""


class Noting:
    """Gives visits their notes, `total` in all."""

    def __init__(self, chance: Random, days: Days, wording: Wording, cast: Cast, now: datetime) -> None:
        self._chance, self._days, self._wording = chance, days, wording
        self._cast, self._now = cast, now

    def write(self, visits: list[Visit], staged: list[tuple[Visit, Scene]], total: int) -> None:
        """Notes for the scenes that have one, then for others by chance."""
        numbers = _numbers(visits)
        scenes = dict(staged)
        due = [visit for visit, scene in staged if scene.note != "none" and self._held(visit)]
        due += [visit for visit, scene in staged if scene.note == "draft" and self._under_way(visit)]
        due = due[:total]
        others = [each for each in visits if each not in scenes and self._held(each)]
        first = [each for each in others if each.service.programme is not Programme.PEER]
        rest = [each for each in others if each.service.programme is Programme.PEER]
        missing = total - len(due)
        chosen = self._chance.sample(first, min(missing, len(first)))
        chosen += self._chance.sample(rest, min(missing - len(chosen), len(rest)))
        for visit in due:
            self._stage(visit, scenes[visit], numbers[visit])
        for visit in chosen:
            self._note(visit, numbers[visit])

    def _held(self, visit: Visit) -> bool:
        ended = visit.ended_at
        return visit.client.consents and ended is not None and ended < self._now - timedelta(minutes=12)

    def _under_way(self, visit: Visit) -> bool:
        """In session now, with a draft open beside it."""
        started = next((step.at for step in visit.steps if step.to is Status.IN_SESSION), None)
        ended = visit.ended_at
        return bool(
            started and ended and started + timedelta(minutes=4) < self._now <= ended + timedelta(minutes=12)
        )

    def _note(self, visit: Visit, number: int) -> None:
        ended = visit.ended_at
        assert ended is not None
        chance = self._chance
        created = ended + timedelta(seconds=chance.randrange(60, 420))
        saved = created + timedelta(seconds=chance.randrange(60, 240))
        signed: datetime | None = self._signed_at(visit, saved)
        if self._now - ended < _FORGOTTEN and chance.random() < 0.25:
            signed = None
        visit.note = Note(created, saved, signed, self._wording.of(visit, number))
        if signed is not None and chance.random() < 0.025:
            at = self._days.moment(chance, signed + timedelta(hours=1), signed + timedelta(days=4))
            visit.note.addendum = (at, self._wording.addendum())

    def _stage(self, visit: Visit, scene: Scene, number: int) -> None:
        started = next(step.at for step in visit.steps if step.to is Status.IN_SESSION)
        ended = visit.ended_at
        assert ended is not None
        begun = min(ended, started + timedelta(minutes=3)) if not self._held(visit) else ended
        created = begun + timedelta(seconds=65)
        saved = created + timedelta(seconds=80)
        signed: datetime | None = (
            saved + timedelta(minutes=3) if scene.quick else self._signed_at(visit, saved)
        )
        if scene.note == "draft":
            signed = None
        visit.note = Note(created, saved, signed, self._content(visit, scene, number))
        if scene.addendum and signed is not None:
            at = self._days.moment(self._chance, signed + timedelta(hours=2), signed + timedelta(days=3))
            visit.note.addendum = (at, self._wording.addendum())

    def _content(self, visit: Visit, scene: Scene, number: int) -> Content:
        if not scene.words:
            return self._wording.of(visit, number)
        content = self._cast.words[scene.words]
        return replace(content, risk_reason=self._wording.reason(content.risk or Risk.NONE))

    def _signed_at(self, visit: Visit, saved: datetime) -> datetime:
        """Mostly the same day, else on the next or the one after (handbook §11)."""
        chance = self._chance
        kind = chance.random()
        if kind < 0.68:
            return saved + timedelta(seconds=chance.randrange(90, 3_600))
        day = self._days.nearest(visit.day + timedelta(days=1 if kind < 0.92 else 2), back=False)
        at = self._days.opens(day) + timedelta(minutes=chance.randrange(-20, 150))
        return max(at, saved + timedelta(minutes=2))


def _numbers(visits: list[Visit]) -> dict[Visit, int]:
    """The number of each session that takes place, within its course."""
    counted: dict[int, int] = {}
    numbers = {}
    for visit in sorted(visits, key=lambda each: each.start):
        course = id(visit.course)
        if visit.ended_at is not None:
            counted[course] = counted.get(course, 0) + 1
        numbers[visit] = counted.get(course, 1)
    return numbers
