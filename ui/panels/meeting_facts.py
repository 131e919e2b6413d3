"""A group's meeting at the right of calendar and board: what everybody may know of it, and its attendance."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.common.locale import listing, long_date, time_range
from clinic_app.common.permissions import Permission
from clinic_app.common.translations import _
from clinic_app.scheduling.values_meetings import MeetingBlock, MeetingId, MeetingStatus
from clinic_app.workspace import Workspace
from ui.panels.detail_rows import DetailRow
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.flow_row import FlowRow
from ui.widgets.label import Label
from ui.widgets.meeting_wording import meeting_state, seats_text
from ui.widgets.side_panel import SidePanel
from ui.widgets.wording import programme_name

_TONES = {
    MeetingStatus.PLANNED: "neutral",
    MeetingStatus.HELD: "success",
    MeetingStatus.CANCELLED: "neutral",
}


class MeetingFacts(SidePanel):
    """`attendance_wanted(MeetingId)` from its button."""

    attendance_wanted = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Group meeting"), parent=parent)
        self.setObjectName("meeting.facts")
        self._workspace = workspace
        self._meeting: MeetingId | None = None
        self.name = Label("", "h2", wrap=True)
        self.name.setObjectName("meeting.facts.name")
        self.chips = FlowRow()
        self._rows = {
            each: DetailRow(icon)
            for each, icon in (
                ("time", "clock"),
                ("place", "map-pin"),
                ("staff", "user"),
                ("seats", "users-three"),
            )
        }
        self.body.addWidget(self.name)
        self.body.addWidget(self.chips)
        for row in self._rows.values():
            self.body.addWidget(row)
        self.body.addStretch(1)
        self.attendance = Button(_("Open attendance"), "primary", "check-square")
        self.attendance.setObjectName("meeting.facts.attendance")
        self.attendance.clicked.connect(lambda: self.attendance_wanted.emit(self._meeting))
        actions = QHBoxLayout()
        actions.addWidget(self.attendance)
        self.action_area.addLayout(actions)
        # Only now: shown without a parent, it would flash as a window of its own.
        self.attendance.setVisible(workspace.may(Permission.GROUP_READ))

    def show_meeting(self, meeting: MeetingBlock) -> None:
        """Show another one."""
        self._meeting = meeting.id
        self.name.setText(meeting.title)
        self.chips.clear()
        programme = meeting.programme
        self.chips.add(Chip(programme_name(programme, short=True), programme.value))
        self.chips.add(Chip(meeting_state(meeting.status), _TONES[meeting.status]))
        when = time_range(meeting.start, meeting.end)
        self._rows["time"].show_texts(long_date(meeting.start.date()), when)
        self._rows["place"].show_texts(meeting.room_name or _("No room: telephone, online, or visit"))
        people = self._workspace.staff.members(include_inactive=True)
        names = {person.id: person.name for person in people}
        led = listing([names[each] for each in meeting.staff if each in names])
        self._rows["staff"].show_texts(led, _("Led by"))
        self._rows["seats"].show_texts(seats_text(meeting))

    @property
    def meeting_id(self) -> MeetingId | None:
        """The one shown."""
        return self._meeting
