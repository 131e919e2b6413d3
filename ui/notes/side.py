"""The right of the notes' page: the note's history, and the client's problems (mock 09)."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.notes.values import NoteStep, SignedNote
from clinic_app.people.values import ClientId
from clinic_app.workspace import Workspace
from ui.notes.history import NoteHistory
from ui.panels.host import Host
from ui.panels.problems.presenter import ProblemPresenter
from ui.panels.problems.view import ProblemsView
from ui.theme.tokens import px, theme
from ui.widgets.scrolled import scrolled
from ui.widgets.tabs import TabBar

WIDTH = 318
HISTORY, PROBLEMS = "history", "problems"


class NoteSide(QFrame):
    """Two tabs. The problems are read, and logged as read, when their tab is first looked at."""

    def __init__(self, workspace: Workspace, host: Host) -> None:
        super().__init__()
        self.setObjectName("note.history")
        self.setAccessibleName(_("History and problems"))
        self.setFixedWidth(WIDTH)
        self._client: ClientId | None = None
        self.history = NoteHistory(workspace.zone)
        self.presenter = ProblemPresenter(workspace, host, self)
        self.problems = ProblemsView(self.presenter, host)
        self.tabs = TabBar([(HISTORY, _("History")), (PROBLEMS, _("Problems"))])
        self.tabs.tab(HISTORY).setObjectName("note.tab.history")
        self.tabs.tab(PROBLEMS).setObjectName("note.tab.problems")
        self.tabs.chosen.connect(self.show_tab)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QWidget()
        head.setFixedHeight(px(44))
        row = QHBoxLayout(head)
        row.setContentsMargins(14, 8, 0, 0)
        row.addWidget(self.tabs)
        roomy = QWidget()
        inner = QVBoxLayout(roomy)
        inner.setContentsMargins(14, 12, 15, 14)
        inner.addWidget(self.problems)
        inner.addStretch(1)
        parts = QWidget(self)
        self._stack = QStackedLayout(parts)
        self._stack.addWidget(scrolled(self.history))
        self._stack.addWidget(scrolled(roomy))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(parts, 1)

    def show_client(self, client_id: ClientId) -> None:
        """Whose problems the tab shows."""
        if client_id != self._client:
            self._client = client_id
            if self.tabs.key() == PROBLEMS:
                self.presenter.show(client_id)

    def show_steps(self, steps: tuple[NoteStep, ...], note: SignedNote | None) -> None:
        """The note's history."""
        self.history.show_steps(steps, note)

    def show_tab(self, tab: str) -> None:
        """Show one of the two."""
        self.tabs.set_key(tab)
        self._stack.setCurrentIndex(0 if tab == HISTORY else 1)
        if tab == PROBLEMS and self.presenter.client_id != self._client:
            self.presenter.show(self._client)

    def leave(self) -> None:
        """No word stays behind."""
        self.history.show_steps((), None)
        self.presenter.close()
        self.problems.fill()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme()
        painter.fillRect(self.rect(), now.color("surface"))
        painter.fillRect(0, 0, 1, self.height(), now.color("border"))
        painter.fillRect(1, px(44) - 1, self.width(), 1, now.color("border"))
