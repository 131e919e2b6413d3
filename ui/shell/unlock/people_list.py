"""Who may sign in: up to four at a glance, the rest behind one line, found by typing the first letters."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from clinic_app.common.text import fold, words_of
from clinic_app.common.translations import _, ngettext
from clinic_app.sign_in.values import SignInPerson
from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.theme.type import font, line_height
from ui.widgets.buttons import Button
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.label import Label
from ui.widgets.marks import paint_avatar
from ui.widgets.painting import draw_line, rounded
from ui.widgets.role_wording import roles_text
from ui.widgets.scrolled import scrolled
from ui.widgets.titled import titled

AT_A_GLANCE = 4
_ROW, _GAP = 48, 6
MARGIN = 5
"""Room around the rows for the focus ring, which a scroll area would cut."""
_ROWS_SHOWN, _ROWS_AT_LEAST = 6, 1


def full_name(person: SignInPerson) -> str:
    """The name with the title where it belongs."""
    return titled(person.name, person.title_text)


class PersonRow(FocusVisible, QAbstractButton):
    """One person: initials, name, roles; ticked when chosen."""

    ring_radius = 8

    def __init__(self, person: SignInPerson, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = person
        self._roles = roles_text(person.roles)
        self.setCheckable(True)
        self.setObjectName(f"login.user.{person.login}")
        self.setAccessibleName(f"{full_name(person)}, {self._roles}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(300, px(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now, chosen = QPainter(self), theme(), self.isChecked()
        box = QRectF(self.rect())
        fill = "accentSoft" if chosen else "hover" if self.underMouse() else "surface"
        rounded(
            painter,
            box,
            8,
            now.color(fill),
            now.color("accent" if chosen else "border"),
            2 if chosen else 1,
        )
        side = px(28)
        circle = QRectF(13, (box.height() - side) / 2, side, side)
        paint_avatar(painter, circle, self.person.initials, own=chosen, on_selected=chosen)
        left, right = 13 + side + 12, box.width() - 44
        name, roles = line_height("body"), line_height("small")
        top = (box.height() - name - roles) / 2
        painter.setFont(font("body", 600))
        draw_line(painter, QRectF(left, top, right - left, name), full_name(self.person), now.color("text"))
        painter.setFont(font("small"))
        draw_line(painter, QRectF(left, top + name, right - left, roles), self._roles, now.color("text2"))
        if chosen:
            tick = px(18)
            at = QRectF(box.width() - 13 - tick, (box.height() - tick) / 2, tick, tick)
            draw_icon(painter, at, "check-circle-fill", now.color("accent"))


class PeopleList(QWidget):
    """The list. `chosen(person)` when another one is chosen, `confirmed` when Enter is pressed on it.

    Up and down choose, letters filter by the beginnings of names, Esc shows everybody again.
    """

    chosen = Signal(object)
    confirmed = Signal()

    def __init__(self, people: Sequence[SignInPerson], parent: QWidget | None = None) -> None:
        """The first person is chosen."""
        super().__init__(parent)
        self._people = list(people)
        self._shown: list[PersonRow] = []
        self._typed = ""
        self._all = len(self._people) <= AT_A_GLANCE + 1
        self._person: SignInPerson | None = self._people[0] if self._people else None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("login.users")
        self.setAccessibleName(_("People"))
        self._filter = Label("", "small", "text2")
        self._filter.setObjectName("login.filter")
        self._filter.setContentsMargins(MARGIN, 0, 0, 0)
        self._filter.hide()
        self._rows = QWidget()
        self._stack = QVBoxLayout(self._rows)
        self._stack.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._stack.setSpacing(_GAP)
        self._scroll = scrolled(self._rows)
        self._more = Button("", "link", "caret-down", "compact")
        self._more.setObjectName("login.more")
        self._more.clicked.connect(self.show_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self._filter)
        column.addWidget(self._scroll)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, 0, 0, 0)
        foot.addWidget(self._more)
        foot.addStretch(1)
        column.addLayout(foot)
        self._fill()

    @property
    def person(self) -> SignInPerson | None:
        """Who is chosen."""
        return self._person

    @property
    def people_shown(self) -> list[SignInPerson]:
        """Those on the list now."""
        return [row.person for row in self._shown]

    def choose(self, person: SignInPerson) -> None:
        """Choose somebody; shows the whole list when that one is not at a glance."""
        if person not in self.people_shown:
            self._typed, self._all = "", True
            self._fill()
        self._mark(person)

    def step(self, by: int) -> None:
        """Choose the one above or below."""
        shown = self.people_shown
        if not shown:
            return
        at = shown.index(self._person) if self._person in shown else 0
        if at + by >= len(shown) and not self._all and not self._typed:
            self.show_all()
            shown = self.people_shown
        self._mark(shown[min(max(at + by, 0), len(shown) - 1)])

    def show_all(self) -> None:
        """Show those behind "n other users" too."""
        self._all = True
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_chosen()

    def _show_chosen(self) -> None:
        for row in self._shown:
            if row.person == self._person:
                self._rows.adjustSize()  # rows just added have no place yet
                self._scroll.ensureWidgetVisible(row, 0, MARGIN)

    def _mark(self, person: SignInPerson) -> None:
        changed = person != self._person
        self._person = person
        for row in self._shown:
            row.setChecked(row.person == person)
        self._show_chosen()
        self.setAccessibleDescription(full_name(person))
        if changed:
            self.chosen.emit(person)

    def _fill(self) -> None:
        for old in self._shown:
            self._stack.removeWidget(old)
            old.hide()  # it goes only with the next turn of the loop
            old.deleteLater()
        matching = [person for person in self._people if _fits(person, self._typed)]
        shown = matching if self._all or self._typed else matching[:AT_A_GLANCE]
        self._shown = [self._row(person) for person in shown]
        rows = min(len(shown), _ROWS_SHOWN)
        # A low window takes the room from here: the list scrolls, nothing else can.
        self._scroll.setMinimumHeight(_height(min(rows, _ROWS_AT_LEAST)))
        self._scroll.setMaximumHeight(_height(rows))
        self._scroll.updateGeometry()
        others = len(matching) - len(shown)
        self._more.setVisible(others > 0)
        self._more.setText(ngettext("{n} other user", "{n} other users", others).format(n=others))
        self._filter.setVisible(bool(self._typed))
        self._filter.setText(_("Names with “{typed}” · Esc shows everybody").format(typed=self._typed))
        if shown and self._person not in shown:
            self._mark(shown[0])
        elif self._person is not None:
            self._mark(self._person)

    def _row(self, person: SignInPerson) -> PersonRow:
        row = PersonRow(person)
        row.clicked.connect(lambda: self._press(person))
        self._stack.addWidget(row)
        row.show()
        return row

    def _press(self, person: SignInPerson) -> None:
        self._mark(person)
        self.confirmed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        elif key == Qt.Key.Key_Escape and self._typed:
            self._type("")
        elif key == Qt.Key.Key_Backspace:
            self._type(self._typed[:-1])
        elif len(text) == 1 and text.isalpha():
            self._type(self._typed + text)
        else:
            super().keyPressEvent(event)

    def _type(self, typed: str) -> None:
        if typed == self._typed:
            return
        if typed and not any(_fits(person, typed) for person in self._people):
            return
        self._typed = typed
        self._fill()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring(event.reason() != Qt.FocusReason.MouseFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring(False)

    def _ring(self, on: bool) -> None:
        for row in self._shown:
            if on and row.person == self._person:
                row.show_ring()
            else:
                row.hide_ring()


def _height(rows: int) -> int:
    """Of so many rows and what is around them."""
    return rows * px(_ROW) + max(rows - 1, 0) * _GAP + 2 * MARGIN


def _fits(person: SignInPerson, typed: str) -> bool:
    """Whether a word of the name, or the login, begins with what was typed."""
    wanted = fold(typed)
    return any(word.startswith(wanted) for word in (*words_of(person.name), person.login))
