"""Whether what is typed is saved: said only after the commit (ui/spec §5.5)."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.common.translations import _
from ui.widgets.autosave import Autosave
from ui.widgets.buttons import Button
from ui.widgets.cards import Icon
from ui.widgets.label import Label
from ui.widgets.moments import second


class SaveState(QWidget):
    """`Tersimpan 10.24.31`, `Menyimpan…`, or `Belum tersimpan` with `Coba lagi`."""

    retried = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` begins the object names: `note` gives `note.saved`, `note.retry`."""
        super().__init__(parent)
        self.setObjectName(f"{name}.saved")
        self._shown: tuple[str, str] | None = None
        self.icon = Icon("lock-simple", "text2", 14)
        self.text = Label("", "small", "text2")
        self.text.setObjectName(f"{name}.saved.text")
        self.time = Label("", "small", "text2", tabular=True)
        self.retry = Button(_("Try again"), "danger-outline", size="row")
        self.retry.setObjectName(f"{name}.retry")
        self.retry.clicked.connect(lambda: self.retried.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in (self.icon, self.text, self.time, self.retry):
            row.addWidget(part)

    def show_state(self, saver: Autosave, zone: ZoneInfo) -> None:
        """What the saver knows."""
        time = ""
        if saver.error is not None:
            look, text = ("warning-circle", "danger"), _("Not saved")
        elif saver.dirty:
            look, text = ("lock-simple", "text2"), _("Saving…")
        else:
            look, text = ("lock-simple", "text2"), _("Saved")
            time = second(saver.saved_at, zone) if saver.saved_at is not None else ""
        if (text, time) == self._shown:
            return
        self._shown = (text, time)
        self.icon.set_icon(*look)
        self.text.set_ink(look[1])
        self.text.setText(text)
        self.time.setText(time)
        self.time.setVisible(bool(time))
        self.retry.setVisible(saver.error is not None)
        self.setAccessibleName(f"{text} {time}".strip())
