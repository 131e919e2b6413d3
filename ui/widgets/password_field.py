"""The password field: hidden signs, an eye to look, a word about Caps Lock (qt_notes §10)."""

import ctypes
import sys

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from clinic_app.common.translations import _
from ui.widgets.buttons import IconButton
from ui.widgets.text_fields import TextField

MAX_PASSWORD = 256
_CAPITAL_KEY = 0x14


def system_caps_lock() -> bool | None:
    """Whether Caps Lock is on, None where the system doesn't tell (everywhere but Windows)."""
    if sys.platform != "win32":
        return None
    return bool(ctypes.windll.user32.GetKeyState(_CAPITAL_KEY) & 1)


def caps_lock_from(text: str, shift: bool) -> bool | None:
    """What one typed letter tells about Caps Lock; None when it tells nothing."""
    if len(text) != 1 or not text.isalpha() or text.upper() == text.lower():
        return None
    return text.isupper() != shift


class PasswordField(TextField):
    """A password. `capsLockChanged(on)` follows Caps Lock as far as it can be known."""

    capsLockChanged = Signal(bool)

    def __init__(
        self,
        placeholder: str = "",
        dense: str = "",
        max_length: int = MAX_PASSWORD,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", placeholder, max_length, dense, None, parent)
        self._caps_lock = False
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhSensitiveData
        )
        self._eye = IconButton("eye", _("Show password"), size="row", parent=self)
        self._eye.setCheckable(True)
        self._eye.setCursor(Qt.CursorShape.ArrowCursor)
        self._eye.toggled.connect(self._look)

    def hide_text(self) -> None:
        """Hide the signs again, for instance after a wrong password."""
        self._eye.setChecked(False)

    def _look(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.set_icon("eye-slash" if shown else "eye")
        self._eye.setToolTip(_("Hide password") if shown else _("Show password"))
        self._name_eye()

    def _name_eye(self) -> None:
        """With the field's own name, since a form may hold several of them."""
        self._eye.setAccessibleName(f"{self._eye.toolTip()}: {self.accessibleName()}".removesuffix(": "))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._name_eye()

    def _note_caps_lock(self, on: bool | None) -> None:
        if on is not None and on != self._caps_lock:
            self._caps_lock = on
            self.capsLockChanged.emit(on)

    def resizeEvent(self, event: object) -> None:
        side = self._eye.sizeHint().width()
        self._eye.setGeometry(self.width() - side - 7, (self.height() - side) // 2, side, side)
        self.setTextMargins(0, 0, side + 4, 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._note_caps_lock(system_caps_lock())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_CapsLock:
            known = system_caps_lock()
            self._note_caps_lock(not self._caps_lock if known is None else known)
        else:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._note_caps_lock(caps_lock_from(event.text(), shift))
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._eye.setEnabled(self.isEnabled())
