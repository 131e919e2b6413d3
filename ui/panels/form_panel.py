"""What the panels with a form share: Ctrl+Enter saves, and giving up drops what was kept."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.panels.kept_form import KeptForm
from ui.widgets.side_panel import SidePanel


class FormPanel(SidePanel):
    """A side panel whose half-filled form outlives a lock; the panel sets `_form` in its constructor."""

    _form: KeptForm

    def try_to_save(self) -> None:
        """Save what is filled in, or show what is wrong with it; each form says how."""

    def _give_up(self) -> None:
        self._form.finished()
        self.close_panel()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.try_to_save()
        else:
            super().keyPressEvent(event)
