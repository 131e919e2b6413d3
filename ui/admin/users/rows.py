"""What the table says about a person. Pure."""

from collections.abc import Sequence
from datetime import UTC, date
from zoneinfo import ZoneInfo

from clinic_app.common.locale import clock_time, relative_date
from clinic_app.common.permissions import CLINICAL_ROLES
from clinic_app.common.translations import _
from clinic_app.people.values import PersonId, StaffMember
from ui.widgets.marks import letters
from ui.widgets.rows import Cell, Column
from ui.widgets.titled import titled
from ui.widgets.wording import roles_text


def full_name(person: StaffMember) -> str:
    """With the title where it belongs."""
    return titled(person.name, person.title_text)


def waits_for_key(person: StaffMember) -> bool:
    """Whether a role would open clinical data, but nobody has confirmed it yet (SECURITY §3.5)."""
    return person.active and bool(person.roles & CLINICAL_ROLES) and not person.has_clinical_key


def status_cell(person: StaffMember) -> Cell:
    """What has to be known first about an account."""
    if not person.active:
        return Cell(_("Inactive"), tone="neutral")
    if waits_for_key(person):
        return Cell(_("Waiting for clinical key"), tone="warning", icon="hourglass")
    if person.must_change_password:
        return Cell(_("Password to be changed"), tone="warning", icon="key")
    return Cell(_("Active"), tone="success")


def last_sign_in(person: StaffMember, me: PersonId, today: date, zone: ZoneInfo) -> str:
    """`now`, `08.02`, `yesterday`, `7 Aug`, or a dash."""
    if person.id == me:
        return _("now")
    if person.last_sign_in is None:
        return ""
    moment = person.last_sign_in.replace(tzinfo=person.last_sign_in.tzinfo or UTC).astimezone(zone)
    return clock_time(moment) if moment.date() == today else relative_date(moment.date(), today)


def columns(me: PersonId, today: date, zone: ZoneInfo) -> list[Column]:
    """Name, login, roles, status, last sign-in (mock 15)."""

    def ink(person: StaffMember, usual: str) -> str:
        return usual if person.active else "text3"

    def name(person: StaffMember) -> Cell:
        return Cell(
            person.name, ink(person, "text"), 500, initials=letters(person.name), tip=full_name(person)
        )

    def quiet(person: StaffMember, text: str) -> Cell:
        return Cell(text, ink(person, "text2"))

    return [
        Column(_("Name"), name, "avatar", 220, stretch=True, sort=lambda person: person.name.casefold()),
        Column(_("Login"), lambda person: quiet(person, person.login), width=116),
        Column(_("Role"), lambda person: Cell(roles_text(person.roles), ink(person, "text")), width=176),
        Column(_("Status"), status_cell, "chip", 200),
        Column(
            _("Last sign-in"),
            lambda person: quiet(person, last_sign_in(person, me, today, zone)),
            width=120,
        ),
    ]


def shown(people: Sequence[StaffMember], active: bool, inactive: bool) -> list[StaffMember]:
    """Those the filters let through, in their order, those who have left last; all with no filter on."""
    wanted = {True: active, False: inactive} if active or inactive else {True: True, False: True}
    return sorted((person for person in people if wanted[person.active]), key=lambda each: not each.active)
