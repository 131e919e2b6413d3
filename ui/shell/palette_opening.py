"""The palette over a desk: what its commands do there."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from clinic_app.common.permissions import Permission
from clinic_app.common.translations import _
from clinic_app.people.values import ClientName, StaffMember
from clinic_app.scheduling.values import AppointmentId
from ui import pages
from ui.shell import desk_parts, shortcuts
from ui.shell.navigation import Calendar, ClientRecord, Groups, Note, Referrals
from ui.shell.palette import Palette
from ui.shell.palette_entries import Entry
from ui.shell.palette_people import ClientActs, CounselorActs, People
from ui.shell.palette_source import PaletteSource
from ui.shell.user_menu import LANGUAGE_NAMES
from ui.widgets.wording import programme_name

if TYPE_CHECKING:
    from ui.shell.desk import Desk

USED = "palette.commands"
"""Under which the desk remembers the commands that were chosen last."""
_REMEMBERED = 5
_ICONS = {
    "book": "calendar-plus",
    "walk_in": "user-plus",
    "new_client": "user-circle-plus",
    "theme": "moon",
    "lock": "lock-key",
    "undo": "arrow-counter-clockwise",
    "redo": "arrow-clockwise",
    "larger": "text-aa",
    "smaller": "text-aa",
    "normal_size": "text-aa",
    "filter": "funnel-simple",
    "left": "columns",
    "right": "columns",
    "save": "floppy-disk",
    "back": "arrow-left",
    "help": "question",
}


def open_palette(desk: "Desk", typed: str) -> None:
    """Show it over the window, with something typed already if wanted."""
    people = People(desk.workspace, _client_acts(desk), _counselor_acts(desk), desk.seen_clients)
    source = PaletteSource(desk.workspace, people, _commands(desk), _screens(desk), partial(_groups, desk))
    palette = Palette(desk.window(), source)
    desk.keep_palette(palette)
    palette.open(typed)


def _screens(desk: "Desk") -> list[Entry]:
    """What the rail leads to, then the tabs of Manage that the person may open."""
    rail = [
        Entry(_(item.text), partial(desk.open_screen, item.name), item.icon, keys=f"Ctrl {item.number}")
        for item in desk.items
    ]
    tabs = [
        Entry(
            _(tab.text),
            partial(desk.open, tab.target),
            tab.icon,
            detail=_("Manage"),
            name=f"palette.manage.{tab.key}",
        )
        for tab in pages.manage_of(desk.workspace.roles)
    ]
    return [*rail, *tabs]


def _groups(desk: "Desk") -> list[Entry]:
    """Groups that go on, under the name that the person may read."""
    if not desk.workspace.may(Permission.GROUP_READ):
        return []
    return [
        Entry(
            head.name,
            partial(desk.open, Groups(head.id)),
            "users-three",
            detail=programme_name(head.programme, short=True),
            name=f"palette.group.{head.id}",
        )
        for head in desk.workspace.groups.groups()
        if head.ended_on is None
    ]


def _client_acts(desk: "Desk") -> ClientActs:
    def write(client: ClientName, appointment_id: AppointmentId | None) -> None:
        desk.open(Note(client.id, appointment_id=appointment_id))

    return ClientActs(
        open=lambda client: desk.open(ClientRecord(client.id)),
        book=lambda client: desk.book(client_id=client.id),
        walk_in=lambda client: desk.walk_in(client_id=client.id),
        write=write,
        register=desk.new_client,
        refer=lambda client: desk_parts.new_referral(desk, client.id),
    )


def _counselor_acts(desk: "Desk") -> CounselorActs:
    def show(person: StaffMember, view: str) -> None:
        desk.open(Calendar(desk.workspace.today(), counselor_id=person.id, view=view))

    return CounselorActs(
        week=lambda person: show(person, "week"),
        day=lambda person: show(person, "day"),
        book=lambda person: desk.book(counselor_id=person.id),
    )


def _commands(desk: "Desk") -> list[Entry]:
    """All commands of the person, those chosen last first."""
    found = [*_with_keys(desk), *_of_groups(desk), *_of_the_person(desk)]
    used = desk.recall(USED).split()
    last = {name: place for place, name in enumerate(used)}
    ordered = sorted(found, key=lambda entry: last.get(_key(entry), len(last)))
    return [replace(entry, act=partial(_use, desk, entry)) for entry in ordered]


def _use(desk: "Desk", entry: Entry) -> None:
    used = [name for name in desk.recall(USED).split() if name != _key(entry)]
    desk.remember(USED, " ".join([_key(entry), *used][:_REMEMBERED]))
    entry.act()


def _key(entry: Entry) -> str:
    return entry.name.removeprefix("palette.")


def _with_keys(desk: "Desk") -> list[Entry]:
    acts = desk_parts.acts(desk)
    dark = desk.controller.preferences.of(desk.workspace.my_id).theme == "dark"
    titles = {
        "theme": _("Use the light theme") if dark else _("Use the dark theme"),
        "lock": _("Lock the program"),
    }
    return [_command(name, titles.get(name, ""), acts[name]) for name in _ICONS if name in acts]


def _command(name: str, title: str, act: Callable[[], object]) -> Entry:
    _sequences, keys, text = shortcuts.KEYS[name]
    return Entry(title or _(text), act, _ICONS[name], keys=keys, name=f"palette.{name}")


def _referring(desk: "Desk") -> list[Entry]:
    """Beginning a referral, and those that are overdue, as far as the person may."""
    found = []
    if desk.workspace.may(Permission.REFERRAL_PREPARE):
        begin = partial(desk_parts.new_referral, desk)
        found.append(Entry(_("New referral"), begin, "paper-plane-tilt", name="palette.referral"))
    if desk.workspace.may(Permission.REFERRAL_READ):
        see = partial(desk.open, Referrals(overdue=True))
        found.append(Entry(_("Overdue referrals"), see, "warning-circle", name="palette.referrals.overdue"))
    return found


def _of_groups(desk: "Desk") -> list[Entry]:
    if not desk.workspace.may(Permission.GROUP_WRITE):
        return []
    new = partial(desk.open, Groups(form="group"))
    return [Entry(_("New group"), new, "users-three", name="palette.group.new")]


def _of_the_person(desk: "Desk") -> list[Entry]:
    """What the menu behind the own name holds."""
    look = desk.controller.preferences.of(desk.workspace.my_id)
    languages = [
        Entry(
            name,
            partial(desk_parts.change_look, desk, language=language),
            "translate",
            detail=_("Language"),
            name=f"palette.language.{language}",
        )
        for language, name in LANGUAGE_NAMES.items()
        if language != look.language
    ]
    switch = partial(desk.controller.lock, switch=True)
    password = partial(desk_parts.change_password, desk)
    return [
        *_referring(desk),
        Entry(_("Switch user"), switch, "arrows-left-right", name="palette.switch"),
        Entry(_("Change password"), password, "key", name="palette.password"),
        *languages,
        Entry(_("Quit"), desk.window().close, "sign-out", name="palette.quit"),
    ]
