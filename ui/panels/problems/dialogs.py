"""Questions about one problem that a day answers: closing, opening again, correcting."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from clinic_app.common.translations import _
from clinic_app.notes.rules.codes import codes
from clinic_app.notes.rules.problems import same_case
from clinic_app.notes.values.problems import Problem, case_code
from ui.panels.problems.words import lasting, problem_name
from ui.widgets.date_time_fields import DateField
from ui.widgets.dialogs import DANGER, Dialog
from ui.widgets.fields import Choice, Field
from ui.widgets.label import Label

OnDay = Callable[[date], dict[str, str]]
"""Carries it out for a day; faults by field, none when it was done."""


class DayDialog(Dialog):
    """Asks for a day; stays open while the day can't be taken."""

    def __init__(
        self,
        window: QWidget,
        title: str,
        text: str,
        act: str,
        label: str,
        day: date,
        today: Callable[[], date],
        on_day: OnDay,
        icon: str,
    ) -> None:
        super().__init__(
            window, title, text, safe=_("Not now"), danger=act, icon=icon, kind="primary", width=420
        )
        self._on_day = on_day
        self.day = DateField(today=today)
        self.day.setObjectName("dialog.problem.day")
        self.day.set_value(day)
        self.field = Field(label, self.day)
        self.box.part_fields()
        self.box.content.addWidget(self.field)
        self.day.returnPressed.connect(lambda: self.choose(DANGER))

    def choose(self, key: str) -> None:
        """Acting waits for a day that can be taken."""
        if key != DANGER:
            super().choose(key)
            return
        self.day.take()
        day = self.day.value()
        if day is None:
            self._complain(self.day.error_text() or _("Choose a day."))
            return
        faults = self._on_day(day)
        sentence = next(iter(faults.values()), "")
        if sentence:
            self._complain(sentence)
        else:
            super().choose(key)

    def _complain(self, sentence: str) -> None:
        self.day.setFocus()
        self.field.set_error(sentence)


def closing(window: QWidget, problem: Problem, today: Callable[[], date], on_day: OnDay) -> DayDialog:
    """Asks for the last day that belongs to a problem."""
    return DayDialog(
        window,
        _("Close {problem}?").format(problem=problem_name(problem)),
        _("Sessions after that day no longer count for it. It can be opened again."),
        _("Close problem"),
        _("Last day"),
        today(),
        today,
        on_day,
        "check-circle",
    )


class ReopenDialog(DayDialog):
    """Asks since when a closed problem is there again, and says what it will be counted as."""

    def __init__(self, window: QWidget, problem: Problem, today: Callable[[], date], on_day: OnDay) -> None:
        super().__init__(
            window,
            _("Open {problem} again?").format(problem=problem_name(problem)),
            lasting(problem, today()),
            _("Open again"),
            _("There again since"),
            today(),
            today,
            on_day,
            "arrow-counter-clockwise",
        )
        self._closed_on = problem.closed_on or today()
        self.counted = Label("", "small", "text2", wrap=True)
        self.box.content.addWidget(self.counted)
        self.day.changed.connect(self._tell)
        self._tell(today())

    def _tell(self, day: date | None) -> None:
        if day is None or same_case(self._closed_on, day):
            text = _("Less than 12 months after it was closed: the same case goes on.")
        else:
            text = _("12 months or more after it was closed: it is counted as a new case.")
        self.counted.setText(text)


class CorrectDialog(DayDialog):
    """Asks for another first day, and for a finer code where the case has several."""

    def __init__(
        self,
        window: QWidget,
        problem: Problem,
        today: Callable[[], date],
        on_correct: Callable[[date, str], dict[str, str]],
    ) -> None:
        options = [
            (one.code, f"{one.code} {one.label}")
            for one in codes(problem.system)
            if case_code(one.code) == problem.case_code
        ]
        self.code = Choice(options)
        self.code.setObjectName("dialog.problem.code")
        self.code.set_key(problem.code)
        super().__init__(
            window,
            _("Correct {problem}").format(problem=problem_name(problem)),
            "",
            _("Save"),
            _("First day"),
            problem.first_on,
            today,
            lambda day: on_correct(day, self.code.key() or problem.code),
            "pencil-simple",
        )
        code = Field(_("Code"), self.code)
        self.box.content.insertWidget(0, code)
        code.setVisible(len(options) > 1)


class WithdrawProblemDialog(Dialog):
    """Asks before a problem that was recorded by mistake is taken back."""

    def __init__(self, window: QWidget, problem: Problem, on_yes: Callable[[], object]) -> None:
        super().__init__(
            window,
            _("Take back {problem}?").format(problem=problem_name(problem)),
            _("It was recorded by mistake: it is no longer shown, and no case is counted for it."),
            safe=_("Keep it"),
            danger=_("Take back"),
            icon="trash",
        )
        self.finished.connect(lambda choice: on_yes() if choice == DANGER else None)
