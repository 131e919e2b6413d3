"""Password, Caps Lock, what went wrong, and the button: the same on the unlock and the lock screen."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.errors import ClinicError
from clinic_app.common.messages import words
from clinic_app.common.translations import _
from clinic_app.sign_in.values import SignInPerson
from ui.shell.unlock.delay_note import DelayNote
from ui.widgets.buttons import Button
from ui.widgets.cards import Icon
from ui.widgets.label import Label
from ui.widgets.password_field import PasswordField
from ui.widgets.text_fields import mark_error


class _Line(QWidget):
    """An icon and a line under the field."""

    def __init__(self, icon: str, ink: str) -> None:
        super().__init__()
        self.text = Label("", "small", ink, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Icon(icon, ink, 14), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        self.hide()

    def say(self, text: str) -> None:
        """Show a line, or hide it when there is nothing to say."""
        self.text.setText(text)
        self.setVisible(bool(text))


class _Password(PasswordField):
    """Up, down and Esc go to whoever lists the people."""

    stepped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class SignInForm(QWidget):
    """`wished(login, password)` when somebody wants in; `stepped(by)` and `left` are keys for the list.

    `delay` asks how many seconds a login has to wait.
    """

    wished = Signal(str, str)
    stepped = Signal(int)
    left = Signal()

    def __init__(
        self,
        delay: Callable[[str], int],
        button_text: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._delay = delay
        self._person: SignInPerson | None = None
        self.label = Label("", "small", weight=500, elide=True)
        self.password = _Password(dense="large")
        self.password.setObjectName("login.password")
        self.caps = _Line("warning", "warning")
        self.error = _Line("warning-circle", "danger")
        self.error.setObjectName("login.error")
        self.note = DelayNote()
        self.note.hide()
        self.button = Button(button_text, "primary", "lock-simple-open", "large")
        self.button.setObjectName("login.unlock")
        self.button.setSizePolicy(
            self.button.sizePolicy().Policy.Expanding, self.button.sizePolicy().Policy.Fixed
        )
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._look_at_delay)
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.label)
        column.addWidget(self.password)
        column.addWidget(self.caps)
        column.addWidget(self.error)
        column.addSpacing(2)
        column.addWidget(self.note)
        column.addSpacing(8)
        column.addWidget(self.button)

    def _connect(self) -> None:
        self.button.clicked.connect(self._wish)
        self.password.returnPressed.connect(self._wish)
        self.password.stepped.connect(self.stepped)
        self.password.left.connect(self.password.clear)
        self.password.left.connect(self.left)
        self.password.textEdited.connect(lambda _text: self.clear_error())
        self.password.capsLockChanged.connect(
            lambda on: self.caps.say(_("Caps Lock is on. Capital and small letters differ.") if on else "")
        )

    def set_person(self, person: SignInPerson, label: str) -> None:
        """Whose password is asked."""
        self._person = person
        self.label.setText(label)
        self.password.setAccessibleName(label)
        self.password.clear()
        self.clear_error()
        self._look_at_delay()

    @property
    def waiting(self) -> bool:
        """Whether the delay lasts."""
        return self.note.isVisibleTo(self)

    def _wish(self) -> None:
        if self._person is None or self.waiting or self.button.busy:
            return
        if not self.password.text():
            self._say_wrong(_("Type your password."))
            return
        self.wished.emit(self._person.login, self.password.text())

    def set_busy(self, busy: bool) -> None:
        """While the password is being checked."""
        self.password.setEnabled(not busy)
        self.button.set_busy(_("Opening…") if busy else None)

    def refuse(self, error: ClinicError) -> None:
        """Say why not, and be ready for another try."""
        self.set_busy(False)
        self.password.clear()
        self.password.hide_text()
        self._look_at_delay()
        if not self.waiting:
            self._say_wrong(words(error))
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)
        elif error.code not in ("sign_in.wrong", "sign_in.delayed"):
            self.error.say(words(error))

    def _say_wrong(self, text: str) -> None:
        self.error.say(text)
        self.password.setAccessibleDescription(text)
        mark_error(self.password, True)

    def clear_error(self) -> None:
        """Nothing is wrong any more."""
        self.error.say("")
        self.password.setAccessibleDescription("")
        mark_error(self.password, False)

    def _look_at_delay(self) -> None:
        seconds = self._delay(self._person.login) if self._person is not None else 0
        was_waiting = self.waiting
        if seconds > 0:
            if not was_waiting:
                self.clear_error()
            self.note.show_left(seconds)
            self.note.show()
            self._clock.start()
        else:
            self.note.hide()
            self._clock.stop()
        self.password.setPlaceholderText(_("One moment") if seconds > 0 else "")
        if not self.button.busy:
            self.password.setEnabled(seconds <= 0)
            self.button.setEnabled(seconds <= 0)
        if was_waiting and seconds <= 0:
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)
