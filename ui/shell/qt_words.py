"""Qt's own words (buttons, the context menu of a field, its file dialog) in the person's language.

Qt ships no Indonesian catalogue (ARCHITECTURE §4): its questions are answered from ours.
"""

from typing import Any

from PySide6.QtCore import QTranslator

from clinic_app.common.translations import N_, _

_CONTEXTS = frozenset(
    {
        "QPlatformTheme",
        "QDialogButtonBox",
        "QMessageBox",
        "QLineEdit",
        "QWidgetTextControl",
        "QAbstractSpinBox",
        "QFileDialog",
        "QFileSystemModel",
        "QPrintDialog",
        "QPrintPreviewDialog",
        "QComboBox",
        "QTabBar",
        "QDockWidget",
        "QScrollBar",
        "QShortcut",
        "QMdiSubWindow",
        "QProgressDialog",
    }
)

WORDS = (
    N_("OK"),
    N_("Cancel"),
    N_("Yes"),
    N_("No"),
    N_("Close"),
    N_("Save"),
    N_("Open"),
    N_("Discard"),
    N_("Apply"),
    N_("Reset"),
    N_("Help"),
    N_("Retry"),
    N_("Undo"),
    N_("Redo"),
    N_("Cut"),
    N_("Copy"),
    N_("Copy Link Location"),
    N_("Paste"),
    N_("Delete"),
    N_("Select All"),
    N_("Step up"),
    N_("Step down"),
    N_("Look in:"),
    N_("File name:"),
    N_("Files of type:"),
    N_("Directory:"),
    N_("Folder"),
    N_("Back"),
    N_("Forward"),
    N_("Parent Directory"),
    N_("Create New Folder"),
    N_("List View"),
    N_("Detail View"),
    N_("Name"),
    N_("Size"),
    N_("Type"),
    N_("Date Modified"),
    N_("Computer"),
    N_("New Folder"),
    N_("Rename"),
    N_("Choose"),
    N_("Sidebar"),
    N_("Print"),
)
"""What Qt may ask for, without the marks of its access keys."""

_KNOWN = {word.casefold(): word for word in WORDS}


class QtWords(QTranslator):
    """Answers for Qt's contexts; everything else stays as it is."""

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> Any:
        """None leaves Qt's own word; an empty string would blank it."""
        if context not in _CONTEXTS or not sourceText:
            return None
        plain = sourceText.replace("&", "")
        word = _KNOWN.get(plain.casefold())
        return _(word) if word is not None else None

    def isEmpty(self) -> bool:
        return False
