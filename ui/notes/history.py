"""A note's way from the log, and the check of its seal (mock 09b)."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.seals import SealState
from clinic_app.common.translations import _
from clinic_app.notes.values import NoteStep, SignedNote
from ui.notes.words import first_name, step_words
from ui.widgets.cards import Divider, Icon
from ui.widgets.label import Label
from ui.widgets.moments import moment

_FINGERPRINT_LINE = 4


class NoteHistory(QWidget):
    """Shows; nothing can be changed here."""

    def __init__(self, zone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("History"))
        self._zone = zone
        self._shown: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 12, 15, 14)
        self._column.setSpacing(0)

    def show_steps(self, steps: tuple[NoteStep, ...], note: SignedNote | None) -> None:
        """The steps, the newest first; the seal of a signed note. Told after every save."""
        lines = [(step.action, step.person_name, moment(step.at, self._zone)) for step in _condensed(steps)]
        if (lines, note) == self._shown:
            return
        self._shown = (lines, note)
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if steps:
            self._add(Label(_("Trace of the note"), "small", "text3", weight=500), 6)
        addendum = sum(step.action == "note.addendum" for step in steps)
        for step in _condensed(steps):
            self._add(self._step(step, addendum), 8)
            addendum -= step.action == "note.addendum"
        if note is not None:
            self._add_seal(note)
        self._column.addStretch(1)

    def _add(self, widget: QWidget, below: int) -> None:
        self._column.addWidget(widget)
        self._column.addSpacing(below)

    def _step(self, step: NoteStep, addendum: int) -> QWidget:
        text, icon, ink = step_words(step.action, addendum)
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Icon(icon, ink, 16), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Label(text, "body", weight=500, elide=True))
        who = f"{moment(step.at, self._zone)} · {first_name(step.person_name)}"
        column.addWidget(Label(who, "caption", "text2", tabular=True, elide=True))
        row.addLayout(column, 1)
        return box

    def _add_seal(self, note: SignedNote) -> None:
        self._add(Divider(), 12)
        self._add(Label(_("Seal"), "small", "text3", weight=500), 8)
        seals = {note.seal, *(addendum.seal for addendum in note.addenda)}
        if SealState.BROKEN in seals:
            look = ("shield-warning", "danger", _("Changed since it was signed"))
        elif SealState.NO_KEY in seals:
            look = ("lock-simple", "warning", _("Not checked: the key is missing"))
        else:
            look = ("shield-check", "success", _("Unchanged since it was signed"))
        box = QWidget()
        box.setObjectName("note.seal.check")
        box.setAccessibleName(look[2])
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Icon(look[0], look[1], 16))
        row.addWidget(Label(look[2], "body", look[1], wrap=True), 1)
        self._add(box, 10)
        groups = note.fingerprint.split()
        for start in range(0, len(groups), _FINGERPRINT_LINE):
            line = Label(" ".join(groups[start : start + _FINGERPRINT_LINE]), "caption", "text2", mono=True)
            self._add(line, 2)


def _condensed(steps: tuple[NoteStep, ...]) -> list[NoteStep]:
    """One line for a person's readings, or savings, that follow each other: the newest of them."""
    kept: list[NoteStep] = []
    for step in steps:
        same = kept and (kept[-1].action, kept[-1].person_id) == (step.action, step.person_id)
        if not (same and step.action in ("note.opened", "note.saved")):
            kept.append(step)
    return kept
