"""The keys that act on an appointment of today, on the board as in the list (ui/spec §5.1)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from clinic_app.scheduling.values import Status

STATUS_KEYS = {
    Qt.Key.Key_D: Status.CHECKED_IN,
    Qt.Key.Key_S: Status.IN_SESSION,
    Qt.Key.Key_E: Status.COMPLETED,
    Qt.Key.Key_X: Status.NO_SHOW,
    Qt.Key.Key_Delete: Status.CANCELLED_CLIENT,
}
ARROWS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})
OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_BUSY = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def plain_key(event: QKeyEvent) -> Qt.Key | None:
    """The key, unless Ctrl or Alt make it the shell's."""
    return None if event.modifiers() & _BUSY else Qt.Key(event.key())
