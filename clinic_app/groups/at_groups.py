"""What the parts of the groups' service share."""

from sqlalchemy.orm import Session

from clinic_app.audit.desk import Desk, Work
from clinic_app.audit.serving import Service
from clinic_app.common.errors import NotPermitted, Refused
from clinic_app.groups import queries
from clinic_app.groups.model import GroupRow
from clinic_app.groups.values import GroupId, GroupsChanged
from clinic_app.people.values import ClientId
from clinic_app.scheduling import meetings
from clinic_app.scheduling.day_plans import DayPlans
from clinic_app.scheduling.model_meetings import Meeting
from clinic_app.scheduling.values_meetings import MeetingId


class AtGroups(Service):
    """The groups, for the person at the desk. "Own" groups are those that the person leads."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._plans = DayPlans(desk)
        self._saved: set[int] = set()
        """Meetings whose note was saved in this editing session: one line in the log is enough."""

    def _own_group(self, work: Work, group_id: int) -> GroupRow:
        """A group that the person leads. Raises NotFound, NotPermitted("permission.own")."""
        return self._assert_leads(work.session, group_id)

    def _assert_leads(self, session: Session, group_id: int) -> GroupRow:
        row = queries.group_row(session, group_id)
        if not queries.leads(session, group_id, self.desk.person_id):
            raise NotPermitted("permission.own")
        return row

    def _running(self, work: Work, group_id: int) -> GroupRow:
        """The same, of a group that goes on. Raises Refused("group.ended") too."""
        row = self._own_group(work, group_id)
        if row.ended_on is not None:
            raise Refused("group.ended")
        return row

    def _own_meeting(self, work: Work, meeting_id: MeetingId) -> tuple[GroupId, Meeting]:
        """A meeting of a group that the person leads. Raises NotFound, NotPermitted("permission.own")."""
        group_id = queries.group_of(work.session, meeting_id)
        self._own_group(work, group_id)
        return group_id, meetings.load(work.session, meeting_id)


def tell(work: Work, group_id: int, *clients: int) -> None:
    """Say that a group looks different now, and to which clients it matters."""
    work.announce(GroupsChanged((GroupId(group_id),), tuple(ClientId(client) for client in clients)))
