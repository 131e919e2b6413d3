"""Step 4: the recovery key on paper, and two groups typed back (mock 17; SECURITY §3.6)."""

import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from clinic_app.common.errors import Unavailable
from clinic_app.common.files import write_whole
from clinic_app.common.messages import words
from clinic_app.common.translations import _
from clinic_app.sign_in.values import RecoverySheet
from ui.setup.group_card import GroupCard
from ui.setup.group_field import SIGNS, GroupField, advice, signs_of
from ui.setup.sheet_printer import Pages, print_paper
from ui.setup.step import Step
from ui.widgets.buttons import Button
from ui.widgets.cards import Divider, Note
from ui.widgets.fields import Field
from ui.widgets.label import Label
from ui.widgets.save_dialog import ask_where

_FIELD_WIDTHS = (190, 230)


class RecoveryStep(Step):
    """Shows `sheet`; `paper` lays it out. One goes on once it is printed or saved and both groups match."""

    def __init__(self, sheet: RecoverySheet, paper: Callable[[], Pages]) -> None:
        super().__init__(
            _("Keep the recovery key"),
            _(
                "This key opens the data when the administrator's password is lost. There is no other copy, "
                "and we cannot make it again."
            ),
        )
        self._sheet, self._paper = sheet, paper
        self.kept = False
        self.print_pages: Callable[[Pages], bool] = lambda pages: print_paper(pages, self.window())
        self.choose_file: Callable[[], str] = self._ask_for_file
        lot = random.SystemRandom().sample(range(1, len(sheet.groups) + 1), 2)
        self.asked = (min(lot), max(lot))
        """The groups to type back."""
        self.print_button = Button(_("Print 2 sheets"), "primary", "printer")
        self.save_button = Button(_("Save PDF"), "default", "floppy-disk")
        self.print_button.setObjectName("setup.recovery.print")
        self.save_button.setObjectName("setup.recovery.save")
        self.hint = Label(_("Keep one sheet outside the building."), "small", "text3", elide=True)
        self.told = Note("success", text=" ")
        self.told.setObjectName("setup.recovery.told")
        self.groups = [GroupField(number) for number in self.asked]
        self.fields = [
            Field(_("Group {number}").format(number=number), editor)
            for number, editor in zip(self.asked, self.groups, strict=True)
        ]
        self._build()
        self._connect()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(10)
        for place, signs in enumerate(self._sheet.groups):
            grid.addWidget(GroupCard(place + 1, signs), place // 4, place % 4)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.save_button)
        buttons.addSpacing(6)
        buttons.addWidget(self.hint, 1)
        typed = QHBoxLayout()
        typed.setSpacing(16)
        for field, width in zip(self.fields, _FIELD_WIDTHS, strict=True):
            field.setFixedWidth(width)
            typed.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        typed.addStretch(1)
        self.column.addSpacing(4)
        self.column.addLayout(grid)
        self.column.addLayout(buttons)
        self.column.addWidget(self.told)
        self.told.hide()
        self.column.addSpacing(8)
        self.column.addWidget(Divider())
        self.column.addSpacing(4)
        self.column.addWidget(Label(_("Type two groups back"), "subtitle"))
        self.column.addLayout(typed)

    def _connect(self) -> None:
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        for place, editor in enumerate(self.groups):
            editor.judged.connect(lambda at=place: self._judge(at, finished=False))
            editor.editingFinished.connect(lambda at=place: self._judge(at, finished=True))

    @property
    def first(self) -> QWidget:
        return self.groups[0] if self.kept else self.print_button

    @property
    def why_not(self) -> str:
        if not self.kept:
            return _("Print the key or save it first.")
        return "" if all(map(self._right, range(2))) else _("Type the two groups back first.")

    def check(self) -> bool:
        for place in range(2):
            self._judge(place, finished=True)
        return not self.why_not

    def _right(self, place: int) -> bool:
        return self._sheet.has_group(self.asked[place], self.groups[place].text())

    def _judge(self, place: int, finished: bool) -> None:
        """Say nothing while a group is still being typed, unless five signs are there already."""
        editor, field = self.groups[place], self.fields[place]
        right, length = self._right(place), len(signs_of(editor.text()))
        wrong = not right and (length >= SIGNS or (finished and length > 0))
        editor.show_right(True if right else False if wrong else None)
        field.set_error(advice(editor.text(), self._sheet.groups[self.asked[place] - 1]) if wrong else "")
        self.changed.emit()

    def _print(self) -> None:
        if self.print_pages(self._paper()):
            self._tell("success", _("Sent to the printer."), _("Look at both sheets before you go on."))
        self.groups[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        chosen = self.choose_file()
        if not chosen:
            return
        file = Path(chosen)
        try:
            write_whole(file, self._paper().pdf())
        except Unavailable as error:
            self._tell("danger", _("Not saved."), words(error), kept=self.kept)
            return
        self._tell(
            "success",
            _("Saved as {name}.").format(name=file.name),
            _("Take the file off this computer: on a stick, or printed elsewhere."),
        )
        self.groups[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, kind: str, title: str, text: str, kept: bool = True) -> None:
        self.kept = kept
        note = Note(kind, title, text)
        note.setObjectName("setup.recovery.told")
        self.column.replaceWidget(self.told, note)
        self.told.hide()
        self.told.deleteLater()
        self.told = note
        note.show()
        self.changed.emit()

    def _ask_for_file(self) -> str:
        name = _("Recovery sheet")
        return ask_where(self.window(), _("Save PDF"), f"{name}.pdf", "PDF")
