"""What the log's numbers stand for: people and rooms by their number, the clinic's clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from clinic_app.common.clock import local
from clinic_app.common.locale import brief_date, day_month, exact_time
from clinic_app.common.translations import _
from ui.shell.user_chip import short_name

E = TypeVar("E", bound=StrEnum)


def code_in(kind: type[E], value: object) -> E | None:
    """The code that `value` is, where it is one of this list: the log may hold anything."""
    return kind(value) if isinstance(value, str) and value in set(kind) else None


@dataclass(frozen=True)
class Known:
    """Who and what there is; people who left are in it too."""

    people: Mapping[int, str]
    zone: ZoneInfo
    today: date
    rooms: Mapping[int, str] = field(default_factory=dict)

    def person(self, number: object) -> str:
        """The whole name of a member of staff."""
        name = self.people.get(number) if isinstance(number, int) else None
        return name or _("User {number}").format(number=number)

    def short(self, number: object) -> str:
        """`Nadira K.`"""
        return short_name(self.person(number)) if number in self.people else self.person(number)

    def wall(self, moment: datetime) -> datetime:
        """On the clinic's wall clock."""
        return local(moment, self.zone)

    def second(self, moment: datetime | None) -> str:
        """`10.24.31`, before today `19 Agu 10.24.31`, before this year `19 Agu 2025 10.24.31`."""
        if moment is None:
            return ""
        at = self.wall(moment)
        day = at.date()
        if day == self.today:
            return exact_time(at)
        return f"{(day_month if day.year == self.today.year else brief_date)(day)} {exact_time(at)}"

    def full_moment(self, moment: datetime | None) -> str:
        """`19 Agu 2026, 10.05.17`."""
        if moment is None:
            return ""
        at = self.wall(moment)
        return f"{brief_date(at.date())}, {exact_time(at)}"
