"""Choosing a code in a field: type a part of it or of its label, then Enter."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clinic_app.common.translations import _
from clinic_app.notes.rules.codes import search
from clinic_app.notes.values.problems import CodedProblem
from ui.panels.problems.code_list import CodeDelegate, CodeModel
from ui.panels.type_ahead import TypeAhead

_LIMIT = 120


class CodePicker(TypeAhead):
    """`coded()` is the one chosen, None while something else stands in the field."""

    searched = Signal(bool)
    """Whether what is typed was found; True for an empty field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._offered: tuple[CodedProblem, ...] = ()
        self._rows = CodeModel()
        super().__init__(
            _("Code or word"),
            _LIMIT,
            "magnifying-glass",
            self._rows,
            CodeDelegate,
            _("Problems found"),
            parent,
        )

    def offer(self, codes: tuple[CodedProblem, ...]) -> None:
        """Another list to choose from; what was chosen is gone."""
        self._offered = codes
        self.set_coded(None)

    def coded(self) -> CodedProblem | None:
        """The code chosen."""
        chosen: CodedProblem | None = self._choice
        return chosen

    def set_coded(self, coded: CodedProblem | None) -> None:
        """Choose without emitting `picked`; None empties the field."""
        self._choose(coded)

    def _written(self, choice: CodedProblem) -> str:
        return f"{choice.code} {choice.label}"

    def _keep(self, choice: CodedProblem | None) -> None:
        super()._keep(choice)
        self.setToolTip(choice.label if choice else "")

    def _find(self, typed: str) -> bool:
        found = search(self._offered, typed)
        self._rows.show(found)
        self.searched.emit(bool(found))
        return bool(found)

    def _on_typed(self, text: str) -> None:
        super()._on_typed(text)
        if not text.strip():
            self.searched.emit(True)

    def _take(self, row: int) -> None:
        coded = self._rows.coded(row)
        self.close_list()
        if coded is not None:
            self.set_coded(coded)
            self._select()
            self.picked.emit(coded)
