"""The screen of groups: which are listed, which one is open, what may be done with it. Builds nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from clinic_app.common.permissions import Permission
from clinic_app.common.text import words_of
from clinic_app.groups.values import GroupHead, GroupId, GroupMeeting, GroupRecord, GroupsChanged
from clinic_app.people.values import ClientId
from clinic_app.scheduling.values_meetings import MeetingId
from clinic_app.workspace import Workspace
from ui.groups.grid.register import Register
from ui.groups.sheet import current_meeting, register_of
from ui.shell.ports import ShellPort


class Standing(StrEnum):
    """Which groups are listed."""

    ACTIVE = "active"
    ENDED = "ended"
    MINE = "mine"


@dataclass(frozen=True)
class GroupFilter:
    """What the list is narrowed by."""

    standing: Standing = Standing.ACTIVE
    text: str = ""


class GroupsPresenter(QObject):
    """`listed` when the list is another; `opened` with another group, `shown` when it was read again."""

    listed = Signal()
    opened = Signal()
    shown = Signal()
    cell_changed = Signal(object)
    """A `Place` of the sheet, after `patch`."""

    def __init__(self, workspace: Workspace, shell: ShellPort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace, self.shell = workspace, shell
        self.heads: tuple[GroupHead, ...] = ()
        self.filter = GroupFilter()
        self.record: GroupRecord | None = None
        self.register = Register()
        self.chosen_meeting: MeetingId | None = None
        """The meeting that was asked for; without one it goes by the day."""
        self._own = False
        self._stale = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.catch_up)
        self._forget = workspace.changes.subscribe(self._on_change)

    def close(self) -> None:
        """Stop listening, and drop what was read."""
        self._forget()
        self._soon.stop()
        self.record, self.register = None, Register()

    # Reading

    def read_list(self) -> None:
        """Read which groups there are. Raises ClinicError."""
        self.heads = self.workspace.groups.groups()
        self.listed.emit()

    def open(self, group_id: GroupId, meeting_id: MeetingId | None = None) -> None:
        """Open a group's record; the log keeps it. Raises ClinicError."""
        if self.record is not None and self.record.head.id == group_id:
            self.choose_meeting(meeting_id)
            return
        self.record = self.workspace.groups.open(group_id)
        self.chosen_meeting = meeting_id
        self._make_register()
        self.opened.emit()
        self.shown.emit()

    def choose_meeting(self, meeting_id: MeetingId | None) -> None:
        """Fill in another meeting of the open group; None goes by the day."""
        self.chosen_meeting = meeting_id
        self._make_register()
        self.shown.emit()

    def _make_register(self) -> None:
        if self.record is None:
            self.register = Register()
            return
        known = {meeting.id for meeting in self.record.meetings}
        wanted = self.chosen_meeting if self.chosen_meeting in known else None
        current = wanted or current_meeting(self.record.meetings, self.now())
        self.register = register_of(self.record, current)

    def _on_change(self, change: object) -> None:
        if isinstance(change, GroupsChanged) and not self._own:
            self._stale = True
            self._soon.start()

    def refresh(self) -> None:
        """Read everything again: after coming back to the page."""
        self._stale = True
        self.catch_up()

    def catch_up(self) -> None:
        """Read again what was changed since."""
        if not self._stale:
            return
        self._stale = False
        self.shell.attempt(self.read_list)
        self.shell.attempt(self._read_again)

    def _read_again(self) -> None:
        if self.record is not None:
            self.record = self.workspace.groups.record(self.record.head.id)
            self._make_register()
            self.shown.emit()

    def patch(self, register: Register) -> None:
        """The same sheet with a cell changed, which need not be read again."""
        self.register = register

    @contextmanager
    def own_change(self) -> Iterator[None]:
        """What is announced within is known here already."""
        before, self._own = self._own, True
        try:
            yield
        finally:
            self._own = before

    # The list

    def listed_heads(self) -> list[GroupHead]:
        """Those that fit the filter, by name."""
        wanted = words_of(self.filter.text)
        return [
            head
            for head in self._standing(self.filter.standing)
            if all(any(word.startswith(part) for word in words_of(head.name)) for part in wanted)
        ]

    def _standing(self, standing: Standing) -> Iterator[GroupHead]:
        fits: dict[Standing, Callable[[GroupHead], bool]] = {
            Standing.ACTIVE: lambda head: head.ended_on is None,
            Standing.ENDED: lambda head: head.ended_on is not None,
            Standing.MINE: lambda head: head.ended_on is None and head.mine,
        }
        return (head for head in self.heads if fits[standing](head))

    def count(self, standing: Standing) -> int:
        """How many there are of a kind."""
        return sum(1 for _head in self._standing(standing))

    def choose_filter(self, standing: Standing | None = None, text: str | None = None) -> None:
        """Narrow the list otherwise."""
        changed = self.filter if standing is None else replace(self.filter, standing=standing)
        self.filter = changed if text is None else replace(changed, text=text)
        self.listed.emit()

    # Who is looking, and when

    @property
    def may_create(self) -> bool:
        """Whether the person may make groups at all."""
        return self.workspace.may(Permission.GROUP_WRITE)

    @property
    def leads_groups(self) -> bool:
        """Whether the filter "mine" says anything."""
        return self.workspace.may(Permission.ATTENDANCE_WRITE)

    def now(self) -> datetime:
        """The clinic's wall clock."""
        return self.workspace.now_local()

    # What is open

    @property
    def group_id(self) -> GroupId | None:
        """The open group."""
        return self.record.head.id if self.record is not None else None

    def meeting(self, meeting_id: MeetingId) -> GroupMeeting | None:
        """A meeting of the open group."""
        meetings = self.record.meetings if self.record is not None else ()
        return next((each for each in meetings if each.id == meeting_id), None)

    @property
    def current(self) -> GroupMeeting | None:
        """The meeting that is filled in now."""
        day = self.register.day_at(self.register.current)
        return self.meeting(day.meeting_id) if day is not None else None

    @property
    def present_members(self) -> int:
        """How many belong to it now."""
        return self.record.head.members if self.record is not None else 0

    def name_of(self, client_id: ClientId) -> str:
        """A member's name on the sheet."""
        row = self.register.row_of(client_id)
        return self.register.lines[row].name if row >= 0 else ""
