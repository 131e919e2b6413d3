"""What the board wants from the clinic: the appointments of the day and their next steps."""

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property

from PySide6.QtCore import QObject, Signal

from clinic_app.common.permissions import Permission, Reach, reach
from clinic_app.facility.values import Closure, FacilityChanged, Programme
from clinic_app.notes.values import NotesChanged, NoteState
from clinic_app.people.values import ClientId, ClientsChanged, PersonId, StaffMember
from clinic_app.scheduling.rules.life_cycle import next_statuses, permission_for
from clinic_app.scheduling.values import AppointmentId, AppointmentsChanged, Block, Status
from clinic_app.scheduling.values_meetings import AttendanceCounted, MeetingBlock, MeetingId, MeetingStatus
from clinic_app.workspace import Workspace
from ui.today.action import CardLook
from ui.today.day import LANE_OF, STATUS_OF, Figures, Filter, Lane, figures, lane_of_meeting
from ui.today.list_row import Known
from ui.today.meeting_card import MeetingLook

_MAIN = {
    Status.BOOKED: Status.CHECKED_IN,
    Status.CONFIRMED: Status.CHECKED_IN,
    Status.CHECKED_IN: Status.IN_SESSION,
    Status.IN_SESSION: Status.COMPLETED,
}
"""On the day itself the next step of whoever is expected is to come (mock 02)."""
_REBOOKED = (Status.NO_SHOW, Status.LEFT_BEFORE_SEEN)
_OPENS, _CLOSES = 8, 15


class TodayPresenter(QObject):
    """Holds the day; reads it again when somebody changed it."""

    day_changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.filter = Filter()
        self.day = workspace.today()
        self._all: tuple[Block, ...] | None = None
        self._meetings: tuple[MeetingBlock, ...] = ()
        self._unsigned: frozenset[AppointmentId] = frozenset()
        self._closures: tuple[Closure, ...] = ()
        self._known: dict[ClientId, Known] | None = None
        self.wait_limit = 0
        """After how many minutes a client who waits should be told; as of the last reading."""
        self._forget = workspace.changes.subscribe(self._on_change)

    def close(self) -> None:
        """Stop listening."""
        self._forget()

    @cached_property
    def counselors(self) -> tuple[StaffMember, ...]:
        """Everybody who has a calendar."""
        return tuple(self._workspace.calendar.counselors())

    @cached_property
    def programmes(self) -> tuple[Programme, ...]:
        """The facility's programmes."""
        offered = self._workspace.facility.profile().programmes
        return tuple(programme for programme in Programme if programme in offered)

    @cached_property
    def hours(self) -> tuple[int, int]:
        """First and last full hour of today's service, for the load strips."""
        today = [rule for rule in self._workspace.facility.hours() if rule.weekday == self.day.weekday()]
        if not today:
            return _OPENS, _CLOSES
        last = max(rule.end for rule in today)
        return min(rule.start for rule in today).hour, last.hour + (1 if last.minute else 0)

    @cached_property
    def names(self) -> dict[PersonId, str]:
        """Everybody's name, also of those who left."""
        return {person.id: person.name for person in self._workspace.staff.members(include_inactive=True)}

    def now(self) -> datetime:
        """The clinic's wall-clock."""
        return self._workspace.now_local()

    def everything(self) -> tuple[Block, ...]:
        """All appointments of the day."""
        if self._all is None:
            self._all = self._workspace.calendar.day(self.day)
            meetings = self._workspace.calendar.meetings(self.day, self.day)
            self._meetings = tuple(each for each in meetings if each.status.occupies)
            self._closures = self._workspace.facility.closures(self.day, self.day)
            self._unsigned = self._find_unsigned(self._all)
            self.wait_limit = self._workspace.facility.profile().waiting_limit
        return self._all

    def blocks(self) -> tuple[Block, ...]:
        """The appointments that are shown."""
        return tuple(block for block in self.everything() if self.filter.keeps(block))

    def meetings(self) -> tuple[MeetingBlock, ...]:
        """The groups' meetings of the day that are shown; none that was called off."""
        self.everything()
        return tuple(each for each in self._meetings if self.filter.keeps_meeting(each))

    def meeting(self, meeting_id: MeetingId) -> MeetingBlock | None:
        """A meeting of today."""
        self.everything()
        return next((each for each in self._meetings if each.id == meeting_id), None)

    def meeting_look(self, meeting: MeetingBlock) -> tuple[MeetingLook, Lane]:
        """What a meeting's card shows besides it, and in which lane it stands."""
        look = MeetingLook(
            self.names.get(meeting.counselor_id, ""),
            self._workspace.may(Permission.GROUP_READ),
            over=meeting.status is MeetingStatus.HELD and meeting.end <= self.now(),
        )
        return look, lane_of_meeting(meeting, self.now())

    def _find_unsigned(self, blocks: Sequence[Block]) -> frozenset[AppointmentId]:
        if not self._workspace.may(Permission.NOTE_WRITE):
            return frozenset()
        own = [
            block.id
            for block in blocks
            if block.counselor_id == self._workspace.my_id and block.status is Status.COMPLETED
        ]
        heads = self._workspace.notes.of_appointments(own)
        signed = {number for number, head in heads.items() if head.state is NoteState.SIGNED}
        return frozenset(number for number in own if number not in signed)

    @property
    def holiday(self) -> str:
        """The holiday's name, or ''."""
        self.everything()
        return next((closure.name for closure in self._closures if closure.name), "")

    def figures(self) -> Figures:
        """The counters."""
        chosen = self.filter.counselor
        people = [p.id for p in self.counselors if chosen in (None, p.id)]
        blocks = self.blocks()
        return figures(blocks, self._closures, people, self.now(), self.wait_limit, self._meetings)

    def look(self, block: Block) -> CardLook:
        """What a card shows besides its block."""
        own = block.counselor_id == self._workspace.my_id
        note = own and block.status is Status.IN_SESSION and self._workspace.may(Permission.NOTE_WRITE)
        main = _MAIN.get(block.status)
        return CardLook(
            self.names.get(block.counselor_id, ""),
            main if main is not None and self.may(block, main) else None,
            note,
            note_missing=block.id in self._unsigned,
            rebook=block.status in _REBOOKED and self._books_for(own),
            wait_limit=self.wait_limit,
        )

    def _books_for(self, own: bool) -> bool:
        how_far = reach(self._workspace.roles, Permission.APPOINTMENT_WRITE)
        return how_far is Reach.ALL or (how_far is Reach.OWN and own)

    def known(self, block: Block) -> Known:
        """Record number and telephone, where the reader may know them: not of a client shown by initials."""
        if self._known is None:
            clients = self._workspace.clients.names({one.client_id for one in self.everything()})
            shown = {one.client_id: one.client_name for one in self.everything()}
            self._known = {
                one.id: Known(one.record_no, one.phone) for one in clients if shown[one.id] == one.full_name
            }
        return self._known.get(block.client_id, Known())

    def may(self, block: Block, to: Status) -> bool:
        """Whether the person may set that status now."""
        roles = self._workspace.roles
        reaches: dict[Permission, Reach | None] = {
            permission_for(status): reach(roles, permission_for(status)) for status in Status
        }
        own = block.counselor_id == self._workspace.my_id
        return to in next_statuses(block.status, block.start, self.now(), reaches, own=own)

    def block(self, appointment_id: AppointmentId) -> Block | None:
        """An appointment of today."""
        return next((block for block in self.everything() if block.id == appointment_id), None)

    def meaning(self, block: Block, lane: Lane) -> Status | None:
        """What dropping the card on a lane wishes; None where it lies already, or nothing leads there."""
        if LANE_OF[block.status] is lane:
            return None
        if lane is Lane.MISSED and block.status is Status.CHECKED_IN:
            return Status.LEFT_BEFORE_SEEN
        return STATUS_OF.get(lane, Status.CONFIRMED)

    def show(self, chosen: Filter) -> None:
        """Another filter."""
        self.filter = chosen
        self.day_changed.emit()

    def tick(self) -> None:
        """A minute has passed, perhaps midnight."""
        if self._workspace.today() != self.day:
            self.day = self._workspace.today()
            self._forget_day()
            self.day_changed.emit()

    def catch_up(self) -> None:
        """Coming back to Today: how many came to a meeting may be another number by now."""
        if self._all is None:
            self.day_changed.emit()

    def _forget_day(self) -> None:
        self._all = self._known = None

    def _on_change(self, change: object) -> None:
        if isinstance(change, AttendanceCounted) and self.day in change.days:
            self._forget_day()
        mine = isinstance(change, AppointmentsChanged) and self.day in change.days
        if mine or isinstance(change, ClientsChanged | FacilityChanged | NotesChanged):
            self._forget_day()
            self.day_changed.emit()
