"""What the parts of the calendar's service share."""

from clinic_app.audit.desk import Desk
from clinic_app.scheduling.day_plans import DayPlans


class AtCalendar:
    """The calendar, for the person at the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._plans = DayPlans(desk)

    @property
    def desk(self) -> Desk:
        return self._desk
