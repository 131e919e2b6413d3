"""Notes above the page: half-filled forms to go on with, and what needs a decision at sign-in."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.common.translations import _
from ui.widgets.cards import Note


class Offers(QWidget):
    """A column of notes; empty, it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shell.offers")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 8)
        self._column.setSpacing(6)
        self._notes: list[Note] = []
        self.hide()

    @property
    def notes(self) -> list[Note]:
        """Those shown."""
        return list(self._notes)

    def add(
        self,
        kind: str,
        title: str,
        text: str,
        name: str,
        action: tuple[str, Callable[[], object]] | None = None,
        second: tuple[str, Callable[[], object]] | None = None,
        lasting: bool = False,
    ) -> Note:
        """One note with up to two buttons; either takes the note away, unless it is a lasting one.

        Object names follow `name`.
        """
        note = Note(kind, title, text)
        note.setObjectName(f"offer.{name}")
        for key, button in (("go", action), ("drop", second)):
            if button is not None:
                made = note.add_action(button[0])
                made.setObjectName(f"offer.{name}.{key}")
                made.clicked.connect(partial(self._act, note, button[1], lasting))
        self._notes.append(note)
        self._column.addWidget(note)
        self.show()
        return note

    def offer_form(
        self, title: str, saved: str, name: str, go: Callable[[], object], drop: Callable[[], object]
    ) -> Note:
        """A half-filled form that was kept."""
        return self.add(
            "info",
            _("Unsaved form: {title}").format(title=title),
            _("Kept: {time}").format(time=saved),
            name,
            (_("Continue"), go),
            (_("Discard"), drop),
        )

    def remove(self, name: str) -> None:
        """Take away the note of that name, if it is there."""
        for note in self._notes:
            if note.objectName() == f"offer.{name}":
                self._take(note)
                return

    def _act(self, note: Note, act: Callable[[], object], lasting: bool, _checked: bool = False) -> None:
        if not lasting:
            self._take(note)
        act()

    def _take(self, note: Note) -> None:
        if note in self._notes:
            self._notes.remove(note)
            self._column.removeWidget(note)
            note.hide()
            note.deleteLater()
        self.setVisible(bool(self._notes))
