"""The row above the list: what is looked for, the filters, and a new client."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.notes.values import Risk
from ui.clients.client_rows import ListFilter, Standing
from ui.clients.presenter import ClientsPresenter
from ui.clients.words import risk_word
from ui.panels.words import given_name
from ui.widgets.buttons import Button
from ui.widgets.filters import FilterPill
from ui.widgets.flow_row import FlowRow
from ui.widgets.menu import Menu
from ui.widgets.text_fields import SearchField
from ui.widgets.wording import programme_name

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}


class ListSearch(SearchField):
    """The filter field; arrows and Enter steer the list below without leaving it."""

    stepped = Signal(int)
    opened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Says what is chosen as fields of `ListFilter` through `on_choice`."""

    def __init__(self, presenter: ClientsPresenter, on_choice: Callable[..., object]) -> None:
        super().__init__()
        self._presenter, self._on_choice = presenter, on_choice
        self.search = ListSearch(_("Name, record number, or phone"), "/", "compact")
        self.search.setObjectName("clients.filter")
        self.search.setAccessibleName(_("Filter clients"))
        self.search.setFixedWidth(270)
        self.search.textChanged.connect(lambda text: self._on_choice(text=text))
        self.standing = self._pill("standing", _("Active"), self._standings())
        self.counselor = self._pill("counselor", _("Counselor"), self._counselors())
        self.programme = self._pill("programme", _("Programme"), self._programmes())
        self.risk = self._pill("risk", _("Risk"), self._risks())
        if not presenter.sees_risk:
            self.risk.hide()
        self.without_next = FilterPill(_("No next appointment"), "calendar-x", checkable=True)
        self.without_next.setObjectName("clients.filter.without_next")
        self.without_next.toggled.connect(lambda on: self._on_choice(without_next=on))
        self.new = Button(_("New client"), "tonal", "user-plus", "compact")
        self.new.setObjectName("clients.new")
        if not presenter.may_register:
            self.new.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        pills = FlowRow(8)
        for part in (self.search, self.standing, self.counselor, self.programme):
            pills.add(part)
        if self._presenter.sees_risk:
            pills.add(self.risk)
        pills.add(self.without_next)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(pills, 1)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.new)
        beside.addStretch(1)
        row.addLayout(beside)

    def _pill(self, name: str, text: str, options: Iterable[tuple[str, str, dict[str, Any]]]) -> FilterPill:
        menu = Menu(self)
        for key, words, chosen in options:
            menu.add(words, partial(self._on_choice, **chosen), name=f"clients.filter.{name}.{key}")
        pill = FilterPill(text, menu=menu)
        pill.setObjectName(f"clients.filter.{name}")
        return pill

    def _standings(self) -> list[tuple[str, str, dict[str, Any]]]:
        return [
            (standing.value, text, {"standing": standing})
            for standing, text in self._standing_words().items()
        ]

    @staticmethod
    def _standing_words() -> dict[Standing, str]:
        return {
            Standing.ACTIVE: _("Active"),
            Standing.FINISHED: _("Finished"),
            Standing.ALL: _("All clients"),
        }

    def _counselors(self) -> list[tuple[str, str, dict[str, Any]]]:
        found: list[tuple[str, str, dict[str, Any]]] = [
            ("all", _("All counselors"), {"mine": False, "counselor": None})
        ]
        if self._presenter.is_counselor:
            found.append(("mine", _("My clients"), {"mine": True, "counselor": None}))
        for person in self._presenter.counselors:
            found.append((str(person.id), person.name, {"mine": False, "counselor": person.id}))
        return found

    def _programmes(self) -> list[tuple[str, str, dict[str, Any]]]:
        found: list[tuple[str, str, dict[str, Any]]] = [("all", _("All programmes"), {"programme": None})]
        for programme in self._presenter.programmes:
            found.append((programme.value, programme_name(programme), {"programme": programme}))
        return found

    @staticmethod
    def _risks() -> list[tuple[str, str, dict[str, Any]]]:
        found: list[tuple[str, str, dict[str, Any]]] = [("all", _("Any risk"), {"risk": None})]
        for risk in reversed(Risk):
            found.append((risk.value, risk_word(risk), {"risk": risk}))
        found.append(("unknown", _("Not assessed"), {"risk": ""}))
        return found

    def show_filter(self, shown: ListFilter) -> None:
        """Show which filter is in force."""
        if self.search.text() != shown.text:
            self.search.setText(shown.text)
        person = self._presenter.names.get(shown.counselor, "") if shown.counselor is not None else ""
        risk = _("Not assessed") if shown.risk == "" else risk_word(Risk(shown.risk)) if shown.risk else ""
        for pill, text, on in (
            (self.standing, self._standing_words()[shown.standing], shown.standing is not Standing.ALL),
            (
                self.counselor,
                _("My clients") if shown.mine else given_name(person) or _("Counselor"),
                shown.mine or bool(person),
            ),
            (
                self.programme,
                programme_name(shown.programme, short=True) if shown.programme else _("Programme"),
                shown.programme is not None,
            ),
            (self.risk, risk or _("Risk"), shown.risk is not None),
        ):
            pill.setText(text)
            pill.set_on(on)
            pill.updateGeometry()
        if self.without_next.isChecked() != shown.without_next:
            self.without_next.setChecked(shown.without_next)
