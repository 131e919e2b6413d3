"""The wizard: steps at the left, one of them in the middle, back and forward at the bottom (mock 17)."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.errors import ClinicError, InvalidInput, InvalidInputs
from clinic_app.common.messages import words
from clinic_app.common.translations import _
from clinic_app.sign_in import SignIn
from clinic_app.workspace import Workspace
from ui.setup.backup_step import BackupStep
from ui.setup.done_step import DoneStep
from ui.setup.first_steps import FirstSteps
from ui.setup.footer import Footer
from ui.setup.people_step import PeopleStep
from ui.setup.presenter import SetupPresenter
from ui.setup.recovery_step import RecoveryStep
from ui.setup.side import WIDTH as SIDE
from ui.setup.side import Side
from ui.setup.step import Step
from ui.shell.jobs import JobQueue
from ui.theme.tokens import theme
from ui.widgets.cards import Note
from ui.widgets.scrolled import scrolled

FACILITY, SERVICES, ACCOUNT, RECOVERY, BACKUP, PEOPLE, DONE = range(7)
_KEEP_MS = 1000
_AROUND = 90
"""Pixels above and below the focused field: its label and what is wrong with it."""
_LEFT, _TOP, _WIDTH = 56, 48, 680
_ROOMY, _LEFT_NARROW, _SIDE_NARROW, _LOW = 1100, 24, 216, 600
_WIDE = 1366
"""From here on what is left over stands on both sides of the form."""
_SERVICE_FIELDS = ("hours", "rooms", "programmes", "services")


class SetupWizard(QWidget):
    """From an empty folder to a clinic; `enter` gets the administrator's workspace at the end.

    With `workspace` the clinic is founded already, and the set-up goes on where backups are asked for.
    """

    founded = Signal()
    """There is a clinic now, and it is open."""

    def __init__(
        self,
        sign_in: SignIn,
        enter: Callable[[Workspace], object],
        jobs: JobQueue | None = None,
        workspace: Workspace | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("setup")
        self._enter = enter
        self._step = -1
        first = FirstSteps(sign_in.check_founder)
        self.presenter = SetupPresenter(sign_in, jobs or JobQueue(self._tell), workspace, first)
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_KEEP_MS)
        presenter = self.presenter
        self.facility, self.services, self.account = first.facility, first.services, first.account
        self.recovery = RecoveryStep(presenter.sheet, presenter.paper)
        self.backup = BackupStep(presenter.folder, presenter.accept_place)
        self.people = PeopleStep(presenter.people, presenter.add)
        self.done = DoneStep()
        self.steps: tuple[Step, ...] = (
            self.facility,
            self.services,
            self.account,
            self.recovery,
            self.backup,
            self.people,
            self.done,
        )
        self.side, self.footer = Side(), Footer()
        self.trouble = Note("danger", text=" ")
        self.trouble.setObjectName("setup.trouble")
        self._build()
        self._connect()
        self._begin(workspace)

    def _build(self) -> None:
        content = QWidget()
        holder = self._holder = QVBoxLayout(content)
        holder.setContentsMargins(_LEFT, _TOP, _LEFT, 24)
        holder.setSpacing(14)
        holder.addWidget(self.trouble)
        self.trouble.setMaximumWidth(_WIDTH)
        self.trouble.hide()
        for step in self.steps:
            step.setMaximumWidth(_WIDTH)
            holder.addWidget(step)
            step.hide()
        holder.addStretch(1)
        self.scroll_area = scrolled(content)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.side_area = scrolled(self.side)
        main = QVBoxLayout()
        main.setSpacing(0)
        main.addWidget(self.scroll_area, 1)
        main.addWidget(self.footer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side_area)
        row.addLayout(main, 1)

    def _connect(self) -> None:
        self._keeping.timeout.connect(self._keep)
        self.footer.back.clicked.connect(self.go_back)
        self.footer.forward.clicked.connect(self.go_on)
        for step in self.steps:
            step.changed.connect(self._on_change)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._show_focused)

    def _begin(self, workspace: Workspace | None) -> None:
        if workspace is not None:
            self._describe_founded(workspace)
            if (person := self.presenter.kept_person()) is not None:
                self.people.fields.take_up(person)
            self.show_step(BACKUP)
            return
        left_at = self.presenter.kept()
        # The key was never kept: whoever left while it was shown begins with a new one, and the password.
        self.account.resumed.setVisible(left_at >= RECOVERY)
        self._describe()
        self.show_step(min(max(left_at, FACILITY), ACCOUNT))

    @property
    def is_founded(self) -> bool:
        """Whether there is a clinic already, and it is open."""
        return self.presenter.workspace is not None and not self.presenter.workspace.locked

    # Going through the steps

    @property
    def step(self) -> int:
        """The number of the step shown, from 0."""
        return self._step

    def show_step(self, number: int) -> None:
        """Show a step, whatever the others say."""
        self.trouble.hide()
        for place, step in enumerate(self.steps):
            step.setVisible(place == number)
        self._step = number
        if number == SERVICES:
            self.services.suggest(self.facility.kind)
        elif number == PEOPLE:
            self.people.show_people()
        self.side.show_step(number)
        self.footer.show_step(number, founded=self.presenter.workspace is not None)
        self.scroll_area.verticalScrollBar().setValue(0)
        self._follow()
        self.steps[number].first.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """One step back; nothing is lost."""
        if self._step not in (FACILITY, BACKUP, DONE):
            self.show_step(self._step - 1)
            self._keep()

    def go_on(self) -> None:
        """The next step, once this one has nothing against it."""
        if self.footer.busy or self.steps[self._step].why_not or not self.steps[self._step].check():
            return
        self._describe()
        if self._step == RECOVERY:
            self.footer.set_busy(_("Making the clinic…"))
            self.presenter.found(self._founded, self._refused)
        elif self._step == PEOPLE:
            self.footer.set_busy(_("Making the first backup…"))
            self.presenter.finish(self._finished, self._refused)
        elif self._step == DONE:
            self._enter(self.presenter.open_workspace)
        else:
            self.show_step(self._step + 1)
            self._keep()

    def _founded(self) -> None:
        self.footer.set_busy(None)
        self._describe_founded(self.presenter.open_workspace)
        self.show_step(BACKUP)
        self.founded.emit()

    def _finished(self, backup: tuple[bool, str], error: ClinicError | None) -> None:
        self.footer.set_busy(None)
        workspace, people = self.presenter.open_workspace, self.presenter.people()
        profile, rooms = workspace.facility.profile(), workspace.facility.rooms()
        facts = (
            (_("Facility"), profile.name),
            (_("Rooms"), ", ".join(room.name for room in rooms)),
            (_("Users"), ", ".join(person.name for person in people)),
        )
        self.done.show_facts(facts, people, workspace.my_id)
        self.done.show_backup(*backup, words(error) if error is not None else "")
        self.show_step(DONE)

    def _refused(self, error: ClinicError) -> None:
        """Founding asks everything once more: what it refuses is shown at its field, on its step."""
        self.footer.set_busy(None)
        faults = error.faults if isinstance(error, InvalidInputs) else [error]
        first = faults[0]
        if isinstance(first, InvalidInput) and self.presenter.workspace is None:
            at = (
                ACCOUNT
                if first.field in self.account.fields.fields or first.field == "password"
                else FACILITY
            )
            self.show_step(SERVICES if first.field.split(".")[0] in _SERVICE_FIELDS else at)
            self.steps[self._step].check()
        self._tell(first)

    def _tell(self, error: ClinicError) -> None:
        self.trouble.set_text("", words(error))
        self.trouble.show()
        self.scroll_area.verticalScrollBar().setValue(0)

    # Showing and keeping

    def _show_focused(self, _before: QWidget | None, now: QWidget | None) -> None:
        """A field that gets the focus, for instance since something is wrong with it, comes into sight."""
        if now is not None and self.steps[self._step].isAncestorOf(now):
            self.scroll_area.ensureWidgetVisible(now, 0, _AROUND)

    def _on_change(self) -> None:
        self._follow()
        if self.presenter.workspace is None and not self._keeping.isActive():
            self._keeping.start()

    def _follow(self) -> None:
        if self._step >= 0 and not self.footer.busy:
            self.footer.allow(self.steps[self._step].why_not)

    def _describe(self) -> None:
        """What was chosen, under the steps at the left."""
        if self.presenter.workspace is not None:
            return
        self.side.describe(FACILITY, self.facility.name.text().strip())
        self.side.describe(SERVICES, self.services.detail())
        self.side.describe(ACCOUNT, self.account.fields.person().name)

    def _describe_founded(self, workspace: Workspace) -> None:
        profile = workspace.facility.profile()
        self.side.describe(FACILITY, profile.name)
        self.side.describe(ACCOUNT, workspace.me.name)
        self.side.describe(RECOVERY, _("Printed or saved"))

    def _keep(self) -> None:
        self._keeping.stop()
        error = self.presenter.keep(self._step)
        if error is not None:
            self._tell(error)

    def leave(self) -> None:
        """The window closes: keep what was typed, or lock the clinic that was just founded."""
        self._keep()
        if self.is_founded:
            fields = self.people.fields
            self.presenter.keep_person(None if fields.empty else fields.snapshot())
            self.presenter.open_workspace.lock()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the form gets the room (spec §3)."""
        roomy = self.width() >= _ROOMY
        self.side_area.setFixedWidth(SIDE if roomy else _SIDE_NARROW)
        self.side.set_low(self.height() < _LOW)
        margin = _LEFT + max(self.width() - _WIDE, 0) // 2 if roomy else _LEFT_NARROW
        self._holder.setContentsMargins(margin, _TOP if roomy else _LEFT_NARROW, margin, 24)
        self.footer.set_margin(margin)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("surface"))
