"""Who belongs to a group: joining, waiting for a seat, leaving, coming back."""

from datetime import date

from sqlalchemy import func, select

from clinic_app.audit.desk import Work
from clinic_app.common.errors import InvalidInput, InvalidInputs, Refused
from clinic_app.common.permissions import Permission, requires
from clinic_app.groups import queries
from clinic_app.groups.at_groups import AtGroups, tell
from clinic_app.groups.model import Attendance, GroupMeeting, GroupRow, Membership
from clinic_app.groups.queries.heads import seated
from clinic_app.groups.queries.rows import belongs
from clinic_app.groups.values import Added, GroupId, GroupKind, MembershipId
from clinic_app.people.model import Client
from clinic_app.people.queries.merging import standing_for
from clinic_app.people.values import ClientId
from clinic_app.scheduling import meetings
from clinic_app.scheduling.meeting_people import expect_one
from clinic_app.scheduling.model_meetings import Meeting
from clinic_app.scheduling.rules.life_cycle import KEEPS_OPEN
from clinic_app.scheduling.values_meetings import MeetingStatus

_BACK = KEEPS_OPEN * 4
"""How long ago somebody may have joined or left when it is written down."""


class Joining(AtGroups):
    """The commands of the tabs Anggota and Daftar tunggu."""

    @requires(Permission.GROUP_WRITE)
    def add_member(
        self, group_id: GroupId, client_id: ClientId, *, rules_agreed: bool = False, day: date | None = None
    ) -> Added:
        """Put a client into the group from `day` (today) on, or onto the waiting list if it is full.

        `rules_agreed`: the client has agreed to the rules of confidentiality (handbook §4.6 E). Raises
        InvalidInputs, Refused with group.ended or group.closed.
        """
        with self.desk.command() as work:
            row = self._running(work, group_id)
            since = _checked_day(work, "day", day)
            _assert_may_join(work, row, client_id)
            full = _taken(work, group_id) >= row.capacity
            member = Membership(
                group_id=group_id,
                client_id=client_id,
                asked_on=work.today,
                joined_on=None if full else since,
                rules_on=work.today if rules_agreed else None,
            )
            work.session.add(member)
            work.session.flush()
            action = "group.member_waits" if full else "group.member_joined"
            work.log(action, "client", client_id, group=group_id, day=since)
            _expect(work, group_id, client_id)
            tell(work, group_id, client_id)
            return Added(MembershipId(member.id), full)

    @requires(Permission.GROUP_WRITE)
    def admit(self, membership_id: MembershipId, day: date | None = None) -> None:
        """Give a seat to somebody who waits, from `day` (today) on. Raises Refused("group.full")."""
        with self.desk.command() as work:
            member = self._member(work, membership_id)
            row = self._running(work, member.group_id)
            if member.joined_on is not None or member.left_on is not None:
                raise Refused("group.not_waiting")
            if _taken(work, row.id) >= row.capacity:
                raise Refused("group.full", capacity=row.capacity)
            member.joined_on = _checked_day(work, "day", day)
            self._done(work, member, "group.member_joined", day=member.joined_on)

    @requires(Permission.GROUP_WRITE)
    def put_back(self, membership_id: MembershipId) -> None:
        """Somebody who got a seat waits again. Raises Refused("group.marked") once there are marks."""
        with self.desk.command() as work:
            member = self._member(work, membership_id)
            if member.joined_on is None or member.left_on is not None:
                raise Refused("group.not_member")
            _assert_unmarked(work, member, member.joined_on)
            member.joined_on = None
            self._done(work, member, "group.member_waits", day=member.asked_on)

    @requires(Permission.GROUP_WRITE)
    def leave(self, membership_id: MembershipId, day: date, reason: str) -> None:
        """`day` is the client's last one in the group; somebody who waits is struck off the list.

        Raises InvalidInputs for a missing reason or a day that can't be, Refused("group.marked") when there
        are marks after it.
        """
        why = meetings.clean_reason(reason, required=True)
        with self.desk.command() as work:
            member = self._member(work, membership_id)
            if member.left_on is not None:
                raise Refused("group.not_member")
            last = _checked_day(work, "day", day)
            if member.joined_on is not None:
                if last < member.joined_on:
                    raise InvalidInputs([InvalidInput("day", "group.before_joining")])
                _assert_unmarked(work, member, last, after=True)
            member.left_on, member.left_reason = last, why
            self._done(work, member, "group.member_left", day=last)

    @requires(Permission.GROUP_WRITE)
    def rejoin(self, membership_id: MembershipId) -> None:
        """Take a leaving back. Raises Refused with group.full, InvalidInputs if the client joined again."""
        with self.desk.command() as work:
            member = self._member(work, membership_id)
            row = self._running(work, member.group_id)
            if member.left_on is None:
                raise Refused("group.still_member")
            _assert_not_twice(work, row.id, member.client_id)
            seat = member.joined_on is None or _taken(work, row.id) < row.capacity
            if not seat and member.left_on < work.today:
                raise Refused("group.full", capacity=row.capacity)
            member.left_on, member.left_reason = None, ""
            self._done(work, member, "group.member_back")

    @requires(Permission.GROUP_WRITE)
    def take_back(self, membership_id: MembershipId) -> None:
        """The client never joined, or asked, after all. Raises Refused("group.marked") if there are marks."""
        with self.desk.command() as work:
            member = self._member(work, membership_id)
            if member.joined_on is not None:
                _assert_unmarked(work, member, member.joined_on)
            # A last day before the first one: this time in the group holds no day at all.
            first = member.joined_on or member.asked_on
            member.left_on, member.left_reason = date.fromordinal(first.toordinal() - 1), ""
            self._done(work, member, "group.member_taken_back")

    @requires(Permission.GROUP_WRITE)
    def agree_rules(self, membership_id: MembershipId, day: date | None) -> date | None:
        """When the client agreed to the group's rules; None takes it back. What stood there before."""
        with self.desk.command() as work:
            member = self._member(work, membership_id)
            before = member.rules_on
            if day != before:
                member.rules_on = None if day is None else _checked_day(work, "day", day)
                self._done(work, member, "group.rules_agreed", given=day is not None)
            return before

    def _member(self, work: Work, membership_id: MembershipId) -> Membership:
        member = queries.membership(work.session, membership_id)
        self._own_group(work, member.group_id)
        return member

    @staticmethod
    def _done(work: Work, member: Membership, action: str, **details: object) -> None:
        work.session.flush()
        work.log(action, "client", member.client_id, group=member.group_id, **details)
        _expect(work, member.group_id, member.client_id)
        tell(work, member.group_id, member.client_id)


def _checked_day(work: Work, field: str, day: date | None) -> date:
    """`day`, or today. Raises InvalidInputs for a day ahead or too long ago."""
    if day is None:
        return work.today
    if day > work.today or day < work.today - _BACK:
        raise InvalidInputs([InvalidInput(field, "group.day", days=_BACK.days)])
    return day


def _taken(work: Work, group_id: int) -> int:
    """How many seats are taken."""
    wanted = select(func.count(func.distinct(Membership.client_id))).where(
        Membership.group_id == group_id, seated(work.today)
    )
    return work.session.scalar(wanted) or 0


def _assert_may_join(work: Work, row: GroupRow, client_id: ClientId) -> None:
    client = work.session.get(Client, client_id)
    if client is None or client.merged_into is not None:
        raise InvalidInputs([InvalidInput("client_id", "appointment.client")])
    _assert_not_twice(work, row.id, client_id)
    if row.kind is GroupKind.CLOSED and _met(work, row.id):
        raise Refused("group.closed")


def _assert_not_twice(work: Work, group_id: int, client_id: int) -> None:
    spans = queries.spans_of(work.session, group_id, client_id)
    if any(one.left_on is None or (one.joined_on and one.left_on > work.today) for one in spans):
        raise InvalidInputs([InvalidInput("client_id", "group.member_twice")])


def _met(work: Work, group_id: int) -> bool:
    held = (
        select(Meeting.id)
        .join(GroupMeeting, GroupMeeting.meeting_id == Meeting.id)
        .where(GroupMeeting.group_id == group_id, Meeting.status == MeetingStatus.HELD)
        .limit(1)
    )
    return work.session.scalar(held) is not None


def _assert_unmarked(work: Work, member: Membership, day: date, *, after: bool = False) -> None:
    """Raise Refused("group.marked") for marks from `day` on, or after it."""
    starts = work.session.scalars(
        select(Meeting.start)
        .join(GroupMeeting, GroupMeeting.meeting_id == Meeting.id)
        .join(Attendance, Attendance.meeting_id == Meeting.id)
        .where(
            GroupMeeting.group_id == member.group_id,
            Attendance.client_id.in_(standing_for([member.client_id])),
        )
    )
    if any(start.date() > day or (start.date() == day and not after) for start in starts):
        raise Refused("group.marked")


def _expect(work: Work, group_id: int, client_id: int) -> None:
    """The time of a client is taken by the planned meetings of the days on which the client belongs."""
    spans = queries.spans_of(work.session, group_id, client_id)
    numbers = queries.meeting_ids(work.session, group_id)
    changed = []
    for meeting in meetings.planned_from(work.session, numbers, date.min):
        day = meeting.start.date()
        expected = any(belongs(span, day) for span in spans)
        if expect_one(work.session, meeting.id, client_id, expected=expected):
            changed.append(meeting.start)
    if changed:
        meetings.announce(work, *changed)
