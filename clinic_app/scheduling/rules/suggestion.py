"""Whom to give somebody who walked in."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from clinic_app.common.permissions import Title
from clinic_app.facility.values import Programme
from clinic_app.people.values import PersonId, StaffMember
from clinic_app.scheduling.values import Status, Taking

SESSION = timedelta(minutes=30)
"""Somebody with an appointment within this time isn't free for a walk-in."""

_FITTING = {
    Programme.BK: (Title.BK_COUNSELOR, Title.PSYCHOLOGIST, Title.EDUCATOR),
    Programme.PSY: (
        *(Title.PSYCHOLOGIST, Title.NURSE, Title.MIDWIFE),
        *(Title.DOCTOR, Title.SOCIAL_WORKER),
    ),
    Programme.PEER: tuple(Title),
}


def first_free_counselor(
    programme: Programme, counselors: Iterable[StaffMember], today: Iterable[Taking], now: datetime
) -> PersonId | None:
    """The counselor who is free now, fits the programme by title and has the least to do today."""
    load: Counter[PersonId] = Counter()
    busy: set[PersonId] = set()
    for block in today:
        if not block.status.occupies:
            continue
        load.update(block.staff)
        ahead = block.start < now + SESSION and now < block.end and block.status is not Status.COMPLETED
        if ahead or block.status in (Status.IN_SESSION, Status.CHECKED_IN):
            busy.update(block.staff)
    ordered = sorted(
        counselors,
        key=lambda one: (
            one.id in busy,
            one.title not in _FITTING[programme],
            load[one.id],
            one.name.casefold(),
            one.id,
        ),
    )
    return ordered[0].id if ordered else None
