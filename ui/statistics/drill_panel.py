"""All rows behind a number, at the right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clinic_app.common.locale import number
from clinic_app.common.translations import _, ngettext
from clinic_app.statistics.values.closing import Drill
from ui.statistics.drill_rows import DrillRows
from ui.widgets.label import Label
from ui.widgets.side_panel import SidePanel


class DrillPanel(SidePanel):
    """`row_chosen(Row)`. The sentence says how the number is counted."""

    row_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("statistics.panel")
        self.count = Label("", "small", "text2", wrap=True)
        self.sentence = Label("", "small", "text3", wrap=True)
        self.rows = DrillRows()
        self.body.addWidget(self.count)
        self.body.addWidget(self.rows)
        self.body.addWidget(self.sentence)
        self.body.addStretch(1)
        self.rows.chosen.connect(self.row_chosen)

    def show_drill(self, title: str, drill: Drill, sentence: str) -> None:
        """Other rows."""
        self.set_title(title)
        said = ngettext("{n} entry, the newest first", "{n} entries, the newest first", drill.total)
        words = said.format(n=number(drill.total))
        if len(drill.rows) < drill.total:
            words += ". " + _("The first {n} are shown.").format(n=number(len(drill.rows)))
        self.count.setText(words)
        self.sentence.setText(sentence)
        self.rows.show_rows(drill.rows)
