"""What the client comes for, in a few lines of the record."""

from PySide6.QtCore import Signal

from clinic_app.common.translations import _, ngettext
from clinic_app.notes.values.problems import Problem
from ui.clients.fact_row import FactRow
from ui.clients.last_note_card import LEAST
from ui.clients.refill import empty
from ui.panels.problems.presenter import ProblemPresenter
from ui.panels.problems.row import problem_icon, spoken
from ui.panels.problems.words import lasting, problem_name
from ui.panels.words import DOT
from ui.theme.tokens import px
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.label import Label

_MOST = 3


class ProblemCard(Card):
    """`wanted` from its link: the panel with all of them."""

    wanted = Signal()

    def __init__(self) -> None:
        self.open = Button(_("Manage"), "link", size="row")
        self.open.setObjectName("record.problems.open")
        self.open.setAccessibleName(_("Manage problems"))
        super().__init__(_("Problems"), self.open)
        self.setObjectName("record.problems")
        self.spread(wide=False)
        self.open.clicked.connect(lambda: self.wanted.emit())

    def spread(self, wide: bool) -> None:
        """Over the whole width it is as low as its lines; beside other cards as high as they are."""
        self.setMinimumHeight(0 if wide else px(LEAST))

    def show_problems(self, shown: ProblemPresenter) -> None:
        """The open ones, the primary first; how many more there are."""
        empty(self.body, keep=1)
        self.open.setVisible(shown.readable)
        for problem in shown.standing[:_MOST]:
            self.body.addWidget(self._row(problem, shown))
        quiet = self._quiet(shown)
        if quiet:
            self.body.addWidget(Label(quiet, "small", "text2", wrap=True))
        self.body.addStretch(1)

    @staticmethod
    def _row(problem: Problem, shown: ProblemPresenter) -> FactRow:
        today = shown.today()
        quiet = DOT.join((problem.code, lasting(problem, today)))
        row = FactRow(problem_icon(problem), problem_name(problem), quiet=quiet, wrap=True)
        row.setAccessibleName(spoken(problem, today))
        return row

    @staticmethod
    def _quiet(shown: ProblemPresenter) -> str:
        if not shown.readable:
            return _("The problems can't be shown.")
        if not shown.problems:
            return _("No problem recorded yet.")
        more, closed = max(len(shown.standing) - _MOST, 0), len(shown.closed)
        parts = []
        if more:
            parts.append(_("{n} more").format(n=more))
        if closed:
            parts.append(ngettext("{n} closed", "{n} closed", closed).format(n=closed))
        return DOT.join(parts)
