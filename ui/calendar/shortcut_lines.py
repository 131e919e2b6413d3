"""The calendar's keys as F1 lists them."""

from clinic_app.common.translations import _
from ui.shell.page import ShortcutEntry


def shortcut_lines() -> list[ShortcutEntry]:
    """One line each, in the order of use."""
    scope = _("Calendar")
    return [
        ShortcutEntry(scope, "H / M", _("Day or week")),
        ShortcutEntry(scope, "T", _("Go to today")),
        ShortcutEntry(scope, "Page Up / Page Down", _("Previous or next day or week")),
        ShortcutEntry(scope, "← ↑ → ↓", _("Move the slot mark")),
        ShortcutEntry(scope, "Shift ↓", _("Lengthen the new slot")),
        ShortcutEntry(scope, "Enter", _("Book the slot, or open the appointment")),
        ShortcutEntry(scope, "Tab / Shift Tab", _("Next or previous appointment")),
        ShortcutEntry(scope, "P", _("Move the appointment with arrows, then Enter or Esc")),
        ShortcutEntry(scope, "Page Up / Page Down", _("While moving: to the previous or next day or week")),
        ShortcutEntry(scope, "Alt ↑ / Alt ↓", _("While moving: by 5 minutes")),
        ShortcutEntry(scope, "[ / ]", _("While moving: end earlier or later")),
        ShortcutEntry(scope, "Shift [ / Shift ]", _("While moving: start earlier or later")),
        ShortcutEntry(scope, "K D S E X Del", _("Confirm, check in, start, complete, no-show, cancel")),
        ShortcutEntry(scope, "+ −", _("Taller or lower hours")),
    ]
