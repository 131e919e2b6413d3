"""The six steps, of which one is seen; each knows its own fields only."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget

from clinic_app.referrals.values import Draft
from ui.panels.host import Host
from ui.referrals.form_presenter import FormPresenter
from ui.referrals.step import Step
from ui.referrals.step_consent import ConsentStep
from ui.referrals.step_delivery import DeliveryStep
from ui.referrals.step_reason import ReasonStep
from ui.referrals.step_receiver import ReceiverStep
from ui.referrals.step_sender import SenderStep
from ui.referrals.step_sharing import SharingStep
from ui.referrals.steps_bar import Mark
from ui.widgets.scrolled import scrolled


class FormSteps(QObject):
    """`stack` shows them; `led(step)` when one leads to another."""

    led = Signal(int)

    def __init__(self, presenter: FormPresenter, host: Host) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        writing = presenter.writing
        self.referring = SenderStep(writing)
        self.receiving = ReceiverStep(writing, presenter.known_receivers)
        self.reason = ReasonStep(writing)
        self.sharing = SharingStep(writing)
        self.consent = ConsentStep(writing, host, presenter.today, presenter.consent_text)
        self.delivery = DeliveryStep(writing, presenter.today)
        self.all: tuple[Step, ...] = (
            self.referring,
            self.receiving,
            self.reason,
            self.sharing,
            self.consent,
            self.delivery,
        )
        self.stack = QStackedWidget()
        self._areas: list[QScrollArea] = []
        for step in self.all:
            area = scrolled(step)
            self._areas.append(area)
            self.stack.addWidget(area)
            step.led.connect(self.led)
        self.number = 1
        self._seen: set[int] = set()

    @property
    def current(self) -> Step:
        """The step seen."""
        return self.all[self.number - 1]

    def begin(self, draft: Draft) -> None:
        """Fill all of them; the first is seen."""
        for step in self.all:
            step.show_draft(draft)
        self._seen = set()

    def show(self, number: int) -> None:
        """See another one."""
        self._seen |= {self.number, number}
        self.number = number
        self.stack.setCurrentIndex(number - 1)
        self._areas[number - 1].verticalScrollBar().setValue(0)
        self.keep_up()

    def keep_up(self) -> None:
        """Something was typed: the step that is seen follows."""
        draft = self._presenter.writing.draft
        if draft is not None:
            self.current.keep_up(draft)

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """What is wrong, at the fields."""
        for step in self.all:
            step.show_faults(faults)

    def marks(self) -> dict[int, Mark]:
        """How far each step is; one that nobody looked at yet is open."""
        lacking = {one.step for one in self._presenter.missing()}
        found = {}
        for step in self.all:
            number = step.number
            if number not in self._presenter.steps:
                found[number] = Mark.LOCKED
            elif number in self._seen or number < self.number:
                found[number] = Mark.MISSING if number in lacking else Mark.DONE
            else:
                found[number] = Mark.OPEN
        return found

    def next_of(self, number: int, by: int) -> int:
        """The step before or behind, of those that the person fills in; 0 at the end."""
        steps = self._presenter.steps
        place = steps.index(number) + by if number in steps else 0
        return steps[place] if 0 <= place < len(steps) else 0
