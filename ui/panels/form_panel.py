"""What the panels with a form share: cancel and save, by key too; giving up drops what was kept."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from clinic_app.common.translations import _
from ui.panels.host import Content
from ui.panels.kept_form import KeptForm
from ui.widgets.buttons import Button
from ui.widgets.cards import Note
from ui.widgets.side_panel import SidePanel


class FormPanel(SidePanel):
    """A side panel whose half-filled form outlives a lock; the panel sets `_form` in its constructor."""

    _form: KeptForm
    _resumed: Note
    """Says that the form goes on with what was typed before."""
    cancel: Button
    save: Button

    def _add_actions(self, name: str, save: str) -> None:
        """Cancel and save at the bottom, as `<name>.cancel` and `<name>.save`."""
        self.cancel, self.save = Button(_("Cancel")), Button(save, "primary", "check")
        self.cancel.setObjectName(f"{name}.cancel")
        self.save.setObjectName(f"{name}.save")
        self.cancel.clicked.connect(self._give_up)
        self.save.clicked.connect(lambda: self.try_to_save())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.cancel, 2)
        row.addWidget(self.save, 3)
        self.action_area.addLayout(row)

    def try_to_save(self) -> None:
        """Save what is filled in, or show what is wrong with it; each form says how."""

    def _resume(self) -> None:
        """Fill in what was kept of the form, if anything, and say so."""
        self._resumed.setVisible(self._form.take_up(self._take_up))

    def _take_up(self, content: Content) -> None:
        """Fill in what was kept; what is odd in it is left out. Each form says how."""

    def _give_up(self) -> None:
        self._form.finished()
        self.close_panel()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.try_to_save()
        else:
            super().keyPressEvent(event)
