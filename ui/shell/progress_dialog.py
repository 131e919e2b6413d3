"""How far a long piece of work is (spec §4.6): nothing in the first moment, then a bar with words."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from clinic_app.common import locale
from ui.widgets.cards import ProgressBar
from ui.widgets.dialogs import Dialog
from ui.widgets.label import Label

_PATIENCE_MS = 300


class ProgressDialog(Dialog):
    """Can't be closed by the person; goes when the work is done."""

    def __init__(self, window: QWidget, title: str) -> None:
        super().__init__(window, title, safe="", close_outside=False, kind="primary", width=420)
        self.setObjectName("progress")
        self.safe.hide()
        self.bar = ProgressBar()
        self.bar.setRange(0, 100)
        self.words = Label("", "small", "text2", elide=True)
        self.box.content.addWidget(self.bar)
        self.box.content.addWidget(self.words)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(lambda: self.open(self.bar))

    def show_soon(self) -> None:
        """Show it if the work isn't done in a moment."""
        self._patience.start()

    def show_progress(self, share: float, text: str) -> None:
        """So far."""
        self.bar.setValue(round(share * 100))
        self.words.setText(f"{text} {locale.percent(share, 0)}".strip())

    def choose(self, key: str) -> None:
        """Esc and clicks change nothing: the work goes on."""

    def finish(self) -> None:
        """The work is over."""
        self._patience.stop()
        super().choose("safe")
