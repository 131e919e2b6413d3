"""A question that needs a written reason before it is carried out."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from clinic_app.common.translations import _
from clinic_app.scheduling.rules.conflicts import LEAST_REASON
from clinic_app.scheduling.rules.slots import REASON_LIMIT
from ui.widgets.dialogs import DANGER, Dialog
from ui.widgets.fields import Field, TextField


class ReasonDialog(Dialog):
    """Asks for one line, without which the act isn't carried out; Esc is the safe choice."""

    def __init__(
        self,
        window: QWidget,
        title: str,
        text: str,
        label: str,
        act: str,
        on_reason: Callable[[str], object],
        *,
        safe: str = "",
        least: int = LEAST_REASON,
        limit: int = REASON_LIMIT,
        kind: str = "danger",
        icon: str | None = None,
        value: str = "",
        hint: str = "",
    ) -> None:
        """`act` is the text of the button, a verb; `value` stands in the line at first, `hint` below it."""
        super().__init__(window, title, text, safe=safe or _("Not now"), danger=act, icon=icon, kind=kind)
        self._least, self._limit, self._on_reason = least, limit, on_reason
        self.edit = TextField(value)
        self.edit.setObjectName("dialog.reason")
        self.field = Field(label, self.edit, hint, optional=least == 0)
        self.box.part_fields()
        self.box.content.addWidget(self.field)
        self.edit.textEdited.connect(lambda _text: self.field.clear_error())
        self.edit.returnPressed.connect(lambda: self.choose(DANGER))

    def reason(self) -> str:
        """What was typed, in one line."""
        return " ".join(self.edit.text().split())

    def check(self) -> bool:
        """Whether it can be carried out; otherwise the field says why not."""
        if len(self.reason()) < self._least:
            self.field.set_error(_("Write a reason of at least {least} signs.").format(least=self._least))
        elif len(self.reason()) > self._limit:
            self.field.set_error(_("At most {limit} signs. Shorten it.").format(limit=self._limit))
        else:
            return True
        self.edit.setFocus()
        return False

    def choose(self, key: str) -> None:
        """The dangerous choice waits for a reason."""
        if key != DANGER:
            super().choose(key)
        elif self.check():
            reason = self.reason()
            super().choose(key)
            self._on_reason(reason)
