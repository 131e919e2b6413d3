"""Clients who may be the same person, offered while a name is typed (handbook §1.10)."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.clock import age_on
from clinic_app.common.locale import record_number, years
from clinic_app.common.translations import _
from clinic_app.people.values import Likeness
from ui.panels.words import DOT, sex_sign
from ui.theme.tokens import theme
from ui.widgets.buttons import Button
from ui.widgets.label import Label
from ui.widgets.painting import rounded
from ui.widgets.tab_order import follow

_MOST = 3


class _LikenessBox(QFrame):
    opened = Signal(object)
    declared = Signal(object)

    def __init__(self, one: Likeness, place: int, today: date) -> None:
        super().__init__()
        self._tone = "danger" if one.same_nik else "warning"
        title = _("This client is registered already. Open the existing record?")
        if not one.same_nik:
            said = _("Almost certainly the same: {name}") if one.sure else _("Similar: {name}")
            title = said.format(name=one.full_name)
        line = (record_number(one.record_no), sex_sign(one.sex), years(age_on(one.birth_date, today)))
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 9, 11, 9)
        column.setSpacing(2)
        column.addWidget(Label(title, "small", self._tone, weight=600, wrap=True))
        said = DOT.join((one.full_name, *line)) if one.same_nik else DOT.join(line)
        column.addWidget(Label(said, "small", self._tone, wrap=True))
        column.addSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        open_it = Button(_("Open"), size="row")
        open_it.setObjectName(f"registration.alike.{place}.open")
        open_it.setAccessibleName(_("Open {name}").format(name=one.full_name))
        open_it.clicked.connect(lambda: self.opened.emit(one.client_id))
        row.addWidget(open_it)
        if not one.same_nik:
            other = Button(_("Somebody else"), size="row")
            other.setObjectName(f"registration.alike.{place}.other")
            other.setAccessibleName(_("{name} is somebody else").format(name=one.full_name))
            other.clicked.connect(lambda: self.declared.emit(one.client_id))
            row.addWidget(other)
        row.addStretch(1)
        column.addLayout(row)
        self.setAccessibleName(f"{title} {said}")

    def paintEvent(self, event: QPaintEvent) -> None:
        fill, line = theme().color(f"{self._tone}Soft"), theme().color(f"{self._tone}Line")
        rounded(QPainter(self), QRectF(self.rect()), 8, fill, line)


class LikenessView(QWidget):
    """`openWanted` and `declaredOther` carry a `ClientId`."""

    openWanted = Signal(object)
    declaredOther = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Likeness, ...] = ()
        self._after: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def follow(self, editor: QWidget) -> None:
        """Tab comes here from `editor`."""
        self._after = editor

    def focus_first(self) -> None:
        """Put the focus on the first of the buttons."""
        if (first := self.findChild(Button, "registration.alike.1.open")) is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def show_alike(self, alike: Sequence[Likeness], today: date) -> None:
        """Show the likeliest three; nothing hides it."""
        nearest = tuple(alike[:_MOST])
        if nearest == self._shown:
            return
        self._shown = nearest
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        before: QWidget | None = None
        for place, one in enumerate(nearest):
            box = _LikenessBox(one, place + 1, today)
            box.opened.connect(self.openWanted)
            box.declared.connect(self.declaredOther)
            self._column.addWidget(box)
            for button in box.findChildren(Button):
                if self._after is not None:
                    follow(button, before or self._after)
                before = button
        self.setVisible(bool(nearest))
