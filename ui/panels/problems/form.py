"""The fields of a problem to record."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.facility.values import Programme
from clinic_app.notes.rules.codes import codes, known
from clinic_app.notes.values.problems import CodeSystem, ProblemWish
from clinic_app.people.values import ClientId
from ui.panels.choice_icons import ProgrammeChoice
from ui.panels.host import Content
from ui.panels.kept_form import chosen_of, text_of
from ui.panels.problems.code_picker import CodePicker
from ui.panels.problems.presenter import ProblemPresenter
from ui.panels.problems.words import system_name
from ui.panels.wrapping_tick import SentenceTick
from ui.widgets.date_time_fields import DateField
from ui.widgets.fields import Field
from ui.widgets.filters import SegmentedControl
from ui.widgets.wording import programme_name


class ProblemForm(QWidget):
    """`edited` after every change, `saving` when Enter is pressed in a field."""

    edited = Signal()
    saving = Signal()

    def __init__(self, presenter: ProblemPresenter) -> None:
        super().__init__()
        self._systems = presenter.systems()
        names = [(system.value, system_name(system)) for system in self._systems]
        self.system = SegmentedControl(names, "compact", _("List of codes"))
        for system in self._systems:
            self.system.segment(system.value).setObjectName(f"problem.system.{system.value}")
        self.code = CodePicker()
        self.code.setObjectName("problem.code")
        self.programme = ProgrammeChoice([])
        self.programme.setObjectName("problem.programme")
        self.day = DateField(today=presenter.today)
        self.day.setObjectName("problem.day")
        self._primary = SentenceTick(_("Main problem"), "problem.primary_tick")
        self.primary = self._primary.box
        self.fields = {
            "code": Field(_("Problem"), self.code),
            "programme": Field(_("Programme"), self.programme),
            "first_on": Field(_("First day"), self.day, _("Sessions from this day on count for it.")),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.system)
        for field in self.fields.values():
            column.addWidget(field)
        column.addWidget(self._primary)
        self.system.setVisible(len(self._systems) > 1)
        self._connect()

    def _connect(self) -> None:
        self.system.chosen.connect(self._on_system)
        self.code.picked.connect(self._on_edit)
        self.code.searched.connect(self._tell_found)
        self.programme.chosen.connect(self._on_edit)
        self.day.changed.connect(self._on_edit)
        self.primary.clicked.connect(self._on_edit)
        for edit in (self.code, self.day):
            edit.returnPressed.connect(self.saving)

    def begin(self, programmes: Sequence[Programme], today: date, first: bool) -> None:
        """An empty form; `first` when the client has no open problem, so that it is the main one anyway."""
        self.programme.set_options([(one, programme_name(one, short=True)) for one in programmes])
        self.programme.dress()
        self.programme.set_key(programmes[0] if programmes else None)
        self.fields["programme"].setVisible(len(programmes) > 1)
        self.system.set_key(self._systems[0].value)
        self.code.offer(codes(self._systems[0]))
        self._tell_found(True)
        self.day.set_value(today)
        self.primary.setChecked(first)
        self._primary.setEnabled(not first)
        for field in self.fields.values():
            field.clear_error()

    def _tell_found(self, found: bool) -> None:
        several = len(self._systems) > 1
        none = (
            _("Nothing fits. Try another word or list.") if several else _("Nothing fits. Try another word.")
        )
        self.fields["code"].set_hint("" if found else none)

    def _on_system(self, system: str) -> None:
        self.code.offer(codes(CodeSystem(system)))
        self._tell_found(True)
        self._on_edit()

    def _on_edit(self, *_args: object) -> None:
        self.fields["code"].clear_error()
        self.edited.emit()

    def wish(self, client_id: ClientId) -> tuple[ProblemWish | None, dict[str, str]]:
        """What is to be recorded, or what is missing by field."""
        self.day.take()
        coded, day, faults = self.code.coded(), self.day.value(), {}
        if coded is None:
            faults["code"] = _("Choose a problem of the list.")
        if day is None:
            faults["first_on"] = self.day.error_text() or _("Fill in the date, for example 28/02/2026.")
        if coded is None or day is None:
            return None, faults
        wish = ProblemWish(
            client_id, self.programme.key(), coded.system, coded.code, day, self.primary.isChecked()
        )
        return wish, {}

    def snapshot(self) -> Content:
        """What stands in it, as plain JSON."""
        coded = self.code.coded()
        return {
            "system": self.system.key(),
            "code": coded.code if coded else "",
            "typed": "" if coded else self.code.text(),
            "programme": str(self.programme.key() or ""),
            "day": self.day.text(),
            "primary": self.primary.isChecked(),
        }

    def take_up(self, content: Content) -> None:
        """Put back what was kept; what is odd in it is left out."""
        system = chosen_of(content, "system", self._systems) or self._systems[0]
        self.system.set_key(system.value)
        self.code.offer(codes(system))
        code = text_of(content, "code")
        if known(system, code):
            self.code.set_coded(next(one for one in codes(system) if one.code == code))
        else:
            self.code.setText(text_of(content, "typed"))
        programme = chosen_of(content, "programme", Programme)
        if programme is not None:
            self.programme.set_key(programme)
        self.day.setText(text_of(content, "day"))
        self.primary.setChecked(content.get("primary") is True or not self._primary.isEnabled())
