"""What a draft still lacks before it can be sent, each a way to the step where it is mended."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.common.errors import Refused
from clinic_app.common.messages import words
from clinic_app.common.translations import _
from clinic_app.referrals.values import Missing
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Icon
from ui.widgets.label import Label


def missing_words(missing: Missing) -> str:
    """What is missing, as a sentence."""
    return words(Refused(missing.code))


class MissingCard(Card):
    """`led` carries the step. Without anything missing it says that the referral is complete."""

    led = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("Before it is sent"))
        self.setObjectName("referral.missing")
        self._shown: tuple[Missing, ...] | None = None
        self._lines: list[QWidget] = []

    def show_missing(self, missing: tuple[Missing, ...]) -> None:
        """Other lines."""
        if missing == self._shown:
            return
        self._shown = missing
        for line in self._lines:
            self.body.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(number, one) for number, one in enumerate(missing)] or [_complete()]
        for line in self._lines:
            self.body.addWidget(line)

    def _line(self, number: int, missing: Missing) -> QWidget:
        text = Label(missing_words(missing), "body", wrap=True)
        button = Button(_("Step {number}").format(number=missing.step), "default", size="row")
        button.setObjectName(f"referral.missing.{number}")
        button.setAccessibleName(f"{button.text()}: {text.text()}")
        button.clicked.connect(lambda: self.led.emit(missing.step))
        return _row(Icon("warning-circle", "warning", 16), text, button)


def _complete() -> QWidget:
    return _row(Icon("check-circle", "success", 16), Label(_("Everything is filled in."), "body", wrap=True))


def _row(icon: QWidget, text: QWidget, *more: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(icon)
    row.addWidget(text, 1)
    for part in more:
        row.addWidget(part)
    return made
