"""What a month looks like: tiles, charts, table, how it is counted (mock 13)."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.locale import month as month_words
from clinic_app.common.translations import _
from clinic_app.statistics.rules.month_charts import age_chart, no_show_chart, session_chart
from clinic_app.statistics.rules.names import figure_name
from clinic_app.statistics.values.figures import Measure
from clinic_app.statistics.values.report import MonthReport
from ui.statistics.chart_card import ChartCard
from ui.statistics.figures_table import FiguresTable
from ui.statistics.sideways import SidewaysOnly
from ui.statistics.tile import Tile
from ui.statistics.words import tiles
from ui.theme.tokens import px
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, EmptyState, Note
from ui.widgets.chart_view import ChartView
from ui.widgets.label import Label

_GAP = 10
_WIDE = 860
"""From here on the charts stand side by side, in pixels of the spec."""
_HALF = 560
_CHART = 182


class MonthBody(QWidget):
    """`tile_chosen(Tile)`, `session_chosen(month, programme)`, `absence_chosen(month)` by their places."""

    tile_chosen = Signal(object)
    session_chosen = Signal(tuple)
    absence_chosen = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self.tiles = [Tile() for _number in range(6)]
        self.sessions = ChartView(_("Sessions by programme"), _CHART)
        self.ages = ChartView(_("Age and sex"), _CHART)
        self.absences = ChartView(_("No-shows"), _CHART)
        for view, name in ((self.sessions, "sessions"), (self.ages, "ages"), (self.absences, "no_shows")):
            view.setObjectName(f"statistics.chart.{name}")
        self.table = FiguresTable()
        self.footnote = Label("", "caption", "text3", wrap=True)
        self.corrections = Note("info", _("Changed since the month was closed"))
        self.corrections.setObjectName("statistics.corrections")
        self.as_table = Button(_("Charts as tables"), "link", "table", "row")
        self.as_table.setObjectName("statistics.charts.table")
        self.how = Button(_("How this is counted"), "link", "caret-right", "row")
        self.how.setObjectName("statistics.how")
        self.sentences = Label("", "small", "text2", wrap=True)
        self.sentences.setObjectName("statistics.sentences")
        self.nothing = EmptyState("chart-bar", "", "")
        self._charts = [ChartCard(view) for view in (self.sessions, self.ages, self.absences)]
        self._shape: tuple[int, int] = (0, 0)
        self._lay_out()
        self._reflow()  # before anything is shown: without a parent it would open a window
        self._card.raise_()  # Tab comes to the table after tiles and charts, which were put there later
        self._connect()

    def _lay_out(self) -> None:
        self._tile_grid, self._chart_grid = QGridLayout(), QGridLayout()
        for grid in (self._tile_grid, self._chart_grid):
            grid.setSpacing(_GAP)
        below = QVBoxLayout()
        below.setContentsMargins(14, 6, 14, 8)
        below.setSpacing(4)
        below.addWidget(self.footnote)
        links = QHBoxLayout()
        links.setSpacing(16)
        links.addWidget(self.how)
        links.addWidget(self.as_table)
        links.addStretch(1)
        below.addLayout(links)
        below.addWidget(self.sentences)
        self.sentences.hide()
        self._card = Card(margins=(1, 1, 1, 1))
        self._card.body.setSpacing(0)
        self._card.body.addWidget(SidewaysOnly(self.table))
        self._card.body.addLayout(below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addLayout(self._tile_grid)
        column.addLayout(self._chart_grid)
        column.addWidget(self.nothing, 100)  # in the middle of what is left
        column.addWidget(self.corrections)
        column.addWidget(self._card)
        column.addStretch(1)
        for name, tile in zip(
            ("persons", "new", "sessions", "no_shows", "wait", "referrals"), self.tiles, strict=True
        ):
            tile.setObjectName(f"statistics.tile.{name}")

    def _connect(self) -> None:
        for tile in self.tiles:
            tile.clicked.connect(partial(self.tile_chosen.emit, tile))
        self.sessions.chosen.connect(self.session_chosen)
        self.absences.chosen.connect(self.absence_chosen)
        self.how.clicked.connect(lambda: self.show_how(self.sentences.isHidden()))
        self.as_table.clicked.connect(lambda: self.show_tables(not self._charts[0].as_table))

    def show_how(self, shown: bool) -> None:
        """Open or close the sentences under the table."""
        self.sentences.setVisible(shown)
        self.how.set_icon("caret-down" if shown else "caret-right")

    def show_tables(self, wanted: bool) -> None:
        """Each chart as the list of what it shows, or as a chart again (ui/spec §6)."""
        for card in self._charts:
            card.show_table(wanted)
        self.as_table.setText(_("Charts as charts") if wanted else _("Charts as tables"))
        self.as_table.set_icon("chart-bar" if wanted else "table")

    def show_report(self, report: MonthReport, sentences: Mapping[Measure, str]) -> None:
        """Another month."""
        for tile, told in zip(self.tiles, tiles(report), strict=True):
            tile.tell(told, sentences.get(told.measure, ""))
        empty = report.empty
        self.nothing.setVisible(empty)
        self.nothing.set_words(
            _("No figures for {month}").format(month=month_words(report.month)),
            _("Nothing took place in this month, as far as it is recorded."),
        )
        for card in self._charts:
            card.setVisible(not empty)
        self._card.setVisible(not empty)
        self.sessions.set_layout(partial(session_chart, report))
        self.ages.set_layout(partial(age_chart, report))
        self.absences.set_layout(partial(no_show_chart, report))
        self.show_tables(self._charts[0].as_table)
        self.table.show_report(report, sentences)
        shared = sum(each.figures.persons for each in report.programmes) > report.total.persons
        self.footnote.setText(_("* A client in more than one programme is counted once in the total."))
        self.footnote.setVisible(shared)
        self.sentences.setText("\n".join(sentences.values()))
        said = [f"{figure_name(each.figure)} {each.closed} → {each.now}" for each in report.corrections]
        self.corrections.set_text(_("Changed since the month was closed"), " · ".join(said))
        self.corrections.setVisible(bool(said))
        self._reflow(force=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()

    def _reflow(self, force: bool = False) -> None:
        """As many tiles and charts beside each other as fit."""
        least = max(tile.sizeHint().width() for tile in self.tiles) + _GAP
        across = next((count for count in (6, 3, 2) if count * least <= self.width() + _GAP), 1)
        charts = 3 if self.width() >= px(_WIDE) else 2 if self.width() >= px(_HALF) else 1
        if (across, charts) == self._shape and not force:
            return
        self._shape = (across, charts)
        for at, tile in enumerate(self.tiles):
            self._tile_grid.addWidget(tile, at // across, at % across)
        for column in range(6):
            self._tile_grid.setColumnStretch(column, 1 if column < across else 0)
        places = {
            3: ((0, 0, 1), (0, 1, 1), (0, 2, 1)),
            2: ((0, 0, 2), (1, 0, 1), (1, 1, 1)),
            1: ((0, 0, 1), (1, 0, 1), (2, 0, 1)),
        }[charts]
        for card, (row, column, span) in zip(self._charts, places, strict=True):
            self._chart_grid.addWidget(card, row, column, 1, span)
        for column, stretch in enumerate({3: (46, 39, 39), 2: (1, 1, 0), 1: (1, 0, 0)}[charts]):
            self._chart_grid.setColumnStretch(column, stretch)
