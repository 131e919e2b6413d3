"""One problem in the list: what, since when, and a menu of what may be done with it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.notes.values.problems import Problem, ProblemState
from ui.panels.problems.words import facts, problem_name
from ui.widgets.buttons import IconButton
from ui.widgets.cards import Icon
from ui.widgets.label import Label
from ui.widgets.menu import Menu

PRIMARY, CORRECT, CLOSE, REOPEN, WITHDRAW = "primary", "correct", "close", "reopen", "withdraw"


def problem_icon(problem: Problem) -> Icon:
    """A star for the primary one, a ring for others, a tick once it is closed."""
    if problem.state is ProblemState.CLOSED:
        return Icon("check-circle", "text3", 16)
    return Icon("star-fill", "accent", 16) if problem.primary else Icon("circle", "text2", 16)


def spoken(problem: Problem, today: date) -> str:
    """`Kecemasan, masalah utama, P02 · Konseling · sejak 5 Jan`."""
    state = _("main problem") if problem.primary else ""
    if problem.state is ProblemState.CLOSED:
        state = _("closed")
    return ", ".join(part for part in (problem_name(problem), state, facts(problem, today)) if part)


class ProblemRow(QWidget):
    """`wanted(act)` from its menu."""

    wanted = Signal(str)

    def __init__(self, problem: Problem, today: date, may_change: bool) -> None:
        super().__init__()
        self._problem = problem
        closed = problem.state is ProblemState.CLOSED
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(problem_icon(problem), 0, top)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(problem_name(problem), "body", "text2" if closed else "text", wrap=True))
        words.addWidget(Label(facts(problem, today), "small", "text3", wrap=True, tabular=True))
        row.addLayout(words, 1)
        self.setAccessibleName(spoken(problem, today))
        self.more = IconButton(
            "dots-three", _("What to do with {problem}").format(problem=problem_name(problem))
        )
        self.more.setObjectName(f"problem.more.{problem.id}")
        self.more.clicked.connect(self._open_menu)
        if may_change:
            row.addWidget(self.more, 0, top)
        else:
            self.more.setParent(self)
            self.more.hide()

    def menu(self) -> Menu:
        """What may be done with it now."""
        menu = Menu(self)
        if self._problem.state is ProblemState.OPEN:
            if not self._problem.primary:
                menu.add(_("Make it the main problem"), self._act(PRIMARY), "star", name="problem.primary")
            menu.add(_("Close problem"), self._act(CLOSE), "check-circle", name="problem.close")
        else:
            menu.add(_("Open again"), self._act(REOPEN), "arrow-counter-clockwise", name="problem.reopen")
        menu.add(_("Correct"), self._act(CORRECT), "pencil-simple", name="problem.correct")
        menu.add(_("Recorded by mistake"), self._act(WITHDRAW), "trash", name="problem.withdraw", danger=True)
        return menu

    def _act(self, act: str) -> Callable[[], None]:
        return lambda: self.wanted.emit(act)

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        left = self.more.width() - menu.sizeHint().width()
        menu.popup(self.more.mapToGlobal(QPoint(left, self.more.height() + 4)))
