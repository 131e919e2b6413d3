"""Half-filled forms: kept sealed for the person who types; no lock or crash takes them (SECURITY §3.9)."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from clinic_app.common.errors import ClinicError, Unavailable
from clinic_app.people.values import FormDraft
from clinic_app.workspace import Workspace
from ui.panels.host import Content

KEEP_AFTER_MS = 1500
"""Counted from the first edit after the last keeping, never put off: at most two seconds are lost."""


class FormKeeper(QObject):
    """What panels and pages call `forms`."""

    def __init__(self, workspace: Workspace, failed: Callable[[ClinicError], object]) -> None:
        super().__init__()
        self._workspace, self._failed = workspace, failed
        self._waiting: dict[tuple[str, str], Content] = {}
        self.latest: tuple[str, str] | None = None
        """Kind and object of the form that was typed into last, until it is saved or thrown away."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self._keep_or_tell)

    def touch(self, kind: str, object_key: str, snapshot: Callable[[], Content]) -> None:
        """The form changed: keep it within two seconds, and when the screen locks."""
        self._waiting[kind, object_key] = snapshot()
        self.latest = (kind, object_key)
        if not self._timer.isActive():
            self._timer.start()

    def kept(self, kind: str, object_key: str = "") -> Content | None:
        """What was kept of this form, if anything."""
        if (kind, object_key) in self._waiting:
            return self._waiting[kind, object_key]
        draft = self._workspace.drafts.find(kind, object_key)
        return draft.content if draft is not None else None

    def drop(self, kind: str, object_key: str = "") -> None:
        """The form was saved or thrown away."""
        self._waiting.pop((kind, object_key), None)
        if self.latest == (kind, object_key):
            self.latest = None
        if self._workspace.drafts.find(kind, object_key) is not None:
            self._workspace.drafts.drop(kind, object_key)

    def all(self) -> tuple[FormDraft, ...]:
        """Everything that was kept for this person, newest first."""
        return tuple(sorted(self._workspace.drafts.all(), key=lambda draft: draft.saved_at, reverse=True))

    def keep_now(self) -> None:
        """Keep everything that waits. Raises ClinicError; what could not be kept goes on waiting."""
        self._timer.stop()
        for name, content in list(self._waiting.items()):
            self._workspace.drafts.keep(*name, content)
            del self._waiting[name]

    @property
    def waiting(self) -> bool:
        """Whether something typed is not on the disk yet."""
        return bool(self._waiting)

    def _keep_or_tell(self) -> None:
        try:
            self.keep_now()
        except Unavailable as error:
            self._timer.start()
            self._failed(error)
