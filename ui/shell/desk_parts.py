"""The desk's parts that are made when they are wanted: bar, keys, help, look, password, progress."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from clinic_app.common.errors import ClinicError
from clinic_app.common.permissions import Permission
from clinic_app.common.translations import _
from clinic_app.people.values import ClientId
from ui.shell import shortcuts
from ui.shell.navigation import Groups, ReferralForm
from ui.shell.password_dialog import PasswordDialog
from ui.shell.ports import Progress
from ui.shell.progress_dialog import ProgressDialog
from ui.shell.shortcut_sheet import ShortcutSheet
from ui.shell.top_bar import TopBar
from ui.shell.user_chip import UserChip, avatar_letters
from ui.shell.user_menu import UserActs, fill_user_menu
from ui.theme.tokens import SCALES
from ui.widgets.buttons import SplitButton
from ui.widgets.menu import Menu
from ui.widgets.wording import roles_text

if TYPE_CHECKING:
    from ui.shell.desk import Desk
    from ui.shell.jobs import Job

R = TypeVar("R")


def top_bar(desk: "Desk") -> TopBar:
    """The bar with what the person may do."""
    me = desk.workspace.me
    menu = Menu(desk)
    menu.aboutToShow.connect(lambda: _fill_user_menu(desk, menu))
    _fill_user_menu(desk, menu)
    chip = UserChip(me.name, avatar_letters(me.name), roles_text(me.roles), menu)
    return TopBar(_new_button(desk), chip)


def _fill_user_menu(desk: "Desk", menu: Menu) -> None:
    """Anew each time it opens, since the settings may have changed."""
    acts = UserActs(
        switch=lambda: desk.controller.lock(switch=True),
        change_look=lambda **wishes: change_look(desk, **wishes),
        change_password=lambda: change_password(desk),
        leave=desk.window().close,
    )
    fill_user_menu(menu, desk.controller.preferences.of(desk.workspace.my_id), acts)


def _new_button(desk: "Desk") -> SplitButton | None:
    if not desk.workspace.may(Permission.APPOINTMENT_WRITE):
        return None
    menu = Menu(desk)
    menu.setObjectName("shell.new.menu")
    menu.add(_("Appointment"), desk.book, "calendar-plus", "Ctrl+N", "new.appointment")
    menu.add(_("Walk-in"), desk.walk_in, "user-plus", "Ctrl+Shift+D", "new.walk_in")
    if desk.workspace.may(Permission.REFERRAL_PREPARE):
        menu.add(_("Referral"), lambda: new_referral(desk), "paper-plane-tilt", name="new.referral")
    if desk.workspace.may(Permission.CLIENT_WRITE):
        menu.add(_("New client"), desk.new_client, "user-circle-plus", "Ctrl+Shift+N", "new.client")
    if desk.workspace.may(Permission.GROUP_WRITE):
        menu.add(_("Group"), lambda: desk.open(Groups(form="group")), "users-three", name="new.group")
    button = SplitButton(_("Appointment"), "plus", menu, _("More to create"))
    button.main.setObjectName("shell.new")
    button.arrow.setObjectName("shell.new.more")
    button.main.setToolTip(_("New appointment") + " (Ctrl+N)")
    button.clicked.connect(lambda: desk.book())
    return button


def acts(desk: "Desk") -> dict[str, Callable[[], object]]:
    """What the global keys do, as far as the person may."""
    found: dict[str, Callable[[], object]] = {
        "palette": desk.open_palette,
        "lock": desk.lock,
        "undo": desk.undo,
        "redo": desk.redo,
        "filter": lambda: desk.page is not None and desk.page.focus_filter(),
        "next_region": lambda: desk.regions.step(1),
        "previous_region": lambda: desk.regions.step(-1),
        "left": lambda: desk.page.toggle_left() if desk.page else None,
        "right": lambda: desk.page.toggle_right() if desk.page else None,
        "save": lambda: desk.attempt(desk.save_everything),
        "back": desk.back,
        "theme": lambda: change_theme(desk),
        "larger": lambda: change_size(desk, 1),
        "smaller": lambda: change_size(desk, -1),
        "normal_size": lambda: change_look(desk, scale=100),
        "help": desk.show_help,
    }
    if desk.workspace.may(Permission.APPOINTMENT_WRITE):
        found |= {"book": desk.book, "walk_in": desk.walk_in}
    if desk.workspace.may(Permission.CLIENT_WRITE):
        found["new_client"] = desk.new_client
    return found


def connect_keys(desk: "Desk") -> None:
    """Make the global shortcuts."""
    shortcuts.connect(desk, acts(desk))
    shortcuts.connect_screens(desk, desk.items, desk.open_screen)


def show_help(desk: "Desk") -> None:
    """The sheet of shortcuts: those everywhere, and those of the page."""
    lines = desk.page.shortcuts() if desk.page is not None else []
    lines = [*lines, *shortcuts.entries(list(acts(desk)), desk.items)]
    sheet = ShortcutSheet(desk.window(), lines)
    desk.show_dialog(sheet)
    sheet.search.setFocus()


def new_referral(desk: "Desk", client_id: ClientId | None = None) -> None:
    """Ask for whom, then open the form."""
    from ui.panels.referral_begin import BeginReferral

    dialog = BeginReferral(
        desk.window(), desk.workspace, desk, lambda number: desk.open(ReferralForm(number)), client_id
    )
    desk.show_dialog(dialog)
    dialog.first.setFocus()


def change_look(desk: "Desk", **wishes: object) -> None:
    """Take over and keep a wish of the person for theme, text size or language."""
    before = desk.controller.preferences.of(desk.workspace.my_id)
    look = desk.controller.preferences.change(desk.workspace.my_id, **wishes)
    desk.controller.wear(look)
    if look.language != before.language or look.scale != before.scale:
        desk.controller.rebuild()


def change_theme(desk: "Desk") -> None:
    """From light to dark and back."""
    dark = desk.controller.preferences.of(desk.workspace.my_id).theme == "dark"
    change_look(desk, theme="light" if dark else "dark")


def change_size(desk: "Desk", by: int) -> None:
    """One step larger or smaller."""
    now = desk.controller.preferences.of(desk.workspace.my_id).scale
    place = min(max(SCALES.index(now) + by, 0), len(SCALES) - 1)
    if SCALES[place] != now:
        change_look(desk, scale=SCALES[place])


def change_password(desk: "Desk", forced: bool = False) -> None:
    """Ask for the old and the new password; the check runs beside the screen."""
    dialog = PasswordDialog(desk.window(), forced)

    def saved(_none: object) -> None:
        dialog.finished.disconnect()
        dialog.choose("safe")
        desk.toast(_("Password changed."))

    def wish(old: str, new: str) -> None:
        desk.run(lambda: desk.workspace.staff.change_password(old, new), saved, dialog.refuse)

    dialog.wished.connect(wish)
    dialog.finished.connect(lambda _choice: desk.lock() if forced else None)
    desk.show_dialog(dialog)
    dialog.old.setFocus()


def run_with_progress(
    desk: "Desk",
    title: str,
    work: Callable[[Progress], R],
    done: Callable[[R], object],
    failed: Callable[[ClinicError], object],
) -> "Job":
    """A job with a dialog that shows how far it is."""
    dialog = ProgressDialog(desk.window(), title)

    def finish(act: Callable[[], object]) -> None:
        dialog.finish()
        act()

    job = desk.jobs.run(
        lambda job: work(job),
        lambda result: finish(lambda: done(result)),
        lambda error: finish(lambda: failed(error)),
        dialog.show_progress,
    )
    dialog.show_soon()
    return job
