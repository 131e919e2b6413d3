"""What stands at the left of the table's rows: a programme that opens, a counselor, the total."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from clinic_app.common.text import initials
from clinic_app.facility.values import Programme
from ui.statistics.number_button import HEIGHT
from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.label import Label
from ui.widgets.marks import paint_avatar, paint_mark
from ui.widgets.painting import draw_line
from ui.widgets.wording import programme_name

_CARET, _MARK, _AVATAR = 12, 16, 22
_INDENT = 39


class ProgrammeHead(FocusVisible, QAbstractButton):
    """Checked while the programme's counselors are shown below it."""

    ring_radius = 6

    def __init__(self, programme: Programme, parent: QWidget) -> None:
        super().__init__(parent)
        self.programme = programme
        self.setCheckable(True)
        self.setText(programme_name(programme))
        self.setAccessibleName(self.text())
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(font("body", 500)).horizontalAdvance(self.text())
        return QSize(round(width) + px(_CARET) + px(_MARK) + 24, px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        ink = theme().color("text" if self.isEnabled() else "text2")
        caret, mark = px(_CARET), px(_MARK)
        if self.isEnabled():
            sign = QRectF(0, box.center().y() - caret / 2, caret, caret)
            name = "caret-down" if self.isChecked() else "caret-right"
            draw_icon(painter, sign, name, theme().color("text2"))
        paint_mark(painter, QRectF(caret + 8, box.center().y() - mark / 2, mark, mark), self.programme)
        painter.setFont(font("body", 500))
        x = caret + 8 + mark + 8
        draw_line(painter, QRectF(x, 0, box.width() - x, box.height()), self.text(), ink)


class CounselorHead(Label):
    """Initials and name, set in under the programme."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, "body", "text2", elide=True, parent=parent)
        self.setFixedHeight(px(HEIGHT))

    def sizeHint(self) -> QSize:
        wish = super().sizeHint()
        return QSize(wish.width() + _INDENT + px(_AVATAR) + 8, px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Usual names are never cut; of very long ones the tool tip has the rest."""
        return QSize(min(self.sizeHint().width(), px(260)), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, side = QPainter(self), QRectF(self.rect()), px(_AVATAR)
        letters = initials(self.text()).replace(".", "")
        paint_avatar(painter, QRectF(_INDENT, box.center().y() - side / 2, side, side), letters)
        painter.setFont(font("body"))
        x = _INDENT + side + 8
        line = QRectF(x, 0, box.width() - x, box.height())
        draw_line(painter, line, self.text(), theme().color("text2"))
