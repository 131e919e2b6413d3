"""A client's problems at the right of the record."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from clinic_app.common.translations import _
from ui.panels.host import Host
from ui.panels.problems.presenter import ProblemPresenter
from ui.panels.problems.view import ProblemsView
from ui.widgets.label import Label
from ui.widgets.side_panel import SidePanel

WIDTH = 360


class ProblemsPanel(SidePanel):
    """Shows what its presenter, which the record shares, has read."""

    def __init__(self, presenter: ProblemPresenter, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(_("Problems"), WIDTH, parent)
        self.setObjectName("problems")
        self.client = Label("", "subtitle", wrap=True)
        self.view = ProblemsView(presenter, host)
        self.body.addWidget(self.client)
        self.body.addWidget(self.view)
        self.body.addStretch(1)

    def show_client(self, name: str) -> None:
        """The client's name above the list."""
        self.client.setText(name)
        self.view.fill()

    def open_panel(self, by_keyboard: bool = False) -> None:
        """Slide in with the focus on what there is to do."""
        super().open_panel(by_keyboard)
        if not self.view.add.isHidden():
            self.view.add.setFocus(Qt.FocusReason.OtherFocusReason)
