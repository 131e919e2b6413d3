"""What the palette finds (spec §8.12): clients, what can be done with the first, commands, screens."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from clinic_app.common import locale
from clinic_app.common.clock import age_on
from clinic_app.common.permissions import Permission
from clinic_app.common.text import fold, words_of
from clinic_app.common.translations import _
from clinic_app.people.values import ClientName
from clinic_app.workspace import Workspace
from ui.shell.user_chip import avatar_letters

CLIENTS_SHOWN, RECENT, FREQUENT = 4, 5, 5


@dataclass(frozen=True)
class Entry:
    """One line. `icon`, or `initials` for a person; `detail` is quieter, `keys` a hint at the right."""

    title: str
    act: Callable[[], object]
    icon: str = ""
    initials: str = ""
    detail: str = ""
    keys: str = ""
    name: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    """Begin and end of the parts of the title that were searched for."""


@dataclass(frozen=True)
class Group:
    """Entries under one heading."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class ClientActs:
    """What the palette does with a client."""

    open: Callable[[ClientName], object]
    book: Callable[[ClientName], object]
    walk_in: Callable[[ClientName], object]
    write: Callable[[ClientName], object]
    register: Callable[[str], object]


class PaletteSource:
    """Answers what was typed. Knows only what the person's roles may use."""

    def __init__(
        self, workspace: Workspace, acts: ClientActs, commands: Iterable[Entry], screens: Iterable[Entry]
    ) -> None:
        self._workspace, self._acts = workspace, acts
        self._commands, self._screens = tuple(commands), tuple(screens)
        self._finds_clients = workspace.may(Permission.CLIENT_READ)

    def groups(self, typed: str) -> list[Group]:
        """What fits, in the order of the list; empty when nothing does."""
        text = typed.strip()
        if text.startswith(">"):
            return _filled(self._command_groups(text[1:].strip()))
        clients = self._clients(text)
        found = [Group(_("Clients"), tuple(self._client_entry(client, text) for client in clients))]
        if clients and text:
            found.append(self._actions(clients[0]))
        if not text.startswith("#"):
            found += self._command_groups(text)
        found = _filled(found)
        if not found and self._workspace.may(Permission.CLIENT_WRITE) and words_of(text):
            found = [Group(_("Nothing fits."), (self._new_client(text),))]
        return found

    def _clients(self, text: str) -> tuple[ClientName, ...]:
        if not self._finds_clients:
            return ()
        if not text:
            return self._workspace.clients.recent(limit=RECENT)
        if text.startswith("#"):
            number = text[1:].strip()
            found = self._workspace.clients.find(number, limit=20) if number else ()
            return tuple(client for client in found if number in client.record_no)[:CLIENTS_SHOWN]
        return self._workspace.clients.find(text, limit=CLIENTS_SHOWN)

    def _client_entry(self, client: ClientName, text: str) -> Entry:
        detail = locale.record_number(client.record_no)
        if client.own:
            age = locale.years(age_on(client.birth_date, self._workspace.today()))
            detail = f"{detail} · {age}"
        return Entry(
            client.full_name,
            lambda: self._acts.open(client),
            initials=avatar_letters(client.full_name),
            detail=detail,
            name=f"palette.client.{client.id}",
            marks=matches(client.full_name, text),
        )

    def _actions(self, client: ClientName) -> Group:
        may, entries = self._workspace.may, []
        if may(Permission.APPOINTMENT_WRITE):
            entries.append(
                Entry(_("Make an appointment"), lambda: self._acts.book(client), "calendar-plus", keys="J")
            )
            entries.append(Entry(_("Walked in now"), lambda: self._acts.walk_in(client), "user-plus"))
        if may(Permission.NOTE_READ) and client.own:
            entries.append(Entry(_("Open notes"), lambda: self._acts.write(client), "note-pencil", keys="C"))
        return Group(_("Actions for {name}").format(name=client.full_name), tuple(entries))

    def _command_groups(self, text: str) -> list[Group]:
        commands = [entry for entry in self._commands if _fits(entry.title, text)]
        screens = [entry for entry in self._screens if _fits(entry.title, text)]
        if not text:
            commands, screens = commands[:FREQUENT], []
        return [Group(_("Commands"), tuple(commands)), Group(_("Screens"), tuple(screens))]

    def _new_client(self, text: str) -> Entry:
        return Entry(
            _("Create the client “{name}”?").format(name=text),
            lambda: self._acts.register(text),
            "user-plus",
            name="palette.new_client",
        )


def _filled(groups: list[Group]) -> list[Group]:
    return [group for group in groups if group.entries]


def _fits(title: str, text: str) -> bool:
    """Whether each word typed is the beginning of a word of the title."""
    own, wanted = words_of(title), words_of(text)
    return bool(wanted or not text) and all(any(word.startswith(part) for word in own) for part in wanted)


def matches(title: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where the words typed stand at the beginning of words of the title."""
    found: list[tuple[int, int]] = []
    wanted = words_of(text)
    place = 0
    for word in title.split(" "):
        hit = max((len(part) for part in wanted if fold(word).startswith(part)), default=0)
        if hit:
            found.append((place, place + min(hit, len(word))))
        place += len(word) + 1
    return tuple(found)
