"""A draft: head, risk strip, sections, footer. Builds and shows; what the person does is only told."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.notes.values import SECTIONS, Content
from ui.notes.footer import DraftFooter
from ui.notes.risk_strip import RiskStrip
from ui.notes.section import SectionEdit, reading_width
from ui.panels.writing.marks import Style
from ui.widgets.scrolled import scrolled
from ui.widgets.tab_order import follow

_AROUND = 24
"""How much of the page stays visible around the cursor."""


class DraftView(QWidget):
    """`edited(section, text)`; `entered` when another section has the focus."""

    edited = Signal(str, str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.risk = RiskStrip()
        self.footer = DraftFooter()
        self.sections: dict[str, SectionEdit] = {}
        self._active: SectionEdit | None = None
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(16, 12, 16, 16)
        row.addStretch(1)
        middle = QWidget()
        middle.setMaximumWidth(reading_width())
        self._middle = middle
        middle.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, 0)
        row.addWidget(middle, 1000)
        row.addStretch(1)
        self.pane = scrolled(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.risk)
        column.addWidget(self.pane, 1)
        column.addWidget(self.footer)

    def show_content(self, content: Content) -> None:
        """Show a note anew: sections of its template with their words."""
        self.forget()
        self._middle.setMaximumWidth(reading_width())
        for code in SECTIONS[content.template]:
            section = SectionEdit(code)
            section.text.set_text(content.sections.get(code, ""))
            section.edited.connect(self.edited.emit)
            section.entered.connect(self._enter)
            section.cursor_at.connect(self._follow)
            self.sections[code] = section
            self._column.addWidget(section)
        self._column.addStretch(1)
        for before, after in zip(self._texts(), self._texts()[1:], strict=False):
            follow(after, before)

    def forget(self) -> None:
        """Drop the words, and what undo remembers of them."""
        for section in self.sections.values():
            section.text.forget()
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.sections, self._active = {}, None

    def _texts(self) -> list[QWidget]:
        return [section.text for section in self.sections.values()]

    # Places

    @property
    def active(self) -> SectionEdit | None:
        """The section worked on."""
        return self._active

    def _enter(self, code: str) -> None:
        if self._active is not None and self._active.code == code:
            return
        for section in self.sections.values():
            section.set_active(section.code == code)
        self._active = self.sections.get(code)
        self.entered.emit()

    def focus_section(self, code: str, by_key: bool = False) -> None:
        """Put the cursor into a section; into the first one where there is none of that name."""
        section = self.sections.get(code) or next(iter(self.sections.values()), None)
        if section is not None:
            self._enter(section.code)
            section.focus_text(by_key)

    def focus_first_empty(self) -> None:
        """Where work begins (ui/spec §5.2)."""
        empty = (s for s in self.sections.values() if not s.text.toPlainText().strip())
        section = next(empty, None) or next(iter(self.sections.values()), None)
        if section is not None:
            self.focus_section(section.code)

    def place(self) -> tuple[str, int]:
        """The active section and where its cursor stands."""
        if self._active is None:
            return "", 0
        return self._active.code, self._active.text.textCursor().position()

    def go_to(self, code: str, position: int) -> None:
        """Back to a place."""
        section = self.sections.get(code)
        if section is None:
            return
        cursor = section.text.textCursor()
        cursor.setPosition(min(max(position, 0), section.text.document().characterCount() - 1))
        section.text.setTextCursor(cursor)
        self.focus_section(code)

    def _follow(self, cursor: QRect) -> None:
        """Scroll so that the cursor is seen: the sections are as tall as their words."""
        section, content = self.sender(), self.pane.widget()
        if isinstance(section, SectionEdit) and content is not None and section.text.hasFocus():
            corner = section.mapTo(content, cursor.center())
            self.pane.ensureVisible(corner.x(), corner.y(), 0, _AROUND)

    # Marks

    def toggle(self, style: Style) -> None:
        """Bold or italic in the active section."""
        if self._active is not None:
            self._active.text.toggle(style)

    def toggle_list(self) -> None:
        """A list in the active section."""
        if self._active is not None:
            self._active.text.toggle_list()

    def say(self, refusals: Iterable[tuple[str, str]]) -> None:
        """Refusals at the sections they concern."""
        for code, text in refusals:
            if code in self.sections:
                self.sections[code].say(text)
