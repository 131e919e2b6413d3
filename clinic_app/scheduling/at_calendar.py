"""What the parts of the calendar's service share."""

from clinic_app.audit.desk import Desk
from clinic_app.audit.serving import Service
from clinic_app.scheduling.day_plans import DayPlans


class AtCalendar(Service):
    """The calendar, for the person at the desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._plans = DayPlans(desk)
