"""Private remarks on members: in the member's own record, for the care team and the author (ui/spec §8.6)."""

import json
from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from clinic_app.audit.model import AuditEntry
from clinic_app.common.errors import Refused
from clinic_app.common.permissions import Permission, requires
from clinic_app.groups import queries
from clinic_app.groups.at_groups import AtGroups, tell
from clinic_app.groups.model import GroupMeeting, GroupRow, MemberRemark
from clinic_app.groups.queries.rows import belongs
from clinic_app.groups.remarks import WRITTEN, open_remark, write
from clinic_app.groups.rules.notes import checked_text
from clinic_app.groups.values import GroupId
from clinic_app.groups.values_notes import Remark, RemarkId
from clinic_app.people import care_team, case_keys
from clinic_app.people.queries.merging import standing_for
from clinic_app.people.values import ClientId, PersonId
from clinic_app.scheduling.values_meetings import MeetingId, MeetingStatus


class Remarking(AtGroups):
    """The commands of Catatan pribadi anggota."""

    @requires(Permission.GROUP_NOTE)
    def write_remark(self, meeting_id: MeetingId, client_id: ClientId, text: str) -> RemarkId:
        """Write a remark on a member; a later one of the same author on the same meeting stands for it.

        Raises InvalidInput("text"), Refused with meeting.future, meeting.cancelled, group.not_then or
        remark.no_key.
        """
        text = checked_text(text)
        with self.desk.command() as work:
            group_id, row = self._own_meeting(work, meeting_id)
            if row.status is MeetingStatus.CANCELLED:
                raise Refused("meeting.cancelled")
            if row.start.date() > work.today:
                raise Refused("meeting.future")
            spans = queries.spans_of(work.session, group_id, client_id)
            if not any(belongs(span, row.start.date()) for span in spans):
                raise Refused("group.not_then")
            remark = write(work, meeting_id, client_id, text)
            tell(work, group_id, client_id)
            return RemarkId(remark.id)

    @requires(Permission.GROUP_NOTE)
    def remarks(self, group_id: GroupId, client_id: ClientId) -> tuple[Remark, ...]:
        """The remarks on a member of this group, the newest meeting first; logged.

        Who leads the group and isn't of the client's care team reads the own ones only.
        """
        return self._remarks(client_id, group_id)

    @requires(Permission.GROUP_NOTE)
    def remarks_of_client(self, client_id: ClientId) -> tuple[Remark, ...]:
        """The remarks on a client in all groups, as `remarks`."""
        return self._remarks(client_id, None)

    def _remarks(self, client_id: ClientId, group_id: GroupId | None) -> tuple[Remark, ...]:
        with self.desk.command() as work:
            near = care_team.may(work.session, self.desk, Permission.NOTE_READ, client_id)
            own = MemberRemark.client_id.in_(standing_for([client_id]))
            wanted: list[ColumnElement[bool]] = [own]
            if not near:
                wanted.append(MemberRemark.author_id == self.desk.person_id)
            if group_id is not None:
                wanted.append(GroupMeeting.group_id == group_id)
            found = work.session.execute(
                select(MemberRemark, GroupMeeting.group_id)
                .join(GroupMeeting, GroupMeeting.meeting_id == MemberRemark.meeting_id)
                .where(*wanted)
                .order_by(MemberRemark.id.desc())
            ).all()
            if not found:
                return ()
            work.log("remarks.opened", "client", client_id)
            if near:
                case_keys.ensure(work, client_id)
            return self._opened(work.session, client_id, [(row, GroupId(of)) for row, of in found])

    def _opened(
        self, session: Session, client_id: ClientId, found: Sequence[tuple[MemberRemark, GroupId]]
    ) -> tuple[Remark, ...]:
        newest: dict[tuple[int, int], tuple[MemberRemark, GroupId]] = {}
        for row, group_id in found:
            newest.setdefault((row.meeting_id, row.author_id), (row, group_id))
        groups = {group_id for _, group_id in newest.values()}
        names = {one: session.get_one(GroupRow, one).public_name for one in groups}
        times = {meeting.id: meeting for one in groups for meeting in queries.meetings(session, one)}
        told = _told(session, [row.id for row, _ in newest.values()])
        remarks = []
        for row, group_id in newest.values():
            opened = open_remark(session, self.desk, row, told.get(row.id))
            meeting = times[MeetingId(row.meeting_id)]
            remarks.append(
                Remark(
                    id=RemarkId(row.id),
                    group_id=group_id,
                    group_name=names[group_id],
                    meeting_id=meeting.id,
                    number=meeting.number,
                    day=meeting.start.date(),
                    client_id=client_id,
                    author_id=PersonId(row.author_id),
                    author_name=self.desk.keyring.roster.name_of(row.author_id),
                    written_at=row.written_at,
                    text=opened.text,
                    seal=opened.seal,
                )
            )
        return tuple(sorted(remarks, key=lambda one: (one.day, one.id), reverse=True))


def _told(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """The hash that the log has of each remark's ciphertexts."""
    rows = session.execute(
        select(AuditEntry.object_id, AuditEntry.details).where(
            AuditEntry.object == "remark",
            AuditEntry.action == WRITTEN,
            AuditEntry.object_id.in_([str(number) for number in ids]),
        )
    )
    return {int(number): str(json.loads(details).get("sealed", "")) for number, details in rows}
