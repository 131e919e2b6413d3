"""The way back, left of the form's heading: `‹ Rujukan /`."""

from clinic_app.common.translations import _
from ui.widgets.buttons import Button, IconButton
from ui.widgets.label import Label


class BoardCrumb(Button):
    """To the board."""

    def __init__(self) -> None:
        super().__init__(_("Referrals"), "ghost", size="compact")
        self.setObjectName("referral.board")

    def _font_role(self) -> str:
        return "subtitle"

    def _padding(self) -> int:
        return 6


def back_button() -> IconButton:
    """To where one was before."""
    button = IconButton("caret-left", _("Back"), "Alt+←", size="compact")
    button.setObjectName("referral.leave")
    return button


def slash() -> Label:
    """Between the crumbs."""
    return Label("/", "subtitle", "text3", weight=400)
