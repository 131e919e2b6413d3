"""Before a month is closed: what is not done yet, and a sentence to type (ui/spec §8.8, §4.8)."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from clinic_app.common.locale import day_month, number
from clinic_app.common.locale import month as month_words
from clinic_app.common.translations import _, ngettext
from clinic_app.statistics.values.closing import ClosingFinding, Row
from ui.statistics.words import finding_words, row_name
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.dialogs import DANGER, SAFE, Dialog
from ui.widgets.fields import Field, TextField
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.label import Label
from ui.widgets.painting import draw_line, rounded
from ui.widgets.scrolled import scrolled

_ROW, _SHOWN = 28, 5
_DAY = 52


def closing_words(month: date) -> str:
    """What has to be typed: `TUTUP JULI 2026`."""
    return _("CLOSE {month}").format(month=month_words(month).upper())


class ClosingDialog(Dialog):
    """Closing waits for the sentence. A finding that is pressed leaves the dialog and leads to its place."""

    def __init__(
        self,
        window: QWidget,
        month: date,
        findings: Sequence[ClosingFinding],
        on_close: Callable[[], object],
        lead: Callable[[Row], object],
    ) -> None:
        super().__init__(
            window,
            _("Close {month}?").format(month=month_words(month)),
            _("The figures are frozen. What changes afterwards appears as a correction."),
            safe=_("Not now"),
            danger=_("Close month"),
            icon="lock-simple",
            kind="primary",
            width=540,
        )
        self._wanted, self._on_close, self._lead = closing_words(month), on_close, lead
        assert self.danger is not None
        self.danger.setEnabled(False)
        self.word = TextField("", self._wanted)
        self.word.setObjectName("statistics.close.word")
        self.field = Field(_("Type {words} to go on").format(words=self._wanted), self.word)
        self.rows = [_Finding(each) for each in findings]
        self.box.part_fields()
        if findings:
            said = ngettext("{n} thing is not done yet", "{n} things are not done yet", len(findings))
            self.box.content.addWidget(
                Label(said.format(n=number(len(findings))), "small", "warning", weight=600, wrap=True)
            )
            self.box.content.addWidget(self._list())
        else:
            self.box.content.addWidget(
                Label(_("Everything is done: notes, outcomes, attendance."), "small", "success", wrap=True)
            )
        self.box.content.addWidget(self.field)
        self.word.textEdited.connect(lambda _text: self._follow())
        self.word.returnPressed.connect(lambda: self.choose(DANGER))

    def _list(self) -> QScrollArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(0)
        for row in self.rows:
            row.clicked.connect(lambda _on=False, row=row: self._leave_to(row.finding.row))
            column.addWidget(row)
        area = scrolled(inner)
        area.setFixedHeight(min(len(self.rows), _SHOWN) * px(_ROW) + 8)
        return area

    def _leave_to(self, row: Row) -> None:
        super().choose(SAFE)
        self._lead(row)

    def ready(self) -> bool:
        """Whether the sentence was typed."""
        return " ".join(self.word.text().split()).upper() == self._wanted

    def _follow(self) -> None:
        assert self.danger is not None
        self.danger.setEnabled(self.ready())
        self.field.clear_error()

    def choose(self, key: str) -> None:
        if key != DANGER:
            super().choose(key)
        elif self.ready():
            super().choose(key)
            self._on_close()
        else:
            self.field.set_error(_("Type {words}.").format(words=self._wanted))
            self.word.setFocus(Qt.FocusReason.OtherFocusReason)


class _Finding(FocusVisible, QPushButton):
    """What is to be done, of whom and when."""

    ring_radius = 6

    def __init__(self, finding: ClosingFinding) -> None:
        super().__init__()
        self.finding = finding
        row = finding.row
        self.setObjectName(f"statistics.finding.{finding.kind}.{row.id}")
        self._day, self._what = day_month(row.at.date()), finding_words(finding)
        self._who = " · ".join(part for part in (row_name(row), row.counselor_name) if part)
        self.setAccessibleName(f"{self._day}, {self._what}, {self._who}")
        self.setToolTip(self.accessibleName())
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(300), px(_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(200), px(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, now = QPainter(self), QRectF(self.rect()), theme()
        rounded(painter, box, 6, now.color("hover" if self.underMouse() else "surface"))
        painter.setFont(font("small", tabular=True))
        x, day = 6.0, float(px(_DAY))
        draw_line(painter, QRectF(x, 0, day, box.height()), self._day, now.color("text2"))
        x += day
        painter.setFont(font("small", 500))
        wide = min(painter.fontMetrics().horizontalAdvance(self._what) + 10.0, box.width() - x)
        draw_line(painter, QRectF(x, 0, wide, box.height()), self._what, now.color("text"))
        painter.setFont(font("small"))
        rest = QRectF(x + wide, 0, box.width() - x - wide - 6, box.height())
        if rest.width() > 0:
            draw_line(painter, rest, self._who, now.color("text2"))
