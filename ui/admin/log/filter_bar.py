"""The row above the log: what is looked for, the filters, whether the chain is whole, and the check."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.audit.values import ChainState
from clinic_app.common.locale import brief_date, clock_time, number, relative_date
from clinic_app.common.translations import _
from ui.admin.log.actions import GROUPS
from ui.admin.log.known import Known
from ui.admin.log.presenter import LogPresenter
from ui.admin.log.wishes import PERIODS, Period
from ui.shell.user_chip import short_name
from ui.theme.tokens import px
from ui.widgets.buttons import Button
from ui.widgets.calendar_popup import CalendarPopup
from ui.widgets.chips import Chip
from ui.widgets.filters import FilterPill
from ui.widgets.flow_row import FlowRow
from ui.widgets.menu import Menu
from ui.widgets.text_fields import SearchField

_Option = tuple[str, str, dict[str, Any]]


class FilterBar(QWidget):
    """Says what is chosen as fields of `Wish` through `on_choice`."""

    def __init__(self, presenter: LogPresenter, on_choice: Callable[..., object]) -> None:
        super().__init__()
        self._presenter, self._on_choice = presenter, on_choice
        self.search = SearchField(_("Record number or user"), dense="compact")
        self.search.setObjectName("log.filter")
        self.search.setAccessibleName(_("Filter the log"))
        self.search.setFixedWidth(px(252))
        self.search.textChanged.connect(lambda text: self._on_choice(text=text))
        self.period = self._pill("period", self._periods)
        self.person = self._pill("person", self._persons)
        self.action = self._pill("action", self._actions)
        self.chain = Chip("")
        self.chain.setObjectName("log.chain")
        self.check = Button(_("Check now"), "default", "shield-check", "compact")
        self.check.setObjectName("log.check")
        self._lay_out()

    def _lay_out(self) -> None:
        pills = FlowRow(8)
        for part in (self.search, self.period, self.person, self.action):
            pills.add(part)
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        beside.addWidget(self.chain)
        beside.addWidget(self.check)
        right = QVBoxLayout()
        right.addLayout(beside)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(pills, 1)
        row.addLayout(right)

    def _pill(self, name: str, options: Callable[[], list[_Option]]) -> FilterPill:
        menu = Menu(self)

        def fill() -> None:
            """Anew each time it opens: people come and go."""
            menu.clear()
            for key, words, chosen in options():
                menu.add(words, partial(self._on_choice, **chosen), name=f"log.filter.{name}.{key}")
            if name == "period":
                menu.add(_("Choose a date") + "…", self._pick_day, name="log.filter.period.day")

        fill()
        menu.aboutToShow.connect(fill)
        pill = FilterPill("", menu=menu)
        pill.setObjectName(f"log.filter.{name}")
        return pill

    @staticmethod
    def _periods() -> list[_Option]:
        return [(period.value, _(text), {"period": period, "day": None}) for period, text in PERIODS.items()]

    def _pick_day(self) -> None:
        today = self._presenter.workspace.today()
        popup = CalendarPopup(self._presenter.wish.day or today, today, self)
        popup.picked.connect(lambda day: self._on_choice(day=day))
        popup.open_under(self.period)

    def _persons(self) -> list[_Option]:
        found: list[_Option] = [("all", _("All users"), {"person_id": None})]
        return found + [
            (str(person.id), person.name, {"person_id": int(person.id)}) for person in self._presenter.people
        ]

    @staticmethod
    def _actions() -> list[_Option]:
        found: list[_Option] = [("all", _("All actions"), {"group": None})]
        return found + [(group.value, _(text), {"group": group}) for group, text in GROUPS.items()]

    def show_wish(self) -> None:
        """Show which filters are in force."""
        wish, names = self._presenter.wish, self._presenter.known_people[1]
        if self.search.text() != wish.text:
            self.search.blockSignals(True)
            self.search.setText(wish.text)
            self.search.blockSignals(False)
        if wish.around is not None:
            period = _("Around #{number}").format(number=number(wish.around))
        else:
            period = brief_date(wish.day) if wish.day is not None else _(PERIODS[wish.period])
        person = names.get(wish.person_id) if wish.person_id is not None else None
        group = _(GROUPS[wish.group]) if wish.group is not None else ""
        for pill, text, on in (
            (self.period, period, wish != replace(wish, period=Period.ALL, day=None, around=None)),
            (self.person, short_name(person) if person else _("User"), bool(person)),
            (self.action, group or _("Action"), bool(group)),
        ):
            pill.setText(text)
            pill.updateGeometry()
            pill.set_on(on)

    def show_chain(self, known: Known) -> None:
        """Show what the last check found, or that one is going on."""
        self.check.setEnabled(not self._presenter.checking)
        if self._presenter.checking:
            self.chain.set_state(_("Checking the log chain…"), "neutral", "shield-check")
            return
        state = self._presenter.state
        if state is None:
            self.chain.set_state(_("Log chain not checked yet"), "neutral", "shield-check")
            return
        when = _when(state, known)
        if state.intact:
            self.chain.set_state(_("Log chain intact, {time}").format(time=when), "success", "shield-check")
        else:
            self.chain.set_state(_("Log chain broken, {time}").format(time=when), "danger", "shield-warning")
        told = _("{n} entries checked").format(n=number(state.entries))
        self.chain.setToolTip(f"{told}, {known.full_moment(state.at)}")
        self.chain.setAccessibleDescription(self.chain.toolTip())


def _when(state: ChainState, known: Known) -> str:
    """`07.30`, before today `kemarin`, `19 Agu`."""
    at = known.wall(state.at)
    return clock_time(at) if at.date() == known.today else relative_date(at.date(), known.today)
