"""The restore wizard: choose, open, check and compare, restore (spec §8.10, mock 16)."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from clinic_app.common.errors import ClinicError
from clinic_app.common.messages import words
from clinic_app.common.translations import _
from clinic_app.safekeeping.values import Examination, KeptBackup
from ui.panels.restore.check_step import KEPT_DAYS, CheckStep
from ui.panels.restore.choose_step import ChooseStep
from ui.panels.restore.frame import Foot, Side
from ui.panels.restore.key_step import KeyStep, key_refusal
from ui.panels.restore.source import RestorePlan, RestoreSource
from ui.panels.restore.words import place_text
from ui.widgets.scrolled import scrolled
from ui.widgets.stepper import Stepper

_NARROW = 1100
CHOOSE, KEY, CHECK = range(3)


class RestoreWizard(QWidget):
    """`cancelled` when it is given up, `confirmed(plan)` once the word was typed; nothing changes before."""

    cancelled = Signal()
    confirmed = Signal(RestorePlan)

    def __init__(self, source: RestoreSource, me: str = "") -> None:
        """`me` is the login of whoever is at work."""
        super().__init__()
        self.setObjectName("restore")
        self._source, self._me = source, me
        self._busy = False
        self.stepper = Stepper(
            [
                (_("Choose a backup"), _("Computer, stick or share")),
                (_("Password"), _("Administrator of that day")),
                (_("Check the content"), _("Compare the data")),
                (_("Restore"), _("Takes about a minute")),
            ]
        )
        self.choose, self.key, self.check = ChooseStep(source.zone), KeyStep(), CheckStep(source.zone)
        self._steps = QStackedWidget()
        self.side = Side(self.stepper)
        self.foot = Foot()
        self._build()
        self._connect()
        self._go(CHOOSE)
        self._source.run(self._source.backups, self._show_backups, self._refuse_choice)

    def _build(self) -> None:
        for step in (self.choose, self.key, self.check):
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(28, 22, 28, 20)
            row.addWidget(step, 1_000)
            row.addStretch(1)  # what the step's own greatest width leaves
            self._steps.addWidget(scrolled(holder))
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._steps, 1)
        column.addWidget(self.foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(column, 1)

    def _connect(self) -> None:
        self.choose.chosen.connect(self._fit)
        self.choose.accepted.connect(self.forward)
        self.choose.file_wished.connect(self._look)
        self.key.changed.connect(self._fit)
        self.key.submitted.connect(self.forward)
        self.check.changed.connect(self._fit)
        self.check.submitted.connect(self.forward)
        self.foot.back.clicked.connect(self.back)
        self.foot.cancel.clicked.connect(self.cancelled)
        self.foot.forward.clicked.connect(self.forward)

    @property
    def step(self) -> int:
        """Where one is, from 0."""
        return self._steps.currentIndex()

    def start_with(self, backup: KeptBackup) -> None:
        """Go to the second step with this one chosen."""
        self.choose.show_backups((backup,))
        self.forward()

    def focus(self) -> None:
        """Where typing begins in this step."""
        (self.choose, self.key, self.check)[self.step].focus()
        QTimer.singleShot(0, self, self._show_focus)

    def _show_focus(self) -> None:
        """In a low window the field may lie below what is seen."""
        focused, area = self.focusWidget(), self._steps.currentWidget()
        if isinstance(area, QScrollArea) and focused is not None and area.isAncestorOf(focused):
            area.ensureWidgetVisible(focused, 0, 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.step_back()
        else:
            super().keyPressEvent(event)

    def step_back(self) -> None:
        """Esc: one step back, and from the first one away."""
        if self._busy:
            return
        if self.step == CHOOSE:
            self.cancelled.emit()
        else:
            self.back()

    # Steps

    def forward(self) -> None:
        """The next step, if this one is filled in."""
        if self._busy or not self._allowed():
            return
        if self.step == CHOOSE:
            backup = self.choose.backup
            assert backup is not None
            self.key.show_backup(backup, self._me)
            self.stepper.set_detail(CHOOSE, place_text(backup))
            self._go(KEY)
        elif self.step == KEY:
            self._examine()
        else:
            self._confirm()

    def back(self) -> None:
        """The step before; from the first one nothing."""
        if self.step > CHOOSE and not self._busy:
            if self.step == KEY:
                self.key.password.clear()
            self._go(self.step - 1)

    def leave(self) -> None:
        """It is put away: no password stays in a field."""
        self.key.password.clear()

    def _examine(self) -> None:
        backup, login, password = self.choose.backup, str(self.key.who.key()), self.key.password.text()
        assert backup is not None
        self._set_busy(True)
        self.key.fail("")
        self._source.run(
            lambda: self._source.examine(backup.file, login, password), self._examined, self._refuse_key
        )

    def _examined(self, found: Examination) -> None:
        self._set_busy(False)
        code = key_refusal(found)
        refusal = found.checks[1].refusal
        if code == "restore.wrong" and refusal is not None:
            self.key.refuse(words(refusal))
            return
        self.check.show_found(found)
        self.stepper.set_detail(KEY, _("Fits") if found.checks[1].passed else _("Not checked"))
        self._go(CHECK)

    def _confirm(self) -> None:
        found = self.check.found
        assert found is not None
        assert found.made_at is not None
        keep = KEPT_DAYS if self.check.keep.box.isChecked() else 0
        password = self.key.password.text()
        self.confirmed.emit(RestorePlan(found.file, found.made_at, str(self.key.who.key()), password, keep))

    def _show_backups(self, backups: tuple[KeptBackup, ...]) -> None:
        """They were read; the keys go on in the list, unless somebody was quicker."""
        if self.step == CHOOSE and not self.choose.rows.rows:
            self.choose.show_backups(backups)
            self.focus()

    def _look(self, file: Path) -> None:
        self._source.run(lambda: self._source.look(file), self._found_elsewhere, self._refuse_choice)

    def _found_elsewhere(self, backup: KeptBackup) -> None:
        self.choose.refuse("")
        known = [each for each in self.choose.rows.rows if each.file != backup.file]
        self.choose.show_backups((backup, *known), backup.file)
        self.choose.focus()

    def _refuse_choice(self, error: ClinicError) -> None:
        self.choose.refuse(words(error))

    def _refuse_key(self, error: ClinicError) -> None:
        self._set_busy(False)
        self.key.fail(words(error))

    # Showing

    def _go(self, step: int) -> None:
        self._steps.setCurrentIndex(step)
        self.stepper.set_current(step)
        self._fit()
        self.focus()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.foot.forward.set_busy(_("Checking…") if busy else None)
        self.key.setEnabled(not busy)
        self._fit()

    def _allowed(self) -> bool:
        if self.step == CHOOSE:
            return self.choose.backup is not None
        return bool(self.key.password.text()) if self.step == KEY else self.check.confirmed

    def _fit(self) -> None:
        foot = self.foot
        foot.back.setVisible(self.step != CHOOSE)
        foot.back.setEnabled(not self._busy)
        foot.say(self.step)
        if not self._busy:
            foot.forward.setEnabled(self._allowed())
        found = self.check.found
        foot.forward.setVisible(self.step != CHECK or (found is not None and found.restorable))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.setVisible(self.width() >= _NARROW)
