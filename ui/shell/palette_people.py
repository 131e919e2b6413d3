"""Clients and counselors on the palette, and what can be done with the first of them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

from clinic_app.common import locale
from clinic_app.common.permissions import Permission, Title
from clinic_app.common.text import bare_name
from clinic_app.common.translations import _
from clinic_app.people.values import ClientId, ClientName, StaffMember
from clinic_app.scheduling.values import AppointmentId, Block, Status
from clinic_app.workspace import Workspace
from ui.panels.words import age_text
from ui.shell.palette_entries import Entry, Group, fits, matches
from ui.shell.user_chip import avatar_letters
from ui.widgets.wording import status_name, title_name

CLIENTS_SHOWN, RECENT = 4, 5
_BY_NUMBER = 20


@dataclass(frozen=True)
class ClientActs:
    """What the palette does with a client."""

    open: Callable[[ClientName], object]
    book: Callable[[ClientName], object]
    walk_in: Callable[[ClientName], object]
    write: Callable[[ClientName, AppointmentId | None], object]
    register: Callable[[str], object]
    refer: Callable[[ClientName], object]


@dataclass(frozen=True)
class CounselorActs:
    """What the palette does with a counselor."""

    week: Callable[[StaffMember], object]
    day: Callable[[StaffMember], object]
    book: Callable[[StaffMember], object]


class People:
    """Finds them for one opening of the palette."""

    def __init__(
        self,
        workspace: Workspace,
        clients: ClientActs,
        counselors: CounselorActs,
        seen: tuple[ClientId, ...],
    ) -> None:
        """`seen` are the clients whose records were opened since the sign-in, the newest first."""
        self._workspace, self._acts, self._with, self._seen = workspace, clients, counselors, seen
        self._finds_clients = workspace.may(Permission.CLIENT_READ)

    # Clients

    def recent(self) -> Group:
        """Those whose records were opened last."""
        known = {client.id: client for client in self._names(self._seen[:RECENT])}
        found = [known[each] for each in self._seen[:RECENT] if each in known]
        return Group(_("Last opened"), tuple(self._client(client, "") for client in found))

    def _names(self, client_ids: tuple[ClientId, ...]) -> tuple[ClientName, ...]:
        return self._workspace.clients.names(client_ids) if self._finds_clients and client_ids else ()

    def clients(self, text: str) -> list[Group]:
        """Clients whose names or numbers fit, and what can be done with the first."""
        found = self._workspace.clients.find(text, limit=CLIENTS_SHOWN) if self._finds_clients else ()
        return self._client_groups(found, text)

    def by_number(self, number: str) -> list[Group]:
        """The same by the beginning of the record number; the number itself stands first."""
        digits = number if number.isdecimal() and self._finds_clients else ""
        if not digits:
            return []
        find = self._workspace.clients.find
        found = {
            client.id: client for text in (f"rm {digits}", digits) for client in find(text, limit=_BY_NUMBER)
        }
        fitting = [
            client for client in found.values() if client.record_no.lstrip("0").startswith(digits.lstrip("0"))
        ]
        return self._client_groups(tuple(fitting[:CLIENTS_SHOWN]), "")

    def _client_groups(self, found: tuple[ClientName, ...], text: str) -> list[Group]:
        groups = [Group(_("Clients"), tuple(self._client(client, text) for client in found))]
        if found:
            heading = _("Actions for {name}").format(name=found[0].full_name)
            groups.append(Group(heading, tuple(self._client_actions(found[0]))))
        return groups

    def _client(self, client: ClientName, text: str) -> Entry:
        parts = [locale.record_number(client.record_no)]
        if client.own:
            today = self._workspace.today()
            parts.append(age_text(client.birth_date, client.birth_precision, today))
        if (block := self._today.get(client.id)) is not None:
            parts.append(_said_today(block))
        return Entry(
            client.full_name,
            partial(self._acts.open, client),
            initials=avatar_letters(client.full_name),
            detail=" · ".join(parts),
            name=f"palette.client.{client.id}",
            marks=matches(client.full_name, text),
        )

    def _client_actions(self, client: ClientName) -> list[Entry]:
        may, found = self._workspace.may, []
        if may(Permission.APPOINTMENT_WRITE):
            book, walk_in = partial(self._acts.book, client), partial(self._acts.walk_in, client)
            found.append(Entry(_("Make an appointment"), book, "calendar-plus", keys="J"))
            found.append(Entry(_("Walked in now"), walk_in, "user-plus"))
        if may(Permission.NOTE_READ) and client.own:
            found.append(self._note(client))
        if may(Permission.REFERRAL_PREPARE) and client.own:
            found.append(Entry(_("Refer"), partial(self._acts.refer, client), "paper-plane-tilt", keys="R"))
        return found

    def _note(self, client: ClientName) -> Entry:
        block = self._today.get(client.id)
        own = block is not None and block.counselor_id == self._workspace.my_id
        if block is None or not own or block.status not in (Status.IN_SESSION, Status.COMPLETED):
            return Entry(_("Open notes"), partial(self._acts.write, client, None), "note-pencil", keys="C")
        title = _("Open the note of session {n}").format(n=block.session_no)
        return Entry(title, partial(self._acts.write, client, block.id), "note-pencil", keys="C")

    @cached_property
    def _today(self) -> dict[ClientId, Block]:
        """Everybody's appointment of today; the running one of several."""
        if not self._workspace.may(Permission.APPOINTMENT_READ):
            return {}
        blocks = [b for b in self._workspace.calendar.day(self._workspace.today()) if b.status.occupies]
        return {b.client_id: b for b in sorted(blocks, key=lambda b: b.status is Status.IN_SESSION)}

    def new_client(self, text: str) -> Entry:
        """For a name that nobody has."""
        return Entry(
            _("Create the client “{name}”?").format(name=text),
            partial(self._acts.register, text),
            "user-plus",
            name="palette.new_client",
        )

    # Counselors

    def counselors(self, text: str) -> list[Group]:
        """Counselors whose names fit, and what can be done with the only, or the first, one."""
        if not self._workspace.may(Permission.APPOINTMENT_READ):
            return []
        found = [person for person in self._workspace.calendar.counselors() if fits(person.name, text)]
        groups = [Group(_("Counselors"), tuple(self._counselor(person, text) for person in found))]
        if found and text:
            heading = _("Actions for {name}").format(name=bare_name(found[0].name))
            groups.append(Group(heading, tuple(self._counselor_actions(found[0]))))
        return groups

    def _counselor(self, person: StaffMember, text: str) -> Entry:
        own = person.id == self._workspace.my_id
        return Entry(
            person.name,
            partial(self._with.week, person),
            initials=avatar_letters(person.name),
            detail=_("you") if own else "" if person.title is Title.NONE else title_name(person.title),
            name=f"palette.counselor.{person.id}",
            marks=matches(person.name, text),
        )

    def _counselor_actions(self, person: StaffMember) -> list[Entry]:
        found = [
            Entry(_("Show this week"), partial(self._with.week, person), "calendar-blank"),
            Entry(_("Show today"), partial(self._with.day, person), "sun-horizon"),
        ]
        if self._workspace.may(Permission.APPOINTMENT_WRITE):
            book = partial(self._with.book, person)
            found.append(Entry(_("Make an appointment"), book, "calendar-plus"))
        return found


def _said_today(block: Block) -> str:
    """`in session`, or the time of an appointment that is still to come."""
    if block.status in (Status.BOOKED, Status.CONFIRMED):
        return _("today {time}").format(time=locale.clock_time(block.start))
    return status_name(block.status).lower()
