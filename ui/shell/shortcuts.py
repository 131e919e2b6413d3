"""The keys that work on every page (spec §5.1), for screens that exist."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from clinic_app.common.translations import N_, _
from ui.pages import RailItem
from ui.shell.page import ShortcutEntry

KEYS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "palette": (("Ctrl+K",), "Ctrl K", N_("Command palette")),
    "book": (("Ctrl+N",), "Ctrl N", N_("New appointment")),
    "new_client": (("Ctrl+Shift+N",), "Ctrl Shift N", N_("New client")),
    "walk_in": (("Ctrl+Shift+D",), "Ctrl Shift D", N_("Walk-in")),
    "lock": (("Ctrl+L",), "Ctrl L", N_("Lock now")),
    "undo": (("Ctrl+Z",), "Ctrl Z", N_("Undo the last action")),
    "redo": (("Ctrl+Y", "Ctrl+Shift+Z"), "Ctrl Y", N_("Do it again")),
    "filter": (("Ctrl+F", "/"), "Ctrl F  /", N_("Filter of the page")),
    "next_region": (("F6",), "F6", N_("Next region")),
    "previous_region": (("Shift+F6",), "Shift F6", N_("Previous region")),
    "left": (("Ctrl+\\",), "Ctrl \\", N_("Left panel")),
    "right": (("Ctrl+.",), "Ctrl .", N_("Right panel")),
    "save": (("Ctrl+S",), "Ctrl S", N_("Save now")),
    "back": (("Alt+Left",), "Alt ←", N_("Back")),
    "theme": (("Ctrl+Alt+D",), "Ctrl Alt D", N_("Light or dark")),
    "larger": (("Ctrl+=", "Ctrl++"), "Ctrl =", N_("Larger text")),
    "smaller": (("Ctrl+-",), "Ctrl −", N_("Smaller text")),
    "normal_size": (("Ctrl+0",), "Ctrl 0", N_("Normal text size")),
    "help": (("F1",), "F1", N_("Shortcuts and help")),
}
"""Name → the key sequences, how they are written, what they do."""


def connect(window: QWidget, acts: dict[str, Callable[[], object]]) -> list[QShortcut]:
    """Make the shortcuts of `acts`, by their names in `KEYS`; they live as long as `window`."""
    made = []
    for name, act in acts.items():
        for keys in KEYS[name][0]:
            made.append(_shortcut(window, keys, act))
    return made


def connect_screens(window: QWidget, items: Sequence[RailItem], go: Callable[[str], object]) -> None:
    """Ctrl with the number of each screen."""
    for item in items:
        _shortcut(window, f"Ctrl+{item.number}", partial(go, item.name))


def _shortcut(window: QWidget, keys: str, act: Callable[[], object]) -> QShortcut:
    shortcut = QShortcut(QKeySequence(keys), window)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(lambda: act())
    return shortcut


def entries(names: Sequence[str], items: Sequence[RailItem]) -> list[ShortcutEntry]:
    """The lines for F1: the shortcuts in force, the screens, and what Qt does by itself."""
    everywhere = _("Everywhere")
    lines = [ShortcutEntry(everywhere, KEYS[name][1], _(KEYS[name][2])) for name in names]
    lines += [ShortcutEntry(_("Screens"), f"Ctrl {item.number}", _(item.text)) for item in items]
    lines.append(ShortcutEntry(everywhere, "F8", _("To the message")))
    lines.append(ShortcutEntry(everywhere, "Esc", _("Close popup, panel, selection")))
    lines.append(ShortcutEntry(_("Dialogs"), "Enter", _("Focused button")))
    lines.append(ShortcutEntry(_("Dialogs"), "Esc", _("Safe action")))
    return lines
