"""What speaks against a time, the free times nearby, and the reason for keeping it all the same."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clinic_app.common.locale import long_date, short_date, time_range
from clinic_app.common.translations import _
from clinic_app.people.values import PersonId
from clinic_app.scheduling.rules.conflicts import LEAST_REASON
from clinic_app.scheduling.rules.slots import REASON_LIMIT
from clinic_app.scheduling.values import Clashes, Slot
from ui.panels.clash_words import facts, headline
from ui.panels.words import slot_text
from ui.theme.tokens import theme
from ui.widgets.buttons import Button
from ui.widgets.cards import Icon
from ui.widgets.fields import Field, TextField
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import Label
from ui.widgets.painting import rounded
from ui.widgets.side_panel import SidePanel

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
        self._slots = QWidget()
        self._flow = FlowLayout(self._slots, 8, 6)
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
        self._flow.clear()
        before = self._after
        day = clashes.conflicts[0].start.date() if clashes.conflicts else None
        for place, slot in enumerate(clashes.alternatives):
            button = Button(slot_text(slot.start, day), size="row")
            button.setObjectName(f"{self._prefix}.alternative.{place + 1}")
            button.setAccessibleName(f"{long_date(slot.start.date())} {time_range(slot.start, slot.end)}")
            button.setToolTip(f"{short_date(slot.start.date())} {time_range(slot.start, slot.end)}")
            button.clicked.connect(lambda _on=False, slot=slot: self.alternativeChosen.emit(slot))
            self._flow.addWidget(button)
            button.show()
            if before is not None:
                QWidget.setTabOrder(before, button)
            before = button
        self._slots.setVisible(bool(clashes.alternatives))
        self._slots.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        _icon, fill, line, _ink = _TONES[self._final]
        rounded(QPainter(self), QRectF(self.rect()), 8, theme().color(fill), theme().color(line))


class ClashView(QWidget):
    """Shown while something clashes, hidden otherwise. `reason()` is what was typed for overruling.

    The person overrules by a reason of five signs; a taken room and the same client can't be overruled.
    """

    alternativeChosen = Signal(object)
    """A `Slot`."""
    reasonChanged = Signal(str)

    def __init__(self, prefix: str, parent: QWidget | None = None) -> None:
        """`prefix` begins the object names: `booking` gives `booking.alternative.1`, `booking.reason`."""
        super().__init__(parent)
        self._clashes: Clashes | None = None
        self.note = ClashNote(prefix)
        self.note.setObjectName(f"{prefix}.clash")
        self.note.alternativeChosen.connect(self.alternativeChosen)
        self.reason_edit = TextField("", _("For example: the client can only come then"), REASON_LIMIT)
        self.reason_edit.setObjectName(f"{prefix}.reason")
        self.reason_field = Field(_("Reason for keeping this time"), self.reason_edit)
        self.reason_edit.textEdited.connect(self._on_reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.note)
        column.addWidget(self.reason_field)
        self.hide()

    def show_clashes(self, clashes: Clashes | None, names: Mapping[PersonId, str]) -> None:
        """Show them; None hides everything. A reason that was typed stays."""
        if clashes == self._clashes and clashes is not None:
            return
        self._clashes = clashes
        self.setVisible(clashes is not None)
        if clashes is None:
            return
        self.note.show_clashes(clashes, names)
        self.reason_field.setVisible(not clashes.final)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.note.accessibleName()))

    def follow(self, editor: QWidget) -> None:
        """Tab comes here from `editor`, the last field of what clashes."""
        self.note.follow(editor)

    def reason(self) -> str:
        """The reason, without blanks at its ends; "" where none is asked for."""
        asked = self._clashes is not None and not self._clashes.final
        return " ".join(self.reason_edit.text().split()) if asked else ""

    def may_save(self) -> bool:
        """Whether nothing final stands against it."""
        return self._clashes is None or not self._clashes.final

    @property
    def clashing(self) -> bool:
        """Whether anything clashes."""
        return self._clashes is not None

    def check_reason(self) -> bool:
        """True when nothing clashes or the reason is long enough; else the field says so, with the focus."""
        if self._clashes is None:
            return True
        if len(self.reason()) < LEAST_REASON:
            text = _("Write a reason of at least {least} signs.").format(least=LEAST_REASON)
            self.reason_field.set_error(text)
            self.reason_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        return True

    def forget(self) -> None:
        """Nothing clashes, and no reason was typed."""
        self.reason_edit.clear()
        self.reason_field.clear_error()
        self._clashes = None
        self.hide()

    def _on_reason(self, text: str) -> None:
        if len(self.reason()) >= LEAST_REASON:
            self.reason_field.clear_error()
        self.reasonChanged.emit(text)


class ClashPanel(SidePanel):
    """A refused drop: what clashes, where it would fit, and keeping it with a reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("The time clashes"), parent=parent)
        self.setObjectName("clash")
        self._on_alternative: Callable[[Slot], object] = lambda slot: None
        self._on_overrule: Callable[[str], object] = lambda reason: None
        self._what = Label("", "body", "text2", wrap=True)
        self.view = ClashView("clash")
        self.body.addWidget(self._what)
        self.body.addWidget(self.view)
        self.body.addStretch(1)
        self.cancel = Button(_("Leave it where it was"))
        self.cancel.setObjectName("clash.cancel")
        self.save = Button(_("Keep anyway"), "primary", "check")
        self.save.setObjectName("clash.save")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.cancel, 1)
        row.addWidget(self.save, 1)
        self.action_area.addLayout(row)
        self.view.alternativeChosen.connect(self._take)
        self.cancel.clicked.connect(self.close_panel)
        self.save.clicked.connect(self._overrule)
        self.view.reason_edit.returnPressed.connect(self._overrule)

    def show_clashes(
        self,
        clashes: Clashes,
        names: Mapping[PersonId, str],
        on_alternative: Callable[[Slot], object],
        on_overrule: Callable[[str], object],
        what: str = "",
    ) -> None:
        """`what` says which appointment was to go where. A choice closes the panel and calls back."""
        self._on_alternative, self._on_overrule = on_alternative, on_overrule
        self._what.setText(what)
        self._what.setVisible(bool(what))
        self.view.forget()
        self.view.show_clashes(clashes, names)
        self.save.setVisible(not clashes.final)

    def _take(self, slot: Slot) -> None:
        self.close_panel()
        self._on_alternative(slot)

    def _overrule(self) -> None:
        if self.view.may_save() and self.view.check_reason():
            reason = self.view.reason()
            self.close_panel()
            self._on_overrule(reason)
