"""Planning and moving meetings: what stands in the form, what speaks against it, doing it. Builds nothing."""

from datetime import time

from PySide6.QtCore import QObject, Signal

from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.common.locale import short_date
from clinic_app.common.translations import _, ngettext
from clinic_app.groups.values import GroupMeeting, GroupRecord
from clinic_app.groups.values_planning import (
    MOST_MEETINGS,
    Choice,
    MeetingMoved,
    Occurrence,
    Planned,
    WeeklyRow,
)
from clinic_app.people.values import PersonId
from clinic_app.scheduling.values import Clashes, Slot
from clinic_app.scheduling.values_meetings import MeetingPlace
from clinic_app.workspace import Workspace
from ui.panels.faults import by_field
from ui.panels.host import Command, Host
from ui.panels.slot_choice import Places, SlotChoice, next_quarter

MINUTES = 90
"""Length of a meeting when none was held yet (handbook §2.4)."""


class MeetingPlanner(QObject):
    """`filled` when the fields must show the state anew, `judged` with other clashes, `done` afterwards."""

    filled = Signal()
    judged = Signal()
    done = Signal()

    def __init__(self, workspace: Workspace, host: Host, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._host = workspace, host
        self.places = Places(workspace)
        self.choice = SlotChoice()
        self.count = 1
        self.staff: tuple[PersonId, ...] = ()
        self.record: GroupRecord | None = None
        self.moving: GroupMeeting | None = None
        """The meeting that gets another place; None while new ones are planned."""
        self.occurrences: tuple[Occurrence, ...] = ()
        self.clashes: Clashes | None = None
        """Of the move."""

    # Beginning

    def begin(self, record: GroupRecord) -> None:
        """New meetings of a group, a week after the last one."""
        usual = self._host.attempt(lambda: self._workspace.groups.usual_place(record.head.id))
        self._start(record, None, usual or self._first_place(record))

    def begin_move(self, record: GroupRecord, meeting: GroupMeeting) -> None:
        """Another place for a meeting."""
        place = MeetingPlace(meeting.start, meeting.end, meeting.staff, meeting.room_id)
        self._start(record, meeting, place)

    def _start(self, record: GroupRecord, moving: GroupMeeting | None, place: MeetingPlace) -> None:
        self.record, self.moving, self.count = record, moving, 1
        self.staff = place.staff or record.head.facilitators
        self.choice = SlotChoice()
        self.choice.take(Slot(place.start, place.end, self.staff[0], place.room_id))
        self.occurrences, self.clashes = (), None
        self.filled.emit()

    def _first_place(self, record: GroupRecord) -> MeetingPlace:
        start = next_quarter(self._workspace.now_local())
        length = SlotChoice()
        length.begin_at(start.time(), MINUTES)
        end = start.replace(hour=(length.end or time(23)).hour, minute=(length.end or time(23)).minute)
        rooms = self.places.rooms
        return MeetingPlace(start, end, record.head.facilitators, rooms[0].id if rooms else None)

    # Judging

    def place(self) -> MeetingPlace | None:
        """The place that stands in the fields, None while something is missing."""
        slot = self.choice.slot()
        if slot is None:
            return None
        return MeetingPlace(slot.start, slot.end, self.staff, slot.room_id)

    def judge(self) -> None:
        """Look what speaks against it; nothing is written."""
        place, record = self.place(), self.record
        if record is None or place is None or not 1 <= self.count <= MOST_MEETINGS or self.moving is not None:
            self.occurrences = ()
        else:
            row = WeeklyRow(place, self.count)
            try:
                self.occurrences = self._workspace.groups.look_ahead(record.head.id, row)
            except (InvalidInput, InvalidInputs):
                self.occurrences = ()  # saving tells what is wrong with it
        self.judged.emit()

    def faults(self) -> dict[str, str]:
        """What is missing or can't be: field → sentence."""
        found = self.choice.faults()
        if not 1 <= self.count <= MOST_MEETINGS:
            found["count"] = _("A number from 1 to {most}.").format(most=MOST_MEETINGS)
        return found

    # Carrying out

    def plan(self, choices: tuple[Choice, ...]) -> dict[str, str]:
        """Plan them all, or none; gives what is wrong by field."""
        record, groups = self.record, self._workspace.groups
        if record is None:
            return {}
        group_id = record.head.id
        try:
            found = self._host.attempt(lambda: groups.plan(group_id, choices))
        except (InvalidInput, InvalidInputs) as error:
            return by_field(error, _FIELDS)
        if isinstance(found, Planned):
            self._remember(found, choices)
            self.done.emit()
        elif found is not None:  # somebody was quicker
            self.occurrences = found
            self.judged.emit()
        return {}

    def _remember(self, planned: Planned, choices: tuple[Choice, ...]) -> None:
        groups, group_id = self._workspace.groups, self.record.head.id if self.record is not None else None
        made, reason = planned.meeting_ids, _("Planning undone")
        count = len(made)

        def take_back() -> bool:
            for meeting_id in made:
                groups.cancel(meeting_id, reason)
            return True

        def again() -> bool:
            nonlocal made
            found = groups.plan(group_id, choices) if group_id is not None else None
            if not isinstance(found, Planned):
                return False
            made = found.meeting_ids
            return True

        text = ngettext("{n} meeting planned", "{n} meetings planned", count).format(n=count)
        self._host.done(Command(text, take_back, again))

    def move(self, reason: str) -> dict[str, str]:
        """Give the meeting its other place; gives what is wrong by field."""
        meeting, place, groups = self.moving, self.place(), self._workspace.groups
        if meeting is None or place is None:
            return {}
        meeting_id, before = (
            meeting.id,
            MeetingPlace(meeting.start, meeting.end, meeting.staff, meeting.room_id),
        )
        try:
            found = self._host.attempt(lambda: groups.move(meeting_id, place, reason))
        except (InvalidInput, InvalidInputs) as error:
            return by_field(error, _FIELDS)
        if isinstance(found, Clashes):
            self.clashes = found
            self.judged.emit()
        elif isinstance(found, MeetingMoved):
            day = short_date(place.start.date())
            text = _("Meeting {n} moved to {day}").format(n=meeting.number, day=day)
            why = reason or _("Move undone")

            def put(wanted: MeetingPlace) -> bool:
                return isinstance(groups.move(meeting_id, wanted, why), MeetingMoved)

            self._host.done(Command(text, lambda: put(before), lambda: put(place)))
            self.done.emit()
        return {}

    def take(self, slot: Slot) -> None:
        """One of the free times."""
        self.choice.take(slot)
        self.clashes = None
        self.filled.emit()


_FIELDS = {"start": "start", "end": "end", "first": "day", "room_id": "room"}
"""The service's fields by the form's."""
