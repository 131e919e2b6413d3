"""Who came to a meeting: the members' marks, and the guests."""

from collections.abc import Iterable

from sqlalchemy import select

from clinic_app.audit.desk import Work
from clinic_app.common import text
from clinic_app.common.errors import InvalidInput, InvalidInputs, NotFound, Refused
from clinic_app.common.permissions import Permission, requires
from clinic_app.groups import queries
from clinic_app.groups.at_groups import AtGroups, tell
from clinic_app.groups.counting import settle
from clinic_app.groups.model import Attendance, Guest
from clinic_app.groups.queries.rows import belongs
from clinic_app.groups.values import GroupId, GuestId, Mark
from clinic_app.people.queries.merging import standing_for
from clinic_app.people.values import ClientId, Sex
from clinic_app.scheduling.model_meetings import Meeting
from clinic_app.scheduling.values_meetings import MeetingId, MeetingStatus

MOST_GUESTS = 500
NAME_LIMIT = 100


class Attending(AtGroups):
    """The commands of the grid (mock 10). Absence never makes a visit: only H and T came."""

    @requires(Permission.ATTENDANCE_WRITE)
    def mark(self, meeting_id: MeetingId, client_id: ClientId, mark: Mark | None) -> Mark | None:
        """Mark a member, or empty the cell; what stood there before, which undoes it.

        The first mark makes the meeting held. Raises Refused with meeting.future, meeting.cancelled, or
        group.not_then for somebody who joined after the meeting or had left before.
        """
        with self.desk.command() as work:
            group_id, row = self._open_meeting(work, meeting_id)
            _assert_belonged(work, group_id, client_id, row)
            return _mark(work, group_id, row, client_id, mark)

    @requires(Permission.ATTENDANCE_WRITE)
    def rest_present(self, meeting_id: MeetingId) -> tuple[ClientId, ...]:
        """Mark everybody present (H) who belongs and has no mark; whom. Undone by `unmark`."""
        with self.desk.command() as work:
            group_id, row = self._open_meeting(work, meeting_id)
            members = queries.belonging(work.session, group_id, row.start.date())
            marked = set(queries.marked(work.session, meeting_id))
            rest = tuple(client_id for client_id in members if client_id not in marked)
            if rest:
                work.session.add_all(_row(work, meeting_id, client_id, Mark.PRESENT) for client_id in rest)
                work.log("attendance.rest_present", "meeting", meeting_id, clients=len(rest))
                settle(work, row)
                tell(work, group_id, *rest)
            return rest

    @requires(Permission.ATTENDANCE_WRITE)
    def unmark(self, meeting_id: MeetingId, client_ids: Iterable[ClientId]) -> None:
        """Empty these cells."""
        with self.desk.command() as work:
            group_id, row = self._open_meeting(work, meeting_id)
            wanted = Attendance.client_id.in_(standing_for(set(client_ids)))
            found = work.session.scalars(
                select(Attendance).where(Attendance.meeting_id == meeting_id, wanted)
            ).all()
            if found:
                for one in found:
                    work.session.delete(one)
                work.log("attendance.unmarked", "meeting", meeting_id, clients=len(found))
                settle(work, row)
                tell(work, group_id, *(one.client_id for one in found))

    @requires(Permission.ATTENDANCE_WRITE)
    def add_guests(self, meeting_id: MeetingId, sex: Sex, *, name: str = "", count: int = 1) -> GuestId:
        """Somebody who dropped in (TD), by name, or several of one sex. Raises InvalidInputs as `mark`."""
        clean = _checked_guests(name, count)
        with self.desk.command() as work:
            group_id, row = self._open_meeting(work, meeting_id)
            guest = Guest(meeting_id=meeting_id, name=clean, sex=sex, count=count)
            work.session.add(guest)
            work.session.flush()
            work.log("guests.added", "meeting", meeting_id, clients=count)
            settle(work, row)
            tell(work, group_id)
            return GuestId(guest.id)

    @requires(Permission.ATTENDANCE_WRITE)
    def withdraw_guests(self, guest_id: GuestId) -> None:
        """They were not there after all. Undone by `restore_guests`."""
        self._set_guests(guest_id, withdrawn=True)

    @requires(Permission.ATTENDANCE_WRITE)
    def restore_guests(self, guest_id: GuestId) -> None:
        """They were there all the same."""
        self._set_guests(guest_id, withdrawn=False)

    def _set_guests(self, guest_id: GuestId, *, withdrawn: bool) -> None:
        with self.desk.command() as work:
            guest = work.session.get(Guest, guest_id)
            if guest is None:
                raise NotFound("group.guest_unknown")
            group_id, row = self._open_meeting(work, MeetingId(guest.meeting_id))
            if guest.withdrawn is withdrawn:
                return
            guest.withdrawn = withdrawn
            action = "guests.withdrawn" if withdrawn else "guests.added"
            work.log(action, "meeting", guest.meeting_id, clients=guest.count)
            settle(work, row)
            tell(work, group_id)

    def _open_meeting(self, work: Work, meeting_id: MeetingId) -> tuple[GroupId, Meeting]:
        """An own meeting that takes place today or did. Raises Refused too."""
        group_id, row = self._own_meeting(work, meeting_id)
        if row.status is MeetingStatus.CANCELLED:
            raise Refused("meeting.cancelled")
        if row.start.date() > work.today:
            raise Refused("meeting.future")
        return group_id, row


def _mark(work: Work, group_id: GroupId, row: Meeting, client_id: ClientId, mark: Mark | None) -> Mark | None:
    own = Attendance.client_id.in_(standing_for([client_id]))
    found = work.session.scalars(select(Attendance).where(Attendance.meeting_id == row.id, own)).all()
    # Two merged clients may both have been marked: what shows is the one that came, and one stays.
    found = sorted(found, key=lambda one: not one.came)
    before = found[0].mark if found else None
    if mark is before:
        return before
    for one in found[0 if mark is None else 1 :]:
        work.session.delete(one)
    if mark is not None and found:
        one = found[0]
        one.mark, one.came = mark, mark.came
        one.marked_by, one.marked_at = work.desk.person_id, work.now_utc
    elif mark is not None:
        work.session.add(_row(work, row.id, client_id, mark))
    work.log("attendance.marked", "client", client_id, meeting=row.id, mark=mark or "", was=before or "")
    settle(work, row)
    tell(work, group_id, client_id)
    return before


def _row(work: Work, meeting_id: int, client_id: int, mark: Mark) -> Attendance:
    return Attendance(
        meeting_id=meeting_id,
        client_id=client_id,
        mark=mark,
        came=mark.came,
        marked_by=work.desk.person_id,
        marked_at=work.now_utc,
    )


def _assert_belonged(work: Work, group_id: int, client_id: int, row: Meeting) -> None:
    day = row.start.date()
    if not any(belongs(span, day) for span in queries.spans_of(work.session, group_id, client_id)):
        raise Refused("group.not_then")


def _checked_guests(name: str, count: int) -> str:
    faults: list[InvalidInput] = []
    clean = ""
    try:
        clean = text.line("name", name, NAME_LIMIT)
    except InvalidInput as fault:
        faults.append(fault)
    if not 1 <= count <= MOST_GUESTS or (clean and count != 1):
        faults.append(InvalidInput("count", "group.guest_count", most=MOST_GUESTS))
    if faults:
        raise InvalidInputs(faults)
    return clean
