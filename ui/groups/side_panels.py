"""The forms at the right of a group: the group itself, a new member, meetings. One at a time."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout

from clinic_app.groups.values import GroupMeeting, GroupRecord
from clinic_app.people.values import ClientName
from clinic_app.workspace import Workspace
from ui.groups.add_member_panel import AddMemberPanel
from ui.groups.group_panel import GroupPanel
from ui.groups.meeting_panel import MeetingPanel
from ui.panels.clash_panel import ClashPanel
from ui.shell.ports import ShellPort
from ui.widgets.side_panel import SidePanel


class GroupPanels(QObject):
    """Makes a panel when it is first wanted. `opened` and `closed` when the right column changes hands."""

    opened = Signal()
    closed = Signal()
    made = Signal(object)
    """A `GroupId` that was created or corrected."""

    def __init__(self, workspace: Workspace, shell: ShellPort, row: QHBoxLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._shell, self._row = workspace, shell, row
        self._made: dict[type[SidePanel], SidePanel] = {}

    def all(self) -> list[SidePanel]:
        """The panels made so far."""
        return list(self._made.values())

    @property
    def any_open(self) -> bool:
        """Whether one is open."""
        return any(panel.is_open for panel in self._made.values())

    def close(self) -> bool:
        """Close the open one; False when none was."""
        was_open = [panel for panel in self._made.values() if panel.is_open]
        for panel in was_open:
            panel.close_panel()
        return bool(was_open)

    def _add(self, panel: SidePanel) -> None:
        self._made[type(panel)] = panel
        self._row.addWidget(panel)
        panel.closed.connect(self._on_closed)

    def _on_closed(self) -> None:
        if not self.any_open:
            self.closed.emit()

    def _open(self, panel: SidePanel) -> None:
        for other in self._made.values():
            if other is not panel:
                other.close_panel()
        panel.open_panel(by_keyboard=True)
        self.opened.emit()

    # Which there are

    def group(self, record: GroupRecord | None = None) -> None:
        """A new group, or the correction of one."""
        panel = self._made.get(GroupPanel)
        if not isinstance(panel, GroupPanel):
            panel = GroupPanel(self._workspace, self._shell)
            panel.made.connect(self.made)
            self._add(panel)
        panel.begin(record)
        self._open(panel)

    def add_member(self, record: GroupRecord) -> None:
        """Somebody joins the group, or waits for a place."""
        panel = self._made.get(AddMemberPanel)
        if not isinstance(panel, AddMemberPanel):
            panel = AddMemberPanel(self._workspace, self._shell)
            panel.newWanted.connect(lambda name: self._shell.new_client(name))
            self._add(panel)
        panel.begin(record)
        self._open(panel)

    def choose_client(self, client: ClientName) -> None:
        """Somebody who was just registered."""
        panel = self._made.get(AddMemberPanel)
        if isinstance(panel, AddMemberPanel) and panel.is_open:
            panel.choose(client)

    def plan(self, record: GroupRecord, meeting: GroupMeeting | None = None) -> None:
        """New meetings, or another place for one."""
        panel = self._made.get(MeetingPanel)
        if not isinstance(panel, MeetingPanel):
            panel = MeetingPanel(self._workspace, self._shell)
            self._add(panel)
        panel.begin(record, meeting)
        self._open(panel)

    def clashes(self) -> ClashPanel:
        """What forbids an act that has no form of its own; opened by `show`."""
        panel = self._made.get(ClashPanel)
        if not isinstance(panel, ClashPanel):
            panel = ClashPanel()
            self._add(panel)
        return panel

    def show(self, panel: SidePanel) -> None:
        """Open a panel that was filled elsewhere."""
        self._open(panel)
