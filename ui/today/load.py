"""How full each counselor's day is: one strip of the opening hours a counselor (ui/spec §8.2)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clinic_app.common.locale import clock_time, time_range
from clinic_app.common.translations import _
from clinic_app.people.values import StaffMember
from clinic_app.scheduling.values import Block, Status
from clinic_app.scheduling.values_meetings import MeetingBlock, MeetingStatus
from ui.theme.tokens import px, theme
from ui.today.day import wait
from ui.widgets.cards import Card
from ui.widgets.label import Label
from ui.widgets.marks import Avatar, letters
from ui.widgets.painting import rounded

Taken = Block | MeetingBlock
"""What fills a counselor's day."""
_DONE = (Status.COMPLETED, MeetingStatus.HELD)


def _name(taken: Taken) -> str:
    return taken.title if isinstance(taken, MeetingBlock) else taken.client_name


class LoadStrip(QWidget):
    """A day as a line 16 high: done in the line colour, now solid, still to come as an outline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: Sequence[Taken] = ()
        self._hours = (8, 15)
        self._now = datetime.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_blocks(self, blocks: Sequence[Taken], hours: tuple[int, int], now: datetime) -> None:
        """Show these appointments between two full hours."""
        self._blocks, self._hours, self._now = blocks, hours, now
        said = "\n".join(f"{time_range(b.start, b.end)} {_name(b)}" for b in blocks)
        self.setToolTip(said)
        self.setAccessibleDescription(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, px(16))

    def _x(self, moment: datetime) -> float:
        first, last = self._hours
        share = (moment.hour + moment.minute / 60 - first) / max(last - first, 1)
        return min(max(share, 0.0), 1.0) * self.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded(painter, QRectF(self.rect()), 3, theme().color("sunken"))
        for block in self._blocks:
            left = self._x(block.start)
            box = QRectF(left, 0, max(self._x(block.end) - left, 3), self.height())
            code = block.programme.value
            if block.status in _DONE:
                rounded(painter, box, 3, theme().programme(code, "Line"))
            elif block.status is Status.IN_SESSION:
                rounded(painter, box, 3, theme().programme(code))
            else:
                painter.setPen(QPen(theme().programme(code), 1.6))
                painter.setBrush(theme().color("surface"))
                painter.drawRoundedRect(box.adjusted(0.8, 0.8, -0.8, -0.8), 3, 3)
        if self._hours[0] <= self._now.hour < self._hours[1]:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.fillRect(QRectF(self._x(self._now) - 0.75, 0, 1.5, self.height()), theme().color("now"))


class LoadRow(QWidget):
    """One counselor: initials, name, done of all, the strip, and one line about now."""

    def __init__(self, person: StaffMember, own: bool) -> None:
        super().__init__()
        self.person = person
        self._count = Label("", "small", "text", weight=600, tabular=True)
        self._strip = LoadStrip()
        self._strip.setAccessibleName(person.name)
        self._line = Label("", "caption", "text3", elide=True)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(Label(person.name, "body", elide=True), 1)
        head.addWidget(self._count)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addLayout(head)
        right.addWidget(self._strip)
        right.addWidget(self._line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Avatar(letters(person.name), 22, own), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)

    def show_day(self, blocks: Sequence[Taken], hours: tuple[int, int], now: datetime) -> None:
        """Show the counselor's day."""
        taken = sorted((b for b in blocks if b.status.occupies), key=lambda b: b.start)
        done = sum(1 for block in taken if block.status in _DONE)
        self._count.setText(f"{done}/{len(taken)}")
        self._strip.show_blocks(taken, hours, now)
        self._line.setText(load_line(taken, now))


def load_line(taken: Sequence[Taken], now: datetime) -> str:
    """What a counselor does now, or how long nothing is booked."""
    for block in taken:
        if block.status is Status.IN_SESSION:
            return _("In session until {time}").format(time=clock_time(max(block.end, now)))
    for block in taken:
        if isinstance(block, Block) and block.status is Status.CHECKED_IN:
            text = _("{name} has waited {count} min")
            return text.format(name=block.client_name, count=wait(block, now))
    following = [b for b in taken if b.start >= now and b.status not in _DONE]
    if not following:
        return _("Nothing more booked today")
    if following[0].start - now < timedelta(minutes=15):
        return _("Next at {time}").format(time=clock_time(following[0].start))
    return _("Free until {time}").format(time=clock_time(following[0].start))


class LoadCard(Card):
    """All counselors."""

    def __init__(self, people: Sequence[StaffMember], me: int, hours: tuple[int, int]) -> None:
        super().__init__(_("Counselors' load"), f"{hours[0]:02}–{hours[1]:02}")
        self.setObjectName("today.load")
        self._hours = hours
        self.rows = [LoadRow(person, person.id == me) for person in people]
        self.body.setSpacing(13)
        for row in self.rows:
            self.body.addWidget(row)

    def show_day(self, blocks: Sequence[Block], now: datetime, meetings: Sequence[MeetingBlock] = ()) -> None:
        """Show the day of each."""
        for row in self.rows:
            own: list[Taken] = [block for block in blocks if block.counselor_id == row.person.id]
            own += [meeting for meeting in meetings if row.person.id in meeting.staff]
            row.show_day(own, self._hours, now)
