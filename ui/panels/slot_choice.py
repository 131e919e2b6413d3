"""When, with whom and where: what quick booking and moving share. Decides; builds nothing."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from clinic_app.common.messages import words
from clinic_app.common.permissions import Permission, Reach, reach
from clinic_app.common.translations import _
from clinic_app.facility.values import Room, RoomId
from clinic_app.people.values import PersonId, StaffMember
from clinic_app.scheduling.rules.slots import check_slot
from clinic_app.scheduling.values import Slot
from clinic_app.workspace import Workspace

QUARTER = 15
DEFAULT_MINUTES = 50


@dataclass
class SlotChoice:
    """A slot while it is being put together; anything may still be missing."""

    counselor_id: PersonId | None = None
    day: date | None = None
    start: time | None = None
    end: time | None = None
    room_id: RoomId | None = None

    def slot(self) -> Slot | None:
        """The slot, None while something is missing or can't be."""
        if self.counselor_id is None or self.faults():
            return None
        return self._made(self.counselor_id)

    def faults(self) -> dict[str, str]:
        """What is missing or can't be: field (`day`, `start`, `end`) → sentence."""
        found: dict[str, str] = {}
        if self.day is None:
            found["day"] = _("Fill in the date, for example 28/02/2026.")
        if self.start is None:
            found["start"] = _("Fill in when it begins, for example 09.30.")
        if self.end is None:
            found["end"] = _("Fill in when it ends, for example 10.20.")
        if not found:
            for fault in check_slot(self._made(self.counselor_id or PersonId(0))):
                field = "day" if fault.code == "slot.year" else fault.field
                found.setdefault(field, words(fault))
        return found

    def _made(self, counselor_id: PersonId) -> Slot:
        assert self.day is not None
        assert self.start is not None
        assert self.end is not None
        start, end = datetime.combine(self.day, self.start), datetime.combine(self.day, self.end)
        return Slot(start, end, counselor_id, self.room_id)

    def take(self, slot: Slot) -> None:
        """Exactly that slot."""
        self.counselor_id, self.room_id = slot.counselor_id, slot.room_id
        self.day, self.start, self.end = slot.start.date(), slot.start.time(), slot.end.time()

    def minutes(self) -> int | None:
        """How long it is, None while that can't be told."""
        if self.start is None or self.end is None or self.end <= self.start:
            return None
        return _minutes(self.end) - _minutes(self.start)

    def begin_at(self, start: time | None, minutes: int) -> None:
        """Another beginning; the end follows, within the day."""
        self.start = start
        if start is not None:
            last = min(_minutes(start) + minutes, 24 * 60 - 1)
            self.end = time(last // 60, last % 60)


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def next_quarter(now: datetime) -> datetime:
    """The next full quarter of an hour."""
    bare = now.replace(second=0, microsecond=0)
    return bare + timedelta(minutes=-bare.minute % QUARTER or (QUARTER if bare < now else 0))


class Places:
    """Counselors and rooms that this person may choose from."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        everybody = tuple(workspace.calendar.counselors())
        own_only = reach(workspace.roles, Permission.APPOINTMENT_WRITE) is Reach.OWN
        me = workspace.my_id
        self.names: dict[PersonId, str] = {person.id: person.name for person in everybody}
        self.counselors: tuple[StaffMember, ...] = tuple(
            person for person in everybody if not own_only or person.id == me
        )
        self.rooms: tuple[Room, ...] = tuple(workspace.facility.rooms())

    def first_counselor(self, *wished: PersonId | None) -> PersonId | None:
        """The first of those wished who may be chosen; else oneself, else the first there is."""
        allowed = [person.id for person in self.counselors]
        for person in (*wished, self._workspace.my_id):
            if person in allowed:
                return person
        return allowed[0] if allowed else None
