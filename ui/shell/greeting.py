"""What a person is told and asked after signing in: kept forms, an older file, colleagues without the key."""

from datetime import UTC
from typing import TYPE_CHECKING

from clinic_app.audit.values import LogChecked
from clinic_app.common import locale
from clinic_app.common.permissions import Permission
from clinic_app.common.translations import _, ngettext
from clinic_app.facility.values import FacilityChanged
from clinic_app.people.values import FormDraft, StaffChanged, StaffMember
from clinic_app.referrals.values import ReferralsChanged
from clinic_app.safekeeping.values import BackupChanged
from ui import pages
from ui.shell import desk_parts, log_watch

if TYPE_CHECKING:
    from ui.shell.desk import Desk


def greet(desk: "Desk") -> None:
    """Everything that waits for this person."""
    ask_for_password(desk)
    if desk.workspace.older_file:
        desk.offers.add(
            "danger",
            _("The clinic's file is older than the one you saw last."),
            _("Find out who put it back, and verify it."),
            "older",
            (_("Understood"), lambda: None),
        )
    if desk.controller.fresh:
        _tell_missing_backup(desk)
    for draft in desk.forms.all():
        _offer(desk, draft)
    _ask_for_keys(desk)


def ask_for_password(desk: "Desk") -> None:
    """Somebody set the person's password: nothing goes on without an own one."""
    if desk.workspace.me.must_change_password:
        desk_parts.change_password(desk, forced=True)


def hear(desk: "Desk", change: object) -> None:
    """What changed meanwhile and concerns the frame."""
    if isinstance(change, StaffChanged):
        _ask_for_keys(desk)
    elif isinstance(change, LogChecked):
        log_watch.show(desk, change.state)
    elif isinstance(change, FacilityChanged):
        desk.idle.start(desk.workspace.facility.profile().idle_minutes * 60, desk.window().windowHandle())
    elif isinstance(change, BackupChanged):
        desk.status.show_workspace(desk.workspace)
    elif isinstance(change, ReferralsChanged):
        count_overdue(desk)


def count_overdue(desk: "Desk") -> None:
    """The badge at the referrals: those that are overdue, or due today."""
    button = desk.rail.buttons.get("referrals")
    if button is not None:
        due = desk.workspace.referrals.counts().due
        said = ngettext("{count} overdue or due today", "{count} overdue or due today", due)
        button.set_count(due, said.format(count=due) if due else "")


def _tell_missing_backup(desk: "Desk") -> None:
    """The program ended without a backup: closed while it was locked, or cut off (SECURITY §6)."""
    state = desk.workspace.backup.state()
    if state.last_at is None or not state.due:
        return
    desk.offers.add(
        "warning",
        _("The latest changes are in no backup yet."),
        _("The program was closed while it was locked, or it was cut off."),
        "backup",
        (_("Back up now"), lambda: _back_up(desk)),
        (_("Not now"), lambda: None),
    )


def _back_up(desk: "Desk") -> None:
    desk.run_with_progress(
        _("Making the backup…"),
        lambda _progress: desk.workspace.backup.at_closing(),
        lambda _state: desk.status.show_workspace(desk.workspace),
    )


def _offer(desk: "Desk", draft: FormDraft) -> None:
    opening = pages.FORMS.get(draft.kind)
    if opening is None:
        return
    saved = draft.saved_at.replace(tzinfo=draft.saved_at.tzinfo or UTC).astimezone(desk.workspace.zone)
    day = locale.relative_date(saved.date(), desk.workspace.today())
    desk.offers.offer_form(
        _(pages.FORM_NAMES[draft.kind]),
        f"{day} {locale.clock_time(saved)}",
        f"{draft.kind}.{draft.object_key}".rstrip("."),
        lambda: opening(desk, draft.object_key),
        lambda: desk.forms.drop(draft.kind, draft.object_key),
    )


def _ask_for_keys(desk: "Desk") -> None:
    if not desk.workspace.may(Permission.CLINICAL_KEY_GRANT):
        return
    for person in desk.workspace.staff.waiting_for_key():
        _ask_for_key(desk, person)


def _ask_for_key(desk: "Desk", person: StaffMember) -> None:
    name = f"key.{person.login}"
    desk.offers.remove(name)
    desk.offers.add(
        "warning",
        _("{name} cannot open clinical data yet.").format(name=person.name),
        _("Confirm only if you know that this person works here now."),
        name,
        (_("Give access"), lambda: desk.attempt(lambda: desk.workspace.staff.grant_key(person.id))),
        (_("Not now"), lambda: None),
    )
