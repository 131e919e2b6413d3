"""The status bar (spec §3): encrypted, last backup; at the right the countdown to the lock, and the time."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.common import locale
from clinic_app.common.permissions import Permission
from clinic_app.common.translations import N_, _
from clinic_app.safekeeping.values import BackupState, PlaceFault
from clinic_app.workspace import Workspace
from ui.theme.tokens import px, theme
from ui.widgets.cards import Icon
from ui.widgets.label import Label

HEIGHT = 24
_LEFT, _RIGHT, _GAP, _APART = 13, 12, 5, 12
_AROUND = _LEFT + _RIGHT + 3 * 13 + 3 * _APART + 11 * _GAP
"""Everything in the bar that is no text: margins, icons, distances."""
_SECOND = {
    PlaceFault.MISSING: N_("the second place is not there"),
    PlaceFault.FULL: N_("the second place is full"),
    PlaceFault.READ_ONLY: N_("the second place cannot be written"),
    PlaceFault.DIFFERS: N_("the copy in the second place is damaged"),
    PlaceFault.FAILED: N_("the second place cannot be used"),
}


def backup_words(last_at: datetime | None, now_utc: datetime, zone: ZoneInfo) -> str:
    """When the last backup was made."""
    if last_at is None:
        return _("No backup yet")
    here = last_at.replace(tzinfo=last_at.tzinfo or UTC).astimezone(zone)
    today = now_utc.astimezone(zone).date()
    day = locale.relative_date(here.date(), today)
    if (today - here.date()).days in (0, 1):
        day = day[:1].lower() + day[1:]
    return _("Last backup: {day} {time}").format(day=day, time=locale.clock_time(here))


def worry(state: BackupState, now_utc: datetime, may_make: bool) -> str:
    """What is wrong with the backups and what to do about it (spec §8.10), in one breath; "" for nothing."""
    if state.late(now_utc):
        todo = _("Back up now") if may_make else _("tell the administrator")
    elif not state.proven:
        todo = _("the check found something")
    elif state.second is not None and state.second.fault is not None:
        todo = _(_SECOND[state.second.fault])
    else:
        return ""
    return todo[:1].lower() + todo[1:]


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
        self._said = ("", "")
        """Of the backups: all that there is to say, and what must be said in the narrowest window."""
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
        now = workspace.clock.utc()
        text = backup_words(state.last_at, now, workspace.zone)
        todo = worry(state, now, workspace.may(Permission.BACKUP_WRITE))
        whole = f"{text} · {todo}" if todo else text
        self._said = (whole, todo[:1].upper() + todo[1:] if todo else text)
        self._backup.setToolTip(whole)
        self._backup.set_ink("danger" if todo else "text2")
        self._backup_icon.set_icon("hard-drives", "danger" if todo else "text3")
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
        """Where there is little room the date gets shorter, then words go; never what is to be done."""
        if self._now is None:
            return
        clock, (said, brief) = locale.clock_time(self._now), self._said
        long, short = locale.long_date, locale.short_date
        encrypted = self._encrypted.sizeHint().width()
        for date, words, backup in (
            (long, True, said),
            (short, True, said),
            (short, False, said),
            (short, False, brief),
        ):
            self._time.setText(f"{date(self._now.date())} · {clock}")
            self._backup.setText(backup)
            shown = (self._backup, self._lock, self._time)
            if sum(each.sizeHint().width() for each in shown) + _AROUND + words * encrypted <= self.width():
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
