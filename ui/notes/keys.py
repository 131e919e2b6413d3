"""The keys of the notes page (ui/spec §5.1)."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from clinic_app.common.translations import _
from ui.notes.draft_view import DraftView
from ui.notes.words import LETTERS
from ui.panels.writing.marks import Style
from ui.shell.page import ShortcutEntry


def connect_keys(page: QWidget, draft: DraftView, sign: Callable[[], object]) -> None:
    """Make them; they live while the focus is within the page."""

    def jump(code: str) -> Callable[[], None]:
        return lambda: draft.focus_section(code, by_key=True)

    acts: list[tuple[str, Callable[[], object]]] = [
        (f"Alt+{letter}", jump(code)) for code, letter in LETTERS.items()
    ]
    acts += [
        ("Alt+R", draft.risk.levels.focus_level),
        ("Ctrl+B", lambda: draft.toggle(Style.BOLD)),
        ("Ctrl+I", lambda: draft.toggle(Style.ITALIC)),
        ("Ctrl+Shift+8", draft.toggle_list),
        ("Ctrl+*", draft.toggle_list),
        ("Ctrl+Return", sign),
        ("Ctrl+Enter", sign),
    ]
    for keys, act in acts:
        shortcut = QShortcut(QKeySequence(keys), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)


def note_shortcuts() -> list[ShortcutEntry]:
    """The same for the sheet that F1 opens."""
    scope = _("Notes")
    return [
        ShortcutEntry(scope, "Alt S O A P", _("Jump to a section")),
        ShortcutEntry(scope, "Alt R", _("Jump to the risk")),
        ShortcutEntry(scope, "Ctrl B / Ctrl I / Ctrl Shift 8", _("Bold, italic, list")),
        ShortcutEntry(scope, "Ctrl Enter", _("Sign")),
    ]
