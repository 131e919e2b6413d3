"""Step 1: what kind of facility this is, and how it is called on paper."""

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from clinic_app.common.errors import InvalidInputs
from clinic_app.common.translations import N_, _
from clinic_app.facility.rules import check_profile
from clinic_app.facility.rules.profile import ADDRESS_LIMIT, NAME_LIMIT, PHONE_LIMIT
from clinic_app.facility.values import FacilityKind, Profile
from ui.panels.faults import by_field, show_faults
from ui.panels.host import Content
from ui.panels.kept_form import text_of
from ui.setup.step import Step
from ui.widgets.choice import Choice
from ui.widgets.choices import RadioCard
from ui.widgets.fields import Field
from ui.widgets.text_fields import TextField
from ui.widgets.wording import facility_kind_name

_ABOUT = {
    FacilityKind.PUSKESMAS: N_("Working hours with Saturday"),
    FacilityKind.CAMPUS: N_("Monday to Friday, 08:00–16:00"),
    FacilityKind.OTHER: N_("Psychosocial service, foundation, practice"),
}
_ZONES = (
    ("Asia/Jakarta", N_("WIB: Sumatra, Java, West and Central Kalimantan")),
    ("Asia/Makassar", N_("WITA: Sulawesi, Bali, Nusa Tenggara, other Kalimantan")),
    ("Asia/Jayapura", N_("WIT: Maluku and Papua")),
)


class FacilityStep(Step):
    """`profile()` is the facility as typed."""

    def __init__(self) -> None:
        super().__init__(
            _("Introduce your facility"),
            _("Name and address stand on everything that is printed. They can be corrected later."),
        )
        self.kinds = {kind: RadioCard(facility_kind_name(kind), _(about)) for kind, about in _ABOUT.items()}
        self.name = TextField("", _("for instance Puskesmas Rimba Asri"), NAME_LIMIT)
        self.unit = TextField("", _("for instance Counseling service"), NAME_LIMIT)
        self.address = TextField("", "", ADDRESS_LIMIT)
        self.phone = TextField("", "", PHONE_LIMIT)
        self.zone = Choice([(key, _(text)) for key, text in _ZONES])
        self.fields = {
            "name": Field(_("Name of the facility"), self.name),
            "unit": Field(_("Unit"), self.unit, optional=True),
            "address": Field(_("Address"), self.address, optional=True),
            "phone": Field(_("Telephone"), self.phone, optional=True),
            "zone": Field(_("Time zone"), self.zone),
        }
        self._name_all()
        self._build()
        self._connect()

    def _name_all(self) -> None:
        for kind, card in self.kinds.items():
            card.setObjectName(f"setup.kind.{kind.value}")
        self.kinds[FacilityKind.PUSKESMAS].setChecked(True)
        for key, field in self.fields.items():
            field.editor.setObjectName(f"setup.{key}")

    def _build(self) -> None:
        cards = QWidget()
        row = QHBoxLayout(cards)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for card in self.kinds.values():
            row.addWidget(card, 1)
        self.column.addWidget(Field(_("Kind of facility"), cards))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        for key, place in (
            ("name", (0, 0)),
            ("unit", (0, 1)),
            ("address", (1, 0)),
            ("phone", (1, 1)),
            ("zone", (2, 0)),
        ):
            grid.addWidget(self.fields[key], *place)
        self.column.addLayout(grid)

    def _connect(self) -> None:
        for card in self.kinds.values():
            card.clicked.connect(lambda: self.changed.emit())
        for key in ("name", "unit", "address", "phone"):
            field = self.fields[key]
            assert isinstance(field.editor, TextField)
            field.editor.textEdited.connect(lambda _text, of=field: self._on_edit(of))
        self.zone.chosen.connect(lambda _key: self.changed.emit())

    def _on_edit(self, field: Field) -> None:
        if not (isinstance(field.editor, TextField) and field.editor.is_full):
            field.clear_error()
        self.changed.emit()

    @property
    def first(self) -> QWidget:
        return self.name

    @property
    def kind(self) -> FacilityKind:
        """The one chosen."""
        return next(kind for kind, card in self.kinds.items() if card.isChecked())

    def profile(self) -> Profile:
        """As typed; founding cleans it."""
        texts = (self.unit.text(), self.address.text(), self.phone.text())
        return Profile(self.name.text(), self.kind, str(self.zone.key()), *texts)

    def check(self) -> bool:
        faults = check_profile(self.profile())
        show_faults(self.fields, by_field(InvalidInputs(faults)))
        return not faults

    def snapshot(self) -> Content:
        typed = {key: getattr(self, key).text() for key in ("name", "unit", "address", "phone")}
        return {"kind": self.kind.value, "zone": str(self.zone.key()), **typed}

    def take_up(self, content: Mapping[str, object]) -> None:
        kept = dict(content)
        for kind, card in self.kinds.items():
            if kind.value == kept.get("kind"):
                card.setChecked(True)
        self.zone.set_key(text_of(kept, "zone"))
        for key in ("name", "unit", "address", "phone"):
            getattr(self, key).setText(text_of(kept, key))
