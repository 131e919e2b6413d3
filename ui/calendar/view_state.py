"""What of the calendar is shown. Pure."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

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
        """The week with only the blocks and meetings that are ticked."""
        kept = tuple(
            block
            for block in week.blocks
            if block.counselor_id in self.counselors
            and block.programme in self.programmes
            and (self.cancelled or not block.status.cancelled)
        )
        meetings = tuple(
            meeting
            for meeting in week.meetings
            if not set(meeting.staff).isdisjoint(self.counselors)
            and meeting.programme in self.programmes
            and (self.cancelled or meeting.status.occupies)
        )
        return replace(week, blocks=kept, meetings=meetings)

    def as_dict(self) -> dict[str, object]:
        """For keeping over a lock, and with `as_text` until the next session."""
        return {
            "counselors": list(self.counselors),
            "programmes": [programme.value for programme in self.programmes],
            "cancelled": self.cancelled,
            "breaks": self.breaks,
        }

    def as_text(self) -> str:
        """The same in a line, for the shell to remember."""
        return json.dumps(self.as_dict(), separators=(",", ":"))


def shown_again(
    kept: Mapping[str, Any], counselors: Iterable[PersonId], programmes: Iterable[Programme]
) -> Shown:
    """The ticks that were kept, as far as those people and programmes are still there."""
    people, offered = set(counselors), set(programmes)
    return Shown(
        tuple(PersonId(p) for p in kept.get("counselors", ()) if p in people),
        tuple(Programme(p) for p in kept.get("programmes", ()) if p in offered),
        bool(kept.get("cancelled", True)),
        bool(kept.get("breaks", True)),
    )


def read_kept(text: str) -> dict[str, Any]:
    """What `as_text` wrote; empty for anything else."""
    try:
        kept = json.loads(text)
    except ValueError:
        return {}
    lists = isinstance(kept, dict) and all(
        isinstance(kept.get(k), list) for k in ("counselors", "programmes")
    )
    return kept if lists else {}


def first_shown(counselors: Iterable[PersonId], me: PersonId, is_counselor: bool) -> tuple[PersonId, ...]:
    """A counselor begins with the own calendar, everybody else with all (ui/spec §8.3)."""
    return (me,) if is_counselor else tuple(counselors)
