"""The meetings of a group: one or a row of them planned, moved, called off, held."""

from collections.abc import Iterable
from itertools import pairwise

from sqlalchemy.orm import Session

from clinic_app.audit.desk import Work
from clinic_app.common.errors import InvalidInput, InvalidInputs, Refused
from clinic_app.common.permissions import Permission, requires
from clinic_app.facility.values import ServiceTypeId
from clinic_app.groups import queries
from clinic_app.groups.at_groups import AtGroups, tell
from clinic_app.groups.counting import is_empty
from clinic_app.groups.model import GroupMeeting, GroupRow
from clinic_app.groups.values import GroupId
from clinic_app.groups.values_planning import (
    MOST_MEETINGS,
    Choice,
    MeetingMoved,
    Occurrence,
    Planned,
    WeeklyRow,
)
from clinic_app.scheduling import meetings
from clinic_app.scheduling.meeting_people import expect
from clinic_app.scheduling.rules.conflicts import may_overrule
from clinic_app.scheduling.rules.slots import check_slot
from clinic_app.scheduling.values import Clashes, Conflict
from clinic_app.scheduling.values_meetings import MeetingId, MeetingPlace, MeetingStatus


class Planning(AtGroups):
    """The commands of the tab Pertemuan."""

    @requires(Permission.GROUP_WRITE)
    def usual_place(self, group_id: GroupId) -> MeetingPlace | None:
        """A week after the last meeting, led by who leads the group; None before the first one."""
        with self.desk.reading() as session:
            self._assert_leads(session, group_id)
            staff = queries.facilitators(session, group_id)
            standing = [
                one
                for one in queries.meetings(session, group_id)
                if one.status is not MeetingStatus.CANCELLED
            ]
        if not standing:
            return None
        last = standing[-1]
        return meetings.a_week_later(MeetingPlace(last.start, last.end, staff or last.staff, last.room_id))

    @requires(Permission.GROUP_WRITE)
    def look_ahead(self, group_id: GroupId, row: WeeklyRow) -> tuple[Occurrence, ...]:
        """Every meeting of a weekly row with what speaks against it; nothing is written. InvalidInputs."""
        places = _weekly(row)
        with self.desk.reading() as session:
            self._assert_leads(session, group_id)
            found = [self._clashes(session, group_id, place) for place in places]
        return self._occurrences(places, found)

    @requires(Permission.GROUP_WRITE)
    def plan(self, group_id: GroupId, choices: tuple[Choice, ...]) -> Planned | tuple[Occurrence, ...]:
        """Put these meetings into the calendar, all or none; undone by calling off each.

        They come back with what speaks against them when a clash isn't overruled by its reason, or can't be.
        Raises InvalidInputs, Refused("group.ended").
        """
        if not 1 <= len(choices) <= MOST_MEETINGS:
            raise InvalidInputs([InvalidInput("count", "group.meeting_count", most=MOST_MEETINGS)])
        reasons = [meetings.clean_reason(choice.reason) for choice in choices]
        places = [choice.place for choice in choices]
        with self.desk.command() as work:
            row = self._running(work, group_id)
            _assert_apart(places)
            _assert_sound(work, places)
            found = [self._clashes(work.session, group_id, place) for place in places]
            if all(may_overrule(clashes, why) for clashes, why in zip(found, reasons, strict=True)):
                planned = [_plan(work, row, *one) for one in zip(places, reasons, strict=True)]
                meetings.announce(work, *(place.start for place in places))
                tell(work, group_id)
                return Planned(tuple(planned))
        return self._occurrences(places, found)

    @requires(Permission.GROUP_WRITE)
    def move(self, meeting_id: MeetingId, place: MeetingPlace, reason: str = "") -> MeetingMoved | Clashes:
        """Give a planned meeting another place; moving it back is the same command.

        Raises InvalidInputs, Refused("meeting.not_planned").
        """
        why = meetings.clean_reason(reason)
        with self.desk.command() as work:
            group_id, row = self._own_meeting(work, meeting_id)
            clients = queries.belonging(work.session, group_id, place.start.date())
            found = meetings.move(work, row, place, clients, why)
            if isinstance(found, MeetingPlace):
                if found != place:
                    expect(work.session, meeting_id, clients)
                    tell(work, group_id)
                return MeetingMoved(meeting_id, found, place)
        return Clashes(found, self._plans.free_places(place, meeting_id))

    @requires(Permission.GROUP_WRITE)
    def cancel(self, meeting_id: MeetingId, reason: str) -> MeetingStatus:
        """Call a meeting off; its former status. Raises InvalidInputs, Refused if people came."""
        with self.desk.command() as work:
            group_id, row = self._own_meeting(work, meeting_id)
            if not is_empty(work.session, meeting_id):
                raise Refused("group.marked")
            tell(work, group_id)
            return meetings.cancel(work, row, reason)

    @requires(Permission.GROUP_WRITE)
    def reinstate(self, meeting_id: MeetingId, reason: str = "") -> MeetingStatus | Clashes:
        """A meeting that was called off takes place; what others took since then speaks against it."""
        why = meetings.clean_reason(reason)
        with self.desk.command() as work:
            group_id, row = self._own_meeting(work, meeting_id)
            clients = queries.belonging(work.session, group_id, row.start.date())
            found = meetings.reinstate(work, row, clients, why)
            if isinstance(found, MeetingStatus):
                expect(work.session, meeting_id, clients)
                tell(work, group_id)
                return found
            place = meetings.place_of(work.session, row)
        return Clashes(found, self._plans.free_places(place, meeting_id))

    @requires(Permission.GROUP_WRITE)
    def hold(self, meeting_id: MeetingId) -> MeetingStatus:
        """It took place although nobody was marked; its former status. Raises Refused("meeting.future")."""
        with self.desk.command() as work:
            group_id, row = self._own_meeting(work, meeting_id)
            tell(work, group_id)
            return meetings.hold(work, row)

    @requires(Permission.GROUP_WRITE)
    def unhold(self, meeting_id: MeetingId) -> MeetingStatus:
        """It did not take place yet. Raises Refused("group.marked") with marks, guests or a signed note."""
        with self.desk.command() as work:
            group_id, row = self._own_meeting(work, meeting_id)
            if not is_empty(work.session, meeting_id):
                raise Refused("group.marked")
            tell(work, group_id)
            return meetings.unhold(work, row)

    def _clashes(self, session: Session, group_id: int, place: MeetingPlace) -> tuple[Conflict, ...]:
        clients = queries.belonging(session, group_id, place.start.date())
        return meetings.conflicts(session, self.desk, place, clients)

    def _occurrences(
        self, places: Iterable[MeetingPlace], found: Iterable[tuple[Conflict, ...]]
    ) -> tuple[Occurrence, ...]:
        return tuple(
            Occurrence(place, Clashes(clashes, self._plans.free_places(place)) if clashes else None)
            for place, clashes in zip(places, found, strict=True)
        )


def _plan(work: Work, row: GroupRow, place: MeetingPlace, reason: str) -> MeetingId:
    """A meeting whose clashes, if any, are overruled."""
    wished = meetings.Wished(
        row.public_name,
        row.programme,
        ServiceTypeId(row.service_type_id),
        row.capacity,
        queries.belonging(work.session, row.id, place.start.date()),
    )
    found = meetings.plan(work, wished, place, reason)
    assert not isinstance(found, tuple), "the clashes were overruled before"
    work.session.add(GroupMeeting(meeting_id=found, group_id=row.id))
    work.session.flush()
    return found


def _weekly(row: WeeklyRow) -> list[MeetingPlace]:
    """The places of a weekly row. Raises InvalidInputs."""
    if not 1 <= row.count <= MOST_MEETINGS:
        raise InvalidInputs([InvalidInput("count", "group.meeting_count", most=MOST_MEETINGS)])
    first = row.first
    if not first.staff:
        raise InvalidInputs([InvalidInput("staff", "meeting.staff", most=meetings.MOST_STAFF)])
    faults = check_slot(meetings.slot_of(first))
    if faults:
        raise InvalidInputs(faults)
    return [meetings.a_week_later(first, weeks) for weeks in range(row.count)]


def _assert_apart(places: list[MeetingPlace]) -> None:
    """A group can't meet twice at once: what is planned together doesn't see itself in the calendar yet."""
    in_order = sorted(places, key=lambda place: place.start)
    for one, following in pairwise(in_order):
        if following.start < one.end:
            raise InvalidInputs([InvalidInput("start", "group.meetings_overlap")])


def _assert_sound(work: Work, places: list[MeetingPlace]) -> None:
    faults = [fault for place in places for fault in meetings.check_place(work, place)]
    if faults:
        raise InvalidInputs(faults)
