"""Before figures leave the program: in which form, and whether small ones are hidden."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from clinic_app.common.locale import month as month_words
from clinic_app.common.translations import _
from clinic_app.statistics.values.closing import ExportForm
from ui.panels.wrapping_tick import SentenceTick
from ui.widgets.dialogs import DANGER, Dialog


class ExportDialog(Dialog):
    """`on_export(outside)` when the person goes on."""

    def __init__(
        self, window: QWidget, month: date, form: ExportForm, on_export: Callable[[bool], object]
    ) -> None:
        super().__init__(
            window,
            _("Export {month} as {form}?").format(month=month_words(month), form=form.value.upper()),
            _("The file holds figures only, no names. The log keeps who exported it."),
            safe=_("Do not export"),
            danger=_("Choose place"),
            icon="export",
            kind="primary",
            width=420,
        )
        self._on_export = on_export
        self.outside = SentenceTick(
            _("For outside the facility: write figures from 1 to 4 as <5"), "statistics.export.outside"
        )
        self.outside.box.setChecked(True)
        self.box.part_fields()
        self.box.content.addWidget(self.outside)

    def choose(self, key: str) -> None:
        outside = self.outside.box.isChecked()
        super().choose(key)
        if key == DANGER:
            self._on_export(outside)
