"""The line below a note: until when it should be signed, what is missing, the signature (mocks 09, 09b)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.common.translations import _, ngettext
from clinic_app.notes.values import Missing
from ui.notes.words import short_moment
from ui.theme.tokens import px, theme
from ui.widgets.button_look import ButtonLook
from ui.widgets.buttons import Button
from ui.widgets.cards import Icon
from ui.widgets.label import Label
from ui.widgets.menu import Menu
from ui.widgets.note_wording import missing_words

HEIGHT = 52


class Footer(QWidget):
    """The frame of both: a text at the left, buttons at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(px(HEIGHT))
        self.icon = Icon("timer", "text2", 16)
        self.text = Label("", "small", "text2", wrap=True)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 1, 16, 0)
        self.row.setSpacing(7)
        self.row.addWidget(self.icon)
        self.row.addWidget(self.text, 1, Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme()
        painter.fillRect(self.rect(), now.color("surface"))
        painter.fillRect(0, 0, self.width(), 1, now.color("border"))


class _MissingButton(Button):
    def _look(self) -> ButtonLook:
        return replace(super()._look(), ink=theme().color("warning"))


class DraftFooter(Footer):
    """`signed` when the person wants to sign; `led(code)` to what is missing."""

    signed = Signal()
    led = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._missing: tuple[Missing, ...] | None = None
        self._due: tuple[datetime, bool] | None = None
        self.text.setObjectName("note.due")
        self.missing = _MissingButton("", "ghost", "warning-circle", "compact")
        self.missing.setObjectName("note.missing")
        self.menu = Menu(self)
        self.menu.setObjectName("note.missing.list")
        self.sign = Button(_("Sign"), "primary", "pen-nib")
        self.sign.setObjectName("note.sign")
        self.sign.setToolTip(_("Sign") + " (Ctrl+Enter)")
        self.row.addWidget(self.missing)
        self.row.addWidget(self.sign)
        self.missing.clicked.connect(self._open)
        self.sign.clicked.connect(lambda: self.signed.emit())

    def show_due(self, due: datetime, overdue: bool) -> None:
        """Until when; in danger once that has passed."""
        if (due, overdue) == self._due:
            return
        self._due = (due, overdue)
        said = _("Overdue. To be signed before {moment}") if overdue else _("Sign before {moment}")
        self.text.setText(said.format(moment=short_moment(due)))
        self.text.set_ink("danger" if overdue else "text2")
        self.icon.set_icon("warning-circle" if overdue else "timer", "danger" if overdue else "text2")

    def show_missing(self, missing: tuple[Missing, ...]) -> None:
        """What is not complete yet, each a way to its place. Asked at every key, so it does little then."""
        if missing == self._missing:
            return
        self._missing = missing
        count = len(missing)
        self.missing.setVisible(bool(count))
        text = ngettext("{n} thing is not complete", "{n} things are not complete", count).format(n=count)
        if text != self.missing.text():
            self.missing.setText(text)
            self.missing.updateGeometry()
        self.menu.clear()
        for one in missing:
            icon = "warning-circle" if one.blocking else "circle"
            self.menu.add(missing_words(one), self._leader(one.code), icon, name=one.code)

    def _leader(self, code: str) -> Callable[[], None]:
        return lambda: self.led.emit(code)

    def _open(self) -> None:
        height = self.menu.sizeHint().height()
        self.menu.popup(self.missing.mapToGlobal(QPoint(0, -height - 4)))


class SignedFooter(Footer):
    """`signed` when the person wants to sign an addendum."""

    signed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.icon.hide()
        self.text.setText(_("A signed note can be neither changed nor deleted."))
        self.sign = Button(_("Sign addendum"), "primary", "plus-circle")
        self.sign.setObjectName("note.addendum.sign")
        self.row.addWidget(self.sign)
        self.sign.clicked.connect(lambda: self.signed.emit())

    def set_ready(self, ready: bool) -> None:
        """Whether there is something to sign."""
        self.sign.setEnabled(ready)
        self.sign.setToolTip("" if ready else _("Write the addendum first."))
