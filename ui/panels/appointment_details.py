"""What is known of an appointment, in the order of mock 03; painted from the presenter's facts."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.common.locale import long_date, phone, record_number, time_range
from clinic_app.common.translations import _
from clinic_app.people.values import Confidentiality
from clinic_app.scheduling.values import AppointmentDetail, HistoryAction, HistoryStep
from ui.panels.appointment_presenter import AppointmentPresenter
from ui.panels.detail_rows import DetailRow, StepRow
from ui.panels.words import DOT, age_text, late_words, sex_sign, slot_text
from ui.widgets.cards import Divider, Note
from ui.widgets.chips import Chip, ProgrammeChip
from ui.widgets.flow_row import FlowRow
from ui.widgets.label import Label
from ui.widgets.wording import confidentiality_name, contact_rule, history_name, programme_name

_STEP_ICONS = {
    HistoryAction.CREATED: "calendar-plus",
    HistoryAction.WALKED_IN: "user-plus",
    HistoryAction.CONFIRMED: "check-circle",
    HistoryAction.MOVED: "arrows-left-right",
    HistoryAction.CHECKED_IN: "armchair",
    HistoryAction.STARTED: "play-circle-fill",
    HistoryAction.COMPLETED: "check-circle-fill",
    HistoryAction.MISSED: "prohibit",
    HistoryAction.LEFT: "sign-out",
    HistoryAction.CANCELLED: "x-circle",
    HistoryAction.REOPENED: "arrow-counter-clockwise",
}


class AppointmentDetails(QWidget):
    """`fill` shows an appointment, `tick` lets waiting and session times go on."""

    def __init__(self, presenter: AppointmentPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.name = Label("", "h2", wrap=True)
        self.line = Label("", "small", "text2", tabular=True)
        self._chips = FlowRow()
        self.when, self.whom = DetailRow("clock"), DetailRow("user")
        self.contact, self.reception = DetailRow("phone"), DetailRow("note")
        self.reasons = DetailRow("info")
        self.alert = Note("warning")
        self.alert.hide()
        self._steps = QVBoxLayout()
        self._steps.setSpacing(0)
        who = QVBoxLayout()
        who.setSpacing(1)
        who.addWidget(self.name)
        who.addWidget(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(who)
        column.addWidget(self._chips)
        column.addWidget(self.alert)
        for row in (self.when, self.whom, self.contact, self.reception, self.reasons):
            column.addWidget(row)
        column.addSpacing(2)
        column.addWidget(Divider())
        column.addWidget(Label(_("Course of the appointment"), "caption", "text3", weight=600))
        column.addLayout(self._steps)

    def tick(self) -> None:
        """A minute has passed."""
        self.when.show_texts(self.when.text.text(), self._presenter.since())
        self._show_alert()

    def _show_alert(self) -> None:
        if late := self._presenter.late:
            self.alert.set_text(late_words(self._presenter.wait_limit))
        self.alert.setVisible(late)

    def fill(self, detail: AppointmentDetail) -> None:
        """Show an appointment."""
        block = detail.block
        self.name.setText(block.client_name)
        self.line.setText(self._who(detail))
        self._fill_chips(detail)
        when = f"{long_date(block.start.date())}{DOT}{time_range(block.start, block.end)}"
        self.when.show_texts(when, self._presenter.since())
        self._show_alert()
        room = block.room_name or _("No room: telephone, online, or visit")
        service = DOT.join(part for part in (room, detail.service_label) if part)
        self.whom.show_texts(self._presenter.name(block.counselor_id), service)
        known = bool(detail.phone or detail.contact_note)
        rule = ". ".join(part for part in (contact_rule(detail.contact), detail.contact_note) if part)
        self.contact.show_texts(phone(detail.phone), rule if known else "")
        note = detail.reception_note
        self.reception.show_texts(note, _("Note for reception") if note else "")
        why = detail.cancel_reason or detail.overrule_reason
        about = _("Reason for cancelling") if detail.cancel_reason else _("Reason for keeping this time")
        self.reasons.show_texts(why, about if why else "")
        self._fill_steps(detail)

    def _who(self, detail: AppointmentDetail) -> str:
        age = age_text(detail.birth_date, detail.birth_precision, self._presenter.workspace.today())
        return DOT.join((record_number(detail.record_no), sex_sign(detail.sex), age))

    def _fill_chips(self, detail: AppointmentDetail) -> None:
        self._chips.clear()
        block = detail.block
        chips: list[QWidget] = [
            ProgrammeChip(block.programme.value, programme_name(block.programme, short=True)),
            Chip(_("Session {number}").format(number=block.session_no)),
        ]
        if detail.series is not None:
            said = _("Series {number} of {count}")
            chips.append(Chip(said.format(number=detail.series.number, count=detail.series.count)))
        if block.attention:
            chips.append(Chip(_("Needs attention"), "warning", "flag"))
        if block.late_cancel:
            chips.append(Chip(_("Cancelled late"), "warning"))
        if detail.confidentiality is Confidentiality.RESTRICTED:
            chips.append(Chip(confidentiality_name(detail.confidentiality), "neutral", "lock-simple"))
        for chip in chips:
            self._chips.add(chip)

    def _fill_steps(self, detail: AppointmentDetail) -> None:
        while (item := self._steps.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, step in enumerate(detail.history):
            last = place == len(detail.history) - 1
            when = self._presenter.history_line(step)
            row = StepRow(
                _STEP_ICONS[step.action], history_name(step.action), when, _reason(step), last, last
            )
            self._steps.addWidget(row)


def _reason(step: HistoryStep) -> str:
    before = ""
    if step.from_start is not None:
        before = _("from {time}").format(time=slot_text(step.from_start))
    return ". ".join(part for part in (before, step.reason) if part)
