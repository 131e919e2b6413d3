"""The way back, left of the page's heading: `‹ Dimas Arya Nugroho /`."""

from PySide6.QtCore import QSize

from clinic_app.common.translations import _
from ui.widgets.buttons import Button, IconButton
from ui.widgets.label import Label

_WIDEST = 260


class Crumb(Button):
    """The name of what is above; a long one ends in an ellipsis."""

    def __init__(self) -> None:
        super().__init__("", "ghost", size="compact")
        self.setObjectName("note.record")

    def show_name(self, name: str) -> None:
        """Another client."""
        self.setText(name)
        self.setToolTip(name)
        self.setAccessibleName(_("To the record of {name}").format(name=name))
        self.updateGeometry()

    def _font_role(self) -> str:
        return "subtitle"

    def _padding(self) -> int:
        return 6

    def sizeHint(self) -> QSize:
        wished = super().sizeHint()
        return QSize(min(wished.width(), _WIDEST), wished.height())


def back_button() -> IconButton:
    """To where one was before."""
    button = IconButton("caret-left", _("Back"), "Alt+←", size="compact")
    button.setObjectName("note.back")
    return button


def slash() -> Label:
    """Between the crumbs."""
    return Label("/", "subtitle", "text3", weight=400)
