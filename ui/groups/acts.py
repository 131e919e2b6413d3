"""What is done with members and meetings, each with the way back. Builds no widget of the page."""

from collections.abc import Callable
from datetime import date

from clinic_app.common.locale import brief_date, short_date
from clinic_app.common.translations import _
from clinic_app.groups.values import GroupId, GroupMeeting, Member
from clinic_app.scheduling.values import Clashes
from clinic_app.workspace import Workspace
from ui.panels.host import Command, Host


class GroupActs:
    """Carries out through the service; refusals are shown by the shell."""

    def __init__(self, workspace: Workspace, host: Host) -> None:
        self._workspace, self._groups, self._host = workspace, workspace.groups, host

    def _do(self, text: str, act: Callable[[], object], back: Callable[[], object]) -> bool:
        """Do it, and remember the way back; whatever comes back counts as done, but clashes."""

        def carried(way: Callable[[], object]) -> bool:
            return not isinstance(way(), Clashes)

        if not self._host.attempt(lambda: carried(act)):
            return False
        self._host.done(Command(text, lambda: carried(back), lambda: carried(act)))
        return True

    # Members

    def admit(self, member: Member) -> None:
        """From the waiting list into the group."""
        text = _("{name} joined the group").format(name=member.name)
        self._do(text, lambda: self._groups.admit(member.id), lambda: self._groups.put_back(member.id))

    def leave(self, member: Member, day: date, reason: str) -> None:
        """The member's last day, or the end of the waiting."""
        text = _("{name} left the group").format(name=member.name)
        self._do(
            text,
            lambda: self._groups.leave(member.id, day, reason),
            lambda: self._groups.rejoin(member.id),
        )

    def rejoin(self, member: Member) -> None:
        """The leaving is taken back."""
        text = _("{name} is in the group again").format(name=member.name)
        day, reason = member.left_on, member.left_reason

        def leave_again() -> None:
            if day is not None:
                self._groups.leave(member.id, day, reason)

        self._do(text, lambda: self._groups.rejoin(member.id), leave_again)

    def agree_rules(self, member: Member) -> None:
        """The member agrees to the group's rules today; or did not after all."""
        before = member.rules_on
        after = self._workspace.today() if before is None else None
        said = (
            _("{name} agreed to the group rules") if after else _("{name}: consent to the rules taken back")
        )
        self._do(
            said.format(name=member.name),
            lambda: self._groups.agree_rules(member.id, after),
            lambda: self._groups.agree_rules(member.id, before),
        )

    # Meetings

    def cancel(self, meeting: GroupMeeting, reason: str) -> None:
        """Call a meeting off."""
        text = _("Meeting {n} called off").format(n=meeting.number)
        self._do(
            text,
            lambda: self._groups.cancel(meeting.id, reason),
            lambda: self._groups.reinstate(meeting.id),
        )

    def reinstate(self, meeting: GroupMeeting) -> Clashes | None:
        """It takes place after all; the clashes that forbid it, if there are any."""
        found = self._host.attempt(lambda: self._groups.reinstate(meeting.id))
        if isinstance(found, Clashes):
            return found
        if found is not None:
            text = _("Meeting {n} planned again").format(n=meeting.number)
            reason = meeting.reason
            self._host.done(
                Command(
                    text,
                    lambda: self._groups.cancel(meeting.id, reason) is not None,
                    lambda: not isinstance(self._groups.reinstate(meeting.id), Clashes),
                )
            )
        return None

    def hold(self, meeting: GroupMeeting) -> None:
        """It was held although nobody is marked."""
        text = _("Meeting {n} of {day} held").format(n=meeting.number, day=short_date(meeting.start.date()))
        self._do(text, lambda: self._groups.hold(meeting.id), lambda: self._groups.unhold(meeting.id))

    # The group

    def end(self, group_id: GroupId, name: str) -> None:
        """The group has ended."""
        text = _("{name} ended on {day}").format(name=name, day=brief_date(self._workspace.today()))
        self._do(text, lambda: self._groups.end(group_id), lambda: self._groups.resume(group_id))

    def resume(self, group_id: GroupId, name: str) -> None:
        """The group goes on."""
        text = _("{name} goes on").format(name=name)
        self._do(text, lambda: self._groups.resume(group_id), lambda: self._groups.end(group_id))
