"""The status bar (spec §3): encrypted, last backup; at the right the countdown to the lock, and the time."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.common import locale
from clinic_app.common.translations import _
from clinic_app.workspace import Workspace
from ui.theme.tokens import px, theme
from ui.widgets.cards import Icon
from ui.widgets.label import Label

HEIGHT = 24
_LEFT, _RIGHT, _GAP, _APART = 13, 12, 5, 12
_AROUND = _LEFT + _RIGHT + 3 * 13 + 3 * _APART + 11 * _GAP
"""Everything in the bar that is no text: margins, icons, distances."""
_OLD = timedelta(hours=24)


def backup_words(last_at: datetime | None, now_utc: datetime, zone: ZoneInfo) -> tuple[str, bool]:
    """What to say of the last backup, and whether that is a reason to worry."""
    if last_at is None:
        return _("No backup yet"), True
    here = last_at.replace(tzinfo=last_at.tzinfo or UTC).astimezone(zone)
    today = now_utc.astimezone(zone).date()
    day = locale.relative_date(here.date(), today)
    if (today - here.date()).days in (0, 1):
        day = day[:1].lower() + day[1:]
    text = _("Last backup: {day} {time}").format(day=day, time=locale.clock_time(here))
    return text, now_utc - here > _OLD


class StatusBar(QWidget):
    """Quiet facts about the state of the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shell.status")
        self.setAccessibleName(_("Status"))
        self.setFixedHeight(px(HEIGHT))
        self._encrypted = self._line(_("Data is encrypted on this computer"), "status.encrypted")
        self._encrypted_icon = Icon("lock-simple", "text3", 13)
        self._encrypted_icon.setToolTip(self._encrypted.text())
        self._backup = self._line("", "status.backup")
        self._lock = self._line("", "status.lock", tabular=True)
        self._time = self._line("", "status.time", tabular=True)
        self._backup_icon = Icon("hard-drives", "text3", 13)
        self._now: datetime | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(_LEFT, 1, _RIGHT, 0)
        row.setSpacing(_GAP)
        for icon, line in (
            (self._encrypted_icon, self._encrypted),
            (self._backup_icon, self._backup),
        ):
            row.addWidget(icon)
            row.addWidget(line)
            row.addSpacing(_APART)
        row.addStretch(1)
        row.addWidget(Icon("timer", "text3", 13))
        row.addWidget(self._lock)
        row.addSpacing(_APART)
        row.addWidget(self._time)

    def _line(self, text: str, name: str, tabular: bool = False) -> Label:
        line = Label(text, "caption", "text2", tabular=tabular)
        line.setObjectName(name)
        return line

    def show_workspace(self, workspace: Workspace) -> None:
        """Read the last backup and the time anew."""
        state = workspace.backup.state()
        text, worrying = backup_words(state.last_at, workspace.clock.utc(), workspace.zone)
        ink = "danger" if worrying else "text2"
        self._backup.setText(text)
        self._backup.set_ink(ink)
        self._backup_icon.set_icon("hard-drives", "danger" if worrying else "text3")
        self.show_time(workspace.now_local())

    def show_time(self, now: datetime) -> None:
        """Another minute."""
        self._now = now
        self._fit()

    def show_countdown(self, seconds: int) -> None:
        """So long until the screen locks itself."""
        left = f"{seconds // 60:02}.{seconds % 60:02}"
        self._lock.setText(_("Locks itself in {left}").format(left=left))

    def _fit(self) -> None:
        """Where there is little room the date gets shorter, then the words beside the padlock go."""
        if self._now is None:
            return
        clock = locale.clock_time(self._now)
        always = self._backup.sizeHint().width() + self._lock.sizeHint().width() + _AROUND
        encrypted = self._encrypted.sizeHint().width()
        for date, words in ((locale.long_date, True), (locale.short_date, True), (locale.short_date, False)):
            self._time.setText(f"{date(self._now.date())} · {clock}")
            if always + self._time.sizeHint().width() + words * encrypted <= self.width():
                break
        self._encrypted.setVisible(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """It keeps no window from getting narrower."""
        return QSize(0, px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme()
        painter.fillRect(self.rect(), now.color("surface"))
        painter.fillRect(0, 0, self.width(), 1, now.color("border"))
