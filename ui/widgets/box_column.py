"""A column whose height is right for text that breaks, even in a box narrower than the room it is offered."""

from PySide6.QtWidgets import QVBoxLayout


class BoxColumn(QVBoxLayout):
    """The top layout of a box that may get a fixed or maximum width.

    An outer layout asks for the height at the width it offers, not at the width the box can take; with a
    plain layout a box of fixed width comes out too low and cuts its last line.
    """

    def _real(self, width: int) -> int:
        box = self.parentWidget()
        return min(width, box.maximumWidth()) if box is not None else width

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(self._real(width))

    def minimumHeightForWidth(self, width: int) -> int:
        return super().minimumHeightForWidth(self._real(width))
