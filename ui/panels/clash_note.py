"""The box that says what clashes: a headline, a line for each clash, free times as buttons."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clinic_app.common.locale import long_date, short_date, time_range
from clinic_app.common.translations import _
from clinic_app.people.values import PersonId
from clinic_app.scheduling.values import Clashes
from ui.panels.clash_words import facts, headline
from ui.panels.words import slot_text
from ui.theme.tokens import theme
from ui.widgets.buttons import Button
from ui.widgets.cards import Icon
from ui.widgets.flow_row import FlowRow
from ui.widgets.label import Label
from ui.widgets.painting import rounded
from ui.widgets.tab_order import follow

_TONES = {
    True: ("warning-circle-fill", "dangerSoft", "dangerLine", "danger"),
    False: ("warning-fill", "warningSoft", "warningLine", "warning"),
}


class ClashNote(QFrame):
    """The box: bold headline, one line per clash, free times as buttons. Red when no reason can overrule."""

    alternativeChosen = Signal(object)

    def __init__(self, prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prefix, self._final = prefix, True
        self._after: QWidget | None = None
        self._icon = Icon("warning-circle-fill", "danger", 16)
        self._title = Label("", "small", "danger", weight=600, wrap=True)
        self._text = Label("", "small", "danger", wrap=True)
        self._slots = FlowRow(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 9, 11, 9)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(4)
        column.addWidget(self._slots)
        row.addLayout(column, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def follow(self, editor: QWidget) -> None:
        """Tab goes from `editor` to the free times, although they are made later than what stands below."""
        self._after = editor

    def show_clashes(self, clashes: Clashes, names: Mapping[PersonId, str]) -> None:
        """Other words and other times."""
        self._final = clashes.final
        icon, _fill, _line, ink = _TONES[self._final]
        self._icon.set_icon(icon, ink)
        lines = facts(clashes.conflicts, names)
        if clashes.alternatives:
            lines.append(_("Choose another time:"))
        elif self._final:
            lines.append(_("There is no free time nearby. Choose another day, room, or counselor."))
        self._title.setText(headline(clashes.conflicts))
        self._text.setText("\n".join(lines))
        for label in (self._title, self._text):
            label.set_ink(ink)
        self._offer(clashes)
        self.setAccessibleName(f"{self._title.text()}. {' '.join(lines)}")
        self.updateGeometry()
        self.update()

    def _offer(self, clashes: Clashes) -> None:
        self._slots.clear()
        before = self._after
        day = clashes.conflicts[0].start.date() if clashes.conflicts else None
        for place, slot in enumerate(clashes.alternatives):
            button = Button(slot_text(slot.start, day), size="row")
            button.setObjectName(f"{self._prefix}.alternative.{place + 1}")
            button.setAccessibleName(f"{long_date(slot.start.date())} {time_range(slot.start, slot.end)}")
            button.setToolTip(f"{short_date(slot.start.date())} {time_range(slot.start, slot.end)}")
            button.clicked.connect(lambda _on=False, slot=slot: self.alternativeChosen.emit(slot))
            self._slots.add(button)
            if before is not None:
                follow(button, before)
            before = button
        self._slots.setVisible(bool(clashes.alternatives))

    def paintEvent(self, event: QPaintEvent) -> None:
        _icon, fill, line, _ink = _TONES[self._final]
        rounded(QPainter(self), QRectF(self.rect()), 8, theme().color(fill), theme().color(line))
