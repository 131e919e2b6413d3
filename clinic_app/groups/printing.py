"""Printing the attendance sheet of a meeting."""

from sqlalchemy import func, select

from clinic_app.audit.desk import Work
from clinic_app.audit.model import AuditEntry
from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.common.locale import record_number
from clinic_app.common.permissions import Permission, requires
from clinic_app.common.text import initials
from clinic_app.facility import queries as facility
from clinic_app.groups import queries
from clinic_app.groups.at_groups import AtGroups
from clinic_app.groups.queries.record import marks_of
from clinic_app.groups.values import GroupId, Member
from clinic_app.people.model import Client
from clinic_app.people.values import ClientId, Confidentiality
from clinic_app.scheduling.values_meetings import MeetingId

PRINTED = "attendance_sheet.printed"
"""What the log calls it."""

MOST_BLANK = 100


class Printing(AtGroups):
    """The commands of the tab Dokumen."""

    @requires(Permission.GROUP_READ)
    def sheet(self, meeting_id: MeetingId, *, code_only: bool = False, blank_rows: int = 5) -> bytes:
        """The sheet of a meeting as PDF, with the marks where there are some; every print is logged.

        `code_only` has record numbers in place of names; a restricted client has initials in any case.
        Raises InvalidInputs for more than 100 blank rows.
        """
        # Paper needs its library only here: a clinic that prints nothing does not load it.
        from clinic_app.groups.documents import Present, Sheet, attendance_sheet

        if blank_rows not in range(MOST_BLANK + 1):
            raise InvalidInputs([InvalidInput("blank_rows", "group.blank_rows", most=MOST_BLANK)])
        with self.desk.command() as work:
            group_id = queries.group_of(work.session, meeting_id)
            (meeting,) = (one for one in queries.meetings(work.session, group_id) if one.id == meeting_id)
            marks = marks_of(work.session, group_id)
            restricted = _restricted(work, group_id)
            members = queries.members(work.session, self.desk, group_id, mine=True)
            there = {one.client_id: one for one in members if one.belongs(meeting.start.date())}
            rows = tuple(
                Present(
                    _called(member, code_only=code_only, hidden=client_id in restricted),
                    member.sex,
                    mark.value if (mark := marks.get(client_id, {}).get(meeting_id)) else "",
                )
                for client_id, member in there.items()
            )
            print_no = 1 + _prints(work, meeting_id)
            work.log(PRINTED, "meeting", meeting_id, code_only=code_only, clients=len(rows))
            sheet = Sheet(
                title=queries.group_row(work.session, group_id).public_name,
                number=meeting.number,
                start=meeting.start,
                end=meeting.end,
                place=meeting.room_name,
                facilitators=tuple(
                    self.desk.keyring.roster.titled_name_of(person_id) for person_id in meeting.staff
                ),
                rows=rows,
                blank=blank_rows,
                print_no=print_no,
                code_only=code_only,
            )
            profile = facility.profile(work.session)
        return attendance_sheet(sheet, profile)


def _called(member: Member, *, code_only: bool, hidden: bool) -> str:
    if code_only:
        return record_number(member.record_no)
    return initials(member.name) if hidden else member.name


def _restricted(work: Work, group_id: GroupId) -> set[ClientId]:
    """Clients whose names stand on no paper."""
    ids = {one.client_id for one in queries.members(work.session, work.desk, group_id, mine=True)}
    found = work.session.scalars(
        select(Client.id).where(Client.id.in_(ids), Client.confidentiality == Confidentiality.RESTRICTED)
    )
    return {ClientId(client_id) for client_id in found}


def _prints(work: Work, meeting_id: MeetingId) -> int:
    """How often the sheet was printed before."""
    return (
        work.session.scalar(
            select(func.count()).where(
                AuditEntry.object == "meeting",
                AuditEntry.object_id == str(meeting_id),
                AuditEntry.action == PRINTED,
            )
        )
        or 0
    )
