"""All dates of a series with what clashes, before anything is written (ui/spec §8.3)."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from clinic_app.common.translations import _, ngettext
from clinic_app.people.values import PersonId
from clinic_app.scheduling.rules.conflicts import LEAST_REASON
from clinic_app.scheduling.rules.series import FEWEST
from clinic_app.scheduling.rules.slots import REASON_LIMIT
from clinic_app.scheduling.values_repeating import Decided, SeriesPlan
from ui.panels.host import Content
from ui.panels.kept_form import text_of
from ui.panels.series.occurrence_row import OccurrenceRow
from ui.theme.tokens import px
from ui.widgets.cards import Divider
from ui.widgets.dialogs import DANGER, Dialog
from ui.widgets.fields import Field, TextField
from ui.widgets.scrolled import scrolled

_WIDTH, _LIST = 560, 320

OnSave = Callable[[Sequence[Decided]], SeriesPlan | bool]
"""Books what was decided; whether it did, or the plan anew when somebody took a time in between."""


class SeriesDialog(Dialog):
    """The person keeps, skips or moves each date. Ctrl+Enter saves. `edited` when they decide or type."""

    edited = Signal()

    def __init__(
        self, window: QWidget, name: str, plan: SeriesPlan, names: Mapping[PersonId, str], on_save: OnSave
    ) -> None:
        super().__init__(
            window,
            _("Weekly appointments of {name}").format(name=name),
            " ",
            safe=_("Back"),
            danger=" ",
            kind="primary",
            icon="calendar-plus",
            width=_WIDTH,
            close_outside=False,
        )
        self._names, self._on_save = names, on_save
        self.rows: list[OccurrenceRow] = []
        self._content = QWidget()
        self._list = QVBoxLayout(self._content)
        self._list.setContentsMargins(0, 0, 10, 0)
        self._list.setSpacing(0)
        self._area = scrolled(self._content)
        self._area.setObjectName("series.list")
        self.reason = TextField("", _("For example: the client can only come then"), REASON_LIMIT)
        self.reason.setObjectName("series.reason")
        self.field = Field(_("Reason for keeping times that clash"), self.reason)
        self.box.part_fields()
        self.box.content.addWidget(self._area)
        self.box.content.addWidget(self.field)
        self.reason.textEdited.connect(self._on_reason)
        self.reason.returnPressed.connect(lambda: self.choose(DANGER))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
        self.show_plan(plan)

    def show_plan(self, plan: SeriesPlan, changed: bool = False) -> None:
        """Show the dates; `changed` when it isn't what was decided about a moment ago."""
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.rows = [OccurrenceRow(one, self._names) for one in plan.occurrences]
        for place, row in enumerate(self.rows):
            if place:
                self._list.addWidget(Divider())
            row.changed.connect(self._on_row)
            self._list.addWidget(row)
        self._list.addStretch(1)
        self.box.text.setText(_words(plan, changed))
        self.box.text.show()
        self._area.setFixedHeight(min(self._content.sizeHint().height() + 4, px(_LIST)))
        self._tell()

    def snapshot(self) -> Content:
        """What was decided and typed, as plain JSON."""
        return {"rows": [row.kept() for row in self.rows], "reason": self.reason.text()}

    def take_up(self, kept: Content) -> None:
        """Go on with that, as far as the dates are still the same."""
        rows = kept.get("rows")
        for one in rows if isinstance(rows, list) else ():
            for row in self.rows:
                if isinstance(one, dict):
                    row.take_up(one)
        self.reason.setText(text_of(kept, "reason"))
        self._tell()

    def _on_reason(self) -> None:
        self.field.clear_error()
        self.edited.emit()

    def _on_row(self) -> None:
        self._tell()
        self.edited.emit()

    def decided(self) -> list[Decided]:
        """What would be booked now."""
        reason = " ".join(self.reason.text().split())
        return [one for row in self.rows if (one := row.decided(reason)) is not None]

    def _tell(self) -> None:
        count = len(self.decided())
        self.field.setVisible(any(row.needs_reason for row in self.rows))
        assert self.danger is not None
        self.danger.setText(ngettext("Save {n} appointment", "Save {n} appointments", count).format(n=count))
        few = _("A series has at least {least} appointments.").format(least=FEWEST)
        self.danger.setEnabled(count >= FEWEST)
        self.danger.setToolTip("" if count >= FEWEST else few)

    def choose(self, key: str) -> None:
        """Saving waits for the reason, and shows the plan anew when something else was booked meanwhile."""
        if key != DANGER:
            super().choose(key)
            return
        decided = self.decided()
        if len(decided) < FEWEST:
            return
        reason = " ".join(self.reason.text().split())
        if any(row.needs_reason for row in self.rows) and len(reason) < LEAST_REASON:
            self.field.set_error(_("Write a reason of at least {least} signs.").format(least=LEAST_REASON))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        answer = self._on_save(decided)
        if isinstance(answer, SeriesPlan):
            self.show_plan(answer, changed=True)
        elif answer:
            super().choose(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.choose(DANGER)
            event.accept()
        else:
            super().keyPressEvent(event)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What has the focus is in sight."""
        if now is not None and isValid(self) and isValid(self._content) and self._content.isAncestorOf(now):
            self._area.ensureWidgetVisible(now, 0, 24)


def _words(plan: SeriesPlan, changed: bool) -> str:
    clashing, count = len(plan.clashing), len(plan.occurrences)
    if not clashing:
        return _("Nothing is saved yet. All {count} dates are free.").format(count=count)
    said = ngettext(
        "{n} of {count} dates clashes: choose another time, skip it, or keep it with a reason.",
        "{n} of {count} dates clash: choose another time, skip them, or keep them with a reason.",
        clashing,
    ).format(n=clashing, count=count)
    first = _("Something else was booked meanwhile.") if changed else _("Nothing is saved yet.")
    return f"{first} {said}"
