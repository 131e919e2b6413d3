"""A client's problems with all that may be done with them: at the right of the record, and beside a note."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.notes.values.problems import Problem
from ui.panels.faults import show_faults
from ui.panels.host import Content, Host
from ui.panels.kept_form import KeptForm, resumed_note
from ui.panels.problems import row as acts
from ui.panels.problems.dialogs import CorrectDialog, ReopenDialog, WithdrawProblemDialog, closing
from ui.panels.problems.form import ProblemForm
from ui.panels.problems.presenter import ELSEWHERE, ProblemPresenter
from ui.panels.problems.row import ProblemRow
from ui.widgets.buttons import Button
from ui.widgets.cards import Divider
from ui.widgets.dialogs import Dialog
from ui.widgets.focus_again import FocusPlace
from ui.widgets.label import Label


class ProblemsView(QWidget):
    """The list, and below it the form while one is being recorded. Esc in the form closes the form."""

    def __init__(self, presenter: ProblemPresenter, host: Host) -> None:
        super().__init__()
        self._presenter, self._host = presenter, host
        self.form = ProblemForm(presenter)
        self._kept = KeptForm(host, "problem", self._snapshot)
        self._resumed = resumed_note("problem.start_empty", self._start_empty)
        self.add = Button(_("Record problem"), "tonal", "plus")
        self.add.setObjectName("problem.add")
        self.cancel, self.save = Button(_("Cancel")), Button(_("Record problem"), "primary", "check")
        self.cancel.setObjectName("problem.cancel")
        self.save.setObjectName("problem.save")
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._lay_out()
        self.add.clicked.connect(self.begin)
        self.cancel.clicked.connect(self._give_up)
        self.save.clicked.connect(self.try_to_save)
        self.form.edited.connect(self._kept.changed)
        self.form.saving.connect(self.try_to_save)
        presenter.shown.connect(self.fill)

    def _lay_out(self) -> None:
        self._editor = QWidget()
        editor = QVBoxLayout(self._editor)
        editor.setContentsMargins(0, 0, 0, 0)
        editor.setSpacing(10)
        editor.addWidget(Divider())
        editor.addWidget(self._resumed)
        editor.addWidget(self.form)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.cancel, 2)
        row.addWidget(self.save, 3)
        editor.addLayout(row)
        self._editor.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._list)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._editor)

    # Showing

    def fill(self) -> None:
        """Show what the presenter knows."""
        shown, today = self._presenter, self._presenter.today()
        place = FocusPlace()
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                if place.is_within(widget):
                    place.take_soon(self.window())
                widget.hide()
                widget.deleteLater()
        for problem in (*shown.standing, *shown.closed):
            line = ProblemRow(problem, today, shown.may_change(problem))
            line.wanted.connect(lambda act, problem=problem: self._do(act, problem))
            self._list.addWidget(line)
        if not shown.problems:
            text = _("No problem recorded yet.") if shown.readable else _("The problems can't be shown.")
            self._list.addWidget(Label(text, "body", "text2", wrap=True))
        if not shown.may_write:
            self._editor.hide()
        self.add.setVisible(shown.may_write and self._editor.isHidden())

    @property
    def recording(self) -> bool:
        """Whether the form is open."""
        return not self._editor.isHidden()

    # Recording

    def begin(self) -> None:
        """Open the form, with what was typed before and not saved; the focus in it."""
        shown = self._presenter
        if not shown.may_write:
            return
        self._kept.about(str(shown.client_id))
        self._kept.quietly(self._empty)
        self._resumed.setVisible(self._kept.take_up(self.form.take_up))
        self._editor.show()
        self.add.hide()
        self.form.code.setFocus(Qt.FocusReason.TabFocusReason)

    def _empty(self) -> None:
        shown = self._presenter
        self.form.begin(shown.programmes(), shown.today(), first=not shown.standing)

    def try_to_save(self) -> None:
        """Record it, or show what is missing."""
        client_id = self._presenter.client_id
        if client_id is None or not self.recording:
            return
        wish, faults = self.form.wish(client_id)
        if wish is not None:
            faults = self._presenter.record(wish)
        if not faults:
            self._close_form()
        elif faults is not ELSEWHERE:
            left = show_faults(self.form.fields, faults)
            if left:
                self._host.toast(left[0], error=True)

    def _close_form(self) -> None:
        self._kept.finished()
        self._editor.hide()
        self.add.setVisible(self._presenter.may_write)
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_up(self) -> None:
        self._close_form()

    def _start_empty(self) -> None:
        self._kept.finished()
        self._resumed.hide()
        self._kept.quietly(self._empty)
        self.form.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _snapshot(self) -> Content:
        return self.form.snapshot()

    # What the menu of a row asks

    def _do(self, act: str, problem: Problem) -> None:
        shown, window = self._presenter, self.window()
        if act == acts.PRIMARY:
            shown.make_primary(problem.id)
            return
        dialog: Dialog
        if act == acts.CLOSE:
            dialog = closing(window, problem, shown.today, lambda day: shown.close_one(problem.id, day))
        elif act == acts.REOPEN:
            dialog = ReopenDialog(window, problem, shown.today, lambda day: shown.reopen(problem.id, day))
        elif act == acts.CORRECT:
            dialog = CorrectDialog(
                window, problem, shown.today, lambda day, code: shown.correct(problem.id, day, code)
            )
        else:
            dialog = WithdrawProblemDialog(window, problem, lambda: shown.withdraw(problem.id))
        self._host.show_dialog(dialog)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.recording:
            self.try_to_save()
        elif event.key() == Qt.Key.Key_Escape and self.recording:
            self._editor.hide()  # what was typed is kept
            self.add.setVisible(self._presenter.may_write)
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
