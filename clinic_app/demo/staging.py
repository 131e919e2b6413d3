"""Putting the clients who are known by name into the diary, around today."""

from datetime import date, datetime, timedelta

from clinic_app.demo.plan import Invented, Service, Visit, Worker
from clinic_app.demo.planning import Planner
from clinic_app.demo.roles import Character, Scene
from clinic_app.demo.ways import DONE, EARLY, LATE, MISSED

_WAYS = {"missed": MISSED, "cancelled": EARLY, "late": LATE}
_CALLED_OFF = ("cancelled", "late")
_WEEK = range(-1, 4)
"""The days around today on which the first counselor has nobody else."""


def stage(planner: Planner, parts: list[tuple[Character, Invented]]) -> list[tuple[Visit, Scene]]:
    """Plan every scene; what falls on a closed or taken hour goes to the next free one."""
    today = planner.days.nearest(planner.now.date(), back=False)
    scenes = [
        (day_of(planner, today, scene), scene, client) for known, client in parts for scene in known.scenes
    ]
    staged = []
    for day, scene, client in sorted(scenes, key=lambda each: (each[0], each[1].at)):
        counselor = planner.crew.workers[scene.login]
        service = _service(planner, scene)
        start = _start(planner, client, counselor, day, scene)
        if start is None:
            continue
        walk_in = _comes_unasked(scene, start, planner.now)
        visit = planner.book(
            client, service, counselor, start, scene.minutes, walk_in=walk_in, in_room=scene.in_room
        )
        if visit is None:
            continue
        visit.remark = scene.remark
        visit.room_id = counselor.room_id if scene.in_room else None
        planner.ways.go(visit, _WAYS.get(scene.way, DONE), scene if start.time() == scene.at else None)
        if scene.way not in _CALLED_OFF or visit.steps[-1].at > planner.now:
            planner.diary.take(counselor, client, visit.start, visit.end)
        staged.append((visit, scene))
    return staged


def keep_free(planner: Planner, characters: list[Character]) -> None:
    """The counselors of the scenes see nobody else today, and the first one nobody else this week."""
    today = planner.days.nearest(planner.now.date(), back=False)
    there = [
        each for each in planner.crew.counselors if any(each.login in known.team for known in characters)
    ]
    for counselor in there:
        planner.diary.block(counselor, today)
    for number in _WEEK:
        planner.diary.block(there[0], today + timedelta(days=number))


def day_of(planner: Planner, today: date, scene: Scene) -> date:
    """The open day that a scene falls on."""
    return planner.days.nearest(today + timedelta(days=scene.day), back=scene.day < 0)


def _start(planner: Planner, client: Invented, counselor: Worker, day: date, scene: Scene) -> datetime | None:
    length = timedelta(minutes=scene.minutes)
    if _comes_unasked(scene, datetime.combine(day, scene.at), planner.now):
        return datetime.combine(day, scene.at)
    back = scene.day < 0
    for _ in range(30):
        if not planner.diary.meets(client, day):
            wished = datetime.combine(day, scene.at)
            if planner.diary.free(counselor, wished, wished + length):
                return wished
            found = planner.diary.find(planner.chance, counselor, day, scene.minutes)
            if found is not None:
                return found
        following = planner.days.nearest(day + timedelta(days=-1 if back else 1), back=back)
        if following == day:
            return None
        day = following
    return None


def _comes_unasked(scene: Scene, at: datetime, now: datetime) -> bool:
    """Somebody who walks in can't be planned ahead: until then it is an appointment."""
    return scene.way == "walk_in" and at <= now


def _service(planner: Planner, scene: Scene) -> Service:
    return next(
        each for each in planner.crew.services if (each.programme, each.code) == (scene.programme, scene.code)
    )
