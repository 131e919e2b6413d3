"""Meetings in the grid as buttons over the sheet, which has their picture; few, so they are made anew."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from clinic_app.common.locale import clock_time, time_range
from clinic_app.common.translations import _
from clinic_app.scheduling.values_meetings import MeetingId
from ui.calendar.grid.geometry import Grid, Rect
from ui.calendar.grid.meetings import MeetingShare, PlacedMeeting
from ui.calendar.grid.spread import Wording
from ui.theme.tokens import px
from ui.widgets.appointment_block import TWO_LINES, BlockLook
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.meeting_wording import LOOKS, meeting_spoken, meeting_tip, seats_text, short_title
from ui.widgets.tab_order import follow

_NARROW, _TIGHT, _WIDE = 70, 62, 130
"""Below these widths a block drops its seats, its time, the time of its end (ui/spec §4.5)."""


def meeting_look(share: MeetingShare, box: Rect, wording: Wording) -> BlockLook:
    """A meeting in its box; where a colleague only helps to lead it, it says that they are busy."""
    meeting = share.meeting
    time = "" if box.width < _TIGHT else clock_time(meeting.start)
    if wording is Wording.FULL and box.width >= _WIDE and box.height >= px(TWO_LINES):
        time = time_range(meeting.start, meeting.end)
    if not share.led and meeting.status.occupies:
        return BlockLook("", "INTERNAL", time, meeting.title, short=short_title(meeting.title))
    detail = seats_text(meeting) if box.width >= _NARROW else ""
    if wording is not Wording.NAME and detail and meeting.room_name:
        detail = f"{detail} · {meeting.room_name}"
    return BlockLook(
        programme=meeting.programme.value,
        status=LOOKS[meeting.status],
        time_text=time,
        name=meeting.title,
        detail=detail,
        detail_icon="users-three" if detail else "",
        short=short_title(meeting.title),
    )


class MeetingButton(FocusVisible, QAbstractButton):
    """One meeting: it takes focus and clicks, and reads itself aloud."""

    ring_radius = 5

    def __init__(self, share: MeetingShare, parent: QWidget) -> None:
        super().__init__(parent)
        self.meeting_id = share.meeting.id
        self.setObjectName(f"calendar.meeting.{share.meeting.id}")
        words = meeting_spoken(share.meeting)
        self.setAccessibleName(words if share.led else ", ".join((_("Busy"), words)))
        self.setToolTip(meeting_tip(share.meeting))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing: the sheet has the picture."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.click()
        else:
            event.ignore()


class MeetingButtons(QObject):
    """The buttons of the spread shown now. `opened(MeetingId)` when one is wanted."""

    opened = Signal(object)

    def __init__(self, surface: QWidget) -> None:
        super().__init__(surface)
        self._surface = surface
        self._buttons: list[MeetingButton] = []

    def lay(self, grid: Grid, placed: tuple[PlacedMeeting, ...], after: QWidget | None) -> None:
        """Put them over their places; Tab comes to them from `after`. The focus stays with its meeting."""
        focused = QApplication.focusWidget()
        held = focused.meeting_id if isinstance(focused, MeetingButton) else None
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []
        for item in placed:
            button = MeetingButton(item.share, self._surface)
            box = grid.box(item.column, item.share.start, item.share.end, item.lane, item.lanes)
            button.setGeometry(int(box.x), int(box.y), int(box.width), int(box.height))
            button.clicked.connect(lambda _on=False, each=button.meeting_id: self.opened.emit(each))
            follow(button, self._buttons[-1] if self._buttons else after or self._surface)
            button.show()
            self._buttons.append(button)
            if button.meeting_id == held:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                held = None

    def button_for(self, meeting_id: MeetingId) -> MeetingButton | None:
        """The button of a meeting shown now."""
        return next((button for button in self._buttons if button.meeting_id == meeting_id), None)
