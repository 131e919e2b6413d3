"""The keys of the screen of groups (ui/spec §5.1)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from clinic_app.common.translations import _
from ui.shell.page import ShortcutEntry

if TYPE_CHECKING:
    from ui.groups.page import GroupsPage


def connect_keys(page: "GroupsPage") -> None:
    """What holds on the whole page; letters belong to the grid alone."""
    for keys, act in (
        ("Ctrl+Tab", lambda: page.step_tab(1)),
        ("Ctrl+Shift+Tab", lambda: page.step_tab(-1)),
        ("Ctrl+P", page.body.papers.print_paper),
    ):
        shortcut = QShortcut(QKeySequence(keys), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)


def group_shortcuts() -> list[ShortcutEntry]:
    """For F1."""
    attendance, groups = _("Attendance"), _("Groups")
    return [
        ShortcutEntry(attendance, "H T I S A", _("Present, late, excused, sick, absent; then the next row")),
        ShortcutEntry(attendance, _("Space · Del"), _("Empty the cell")),
        ShortcutEntry(attendance, "R", _("The rest is present")),
        ShortcutEntry(attendance, "N", _("Write a private remark")),
        ShortcutEntry(attendance, "D", _("Guests")),
        ShortcutEntry(attendance, "↑ ↓ ← →", _("Move")),
        ShortcutEntry(attendance, "Home · End · PgUp · PgDn", _("First, last meeting; a page up, down")),
        ShortcutEntry(attendance, "Enter", _("To the member at the right; Esc comes back")),
        ShortcutEntry(groups, "/ · Ctrl+F", _("Search groups")),
        ShortcutEntry(groups, "Ctrl+Tab", _("Next tab")),
        ShortcutEntry(groups, "Ctrl+Enter", _("Sign the group note, save the remark")),
        ShortcutEntry(groups, "Ctrl+P", _("Print the sheet that is shown")),
    ]
