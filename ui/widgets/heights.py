"""Heights of boxes whose text breaks: true even when a box is narrower than the room it is offered."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    _Mixed = QWidget
else:
    _Mixed = object


class BreaksLines(_Mixed):
    """Mixin, named first among the bases: height from the layout at the width the widget can really take.

    A layout asks for the height at the width it offers, not at the maximum width of the widget; a box with a
    fixed width would come out too low and cut its last line.
    """

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        real = min(width, self.maximumWidth())
        if layout is None:
            return self.sizeHint().height()
        if layout.hasHeightForWidth():
            return layout.totalHeightForWidth(real)
        return layout.totalSizeHint().height()
