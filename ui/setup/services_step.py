"""Step 2: what is offered, when, and in which rooms."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from clinic_app.common.locale import short_weekday, weekday
from clinic_app.common.translations import _, ngettext
from clinic_app.facility.rules import default_hours
from clinic_app.facility.values import FacilityKind, HoursKind, OpeningRule, Programme
from ui.panels.host import Content
from ui.setup.hours_editor import WEEK, HoursEditor
from ui.setup.rooms_editor import RoomsEditor
from ui.setup.service_choice import ServiceChoice
from ui.setup.step import Step
from ui.widgets.cards import Divider
from ui.widgets.label import Label


class ServicesStep(Step):
    """Programmes with their kinds of service, the week, the rooms."""

    def __init__(self) -> None:
        super().__init__(
            _("What do you offer, when and where?"),
            _("What fits your kind of facility is filled in already. Change what is different with you."),
        )
        self.programmes = {programme: ServiceChoice(programme) for programme in Programme}
        self.error = Label("", "small", "danger", wrap=True)
        self.hours, self.rooms = HoursEditor(), RoomsEditor()
        self.column.addWidget(Label(_("Programmes"), "subtitle"))
        for choice in self.programmes.values():
            self.column.addWidget(choice)
            choice.changed.connect(self.changed)
        self.column.addWidget(self.error)
        self.error.hide()
        for title, part in ((_("Working hours"), self.hours), (_("Rooms"), self.rooms)):
            self.column.addWidget(Divider())
            self.column.addWidget(Label(title, "subtitle"))
            self.column.addWidget(part)
            part.changed.connect(self.changed)
        self._suggested = FacilityKind.PUSKESMAS
        self.hours.show_rules(default_hours(self._suggested))

    @property
    def first(self) -> QWidget:
        return self.programmes[Programme.BK].card

    def suggest(self, kind: FacilityKind) -> None:
        """The usual hours of a kind of facility, as long as nobody changed them."""
        if kind is not self._suggested and not self.hours.edited:
            self.hours.show_rules(default_hours(kind))
        self._suggested = kind

    def chosen(self) -> tuple[Programme, ...]:
        """The programmes offered."""
        return tuple(programme for programme, choice in self.programmes.items() if choice.offered)

    def services(self) -> tuple[tuple[Programme, str], ...]:
        """The kinds of service of the programmes offered."""
        return tuple(
            (programme, code)
            for programme, choice in self.programmes.items()
            if choice.offered
            for code in choice.codes()
        )

    def check(self) -> bool:
        self.error.setText("" if self.chosen() else _("Choose at least one programme."))
        self.error.setVisible(not self.chosen())
        if not self.chosen():
            self.first.setFocus()
            return False
        # All of it is asked, so that everything wrong is marked at once; the focus ends on the first.
        rooms, hours = self.rooms.check(), self.hours.check()
        services = [choice.check() for choice in reversed(self.programmes.values())]
        return rooms and hours and all(services)

    def snapshot(self) -> Content:
        return {
            "programmes": [programme.value for programme in self.chosen()],
            "services": {programme.value: list(c.codes()) for programme, c in self.programmes.items()},
            "hours": self.hours.snapshot() if self.hours.edited else None,
            "rooms": self.rooms.typed(),
        }

    def take_up(self, content: Mapping[str, object]) -> None:
        offered, services = content.get("programmes"), content.get("services")
        for programme, choice in self.programmes.items():
            if isinstance(offered, list):
                choice.card.setChecked(programme.value in offered)
            if isinstance(services, dict):
                choice.choose(str(code) for code in services.get(programme.value, ()))
        self.hours.take_up(content)
        self.rooms.take_up(content)

    def detail(self) -> str:
        """`3 program, Senin–Sabtu`."""
        count = len(self.chosen())
        said = ngettext("{count} programme", "{count} programmes", count).format(count=count)
        return ", ".join(part for part in (said, _days(self.hours.rules())) if part)


def _days(rules: tuple[OpeningRule, ...]) -> str:
    days = sorted({rule.weekday for rule in rules if rule.kind is HoursKind.SERVICE})
    if not days:
        return ""
    if days == list(range(days[0], days[-1] + 1)) and len(days) > 2:
        return f"{weekday(WEEK[days[0]])}–{weekday(WEEK[days[-1]])}"
    return " ".join(short_weekday(WEEK[day]) for day in days)
