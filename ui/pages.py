"""The table of screens by name: each is imported when first opened (ARCHITECTURE §3)."""

import importlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from clinic_app.common.permissions import Permission, Role, reach
from clinic_app.common.translations import N_
from clinic_app.groups.values import GroupId
from clinic_app.notes.values import NoteId
from clinic_app.people.values import ClientId, PersonId
from clinic_app.referrals.values import ReferralId
from clinic_app.scheduling.values_meetings import MeetingId
from clinic_app.workspace import Workspace
from ui.panels.host import Host
from ui.shell.navigation import (
    AuditLog,
    Backup,
    Calendar,
    ClientRecord,
    Clients,
    Groups,
    Note,
    ReferralForm,
    Referrals,
    Staff,
    Statistics,
    Target,
    Today,
)
from ui.shell.page import Page
from ui.shell.ports import ShellPort
from ui.widgets.side_panel import SidePanel


@dataclass(frozen=True)
class Screen:
    """A page: `place` is module and class, `rail` the rail's item that is lit with it."""

    name: str
    place: str
    target: type[Target]
    permission: Permission
    rail: str


@dataclass(frozen=True)
class RailItem:
    """An item of the rail. `number` is the key behind Ctrl; it stays when a screen is absent (spec §5.1).

    Whose roles don't reach the screen of `target` gets the first of `others` that they reach.
    """

    name: str
    text: str
    icon: str
    number: int
    target: Target
    others: tuple[Target, ...] = ()


@dataclass(frozen=True)
class ManageTab:
    """A tab of Manage is a screen of its own: `target` is where it leads."""

    key: str
    text: str
    icon: str
    target: Target


SCREENS = (
    Screen("today", "ui.today.page:TodayPage", Today, Permission.APPOINTMENT_READ, "today"),
    Screen("calendar", "ui.calendar.page:CalendarPage", Calendar, Permission.APPOINTMENT_READ, "calendar"),
    Screen("clients", "ui.clients.page:ClientsPage", Clients, Permission.CLIENT_READ, "clients"),
    Screen("record", "ui.clients.record_page:RecordPage", ClientRecord, Permission.CLIENT_READ, "clients"),
    Screen("notes", "ui.notes.page:NotePage", Note, Permission.NOTE_READ, "clients"),
    Screen("groups", "ui.groups.page:GroupsPage", Groups, Permission.GROUP_READ, "groups"),
    Screen(
        "statistics",
        "ui.statistics.page:StatisticsPage",
        Statistics,
        Permission.STATISTICS_READ,
        "statistics",
    ),
    Screen(
        "referrals",
        "ui.referrals.board_page:ReferralsPage",
        Referrals,
        Permission.REFERRAL_READ,
        "referrals",
    ),
    Screen(
        "referral",
        "ui.referrals.form_page:ReferralFormPage",
        ReferralForm,
        Permission.REFERRAL_PREPARE,
        "referrals",
    ),
    Screen("log", "ui.admin.log.page:LogPage", AuditLog, Permission.AUDIT_READ, "staff"),
    Screen("staff", "ui.admin.users.page:UsersPage", Staff, Permission.STAFF_WRITE, "staff"),
    Screen("backup", "ui.admin.backup.page:BackupPage", Backup, Permission.BACKUP_WRITE, "staff"),
)

RAIL = (
    RailItem("today", N_("Today"), "sun-horizon", 1, Today()),
    RailItem("calendar", N_("Calendar"), "calendar-blank", 2, Calendar()),
    RailItem("clients", N_("Clients"), "users", 3, Clients()),
    RailItem("groups", N_("Groups"), "users-three", 4, Groups()),
    RailItem("referrals", N_("Referrals"), "paper-plane-tilt", 5, Referrals()),
    RailItem("statistics", N_("Statistics"), "chart-bar", 6, Statistics()),
    RailItem("staff", N_("Manage"), "shield-check", 7, AuditLog(), (Staff(),)),
)

MANAGE = (
    ManageTab("log", N_("Audit log"), "list-bullets", AuditLog()),
    ManageTab("users", N_("Users"), "users", Staff()),
    ManageTab("backup", N_("Backups"), "hard-drives", Backup()),
)
"""In the order of mock 14."""

PANELS = {
    "booking": "ui.panels.booking:BookingPanel",
    "walk_in": "ui.panels.walk_in:WalkInPanel",
    "registration": "ui.panels.registration:RegistrationPanel",
}
"""What the shell opens at the right of any page: `Panel(workspace, host, **prefill)`, a `SidePanel`."""

FORMS: dict[str, Callable[[ShellPort, str], None]] = {
    "client": lambda shell, key: shell.new_client(),
    "appointment": lambda shell, key: shell.book(),
    "walk_in": lambda shell, key: shell.walk_in(),
    "client.correct": lambda shell, key: shell.open(ClientRecord(ClientId(int(key)), form="client.correct")),
    "consent": lambda shell, key: shell.open(ClientRecord(ClientId(int(key)), form="consent")),
    "problem": lambda shell, key: shell.open(ClientRecord(ClientId(int(key)), form="problem")),
    "team": lambda shell, key: shell.open(ClientRecord(ClientId(int(key)), form="team")),
    "staff": lambda shell, key: shell.open(Staff(PersonId(int(key)) if key else None, form="staff")),
    "note.addendum": lambda shell, key: shell.open(_note(key)),
    "group": lambda shell, key: shell.open(Groups(GroupId(int(key)) if key else None, form="group")),
    "group.member": lambda shell, key: shell.open(Groups(GroupId(int(key)), form="member")),
    "group.meeting": lambda shell, key: shell.open(_meetings(key)),
    "group.note.addendum": lambda shell, key: shell.open(Groups(meeting_id=MeetingId(int(key)), form="note")),
    "remark": lambda shell, key: shell.open(_remark(key)),
    "referral.consent": lambda shell, key: shell.open(ReferralForm(ReferralId(int(key)), step=5)),
    "referral.step": lambda shell, key: shell.open(_step(key)),
}
"""How a half-filled form of a kind is opened again, by what it is about."""

FORM_NAMES = {
    "client": N_("New client"),
    "appointment": N_("New appointment"),
    "walk_in": N_("Walk-in"),
    "client.correct": N_("Correction of a client"),
    "consent": N_("Consent"),
    "problem": N_("Problem"),
    "team": N_("Care team"),
    "staff": N_("User"),
    "note.addendum": N_("Addendum"),
    "group": N_("Group"),
    "group.member": N_("New member"),
    "group.meeting": N_("Meetings of a group"),
    "group.note.addendum": N_("Addendum to a group note"),
    "remark": N_("Private remark"),
    "referral.consent": N_("Consent to a referral"),
    "referral.step": N_("Step of a referral"),
}
"""What the offer after unlocking calls a half-filled form."""


def _note(key: str) -> Note:
    client, _, note = key.partition(".")
    return Note(ClientId(int(client)), NoteId(int(note)))


def _remark(key: str) -> Groups:
    meeting, _, client = key.partition(":")
    return Groups(meeting_id=MeetingId(int(meeting)), client_id=ClientId(int(client)))


def _meetings(key: str) -> Groups:
    group, _, meeting = key.partition(".")
    if meeting:
        return Groups(GroupId(int(group)), MeetingId(int(meeting)), form="move")
    return Groups(GroupId(int(group)), form="plan")


def _step(key: str) -> Referrals:
    referral, _, step = key.partition(".")
    return Referrals(ReferralId(int(referral)), step=step)


def screen_of(target: Target) -> Screen:
    """The screen that shows a target. Raises LookupError for a target without one."""
    for screen in SCREENS:
        if type(target) is screen.target:
            return screen
    raise LookupError(type(target).__name__)


def may_open(screen: Screen, roles: Iterable[Role]) -> bool:
    """Whether somebody with these roles ever gets to this screen."""
    return reach(roles, screen.permission) is not None


def rail_of(roles: Iterable[Role]) -> tuple[RailItem, ...]:
    """The rail's items for somebody with these roles, each with where it leads them."""
    held = frozenset(roles)
    found = []
    for item in RAIL:
        open_ones = [each for each in (item.target, *item.others) if may_open(screen_of(each), held)]
        if open_ones:
            found.append(replace(item, target=open_ones[0]))
    return tuple(found)


def manage_of(roles: Iterable[Role]) -> tuple[ManageTab, ...]:
    """The tabs of Manage whose screens somebody with these roles may open."""
    held = frozenset(roles)
    return tuple(tab for tab in MANAGE if may_open(screen_of(tab.target), held))


def make(screen: Screen, workspace: Workspace, shell: ShellPort) -> Page:
    """Import the screen and make its page."""
    module, _, name = screen.place.partition(":")
    page: Page = getattr(importlib.import_module(module), name)(workspace, shell)
    return page


def make_panel(name: str, workspace: Workspace, host: Host, prefill: dict[str, object]) -> SidePanel:
    """Import a panel and make it. Raises KeyError for no such panel."""
    module, _, kind = PANELS[name].partition(":")
    panel: SidePanel = getattr(importlib.import_module(module), kind)(workspace, host, **prefill)
    return panel


def preload() -> None:
    """Import desk, screens and panels: for a thread beside the unlock screen, while somebody types."""
    importlib.import_module("ui.shell.desk")
    for place in (*(screen.place for screen in SCREENS), *PANELS.values()):
        importlib.import_module(place.partition(":")[0])
