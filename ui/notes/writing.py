"""The words of the open draft while they are typed, and how they save themselves."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from clinic_app.common.errors import InvalidInputs
from clinic_app.notes.rules import REASONED, change_template, check_content
from clinic_app.notes.values import Content, Draft, Risk, RiskSign, Template
from clinic_app.workspace import Workspace
from ui.widgets.autosave import Autosave


class Writing(QObject):
    """One draft at a time; without one nothing can be changed."""

    edited = Signal()
    """The content changed."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._draft: Draft | None = None
        self.content = Content()
        self._put_aside = ""
        """The reason of a level that needs one, while another level is chosen."""
        self.saver = Autosave(self._save, self)

    def begin(self, draft: Draft | None) -> None:
        """Another draft; None when there is none, and the words of the former one are dropped."""
        self._draft = draft
        self.content = draft.content if draft is not None else Content()
        self._put_aside = ""
        self.saver.begin(draft.saved_at if draft is not None else None)

    def edit(self, section: str, text: str) -> None:
        """The words of a section changed."""
        self._change(replace(self.content, sections={**self.content.sections, section: text}))

    def set_template(self, template: Template) -> None:
        """Divide the note otherwise, words kept. Raises InvalidInput when a section can't hold them."""
        if template is self.content.template:
            return
        changed = change_template(self.content, template)
        try:
            check_content(changed)
        except InvalidInputs as several:
            raise several.faults[0] from None
        self._change(changed)

    def set_risk(self, risk: Risk) -> None:
        """Decide the level. A reason belongs to the levels that need one; it comes back with them."""
        if self.content.risk_reason:
            self._put_aside = self.content.risk_reason
        reason = self._put_aside if risk in REASONED else ""
        self._change(replace(self.content, risk=risk, risk_reason=reason))

    def set_sign(self, sign: RiskSign, on: bool) -> None:
        """A sign of risk more, or less."""
        wanted = {*self.content.signs, sign} if on else {*self.content.signs} - {sign}
        self._change(replace(self.content, signs=tuple(each for each in RiskSign if each in wanted)))

    def set_reason(self, reason: str) -> None:
        """Why a risk is signed without a reviewed plan."""
        self._put_aside = reason
        self._change(replace(self.content, risk_reason=reason))

    def _change(self, content: Content) -> None:
        if self._draft is not None and content != self.content:
            self.content = content
            self.saver.touch()
            self.edited.emit()

    def _save(self) -> datetime:
        assert self._draft is not None, "nothing is touched without a draft"
        return self._workspace.notes.save(self._draft.head.id, self.content)
