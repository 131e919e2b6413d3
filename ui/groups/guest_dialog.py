"""Guests of a meeting (TD): one by name, or several counted by sex; those who are there can be removed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.common.translations import _, ngettext
from clinic_app.groups.values import Guests
from clinic_app.people.values import Sex
from ui.panels.faults import by_field, show_faults
from ui.panels.radio_row import RadioRow
from ui.widgets.buttons import Button, IconButton
from ui.widgets.dialogs import Dialog
from ui.widgets.fields import Field, TextField
from ui.widgets.filters import SegmentedControl
from ui.widgets.label import Label
from ui.widgets.wording import sex_name

_NAMED, _COUNTED = "named", "counted"
_NAME, _MOST = 100, 200

AddGuests = Callable[[Sex, str, int], bool]


class GuestDialog(Dialog):
    """`on_add(sex, name, count)` may raise InvalidInputs; `on_remove(Guests)` closes the dialog."""

    def __init__(
        self,
        window: QWidget,
        meeting: str,
        here: Sequence[Guests],
        on_add: AddGuests,
        on_remove: Callable[[Guests], object],
    ) -> None:
        super().__init__(
            window,
            _("Guests of {meeting}").format(meeting=meeting),
            _("Guests are counted, but are no members and no clients."),
            safe=_("Close"),
            icon="user-plus",
            kind="primary",
            width=420,
        )
        self.setObjectName("groups.guests")
        self._on_add, self._on_remove = on_add, on_remove
        self.way = SegmentedControl(
            [(_NAMED, _("By name")), (_COUNTED, _("Counted"))], "compact", _("Guests")
        )
        for key in (_NAMED, _COUNTED):
            self.way.segment(key).setObjectName(f"groups.guests.{key}")
        self.name = TextField("", "", _NAME)
        self.name.setObjectName("groups.guests.name")
        self.count = TextField("1", "", 3)
        self.count.setValidator(QIntValidator(1, _MOST, self.count))
        self.count.setObjectName("groups.guests.count")
        self.sex = RadioRow(
            [(sex, sex_name(sex), f"groups.guests.sex.{sex.value}") for sex in (Sex.MALE, Sex.FEMALE)]
        )
        self.fields = {
            "name": Field(_("Name"), self.name),
            "count": Field(_("How many"), self.count),
            "sex": Field(_("Sex"), self.sex),
        }
        self.add = Button(_("Add guest"), "primary", "plus")
        self.add.setObjectName("groups.guests.add")
        self._lay_out(here)
        self.way.chosen.connect(lambda _way: self._show_way())
        self.add.clicked.connect(self._try)
        for edit in (self.name, self.count):
            edit.returnPressed.connect(self._try)
        self._show_way()

    def _lay_out(self, here: Sequence[Guests]) -> None:
        self.box.part_fields()
        for guests in here:
            self.box.content.addLayout(self._line(guests))
        self.box.content.addWidget(self.way, 0, Qt.AlignmentFlag.AlignLeft)
        for field in self.fields.values():
            self.box.content.addWidget(field)
        self.box.buttons.addWidget(self.add)

    def _line(self, guests: Guests) -> QHBoxLayout:
        row = QHBoxLayout()
        counted = ngettext("{n} guest", "{n} guests", guests.count).format(n=guests.count)
        who = f"{guests.name or counted} · {sex_name(guests.sex)}"
        row.addWidget(Label(who, "body", elide=True), 1)
        remove = IconButton("trash", _("Remove {who}").format(who=who), size="row")
        remove.setObjectName(f"groups.guests.remove.{guests.id}")
        remove.clicked.connect(lambda: self._remove(guests))
        row.addWidget(remove)
        return row

    def _remove(self, guests: Guests) -> None:
        self.choose("removed")
        self._on_remove(guests)

    def _show_way(self) -> None:
        named = self.way.key() == _NAMED
        self.fields["name"].setVisible(named)
        self.fields["count"].setVisible(not named)
        self._center()

    def open(self, first: QWidget | None = None) -> None:
        """The name first."""
        super().open(first or self.name)

    def _try(self) -> None:
        named = self.way.key() == _NAMED
        name = " ".join(self.name.text().split()) if named else ""
        typed = self.count.text().strip()
        count = 1 if named else int(typed) if typed.isdecimal() else 0
        faults: dict[str, str] = {}
        if named and not name:
            faults["name"] = _("Write the name, or count the guests.")
        if not 1 <= count <= _MOST:
            faults["count"] = _("A number from 1 to {most}.").format(most=_MOST)
        sex = self.sex.key()
        if not isinstance(sex, Sex):
            faults["sex"] = _("Choose one.")
        if faults or not isinstance(sex, Sex):
            show_faults(self.fields, faults)
            return
        try:
            if self._on_add(sex, name, count):
                self.choose("added")
        except (InvalidInput, InvalidInputs) as error:
            show_faults(self.fields, by_field(error))
