"""The row above the board: filters, counters, and receiving somebody without an appointment."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from clinic_app.common.locale import short_duration
from clinic_app.common.translations import _, ngettext
from clinic_app.facility.values import Programme
from clinic_app.people.values import StaffMember
from ui.today.day import Figures, Filter
from ui.widgets.buttons import Button
from ui.widgets.cards import Icon
from ui.widgets.filters import FilterPill
from ui.widgets.label import Label
from ui.widgets.menu import Menu
from ui.widgets.wording import programme_name


class Counter(QWidget):
    """A number and its word."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = Icon("warning", "warning", 15)
        self._icon.hide()
        self._number = Label("", "h2", "text", weight=600, tabular=True)
        self._word = Label("", "small", "text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        row.addWidget(self._icon)
        row.addWidget(self._number)
        row.addWidget(self._word)

    def show_number(self, number: str, word: str, warning: str = "") -> None:
        """Say it; with what is wrong about it, where something is."""
        self._icon.setVisible(bool(warning))
        self._number.set_ink("warning" if warning else "text")
        self.setToolTip(warning)
        self._number.setText(number)
        self._word.setText(word)
        self.setAccessibleName(f"{number} {word} {warning}".strip())


class Toolbar(QWidget):
    """Chooses the filter through `on_filter`; `walk_in` is its button."""

    def __init__(
        self,
        people: Sequence[StaffMember],
        programmes: Sequence[Programme],
        on_filter: Callable[[Filter], object],
        may_receive: bool,
    ) -> None:
        super().__init__()
        self._people, self._programmes, self._on_filter = people, programmes, on_filter
        self._filter = Filter()
        self.counselor = FilterPill(_("All counselors"), "user", self._counselor_menu())
        self.programme = FilterPill(_("All programmes"), "funnel-simple", self._programme_menu())
        self.counselor.setObjectName("today.filter.counselor")
        self.programme.setObjectName("today.filter.programme")
        self.follow_ups = FilterPill(_("Follow-ups"), "clipboard-text", checkable=True)
        self.follow_ups.setObjectName("today.follow_ups.show")
        self.walk_in = Button(_("Walk-in"), "tonal", "user-plus", "compact")
        self.walk_in.setObjectName("today.walk_in")
        self.walk_in.setAccessibleName(_("Walk-in"))
        self.walk_in.setToolTip(_("Walk-in") + " (Ctrl+Shift+D)")
        if not may_receive:
            self.walk_in.hide()
        self.hide_settled = FilterPill("", "check", checkable=True)
        self.hide_settled.setObjectName("today.hide_settled")
        self._settled = "0"
        self._counters = [Counter() for _place in range(4)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.counselor)
        row.addWidget(self.programme)
        row.addWidget(self.hide_settled)
        row.addStretch(1)
        for counter in self._counters:
            row.addWidget(counter)
            row.addSpacing(10)
        row.addWidget(self.follow_ups)
        row.addWidget(self.walk_in)
        self.setMinimumWidth(1)  # counters give way: the page may become narrower than all of it

    def _counselor_menu(self) -> QMenu:
        menu = Menu(self)
        menu.add(_("All counselors"), lambda: self._choose(counselor=None), name="today.filter.counselor.all")
        for person in self._people:
            menu.add(
                person.name,
                partial(self._choose, counselor=person.id),
                name=f"today.filter.counselor.{person.id}",
            )
        return menu

    def _programme_menu(self) -> QMenu:
        menu = Menu(self)
        menu.add(_("All programmes"), lambda: self._choose(programme=None), name="today.filter.programme.all")
        for programme in self._programmes:
            menu.add(
                programme_name(programme),
                partial(self._choose, programme=programme),
                name=f"today.filter.programme.{programme.value}",
            )
        return menu

    def _choose(self, **chosen: Any) -> None:
        self._filter = replace(self._filter, **chosen)
        self.show_filter(self._filter)
        self._on_filter(self._filter)

    def show_filter(self, shown: Filter) -> None:
        """Show which filter is in force."""
        self._filter = shown
        person = next((p for p in self._people if p.id == shown.counselor), None)
        self.counselor.setText(person.name if person else _("All counselors"))
        self.counselor.set_on(person is not None)
        self.programme.setText(
            programme_name(shown.programme, short=True) if shown.programme else _("All programmes")
        )
        self.programme.set_on(shown.programme is not None)
        for pill in (self.counselor, self.programme):
            pill.updateGeometry()

    def show_figures(self, figures: Figures) -> None:
        """Show the counters."""
        wait = short_duration(figures.mean_wait) if figures.mean_wait is not None else "–"
        shown = (
            (str(figures.appointments), ngettext("appointment", "appointments", figures.appointments)),
            (str(figures.waiting), _("waiting")),
            (wait, _("average wait")),
            (str(figures.free_slots), ngettext("free slot", "free slots", figures.free_slots)),
        )
        for counter, (number, word) in zip(self._counters, shown, strict=True):
            waiting = counter is self._counters[1] and figures.late
            late = _("{count} too long").format(count=figures.late)
            counter.show_number(number, word, late if waiting else "")
        self._fit()

    def offer_follow_ups(self, count: int, offered: bool) -> None:
        """Where there is no room for them beside the day, a pill shows them."""
        self.follow_ups.set_count(count)
        name = _("Follow-ups")
        self.follow_ups.setAccessibleName(f"{name} {count}")
        self.follow_ups.setVisible(offered)
        self._fit()

    def show_settled(self, count: int, shown: bool) -> None:
        """How many could be hidden; the pill belongs to the list."""
        self._settled = str(count)
        self.hide_settled.setAccessibleName(_("Hide completed ({count})").format(count=count))
        self.hide_settled.setToolTip(self.hide_settled.accessibleName())
        self.hide_settled.setVisible(shown)
        self._fit()

    def _fit(self) -> None:
        """As many counters as there is room for; the load and the lanes say the rest."""
        every = (self.counselor, self.programme, self.hide_settled, self.follow_ups)
        pills = [pill for pill in every if not pill.isHidden()]
        self.hide_settled.setText(self.hide_settled.accessibleName())
        self.walk_in.setText("")
        sign = self.walk_in.sizeHint().width() + 16 if not self.walk_in.isHidden() else 0
        distances = 10 * len(self._counters)  # they stay where the counters go
        if sum(pill.sizeHint().width() + 8 for pill in pills) + sign + distances > self.width():
            self.hide_settled.setText(self._settled)
        self.hide_settled.updateGeometry()
        room = self.width() - sum(pill.sizeHint().width() + 8 for pill in pills)
        if not self.walk_in.isHidden():
            self.walk_in.setText(_("Walk-in"))
            if self.walk_in.sizeHint().width() + 16 > room:
                self.walk_in.setText("")  # the sign alone: its tool tip says the rest
            room -= self.walk_in.sizeHint().width() + 16
        appointments, waiting, *others = self._counters
        for counter in (waiting, appointments, *others):
            room -= counter.sizeHint().width() + 26
            counter.setVisible(room >= 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
