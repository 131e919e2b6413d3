"""A restore on screen: everybody leaves, the window shows how far it is, the unlock screen tells the end."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from clinic_app.common import locale
from clinic_app.common.errors import ClinicError, Refused
from clinic_app.common.messages import words
from clinic_app.common.translations import _
from clinic_app.safekeeping.values import Counted, Examination, KeptBackup, Restored, Stage
from ui.panels.restore.source import RestorePlan
from ui.panels.restore.words import at, stage_words
from ui.shell.unlock.backdrop import Backdrop
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, ProgressBar
from ui.widgets.label import Label
from ui.widgets.logo import Logo

if TYPE_CHECKING:
    from ui.shell.desk import Desk
    from ui.shell.shell import Shell

R = TypeVar("R")
News = tuple[str, str, str]
"""Kind of a note, its bold words, its text."""


class Restoring(QObject):
    """`shell.door.restoring`."""

    def __init__(self, shell: "Shell") -> None:
        super().__init__(shell)
        self._shell = shell
        self._given_up = threading.Event()
        self.under_way = False
        """The window isn't closed meanwhile."""

    def from_desk(self, desk: "Desk", plan: RestorePlan) -> None:
        """Save, sign out, restore. What can't be saved keeps everybody where they are."""
        try:
            desk.save_everything()
        except ClinicError as error:
            desk.show_error(error)
            return
        self._shell.vacate()
        self.begin(plan)

    def from_fault(self) -> None:
        """The wizard in the whole window, where nobody can sign in."""
        from ui.panels.restore.wizard import RestoreWizard

        wizard = RestoreWizard(DoorSource(self._shell))
        wizard.cancelled.connect(self._back_to_the_door)
        wizard.confirmed.connect(self.begin)
        self._shell.show_content(wizard)
        wizard.focus()

    def begin(self, plan: RestorePlan) -> None:
        """Restore, nobody being at work."""
        shell = self._shell
        shell.jobs.wind_up()
        self._given_up.clear()
        self.under_way = True
        screen = RestoreScreen(at(plan.made_at, zone_of(shell)))
        screen.cancel.clicked.connect(self._give_up)
        shell.show_content(screen)
        restoring = shell.sign_in.restoring

        def work(report: Callable[[float, str], None]) -> Restored:
            def tell(stage: Stage) -> None:
                if self._given_up.is_set():
                    raise Refused("restore.cancelled")
                report(*stage_words(stage))

            try:
                return restoring.restore(
                    plan.file, plan.login, plan.password, plan.made_at, plan.keep_days, tell
                )
            finally:
                self.under_way = False  # also after a fault of the program: nobody is locked in

        shell.jobs.run(lambda job: work(job.report), self._done, self._failed, screen.show_progress)

    def _give_up(self) -> None:
        self._given_up.set()
        screen = self._shell.window.content
        if isinstance(screen, RestoreScreen):
            screen.cancel.set_busy(_("Cancelling…"))

    def _done(self, restored: Restored) -> None:
        zone = zone_of(self._shell)
        title = _("The backup of {moment} was restored.").format(moment=at(restored.made_at, zone))
        text = [_("Clients: {clients}. Signed notes: {notes}.").format(**_figures(restored))]
        if restored.ended_again:
            names = locale.listing(list(restored.ended_again))
            text.append(_("Without access as before: {names}.").format(names=names))
        text.append(_("Sign in with the password of that day."))
        self._end(("success", title, " ".join(text)))

    def _failed(self, error: ClinicError) -> None:
        if self._shell.sign_in.restoring.unfinished:
            # Neither forward nor back: whoever opens the door next finishes it.
            self._end(
                ("warning", _("The restore was interrupted, and finished at this start."), words(error))
            )
            return
        title = _("Nothing was restored. The former data are back, untouched.")
        self._end(("warning" if error.code == "restore.cancelled" else "danger", title, _reason(error)))

    def _end(self, news: News) -> None:
        self._shell.place = None
        self._shell.door.start(news)

    def _back_to_the_door(self) -> None:
        self._shell.jobs.wind_up()
        self._shell.door.start()


def zone_of(shell: "Shell") -> tzinfo:
    """The clinic's, as far as it is known before anybody signed in; else the computer's."""
    return shell.preferences.zone or datetime.now().astimezone().tzinfo or UTC


def _figures(restored: Restored) -> dict[str, str]:
    held = restored.holdings
    return {
        "clients": locale.number(held[Counted.CLIENTS]),
        "notes": locale.number(held[Counted.SIGNED_NOTES]),
    }


def _reason(error: ClinicError) -> str:
    return "" if error.code == "restore.cancelled" else words(error)


class DoorSource:
    """What the wizard leans on where nobody is at work."""

    def __init__(self, shell: "Shell") -> None:
        self._shell = shell
        self._restoring = shell.sign_in.restoring
        self.zone = zone_of(shell)

    def backups(self) -> tuple[KeptBackup, ...]:
        return self._restoring.backups(self.zone)

    def look(self, file: Path) -> KeptBackup:
        return self._restoring.look(file)

    def examine(self, file: Path, login: str, password: str) -> Examination:
        return self._restoring.examine(file, login, password, lambda _stage: None)

    def run(
        self, work: Callable[[], R], done: Callable[[R], object], failed: Callable[[ClinicError], object]
    ) -> object:
        return self._shell.jobs.run(lambda _job: work(), done, failed)


class RestoreScreen(Backdrop):
    """How far it is, over the whole window; until the swap it can be given up."""

    def __init__(self, moment: str) -> None:
        super().__init__()
        self.setObjectName("restoring")
        self.bar = ProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setAccessibleName(_("Progress"))
        self.words = Label(" ", "body", "text2", elide=True)
        self.said = Label(
            _("Until the last step you may cancel: nothing is changed yet."), "small", "text2", wrap=True
        )
        self.cancel = Button(_("Cancel"))
        self.cancel.setObjectName("restoring.cancel")
        card = Card(margins=(28, 24, 28, 22))
        card.setFixedWidth(520)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Logo(28))
        head.addWidget(Label(_("Restoring the backup…"), "h2"))
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        card.body.setSpacing(14)
        card.body.addLayout(head)
        card.body.addWidget(Label(moment, "body"))
        card.body.addWidget(self.bar)
        card.body.addWidget(self.words)
        card.body.addWidget(self.said)
        card.body.addLayout(foot)
        column = QVBoxLayout(self)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)

    def show_progress(self, share: float, text: str) -> None:
        """So far; from the swap on there is no way back."""
        self.bar.setValue(round(share * 100))
        self.words.setText(f"{text} {locale.percent(share, 0)}")
        if share >= stage_words(Stage.SWAP)[0]:
            self.cancel.hide()
            self.said.setText(
                _("This step cannot be cancelled. If the power fails, Teduh finishes it at the next start.")
            )
