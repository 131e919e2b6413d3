"""Looking at groups."""

from clinic_app.common.errors import NotFound
from clinic_app.common.permissions import Permission, requires
from clinic_app.groups import keys, queries
from clinic_app.groups.at_groups import AtGroups
from clinic_app.groups.values import GroupHead, GroupId, GroupRecord
from clinic_app.groups.values_notes import Participation
from clinic_app.people.care_team import assert_may
from clinic_app.people.values import ClientId
from clinic_app.scheduling.values_meetings import MeetingId


class Reading(AtGroups):
    """What the screen of groups, the calendar and a client's record ask."""

    @requires(Permission.GROUP_READ)
    def groups(self) -> tuple[GroupHead, ...]:
        """All groups, those that ended included, by name."""
        with self.desk.reading() as session:
            return queries.heads(session, self.desk, self.desk.now_local())

    @requires(Permission.GROUP_READ)
    def open(self, group_id: GroupId) -> GroupRecord:
        """Open a group's record; logged, since it names its members. Raises NotFound."""
        with self.desk.command() as work:
            queries.group_row(work.session, group_id)
            work.log("group.opened", "group", group_id)
            # Whoever leads the group gets its keys here, as a care team does in a client's record.
            keys.ensure(work, group_id, queries.facilitators(work.session, group_id))
            return queries.record(work.session, self.desk, group_id)

    @requires(Permission.GROUP_READ)
    def record(self, group_id: GroupId) -> GroupRecord:
        """What is open already, read again after a change. Raises NotFound."""
        with self.desk.reading() as session:
            return queries.record(session, self.desk, group_id)

    @requires(Permission.GROUP_READ)
    def of_client(self, client_id: ClientId) -> tuple[Participation, ...]:
        """The client's times in groups, the newest first. Raises NotPermitted outside the care team."""
        with self.desk.reading() as session:
            assert_may(session, self.desk, Permission.CLIENT_READ, client_id)
            return queries.participations(session, client_id)

    @requires(Permission.GROUP_READ)
    def of_meeting(self, meeting_id: MeetingId) -> GroupId | None:
        """Whose meeting a block of the calendar is; None for one that is no group's."""
        with self.desk.reading() as session:
            try:
                return queries.group_of(session, meeting_id)
            except NotFound:
                return None
