"""Every component on one page (mocks 19, 19b): what the look is checked against, and a page of the tour."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clinic_app.common.translations import _, pgettext
from ui.theme.tokens import px, theme
from ui.widgets.appointment_block import BlockLook, paint_block
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Card, EmptyState, Note, ProgressBar
from ui.widgets.chips import Chip, ProgrammeChip
from ui.widgets.date_time_fields import DateField
from ui.widgets.dialogs import DialogBox
from ui.widgets.fields import Field, TextField
from ui.widgets.filters import Checkbox, FilterPill, Radio, SegmentedControl
from ui.widgets.flow_row import FlowRow
from ui.widgets.label import Label
from ui.widgets.logo import Logo
from ui.widgets.painting import shadow
from ui.widgets.toast import Toast

_STATES = ("BOOKED", "CONFIRMED", "CHECKED_IN", "IN_SESSION", "COMPLETED", "NO_SHOW", "CANCELLED")


def _status_words() -> dict[str, str]:
    return {
        "BOOKED": _("Booked"),
        "CONFIRMED": _("Confirmed"),
        "CHECKED_IN": _("Waiting"),
        "IN_SESSION": _("In session"),
        "COMPLETED": _("Completed"),
        "NO_SHOW": _("No-show"),
        "CANCELLED": pgettext("state", "Cancelled"),
    }


class _Blocks(QWidget):
    """Both rows of appointment blocks, one column per status."""

    _WIDTH, _HEIGHT, _GAP = 132, 54, 10

    def sizeHint(self) -> QSize:
        return QSize(7 * self._WIDTH, 2 * px(self._HEIGHT) + self._GAP)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, words = QPainter(self), _status_words()
        step = (self.width() - self._WIDTH) / (len(_STATES) - 1)
        for column, status in enumerate(_STATES):
            for row, (programme, at, name) in enumerate(
                (("BK", "09.00", "Ayu Lestari"), ("PSY", "13.00", "Joko Susilo"))
            ):
                y = row * (px(self._HEIGHT) + self._GAP)
                box = QRectF(round(column * step), y, self._WIDTH, px(self._HEIGHT))
                paint_block(painter, box, BlockLook(programme, status, at, name, words[status]), theme())


class _Section(Card):
    """A card with a quiet title."""

    title_line: Label

    def __init__(self) -> None:
        super().__init__(margins=(17, 12, 17, 12))


class _Shaded(_Section):
    """A card that gives the dialog box in it the shadow it has over a scrim."""

    def __init__(self, title: str, box: DialogBox) -> None:
        super().__init__()
        self._box = box
        self.body.addWidget(Label(title, "caption", "text3", weight=600))
        self.body.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setClipRect(self.rect().adjusted(1, 1, -1, -1))
        shadow(painter, QRectF(self._box.geometry()), 14, 40, 12, theme().color("shadow"))


class ComponentSheet(QWidget):
    """The sheet; 1366 × 768 shows it whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 11, 18, 14)
        column.setSpacing(10)
        column.addLayout(self._head())
        column.addWidget(self._section(_("Appointment states: shape, pattern, icon and text"), _Blocks()))
        column.addLayout(self._row((self._buttons(), 564), (self._fields(), 756)))
        column.addLayout(self._row((self._chips(), 725), (self._toasts(), 595)))
        column.addLayout(self._row((self._dialog(), 424), (self._empty(), 456), (self._notes(), 430)), 1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Logo(22))
        name = (
            _("Teduh components, dark theme")
            if theme().name == "dark"
            else _("Teduh components, light theme")
        )
        self.title = Label(name, "h2")
        row.addWidget(self.title)
        row.addStretch(1)
        return row

    def _row(self, *parts: tuple[QWidget, int]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        for part, share in parts:
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            row.addWidget(part, share)
        return row

    def _section(self, title: str, *content: QWidget) -> _Section:
        card = _Section()
        card.title_line = Label(title, "caption", "text3", weight=600)
        card.body.addWidget(card.title_line)
        for part in content:
            card.body.addWidget(part)
        return card

    def _buttons(self) -> QWidget:
        self.focused = Button(_("Focus"))
        self.disabled = Button(_("Disabled"))
        self.disabled.setEnabled(False)
        self.busy = Button(_("Save"), "primary")
        self.busy.set_busy(_("Saving…"))
        rows = (
            (
                Button(_("Save"), "primary", "check"),
                Button(_("Cancel")),
                Button(_("Find slot"), "tonal", "magnifying-glass"),
                Button(_("Delete"), "danger-outline", "trash"),
                Button(_("Delete draft"), "danger", "trash"),
            ),
            (
                self.focused,
                self.disabled,
                Button(_("Link"), "link"),
                self.busy,
                IconButton("dots-three", _("More actions"), kind="default"),
            ),
        )
        card = self._section(_("Buttons"))
        for buttons in rows:
            row = QHBoxLayout()
            row.setSpacing(8)
            for button in buttons:
                row.addWidget(button)
                if button.kind == "link":
                    row.insertSpacing(row.count() - 1, 5)
                    row.addSpacing(5)
            row.addStretch(1)
            card.body.addLayout(row)
            card.body.addSpacing(2)
        card.body.addStretch(1)
        return card

    def _fields(self) -> QWidget:
        self.in_focus = TextField("Ayu")
        wrong = DateField()
        wrong.setText("31/02/2004")
        dated = Field(_("Date of birth"), wrong)
        dated.set_error(wrong.error_text())
        card = self._section(_("Fields"))
        row = QHBoxLayout()
        row.setSpacing(10)
        for field, width in (
            (Field(_("Full name"), TextField("Ayu Lestari")), 172),
            (Field(_("Focus"), self.in_focus), 172),
            (dated, 190),
        ):
            field.setFixedWidth(width)
            row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        card.body.addLayout(row)
        card.body.addStretch(1)
        return card

    def _chips(self) -> QWidget:
        chips = FlowRow()
        for chip in (
            ProgrammeChip("PEER", _("Peer")),
            ProgrammeChip("BK", _("Counseling")),
            ProgrammeChip("PSY", _("Psychosocial")),
            Chip(_("High risk"), "danger", "warning-octagon-fill"),
            Chip(_("Medium risk"), "warning", "warning-fill"),
            Chip(_("Signed"), "success", "pen-nib"),
            Chip(_("Sent"), "info", "paper-plane-tilt"),
            Chip(_("Restricted"), "neutral", "lock-simple"),
        ):
            chips.add(chip)
        row = QHBoxLayout()
        row.setSpacing(6)
        active = FilterPill(_("Active"), caret=True)
        active.set_on(True)
        views = SegmentedControl(
            [("day", _("Day")), ("week", _("Week")), ("month", _("Month"))], "compact", _("View")
        )
        views.set_key("week")
        tick, radio = Checkbox(_("Choose")), Radio(_("One"))
        tick.setChecked(True)
        radio.setChecked(True)
        for part in (active, FilterPill(_("Programme"), caret=True), views, tick, radio):
            row.addWidget(part)
        row.addStretch(1)
        card = self._section(_("Chips, filters, choices"), chips)
        card.body.addLayout(row)
        return card

    def _toasts(self) -> QWidget:
        card = self._section(_("Messages with Undo"))
        card.body.setContentsMargins(3, 12, 3, 0)
        card.title_line.setContentsMargins(14, 0, 0, 0)
        card.body.setSpacing(0)
        card.body.addSpacing(-6)
        for text, action, error in (
            (_("Appointment moved to Thursday 13.00"), _("Undo"), False),
            (_("Backup failed. Plug in the USB stick Teduh-A."), _("Try again"), True),
        ):
            toast = Toast(text, action, error)
            card.body.addWidget(toast, 0, Qt.AlignmentFlag.AlignLeft)
            card.body.addSpacing(-20)
        card.body.addStretch(1)
        return card

    def _dialog(self) -> QWidget:
        box = DialogBox(
            _("Delete the draft of session 7?"),
            _("This draft of 412 words can't be brought back. The appointment and the screening stay."),
            "trash",
            danger=True,
        )
        self.safe = Button(_("Keep draft"))
        box.buttons.addWidget(self.safe)
        box.buttons.addWidget(Button(_("Delete draft"), "danger"))
        return _Shaded(_("Confirm deletion"), box)

    def _empty(self) -> QWidget:
        empty = EmptyState(
            "users-three",
            _("No groups yet"),
            _("Create the first group to record attendance."),
            _("New group"),
        )
        card = self._section(_("Empty state"), empty)
        card.body.addStretch(1)
        return card

    def _notes(self) -> QWidget:
        progress = ProgressBar()
        progress.setValue(62)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Label(_("Checking backup"), "small", "text2"))
        row.addWidget(progress, 1)
        row.addWidget(Label("62%", "small", "text2", tabular=True))
        card = self._section(
            _("Notes and progress"),
            Note(
                "danger",
                _("The data can't be opened"),
                _("Another program is using the file. Close that program, then try again."),
                _("Try again"),
            ),
            Note("warning", text=_("The safety plan is due today.")),
            Note("info", text=_("Thursday is a holiday. Appointments move to Friday.")),
        )
        card.body.addLayout(row)
        card.body.addStretch(1)
        return card

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("canvas"))
