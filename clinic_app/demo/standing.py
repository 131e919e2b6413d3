"""How an appointment stands at a moment, of all the steps that it will ever take."""

from datetime import datetime

from clinic_app.demo.plan import Visit
from clinic_app.scheduling.rules.life_cycle import is_late
from clinic_app.scheduling.values import Status

S = Status


def standing(visit: Visit, now: datetime) -> tuple[Status, dict[Status, datetime], bool]:
    """Status, when each was reached, whether it was called off suddenly."""
    status = S.CHECKED_IN if visit.walk_in else S.BOOKED
    stamps = {S.CHECKED_IN: visit.start} if visit.walk_in else {}
    late = False
    for step in visit.steps:
        if step.at > now or step.to is None:
            break
        status = step.to
        stamps[status] = step.at
        late = status.cancelled and is_late(visit.start, step.at)
    return status, stamps, late
