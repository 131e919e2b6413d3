"""What time it is: stamps in UTC, appointments in the clinic's wall-clock time."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """The only source of time in the program; rules get `now` as an argument."""

    def utc(self) -> datetime:
        """Now, aware, in UTC: for stamps of what happened in the program."""

    def monotonic(self) -> float:
        """Seconds that never jump: for delays within a running program."""


class SystemClock:
    """The computer's clock."""

    def utc(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        import time

        return time.monotonic()


@dataclass
class FixedClock:
    """A clock that stands until told to go: tests, demo and tour use it. `at` is aware."""

    at: datetime

    def utc(self) -> datetime:
        return self.at.astimezone(UTC)

    def monotonic(self) -> float:
        return self.at.timestamp()

    def forward(self, **by: float) -> None:
        """Move on by the keywords of `timedelta`, e.g. `forward(minutes=5)`."""
        self.at += timedelta(**by)


@dataclass
class OffsetClock:
    """A clock that runs, but from another moment on (`--now`)."""

    offset: timedelta

    @classmethod
    def starting(cls, at: datetime) -> "OffsetClock":
        return cls(at.astimezone(UTC) - datetime.now(UTC))

    def utc(self) -> datetime:
        return datetime.now(UTC) + self.offset

    def monotonic(self) -> float:
        import time

        return time.monotonic()


def local(moment: datetime, zone: ZoneInfo) -> datetime:
    """The clinic's wall-clock time of an aware moment, naive (ARCHITECTURE §2.6)."""
    return moment.astimezone(zone).replace(tzinfo=None)


def age_on(birth: date, day: date) -> int:
    """Whole years lived on `day`; someone born on 29 February has the birthday on 1 March otherwise."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
