"""What the palette answers to what was typed (spec §8.12): everything, or by `>`, `#` and `@` one kind."""

from collections.abc import Callable, Sequence
from functools import cache

from clinic_app.common.permissions import Permission
from clinic_app.common.text import words_of
from clinic_app.common.translations import _
from clinic_app.workspace import Workspace
from ui.shell.palette_entries import Entry, Group, filled, fits
from ui.shell.palette_people import People

COMMANDS, NUMBER, COUNSELOR = ">", "#", "@"
FREQUENT = 5


class PaletteSource:
    """Knows only what the person's roles may use."""

    def __init__(
        self,
        workspace: Workspace,
        people: People,
        commands: Sequence[Entry],
        screens: Sequence[Entry],
        groups: Callable[[], Sequence[Entry]] = tuple,
    ) -> None:
        """`commands` with those used most first; `groups` reads the names of groups when they are wanted."""
        self._workspace, self._people = workspace, people
        self._commands, self._screens = tuple(commands), tuple(screens)
        self._read_groups = cache(groups)

    @property
    def prefixes(self) -> list[tuple[str, str]]:
        """The signs that narrow the search for this person, and what to."""
        may = self._workspace.may
        found = [(COMMANDS, _("commands"))]
        if may(Permission.CLIENT_READ):
            found.append((NUMBER, _("MR no.")))
        if may(Permission.APPOINTMENT_READ):
            found.append((COUNSELOR, _("counselor")))
        return found

    def groups(self, typed: str) -> list[Group]:
        """What fits, in the order of the list; empty when nothing does."""
        text = typed.strip()
        sign, rest = text[:1], text[1:].strip()
        if sign == COMMANDS:
            return filled(self._command_groups(rest))
        if sign == NUMBER:
            return filled(self._people.by_number(rest))
        if sign == COUNSELOR:
            return filled(self._people.counselors(rest))
        if not text:
            return filled([self._people.recent(), Group(_("Commands"), self._commands[:FREQUENT])])
        named = tuple(entry for entry in self._read_groups() if fits(entry.title, text))
        clients = self._people.clients(text)
        found = filled([*clients, Group(_("Groups"), named), *self._command_groups(text)])
        if not found and self._workspace.may(Permission.CLIENT_WRITE) and words_of(text):
            found = [Group(_("Nothing fits."), (self._people.new_client(text),))]
        return found

    def nothing(self, typed: str) -> str:
        """What to say when nothing is listed: what can be typed after a sign, or that nothing fits."""
        if typed.strip() == NUMBER:
            return _("Type the beginning of the record number.")
        return _("Nothing fits.")

    def _command_groups(self, text: str) -> list[Group]:
        commands = tuple(entry for entry in self._commands if fits(entry.title, text))
        screens = tuple(entry for entry in self._screens if fits(entry.title, text))
        return [Group(_("Commands"), commands), Group(_("Screens"), screens)]
