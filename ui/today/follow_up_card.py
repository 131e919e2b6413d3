"""The card "Perlu tindak lanjut": one line a matter, its items below it, the next action on each."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from clinic_app.common.translations import _, ngettext
from ui.panels.pair import large_text
from ui.theme.tokens import px, theme
from ui.today.keys import OPENING
from ui.today.matters import Item, Matter, total
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Icon
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.label import Label
from ui.widgets.painting import rounded

_ICON, _LEAD, _INDENT = 16, 27, 17
_SHOWN = 6
"""Items shown at once; the rest is behind the matter's own place."""


class MatterLine(FocusVisible, QAbstractButton):
    """Icon, title, and a line with what presses at its right; a press opens its items."""

    ring_radius = 6

    def __init__(self, matter: Matter, unfolded: bool) -> None:
        super().__init__()
        self.matter = matter
        opens = bool(matter.items)
        self.setObjectName(f"today.follow_up.{matter.key}")
        self.setCheckable(opens)
        self.setChecked(unfolded)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if opens else Qt.FocusPolicy.NoFocus)
        if opens:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        said = (matter.title, matter.line, matter.aside)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setToolTip(self.accessibleName())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._lay_out(matter, unfolded)

    def _lay_out(self, matter: Matter, unfolded: bool) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(_LEAD - _ICON)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Icon(matter.icon, matter.ink, _ICON), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(matter.title, "body", weight=500, wrap=True), 0, 1, 1, 2)
        if matter.items:
            caret = Icon("caret-up" if unfolded else "caret-down", "text3", 12)
            grid.addWidget(caret, 1, 0, Qt.AlignmentFlag.AlignHCenter)
        if matter.line or matter.aside:
            weight = 400 if matter.aside_ink == "text3" else 500
            grid.addWidget(Label(matter.line, "caption", "text3", elide=True), 1, 1)
            grid.addWidget(Label(matter.aside, "caption", matter.aside_ink, weight=weight), 1, 2)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, as Space does."""
        if event.key() in OPENING and self.matter.items:
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.matter.items and self.underMouse():
            rounded(QPainter(self), QRectF(self.rect()), 6, theme().color("hover"))


class ItemLine(QWidget):
    """A name that leads to its place, what there is to know, and the button that deals with it."""

    def __init__(self, item: Item) -> None:
        super().__init__()
        self.name = Button(item.name, "link", size="row")
        self.name.setObjectName(f"today.follow_up.{item.key}")
        self.name.setToolTip(item.name)
        # A long name gives way to the button beside it.
        self.name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.name.setMinimumWidth(40)
        self.act = Button(item.act, size="row")
        self.act.setObjectName(f"today.follow_up.{item.key}.act")
        self.act.setAccessibleName(f"{item.act}, {item.name}")
        self.act.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.name)
        column.addWidget(Label(item.line, "caption", "danger" if item.urgent else "text3", elide=True))
        # Large text leaves no room for the button beside it.
        row = QBoxLayout(
            QBoxLayout.Direction.TopToBottom if large_text() else QBoxLayout.Direction.LeftToRight, self
        )
        row.setContentsMargins(px(_INDENT), 0, 0, 0)
        row.setSpacing(4 if large_text() else 8)
        row.addLayout(column, 1)
        row.addWidget(self.act)


class FollowUpCard(Card):
    """`confirmed(id)` for an appointment, `wanted(target)` for all that is dealt with elsewhere."""

    confirmed = Signal(int)
    wanted = Signal(object)

    def __init__(self) -> None:
        self._count = Label("", "small", "text3")
        super().__init__(_("To follow up"), self._count)
        self.setObjectName("today.follow_ups")
        self.setAccessibleName(_("To follow up"))
        self.body.setSpacing(8)
        self._shown: tuple[Matter, ...] | None = None
        self._open = ""
        self._parts: list[QWidget] = []

    def show_matters(self, shown: Sequence[Matter]) -> None:
        """Show these; what was opened stays open, and the focus where it was."""
        if self._shown == tuple(shown):
            return
        self._shown = tuple(shown)
        self._fill()

    def _fill(self) -> None:
        focused = next((name for name in self._names() if self._has_focus(name)), "")
        for part in self._parts:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        shown = self._shown or ()
        count = total(shown)
        self._count.setText(
            ngettext("{count} thing", "{count} things", count).format(count=count) if count else ""
        )
        for matter in shown:
            self._add(matter)
        if not shown:
            self._append(_nothing())
        if focused:
            self._focus_again(focused)

    def _append(self, part: QWidget) -> None:
        self._parts.append(part)
        self.body.addWidget(part)
        part.show()  # now, since the focus may have to go there

    def _add(self, matter: Matter) -> None:
        line = MatterLine(matter, matter.key == self._open)
        line.clicked.connect(lambda _on=False: self._toggle(matter.key))
        self._append(line)
        if matter.key != self._open:
            return
        for item in matter.items[:_SHOWN]:
            part = ItemLine(item)
            part.name.clicked.connect(lambda _on=False, place=item.place: self.wanted.emit(place))
            part.act.clicked.connect(lambda _on=False, item=item: self._act(item))
            self._append(part)
        rest = matter.count - len(matter.items[:_SHOWN])
        if rest and matter.items:
            self._append(self._rest(matter, rest))

    def _rest(self, matter: Matter, rest: int) -> QWidget:
        words = ngettext("{count} more", "{count} more", rest).format(count=rest)
        if matter.more is None:
            return Label(words, "caption", "text3", align=Qt.AlignmentFlag.AlignHCenter)
        more = Button(words, "link", "caret-right", "row")
        more.setObjectName(f"today.follow_up.{matter.key}.more")
        more.clicked.connect(lambda _on=False, place=matter.more: self.wanted.emit(place))
        return more

    def _act(self, item: Item) -> None:
        if item.appointment_id is not None:
            self.confirmed.emit(item.appointment_id)
        else:
            self.wanted.emit(item.act_place)

    def _toggle(self, key: str) -> None:
        self._open = "" if self._open == key else key
        self._fill()

    def open_matter(self, key: str) -> None:
        """Show the items of a matter."""
        if self._open != key:
            self._toggle(key)

    # Where the focus is, over a change of what is shown

    def _buttons(self) -> list[QAbstractButton]:
        return [button for part in self._parts for button in _buttons_of(part)]

    def _names(self) -> list[str]:
        return [button.objectName() for button in self._buttons()]

    def _has_focus(self, name: str) -> bool:
        return any(b.objectName() == name and b.hasFocus() for b in self._buttons())

    def _focus_again(self, name: str) -> None:
        """On the same button; when its item is done, on the next one's, else on the matter's line."""
        kind = ".".join(name.split(".")[:3])
        suffix = ".act" if name.endswith(".act") else ""
        buttons = {button.objectName(): button for button in self._buttons()}
        near = [n for n in buttons if n.startswith(f"{kind}.") and n.endswith(suffix)]
        for wanted in (name, *near[:1], kind, *buttons):
            if wanted in buttons and buttons[wanted].focusPolicy() != Qt.FocusPolicy.NoFocus:
                buttons[wanted].setFocus(Qt.FocusReason.TabFocusReason)
                return


def _buttons_of(part: QWidget) -> list[QAbstractButton]:
    return [part] if isinstance(part, QAbstractButton) else part.findChildren(QAbstractButton)


def _nothing() -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 2, 0, 2)
    row.setSpacing(9)
    row.addWidget(Icon("check-circle", "success", _ICON), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(_("Nothing is left to follow up."), "body", "text2", wrap=True), 1)
    return made
