"""What is being written into a referral: the draft as typed, and how it saves itself."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from clinic_app.common.errors import InvalidInputs
from clinic_app.referrals.values import Content, DeskPart, Draft
from clinic_app.workspace import Workspace
from ui.panels.faults import by_field
from ui.widgets.autosave import Autosave


class Writing(QObject):
    """One draft at a time. Reception's part and the sealed part are saved apart, each when it changed."""

    edited = Signal()
    """Something was typed."""
    judged = Signal()
    """A save succeeded or was refused: `faults` says what is wrong where."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.draft: Draft | None = None
        self.faults: Mapping[str, str] = {}
        self._dirty_desk = self._dirty_content = False
        self.saver = Autosave(self._save, self)

    def begin(self, draft: Draft | None) -> None:
        """Another draft, or the same as it is on the disk; None drops what was decrypted."""
        self.draft = draft
        self.faults = {}
        self._dirty_desk = self._dirty_content = False
        self.saver.begin(draft.saved_at if draft is not None else None)

    @property
    def sealed(self) -> bool:
        """Whether the person sees the clinical part."""
        return self.draft is not None and self.draft.content is not None

    @property
    def desk(self) -> DeskPart:
        """Steps 1, 2 and 6."""
        return self.draft.desk if self.draft is not None else DeskPart()

    @property
    def content(self) -> Content:
        """Steps 3 to 5; an empty one for who may not see it."""
        held = self.draft.content if self.draft is not None else None
        return held if held is not None else Content()

    def change_desk(self, **changes: Any) -> None:
        """Fields of `DeskPart`."""
        if self.draft is None:
            return
        changed = replace(self.draft.desk, **changes)
        if changed != self.draft.desk:
            self._dirty_desk = True
            self._take(replace(self.draft, desk=changed))

    def change_receiver(self, **changes: Any) -> None:
        """Fields of `Receiver`."""
        self.change_desk(receiver=replace(self.desk.receiver, **changes))

    def change_content(self, **changes: Any) -> None:
        """Fields of `Content`."""
        if self.draft is None or self.draft.content is None:
            return
        changed = replace(self.draft.content, **changes)
        if changed != self.draft.content:
            self._dirty_content = True
            self._take(replace(self.draft, content=changed))

    def change_caregiver(self, **changes: Any) -> None:
        """Fields of `Caregiver`."""
        self.change_content(caregiver=replace(self.content.caregiver, **changes))

    def _take(self, draft: Draft) -> None:
        self.draft = draft
        self.saver.touch()
        self.edited.emit()

    def _save(self) -> datetime:
        draft = self.draft
        assert draft is not None, "nothing is touched without a draft"
        referrals, saved = self._workspace.referrals, self.saver.saved_at
        content, wrong = draft.content, InvalidInputs([])
        # What is wrong in one part keeps nothing of the other from the disk.
        if self._dirty_desk:
            try:
                saved = referrals.save_desk(draft.head.id, draft.desk)
                self._dirty_desk = False
            except InvalidInputs as error:
                wrong = error
        if self._dirty_content and content is not None:
            try:
                saved = referrals.save_content(draft.head.id, content)
                self._dirty_content = False
            except InvalidInputs as error:
                wrong = InvalidInputs([*wrong.faults, *error.faults])
        if wrong.faults:
            self._judge(by_field(wrong))
            raise wrong
        assert saved is not None, "whatever was touched is one of the two"
        self._judge({})
        return saved

    def _judge(self, faults: Mapping[str, str]) -> None:
        if dict(faults) != dict(self.faults):
            self.faults = faults
            self.judged.emit()
