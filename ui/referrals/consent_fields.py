"""Recording the consent to a referral: how it was given, by whom, with whom as witness (handbook §4.6 C)."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.people.values import ConsentGiver, ConsentMethod
from clinic_app.referrals.rules import LINE_LIMIT, longest_consent
from clinic_app.referrals.values import Draft, ReferralConsentForm
from ui.panels.faults import show_faults
from ui.panels.host import Content, Host
from ui.panels.kept_form import KeptForm, chosen_of, text_of
from ui.panels.pair import Pair
from ui.panels.radio_row import RadioRow
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choice import Choice
from ui.widgets.date_time_fields import DateField
from ui.widgets.fields import Field, TextField
from ui.widgets.wording import giver_name, method_name

FORM = "referral.consent"
"""The form under which it is kept until it is recorded; its key is the referral."""
_WITNESSED = (ConsentMethod.ORAL_WITNESSED, ConsentMethod.THUMBPRINT)


class ConsentFields(QWidget):
    """`recorded` with what stands in the fields, once the button is pressed and the dates can be read."""

    recorded = Signal(object)
    until_changed = Signal()

    def __init__(self, host: Host, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._form = KeptForm(host, FORM, self._snapshot)
        self._agrees = True
        self.method = Choice([(method, method_name(method)) for method in ConsentMethod])
        self.giver = RadioRow(
            [(giver, giver_name(giver), f"referral.giver.{giver.value}") for giver in ConsentGiver]
        )
        self.giver_name, self.witness = TextField(max_length=LINE_LIMIT), TextField(max_length=LINE_LIMIT)
        self.day, self.until = DateField(today=today), DateField(today=today)
        self.record = Button("", "primary", "pen-nib")
        self.record.setObjectName("referral.consent.record")
        for name, editor in (
            ("method", self.method),
            ("giver_name", self.giver_name),
            ("witness", self.witness),
            ("day", self.day),
            ("until", self.until),
        ):
            editor.setObjectName(f"referral.consent.{name}")
        self.fields = {
            "giver": Field(_("Given by"), self.giver),
            "giver_name": Field(_("Name of parent or guardian"), self.giver_name),
            "method": Field(_("How"), self.method),
            "witness": Field(_("Witness"), self.witness),
            "day": Field(_("Date"), self.day),
            "until": Field(_("Valid until"), self.until, _("At most six months.")),
        }
        for name in ("day", "until"):  # two calendars on one form are told apart
            opening = self.fields[name].editor.findChild(IconButton)
            if opening is not None:
                opening.setAccessibleName(f"{opening.accessibleName()}, {self.fields[name].label.text()}")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for name in ("giver", "giver_name"):
            column.addWidget(self.fields[name])
        for left, right in (("method", "witness"), ("day", "until")):
            column.addWidget(Pair(self.fields[left], self.fields[right]))
        column.addWidget(self.record, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.method.chosen.connect(self._changed)
        self.giver.chosen.connect(self._changed)
        self.day.changed.connect(self._day_changed)
        self.until.changed.connect(self._changed)
        self.until.changed.connect(lambda _day: self.until_changed.emit())
        for edit in (self.giver_name, self.witness):
            edit.textEdited.connect(self._changed)
        self.record.clicked.connect(self._record)

    def begin(self, draft: Draft) -> None:
        """Empty fields for that referral, or what was typed before and not recorded."""
        minor = draft.facts is not None and draft.facts.minor
        self._form.about(str(draft.head.id))
        self._form.quietly(lambda: self._clear(minor, draft))
        self._form.take_up(self._take_up)
        self._fit()

    def _clear(self, minor: bool, draft: Draft) -> None:
        self.giver.set_key(ConsentGiver.GUARDIAN if minor else ConsentGiver.CLIENT)
        carer = draft.content.caregiver.name if minor and draft.content is not None else ""
        self.giver_name.setText(carer)
        self.witness.clear()
        self.method.set_key(ConsentMethod.SIGNED_PAPER)
        self.day.set_value(self._today())
        self.until.set_value(longest_consent(self._today()))
        show_faults(self.fields, {}, focus=False)

    def set_agrees(self, agrees: bool) -> None:
        """Whether a consent or a refusal is recorded."""
        self._agrees = agrees
        self.record.setText(_("Record consent") if agrees else _("Record refusal"))
        self.record.updateGeometry()
        self._fit()

    def last_day(self) -> date:
        """Until when the consent would be valid."""
        return self.until.value() or longest_consent(self.day.value() or self._today())

    def finished(self) -> None:
        """It was recorded."""
        self._form.finished()

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """What is wrong, at the fields; the focus goes to the first."""
        show_faults(self.fields, faults)

    def _changed(self, *_args: object) -> None:
        self._form.changed()
        self._fit()

    def _day_changed(self, day: date | None) -> None:
        if day is not None:
            self.until.set_value(longest_consent(day))
            self.until_changed.emit()
        self._changed()

    def _fit(self) -> None:
        guardian = self.giver.key() is ConsentGiver.GUARDIAN
        self.fields["giver_name"].setVisible(guardian)
        self.fields["witness"].setVisible(self.method.key() in _WITNESSED)
        self.fields["until"].setVisible(self._agrees)

    def _record(self) -> None:
        self.day.take()
        self.until.take()
        faults = {
            name: field.error_text() or _("Fill in the date, for example 28/02/2026.")
            for name, field in (("day", self.day), ("until", self.until))
            if field.value() is None and (name == "day" or self._agrees)
        }
        self.show_faults(faults)
        if not faults:
            self.recorded.emit(self.form())

    def form(self) -> ReferralConsentForm:
        """What stands in the fields."""
        guardian = self.giver.key() is ConsentGiver.GUARDIAN
        method = self.method.key()
        return ReferralConsentForm(
            given=self._agrees,
            day=self.day.value() or self._today(),
            until=self.until.value() if self._agrees else None,
            method=method,
            giver=ConsentGiver.GUARDIAN if guardian else ConsentGiver.CLIENT,
            giver_name=self.giver_name.text() if guardian else "",
            witness=self.witness.text() if method in _WITNESSED else "",
        )

    def _snapshot(self) -> Content:
        return {
            "method": str(self.method.key() or ""),
            "giver": str(self.giver.key() or ""),
            "giver_name": self.giver_name.text(),
            "witness": self.witness.text(),
            "day": self.day.text(),
            "until": self.until.text(),
        }

    def _take_up(self, content: Content) -> None:
        self.method.set_key(chosen_of(content, "method", ConsentMethod) or ConsentMethod.SIGNED_PAPER)
        self.giver.set_key(chosen_of(content, "giver", ConsentGiver))
        self.giver_name.setText(text_of(content, "giver_name"))
        self.witness.setText(text_of(content, "witness"))
        self.day.setText(text_of(content, "day"))
        self.until.setText(text_of(content, "until"))
