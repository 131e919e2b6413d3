"""What of the calendar is shown. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from clinic_app.facility.values import Programme
from clinic_app.people.values import PersonId
from clinic_app.scheduling.values import Week


class View(StrEnum):
    """The two ways to look at the calendar."""

    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True)
class Shown:
    """The ticks of the left panel."""

    counselors: tuple[PersonId, ...]
    programmes: tuple[Programme, ...]
    cancelled: bool = True
    breaks: bool = True

    def of(self, week: Week) -> Week:
        """The week with only the blocks that are ticked."""
        kept = tuple(
            block
            for block in week.blocks
            if block.counselor_id in self.counselors
            and block.programme in self.programmes
            and (self.cancelled or not block.status.cancelled)
        )
        return replace(week, blocks=kept)

    def as_dict(self) -> dict[str, object]:
        """For keeping until the next sign-in."""
        return {
            "counselors": list(self.counselors),
            "programmes": [programme.value for programme in self.programmes],
            "cancelled": self.cancelled,
            "breaks": self.breaks,
        }


def first_shown(counselors: Iterable[PersonId], me: PersonId, is_counselor: bool) -> tuple[PersonId, ...]:
    """A counselor begins with the own calendar, everybody else with all (ui/spec §8.3)."""
    return (me,) if is_counselor else tuple(counselors)
