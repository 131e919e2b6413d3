"""The paper beside the form: drawn anew at every key (mock 12), or as it was frozen."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from clinic_app.common.errors import ClinicError
from clinic_app.common.messages import words
from clinic_app.common.translations import _
from ui.shell.ports import ShellPort
from ui.widgets.berth import Berth
from ui.widgets.cards import Note
from ui.widgets.paper_feed import PaperFeed
from ui.widgets.paper_view import PaperView

SHARE, LEAST, MOST = 0.3675, 420, 700
"""Of the page's width, within bounds."""


class Preview(PaperView):
    """Hidden, it makes no paper; in a narrow window it lies over the form."""

    def __init__(self, shell: ShellPort, parent: QWidget | None = None) -> None:
        super().__init__("referral.preview", parent=parent)
        self.feed = PaperFeed(self.sheets, shell.run)
        self._berth = Berth(self)
        self._make: Callable[[], bytes] | None = None
        self._stale = False
        self.trouble = Note("danger", _("The preview can't be drawn."), " ")
        self.trouble.setObjectName("referral.preview.trouble")
        self.layout().insertWidget(1, self.trouble)  # type: ignore[union-attr]
        self.trouble.hide()
        self.feed.refused.connect(self._tell)
        self.feed.fed.connect(self.trouble.hide)

    def fit(self, page_width: int) -> None:
        """Take the share of the page."""
        width = min(max(round(page_width * SHARE), LEAST), MOST)
        if width != self.maximumWidth():
            self.setFixedWidth(width)

    def show_paper(self, make: Callable[[], bytes] | None) -> None:
        """Show what `make` gives, once it is seen; None for an empty view."""
        self._make, self._stale = make, True
        if make is None:
            self.feed.clear()
            self._stale = False
        elif self.isVisible():
            self._feed()

    def _feed(self) -> None:
        if self._stale and self._make is not None:
            self._stale = False
            self.feed.show(self._make)

    def showEvent(self, event: object) -> None:
        self._feed()

    def _tell(self, error: ClinicError) -> None:
        self.trouble.set_text(_("The preview can't be drawn."), words(error))
        self.trouble.show()
