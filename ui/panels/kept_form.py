"""A panel's half-filled form: kept while it is typed, taken up again when the panel is opened anew."""

from collections.abc import Callable, Iterable
from datetime import date, time
from enum import Enum
from typing import TypeVar

from clinic_app.common.translations import _
from ui.panels.host import Content, Host
from ui.widgets.cards import Note

Kind = TypeVar("Kind", bound=Enum)


class KeptForm:
    """One form of one panel. `changed` after every edit, `finished` after saving or throwing away.

    Closing a panel any other way leaves what was typed where it is kept.
    """

    def __init__(self, host: Host, kind: str, snapshot: Callable[[], Content], object_key: str = "") -> None:
        self._host, self._kind, self._key, self._snapshot = host, kind, object_key, snapshot
        self._silent = False

    def about(self, object_key: str) -> None:
        """The form is about something else now."""
        self._key = object_key

    def changed(self) -> None:
        """The person changed something."""
        if not self._silent:
            self._host.forms.touch(self._kind, self._key, self._snapshot)

    def finished(self) -> None:
        """Saved, or thrown away."""
        self._host.forms.drop(self._kind, self._key)

    def kept(self) -> Content | None:
        """What was kept of this form."""
        return self._host.forms.kept(self._kind, self._key)

    def take_up(self, fill: Callable[[Content], None]) -> bool:
        """Fill the form with what was kept of it; False when there is nothing."""
        kept = self.kept()
        if kept is None:
            return False
        self.quietly(lambda: fill(kept))
        return True

    def quietly(self, fill: Callable[[], object]) -> None:
        """Fill the form without that counting as an edit."""
        self._silent = True
        try:
            fill()
        finally:
            self._silent = False


def resumed_note(name: str, on_discard: Callable[[], object]) -> Note:
    """Tells that the form goes on with what was typed before, and offers to begin with an empty one."""
    note = Note("info", text=_("Continuing what you had not saved yet."), action=_("Start empty"))
    if note.action is not None:
        note.action.setObjectName(name)
    note.acted.connect(on_discard)
    note.hide()
    return note


def text_of(content: Content, key: str) -> str:
    """A text of a kept form; '' where it is missing or something else."""
    found = content.get(key)
    return found if isinstance(found, str) else ""


def chosen_of(content: Content, key: str, options: Iterable[Kind]) -> Kind | None:
    """Which of these was chosen in a kept form; None where it is missing or no longer offered."""
    return next((one for one in options if one.value == content.get(key)), None)


def number_of(content: Content, key: str) -> int | None:
    """A whole number of a kept form; None where it is missing or something else."""
    found = content.get(key)
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def day_of(content: Content, key: str) -> date | None:
    """A date of a kept form; None where it is missing or none."""
    try:
        return date.fromisoformat(text_of(content, key))
    except ValueError:
        return None


def time_of(content: Content, key: str) -> time | None:
    """A time of a kept form; None where it is missing or none."""
    try:
        return time.fromisoformat(text_of(content, key))
    except ValueError:
        return None
