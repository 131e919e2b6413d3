"""The head of a group's record (mock 10): what it is, when and where, who leads it, its acts and tabs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.locale import brief_date
from clinic_app.common.translations import _
from clinic_app.groups.values import GroupKind, GroupRecord
from ui.groups.words import kind_name, usual_times
from ui.theme.tokens import px, theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Icon
from ui.widgets.chips import Chip
from ui.widgets.flow_row import FlowRow
from ui.widgets.label import Label
from ui.widgets.marks import ProgrammeMark
from ui.widgets.tabs import TabBar
from ui.widgets.wording import programme_name

ATTENDANCE, MEMBERS, MEETINGS, WAITING, PAPERS = "attendance", "members", "meetings", "waiting", "papers"
_SIDE, _GAP = 18, 12
_ROOMY = 960
"""From this width on the chips stand beside the name, if it leaves them the room."""
TABS = (ATTENDANCE, MEMBERS, MEETINGS, WAITING, PAPERS)


class GroupHeader(QWidget):
    """Fills itself from a record; the page connects buttons and tabs."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Group"))
        self.name = Label("", "h1", elide=True)
        self.name.setObjectName("groups.name")
        self._mark = QHBoxLayout()
        self.chips = FlowRow()
        self.facts = FlowRow(14, 2)
        self.note = Button(_("Group note"), "default", "note-pencil")
        self.note.setObjectName("groups.note")
        self.add = Button(_("Add member"), "primary", "user-plus")
        self.add.setObjectName("groups.member.add")
        self.more = IconButton("dots-three", _("More for this group"), kind="default")
        self.more.setObjectName("groups.more")
        self.tabs = TabBar([])
        for key, text in (
            (ATTENDANCE, _("Attendance")),
            (MEMBERS, _("Members")),
            (MEETINGS, _("Meetings")),
            (WAITING, _("Waiting list")),
            (PAPERS, _("Documents")),
        ):
            self.tabs.add(key, text).setObjectName(f"groups.tab.{key}")
        self._full = False
        self._lay_out()

    def _lay_out(self) -> None:
        self._first = first = QHBoxLayout()
        first.setSpacing(8)
        first.addLayout(self._mark)
        first.addWidget(self.name)
        first.addWidget(self.chips, 1)
        self._who = who = QVBoxLayout()
        who.setSpacing(4)
        who.addLayout(first)
        who.addWidget(self.facts)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for button in (self.note, self.add, self.more):
            acts.addWidget(button)
        top = QHBoxLayout()
        top.setContentsMargins(_SIDE, 0, _SIDE, 0)
        top.setSpacing(_GAP)
        top.addLayout(who, 1)
        top.addLayout(acts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 11, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        self.tabs.set_margin(14)
        column.addWidget(self.tabs)

    def show_record(self, record: GroupRecord) -> None:
        """Show a group."""
        head = record.head
        self.name.setText(head.name)
        self._show_mark(head.programme.value, head.ended_on is not None)
        self._show_chips(record)
        self._show_facts(record)
        self.note.setVisible(record.may_note)
        self.add.setVisible(record.may_write and head.ended_on is None)
        self._full = head.full
        self._fit()
        tabs = self.tabs
        tabs.tab(MEMBERS).set_count(head.members)
        tabs.tab(MEETINGS).set_count(len(record.meetings))
        tabs.tab(WAITING).set_count(head.waiting)

    def _show_mark(self, programme: str, ended: bool) -> None:
        while (item := self._mark.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._mark.addWidget(ProgrammeMark(programme, 20, ended))

    def _show_chips(self, record: GroupRecord) -> None:
        head = record.head
        self.chips.clear()
        self.chips.add(Chip(programme_name(head.programme, short=True), head.programme.value))
        seats = _("{n} of {of} seats").format(n=head.members, of=head.capacity)
        self.chips.add(Chip(seats, "warning" if head.full else "neutral", "users-three"))
        if head.kind is GroupKind.CLOSED:
            self.chips.add(Chip(kind_name(head.kind), "neutral", "lock-simple"))
        if head.ended_on is not None:
            ended = _("Ended on {day}").format(day=brief_date(head.ended_on))
            self.chips.add(Chip(ended, "neutral", "flag"))
        elif not record.may_write:
            self.chips.add(Chip(_("Read only"), "neutral", "lock-simple"))

    def _show_facts(self, record: GroupRecord) -> None:
        self.facts.clear()
        head = record.head
        if head.usual is not None:
            self._fact("clock", usual_times(head.usual))
            if head.usual.room_name:
                self._fact("map-pin", head.usual.room_name)
        self._fact("user", ", ".join(head.facilitator_names))

    def _fact(self, icon: str, text: str) -> None:
        if not text:
            return
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Icon(icon, "text3", 14), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Label(text, "body", "text2", tabular=True, elide=True))
        self.facts.add(box)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @property
    def _narrow(self) -> bool:
        return self.width() < px(_ROOMY)

    def _fit(self) -> None:
        """Where it is narrow the buttons say less; chips that don't fit beside the name stand below it."""
        self.note.setText(_("Note") if self._narrow else _("Group note"))
        self._tell_add()
        beside, below = self._first.indexOf(self.chips) >= 0, self._narrow or not self._chips_fit()
        if below and beside:
            self._first.removeWidget(self.chips)
            self._who.insertWidget(1, self.chips)
        elif not below and not beside:
            self._who.removeWidget(self.chips)
            self._first.addWidget(self.chips, 1)

    def _chips_fit(self) -> bool:
        acts = [each for each in (self.note, self.add, self.more) if not each.isHidden()]
        line: list[QWidget] = [self.name, self.chips, *acts]
        room = self.width() - 2 * _SIDE - _GAP - 8 * (len(line) - 1) - self._mark.sizeHint().width()
        return sum(each.sizeHint().width() for each in line) <= room

    def _tell_add(self) -> None:
        whole = _("Add to waiting list") if self._full else _("Add member")
        short = _("Waiting list") if self._full else _("Add")
        self.add.setText(short if self._narrow else whole)
        self.add.setAccessibleName(whole)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("surface"))
