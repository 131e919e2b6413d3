"""Typing a group of the recovery sheet back, and what to look at when it isn't the same."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent

from clinic_app.common.translations import _
from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.text_fields import TextField

SIGNS = 5
_ROOM_FOR_BLANKS = 12
_ICON = 16
_READ_AS = str.maketrans("OIL", "011")
_LETTER_LIKE = {"5": "S", "8": "B", "0": "D", "2": "Z", "1": "T", "6": "G", "4": "A", "7": "Y"}
_LIKE = {**_LETTER_LIKE, **{letter: digit for digit, letter in _LETTER_LIKE.items()}}


def signs_of(typed: str) -> str:
    """What was typed as the sheet writes it: no blanks or dashes, capital letters, O as 0, I and L as 1."""
    return "".join(sign for sign in typed.upper() if sign.isalnum()).translate(_READ_AS)


def advice(typed: str, right: str) -> str:
    """What to look at in a group that was typed wrongly."""
    signs = signs_of(typed)
    if len(signs) != len(right):
        return _("Not the same yet. A group has {count} signs.").format(count=len(right))
    place = next(at for at in range(len(right)) if signs[at] != right[at])
    if _LIKE.get(signs[place]) == right[place]:
        digit, letter = sorted((signs[place], right[place]))
        return _("Not the same yet. Look at the digit {digit} and the letter {letter}.").format(
            digit=digit, letter=letter
        )
    return _("Not the same yet. Look at sign {number}, where you typed {sign}.").format(
        number=place + 1, sign=signs[place]
    )


class GroupField(TextField):
    """A line for one group, with a tick when it is right. `judged` after every edit."""

    judged = Signal()

    def __init__(self, number: int) -> None:
        super().__init__("", "", _ROOM_FOR_BLANKS)
        self._right: bool | None = None
        self.setObjectName(f"setup.recovery.group.{number}")
        self.setFont(font("body", mono=True))
        self.setTextMargins(0, 0, px(_ICON) + 8, 0)
        self.textEdited.connect(self._on_edit)

    def show_right(self, right: bool | None) -> None:
        """A tick, a warning, or nothing while it isn't typed to its end."""
        self._right = right
        self.update()

    def _on_edit(self, text: str) -> None:
        place = self.cursorPosition()
        self.setText(text.upper())
        self.setCursorPosition(place)
        self.judged.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._right is None:
            return
        side = px(_ICON)
        box = QRectF(self.width() - side - 11, (self.height() - side) / 2, side, side)
        name, ink = ("check-circle-fill", "success") if self._right else ("warning-circle-fill", "danger")
        draw_icon(QPainter(self), box, name, theme().color(ink))
