"""F1: all keys that work now, searchable."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clinic_app.common.text import fold
from clinic_app.common.translations import _
from ui.shell.page import ShortcutEntry
from ui.widgets.dialogs import Dialog
from ui.widgets.key_hint import KeyHint
from ui.widgets.label import Label
from ui.widgets.text_fields import SearchField

_HEIGHT = 400


class ShortcutSheet(Dialog):
    """A list by scope; what is typed leaves only the lines that hold it."""

    def __init__(self, window: QWidget, lines: Sequence[ShortcutEntry]) -> None:
        super().__init__(
            window,
            _("Shortcuts and help"),
            _("Single letters work only while no text field has the focus."),
            safe=_("Close"),
            icon="keyboard",
            kind="primary",
            width=560,
        )
        self.setObjectName("help")
        self._lines = list(lines)
        self.search = SearchField(_("Search shortcuts"))
        self.search.setObjectName("help.search")
        self.search.setAccessibleName(_("Search shortcuts"))
        self.search.textChanged.connect(self.show_matching)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFixedHeight(min(_HEIGHT, max(window.height() - 260, 160)))
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setAccessibleName(_("Shortcuts"))
        self.box.content.addWidget(self.search)
        self.box.content.addWidget(self._scroll)
        self.shown: list[ShortcutEntry] = []
        self.show_matching("")

    def show_matching(self, typed: str) -> None:
        """Only the lines that hold what was typed, in keys or words."""
        wanted = fold(typed.strip())
        self.shown = [line for line in self._lines if wanted in fold(f"{line.keys} {line.text} {line.scope}")]
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(0)
        scope = ""
        for line in sorted(self.shown, key=self._order):
            if line.scope != scope:
                scope = line.scope
                column.addSpacing(8)
                column.addWidget(Label(scope, "small", "text2", weight=600))
                column.addSpacing(2)
            column.addLayout(self._row(line))
        if not self.shown:
            column.addWidget(Label(_("Nothing fits."), "body", "text2"))
        column.addStretch(1)
        self._scroll.setWidget(content)
        content.setAutoFillBackground(False)  # the scroll area has just switched it on

    def _order(self, line: ShortcutEntry) -> int:
        scopes = list(dict.fromkeys(each.scope for each in self._lines))
        return scopes.index(line.scope)

    @staticmethod
    def _row(line: ShortcutEntry) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 4)
        row.addWidget(Label(line.text, "body", elide=True), 1)
        row.addWidget(KeyHint(line.keys))
        return row
