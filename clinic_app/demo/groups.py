"""Writing groups, their meetings and who came, with the rows and lines that the commands leave."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from itertools import count
from random import Random

from clinic_app.demo import outlines
from clinic_app.demo.crew_services import service_of
from clinic_app.demo.desks import Desks
from clinic_app.demo.drawing import drawn
from clinic_app.demo.founding import Crew
from clinic_app.demo.gathering import Gathering, Member, Sitting
from clinic_app.demo.group_notes import GroupNotes
from clinic_app.demo.ledger import Ledger
from clinic_app.demo.plan import Worker
from clinic_app.demo.replay import Replay
from clinic_app.demo.sessions import Sessions
from clinic_app.groups import inside
from clinic_app.groups.leading import CREATED
from clinic_app.groups.model import Attendance, Facilitator, GroupMeeting, GroupRow, Guest, Membership
from clinic_app.groups.values import Mark
from clinic_app.people.care_team import LEADERS_CHANGED
from clinic_app.people.values import Sex
from clinic_app.scheduling.model_meetings import Meeting, MeetingClient, MeetingStaff
from clinic_app.scheduling.values import Slot
from clinic_app.scheduling.values_meetings import MeetingStatus
from clinic_app.vault.hashing import sealed_hash

_MARKS = ((Mark.PRESENT, 78), (Mark.LATE, 8), (Mark.EXCUSED, 6), (Mark.SICK, 3), (Mark.ABSENT, 5))
_PLANNED = timedelta(days=21)
"""A meeting is planned so long before."""
_GROUP = tuple(column.key for column in GroupRow.__table__.columns)


class Groups:
    """Writes at the moments it is told. All chance is its own."""

    def __init__(
        self,
        ledger: Ledger,
        utc: Callable[[datetime], datetime],
        desks: Desks,
        crew: Crew,
        sessions: Sessions,
        chance: Random,
        now: datetime,
    ) -> None:
        self._ledger, self._utc, self._crew, self._sessions = ledger, utc, crew, sessions
        self._chance, self._now = chance, now
        self._ids, self._meetings = count(1), count(1)
        self._notes = GroupNotes(ledger, utc, desks, sessions, chance)

    def spread(self, gatherings: Iterable[Gathering], replay: Replay) -> None:
        """Say when everything about these groups happens."""
        for group in gatherings:
            replay.due(group.created_at, self._create, group)
            for member in group.members:
                at = datetime.combine(member.asked, group.created_at.time()) + timedelta(minutes=20)
                known = member.client.registered_at + timedelta(minutes=6)
                begun = group.created_at + timedelta(minutes=2)
                replay.due(max(at, known, begun), self._join, group, member)
            for sitting in group.sittings:
                planned = max(sitting.start - _PLANNED, group.created_at + timedelta(minutes=5))
                replay.due(min(planned, self._now - timedelta(minutes=30)), self._plan, group, sitting)
                replay.due(sitting.end + timedelta(minutes=4), self._hold, group, sitting)
            if group.ends is not None:
                replay.due(group.ends, self._end, group)

    def _create(self, at: datetime, group: Gathering) -> None:
        outline, lead, stamp = group.outline, group.leaders[0], self._utc(at)
        group.id = next(self._ids)
        ends = group.ends if group.ends and group.ends <= self._now else None
        row = GroupRow(
            id=group.id,
            public_name=outline.public,
            programme=outline.programme,
            kind=outline.kind,
            service_type_id=service_of(self._crew, outline.programme, outline.code),
            capacity=outline.capacity,
            created_on=at.date(),
            created_by=lead.id,
            ended_on=ends.date() if ends else None,
            ended_by=lead.id if ends else None,
            version=1,
        )
        inside.put(lead.keys, row, inside.Inside(outline.name, outline.theme, outlines.texts()["rules"][0]))
        self._ledger.add(GroupRow, **{name: getattr(row, name) for name in _GROUP})
        self._ledger.log(stamp, lead, CREATED, "group", group.id, version=1, sealed=sealed_hash(row.blob))
        for place, worker in enumerate(group.leaders):
            self._ledger.add(
                Facilitator,
                group_id=group.id,
                person_id=worker.id,
                lead=place == 0,
                since=at.date(),
                until=None,
            )
        leaders = [worker.id for worker in group.leaders]
        self._ledger.log(stamp, lead, LEADERS_CHANGED, "group", group.id, before=[], after=leaders)
        self._notes.begin(stamp, group)

    def _join(self, at: datetime, group: Gathering, member: Member) -> None:
        joined = member.joined if member.joined and member.joined <= self._now.date() else None
        self._ledger.add(
            Membership,
            group_id=group.id,
            client_id=member.client.id,
            asked_on=member.asked,
            joined_on=joined,
            left_on=member.left,
            left_reason=self._chance.choice(outlines.texts()["left"]) if member.left else "",
            rules_on=joined,
        )
        action = "group.joined" if joined else "group.asked"
        self._ledger.log(
            self._utc(at),
            group.leaders[0],
            action,
            "client",
            member.client.id,
            group=group.id,
            day=joined or member.asked,
        )

    def _plan(self, at: datetime, group: Gathering, sitting: Sitting) -> None:
        lead, outline = sitting.staff[0], group.outline
        sitting.id = next(self._meetings)
        held = sitting.end + timedelta(minutes=4) <= self._now
        sitting.marks = self._drawn(group, sitting) if held else {}
        sitting.guests = [each for each in (Sex.FEMALE, Sex.MALE) if held and self._chance.random() < 0.04]
        came = sum(mark.came for mark in sitting.marks.values()) + len(sitting.guests)
        self._ledger.add(
            Meeting,
            id=sitting.id,
            title=outline.public,
            programme=outline.programme,
            service_type_id=service_of(self._crew, outline.programme, outline.code),
            start_at=sitting.start,
            end_at=sitting.end,
            counselor_id=lead.id,
            room_id=sitting.room_id,
            status=MeetingStatus.HELD if held else MeetingStatus.PLANNED,
            seats=outline.capacity,
            came=came,
            reason="",
        )
        self._ledger.add(GroupMeeting, meeting_id=sitting.id, group_id=group.id)
        for worker in sitting.staff[1:]:
            self._ledger.add(MeetingStaff, meeting_id=sitting.id, person_id=worker.id)
        if not held:
            self._expect(group, sitting)
        persons = [worker.id for worker in sitting.staff]
        slot = Slot(sitting.start, sitting.end, lead.id, sitting.room_id)
        self._ledger.log(
            self._utc(at),
            group.leaders[0],
            "meeting.planned",
            "meeting",
            sitting.id,
            programme=outline.programme,
            slot=slot,
            persons=persons,
            overruled=[],
        )

    def _expect(self, group: Gathering, sitting: Sitting) -> None:
        for member in group.members:
            if member.belongs(sitting.start.date()) and member.client.id:
                self._ledger.add(MeetingClient, meeting_id=sitting.id, client_id=member.client.id)

    def _drawn(self, group: Gathering, sitting: Sitting) -> dict[Member, Mark]:
        there = [member for member in group.members if member.belongs(sitting.start.date())]
        return {member: drawn(self._chance, _MARKS) for member in there}

    def _hold(self, at: datetime, group: Gathering, sitting: Sitting) -> None:
        lead, stamp = sitting.staff[0], self._utc(at)
        self._expect(group, sitting)
        for member, mark in sitting.marks.items():
            self._ledger.add(
                Attendance,
                meeting_id=sitting.id,
                client_id=member.client.id,
                mark=mark,
                came=mark.came,
                marked_by=lead.id,
                marked_at=stamp,
            )
        self._ledger.log(
            stamp, lead, "attendance.rest_present", "meeting", sitting.id, clients=len(sitting.marks)
        )
        for sex in sitting.guests:
            self._guest(stamp, lead, sitting, sex)
        self._notes.write(at, group, sitting)

    def _guest(self, stamp: datetime, lead: Worker, sitting: Sitting, sex: Sex) -> None:
        name = self._chance.choice(outlines.texts()["guests"])
        self._ledger.add(Guest, meeting_id=sitting.id, name=name, sex=sex, count=1, withdrawn=False)
        self._ledger.log(stamp, lead, "guests.added", "meeting", sitting.id, clients=1)

    def _end(self, at: datetime, group: Gathering) -> None:
        self._ledger.log(self._utc(at), group.leaders[0], "group.ended", "group", group.id)
