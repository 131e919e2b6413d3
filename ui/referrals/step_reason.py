"""Step 3: why, what was done so far, what is asked for (handbook §4.1, 5 and 6)."""

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.referrals.rules import LINE_LIMIT, TEXT_LIMIT
from clinic_app.referrals.rules.words import service_text
from clinic_app.referrals.values import Content, Draft, ServiceRequested
from ui.referrals.step import Step
from ui.referrals.words import step_title
from ui.referrals.writing import Writing
from ui.referrals.yes_no import YesNo
from ui.widgets.choices import Checkbox
from ui.widgets.fields import Field, TextArea, TextField
from ui.widgets.label import Label

_COLUMNS = 2


class ReasonStep(Step):
    """The words that go out; nothing is taken from a note by itself."""

    def __init__(self, writing: Writing) -> None:
        super().__init__(
            3,
            step_title(3),
            _("Write what the receiver needs to know, in words the client may read."),
            writing,
        )
        self.reason = TextArea(max_length=TEXT_LIMIT, rows=5)
        self.given = TextArea(max_length=TEXT_LIMIT, rows=3)
        self.other = TextField(max_length=LINE_LIMIT)
        self.add_field(
            "reason",
            Field(
                _("Background and reason for referral"),
                self.reason,
                _("The problem, since when, how often."),
            ),
        )
        self.add_field(
            "services_given",
            Field(
                _("Services given so far"),
                self.given,
                _("Counted from the appointments. You may rewrite it."),
                optional=True,
            ),
        )
        self._add_requested()
        self.add_field("other", Field(_("Which other service"), self.other))
        self.elsewhere = YesNo(
            "referral.elsewhere",
            _("Has the client been referred to other agencies?"),
            _("To whom, and when"),
            (True,),
        )
        self.column.addWidget(self.elsewhere)
        self._connect()

    def _add_requested(self) -> None:
        self.column.addWidget(Label(_("Services requested"), "small", "text2", weight=500))
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        self.requested: dict[ServiceRequested, Checkbox] = {}
        rows = -(-len(ServiceRequested) // _COLUMNS)
        for place, service in enumerate(ServiceRequested):
            tick = Checkbox(service_text(service))
            tick.setObjectName(f"referral.requested.{service.value}")
            tick.clicked.connect(self._ticked)
            self.requested[service] = tick
            grid.addWidget(tick, place % rows, place // rows)
        self.column.addWidget(box)

    def _connect(self) -> None:
        writing = self.writing
        self.reason.textChanged.connect(lambda: writing.change_content(reason=self.reason.text()))
        self.given.textChanged.connect(lambda: writing.change_content(services_given=self.given.text()))
        self.other.textEdited.connect(lambda text: writing.change_content(other=text))
        self.elsewhere.changed.connect(
            lambda: writing.change_content(elsewhere=self.elsewhere.yes, elsewhere_note=self.elsewhere.text)
        )

    def _ticked(self) -> None:
        chosen = tuple(service for service, tick in self.requested.items() if tick.isChecked())
        self.writing.change_content(requested=chosen)
        self._fit()

    def _fit(self) -> None:
        self.fields["other"].setVisible(self.requested[ServiceRequested.OTHER].isChecked())

    def show_draft(self, draft: Draft) -> None:
        content = draft.content or Content()
        for area, text in ((self.reason, content.reason), (self.given, content.services_given)):
            if area.text() != text:
                area.blockSignals(True)
                area.setPlainText(text)
                area.blockSignals(False)
        self.other.setText(content.other)
        for service, tick in self.requested.items():
            tick.setChecked(service in content.requested)
        self.elsewhere.show_answer(content.elsewhere, content.elsewhere_note)
        self._fit()

    def show_faults(self, faults: Mapping[str, str]) -> None:
        super().show_faults(faults)
        self.elsewhere.note_field.set_error(faults.get("elsewhere_note", ""))
