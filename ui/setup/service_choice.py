"""One programme: whether it is offered, and with which kinds of service."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from clinic_app.common.locale import short_duration
from clinic_app.common.translations import _, ngettext
from clinic_app.facility.rules import catalogue, default_services
from clinic_app.facility.values import CatalogueService, Programme
from ui.widgets.buttons import Button
from ui.widgets.choices import Checkbox, CheckCard
from ui.widgets.label import Label
from ui.widgets.marks import ProgrammeMark
from ui.widgets.wording import programme_name

_COLUMNS = 2
_COUNT_WIDTH = 126


class _Kind(Checkbox):
    """A kind of service: its label, cut with an ellipsis where it doesn't fit."""

    def __init__(self, service: CatalogueService) -> None:
        super().__init__(service.label)
        self.code = service.code
        length = short_duration(service.minutes)
        group = _("group") if service.group else _("individual")
        self.setToolTip(f"{service.label} · {length} · {group}")
        self.setMinimumWidth(120)


class ServiceChoice(QWidget):
    """A card for the programme; a button opens its kinds of service. `changed` on every choice."""

    changed = Signal()

    def __init__(self, programme: Programme) -> None:
        super().__init__()
        self.programme = programme
        name = f"setup.programme.{programme.value}"
        self.card = CheckCard(programme_name(programme))
        self.card.setObjectName(name)
        self.card.setChecked(True)
        self.count = Label("", "small", "text2", align=Qt.AlignmentFlag.AlignRight)
        self.count.setMinimumWidth(_COUNT_WIDTH)
        self.open_button = Button(_("Choose"), "default", "caret-down", "compact")
        self.open_button.setObjectName(f"{name}.kinds")
        self.open_button.setAccessibleName(
            _("Kinds of service: {programme}").format(programme=programme_name(programme))
        )
        self.error = Label("", "small", "danger", wrap=True)
        self.kinds = [_Kind(service) for service in catalogue() if service.programme is programme]
        self._list = QWidget()
        self._build(name)
        self.choose(code for _programme, code in default_services((programme,)))
        self._connect()

    def _build(self, name: str) -> None:
        grid = QGridLayout(self._list)
        grid.setContentsMargins(26, 2, 0, 6)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        half = -(-len(self.kinds) // _COLUMNS)
        for place, kind in enumerate(self.kinds):
            kind.setObjectName(f"{name}.{kind.code}")
            grid.addWidget(kind, place % half, place // half)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(ProgrammeMark(self.programme.value, 20))
        row.addWidget(self.card, 1)
        row.addWidget(self.count)
        row.addWidget(self.open_button)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(6)
        column_.addLayout(row)
        column_.addWidget(self._list)
        column_.addWidget(self.error)
        self._list.hide()
        self.error.hide()

    def _connect(self) -> None:
        self.card.clicked.connect(self._on_choice)
        self.open_button.clicked.connect(lambda: self.unfold(self._list.isHidden()))
        for kind in self.kinds:
            kind.clicked.connect(self._on_choice)

    def _on_choice(self) -> None:
        self._follow()
        self.error.hide()
        self.changed.emit()

    def unfold(self, on: bool) -> None:
        """Show or hide the kinds of service."""
        self._list.setVisible(on)
        self.open_button.set_icon("caret-up" if on else "caret-down")

    @property
    def offered(self) -> bool:
        """Whether the programme is ticked."""
        return self.card.isChecked()

    def codes(self) -> tuple[str, ...]:
        """The kinds ticked, in the catalogue's order."""
        return tuple(kind.code for kind in self.kinds if kind.isChecked())

    def choose(self, codes: Iterable[str]) -> None:
        """Tick exactly these."""
        wanted = set(codes)
        for kind in self.kinds:
            kind.setChecked(kind.code in wanted)
        self._follow()

    def check(self) -> bool:
        """A programme that is offered has at least one kind of service."""
        wrong = self.offered and not self.codes()
        self.error.setText(_("Choose at least one kind of service.") if wrong else "")
        self.error.setVisible(wrong)
        if wrong:
            self.unfold(True)
            self.kinds[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    def _follow(self) -> None:
        count = len(self.codes())
        said = ngettext("{count} kind of service", "{count} kinds of service", count).format(count=count)
        self.count.setText(said if self.offered else "")
        self.open_button.setEnabled(self.offered)
        if not self.offered:
            self.unfold(False)
