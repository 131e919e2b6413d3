"""Step 5: the consent to what is shared, or why it goes out without (handbook §4.5, §4.6 C)."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.common.locale import plain_date
from clinic_app.common.translations import _
from clinic_app.referrals.rules import consent_state
from clinic_app.referrals.values import ConsentState, Content, Draft
from ui.panels.host import Host
from ui.referrals.caregiver_fields import CaregiverFields
from ui.referrals.consent_fields import ConsentFields
from ui.referrals.exception_fields import ExceptionFields
from ui.referrals.step import Step
from ui.referrals.words import step_title
from ui.referrals.writing import Writing
from ui.referrals.yes_no import YesNo
from ui.widgets.cards import Card, Note
from ui.widgets.choices import RadioCard
from ui.widgets.label import Label

AGREES, REFUSES, WITHOUT = "agrees", "refuses", "without"
_TONES = {
    ConsentState.GIVEN: "success",
    ConsentState.EXCEPTION: "warning",
    ConsentState.NONE: "neutral",
}


class ConsentStep(Step):
    """`recorded` carries a `ReferralConsentForm`; all else is written as it is typed."""

    recorded = Signal(object)

    def __init__(
        self, writing: Writing, host: Host, today: Callable[[], date], text: Callable[[Draft, date], str]
    ) -> None:
        """`text` fills in the consent text for what is shared now and until when."""
        super().__init__(
            5, step_title(5), _("Read it out, answer questions, then write down the answer."), writing
        )
        self._text_of = text
        self._standing: Note | None = None
        self._told: tuple[str, str, str] | None = None
        self.text = Label("", "reading", wrap=True)
        self.text.setObjectName("referral.consent.text")
        self._text_card = Card(_("Read this out"))
        self._text_card.body.addWidget(self.text)
        self.informed = YesNo(
            "referral.informed", _("Has the client been told about the referral?"), _("Why not"), (False,)
        )
        self.caregiver = CaregiverFields(writing)
        self.consent = ConsentFields(host, today)
        self.exception = ExceptionFields(writing)
        self.restricted = YesNo(
            "referral.restricted",
            _("Are there restrictions on contact, or others?"),
            _("Which ones"),
            (True,),
        )
        self.answers: dict[str, RadioCard] = {}
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for part in (self._text_card, self.informed, self.caregiver):
            self.column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(8)
        for key, title in (
            (AGREES, _("Agrees")),
            (REFUSES, _("Refuses")),
            (WITHOUT, _("Without consent")),
        ):
            card = RadioCard(title)
            card.setObjectName(f"referral.answer.{key}")
            card.clicked.connect(lambda _on=False, key=key: self._answer(key))
            self.answers[key] = card
            row.addWidget(card, 1)
        self.column.addWidget(Label(_("Answer"), "small", "text2", weight=500))
        self.column.addLayout(row)
        self.column.addWidget(self.consent)
        self.column.addWidget(self.exception)
        self.column.addWidget(self.restricted)

    def _connect(self) -> None:
        self.consent.recorded.connect(self.recorded)
        self.consent.until_changed.connect(self._tell_text)
        self.informed.changed.connect(
            lambda: self.writing.change_content(informed=self.informed.yes, informed_note=self.informed.text)
        )
        self.restricted.changed.connect(
            lambda: self.writing.change_content(
                restricted=self.restricted.yes, restricted_note=self.restricted.text
            )
        )

    @property
    def answer(self) -> str:
        """Which way was chosen."""
        return next((key for key, card in self.answers.items() if card.isChecked()), AGREES)

    def show_draft(self, draft: Draft) -> None:
        content = draft.content or Content()
        self.informed.show_answer(content.informed, content.informed_note)
        self.restricted.show_answer(content.restricted, content.restricted_note)
        self.caregiver.show_caregiver(content.caregiver)
        self.caregiver.setVisible(draft.facts is not None and draft.facts.minor)
        self.exception.show_content(content, draft.desk.urgency)
        self.consent.begin(draft)
        refused = draft.consent is not None and not draft.consent.given
        self._show_answer(WITHOUT if content.exception else REFUSES if refused else AGREES)
        self.keep_up(draft)

    def keep_up(self, draft: Draft) -> None:
        self.exception.offer(draft.desk.urgency)
        self._tell_text()
        self._tell_standing(draft)

    def _answer(self, key: str) -> None:
        self._show_answer(key)
        if key == WITHOUT:
            self.exception.write()
        else:
            self.writing.change_content(exception=None)

    def _show_answer(self, key: str) -> None:
        self.answers[key].setChecked(True)
        self.consent.setVisible(key != WITHOUT)
        self.exception.setVisible(key == WITHOUT)
        self.consent.set_agrees(key == AGREES)

    def _tell_text(self) -> None:
        if self.isVisible() and self.writing.draft is not None:
            self.text.setText(self._text_of(self.writing.draft, self.consent.last_day()))

    def showEvent(self, event: object) -> None:
        """The text names what is shared now: it is filled in when it comes into sight."""
        self._tell_text()

    def _tell_standing(self, draft: Draft) -> None:
        state = consent_state(draft)
        shown = (_TONES.get(state, "danger"), *standing_words(state, draft))
        if shown == self._told:
            return
        self._told = shown
        note = Note(*shown)
        note.setObjectName("referral.consent.standing")
        if self._standing is None:
            self.column.insertWidget(1, note)
        else:
            self.column.replaceWidget(self._standing, note)
            self._standing.hide()
            self._standing.deleteLater()
        self._standing = note

    def show_faults(self, faults: Mapping[str, str]) -> None:
        self.caregiver.show_faults(faults)
        self.exception.show_faults(faults)
        self.informed.note_field.set_error(faults.get("informed_note", ""))
        self.restricted.note_field.set_error(faults.get("restricted_note", ""))

    @property
    def first(self) -> QWidget:
        return self.informed.answer


def standing_words(state: ConsentState, draft: Draft) -> tuple[str, str]:
    """How it stands with the consent, and what to do about it."""
    known = draft.consent
    if state is ConsentState.GIVEN and known is not None:
        said = _("Recorded on {day}, valid until {until}.")
        return _("Consent given"), said.format(day=plain_date(known.day), until=plain_date(known.until))
    said_of = {
        ConsentState.NONE: (_("No consent recorded yet"), _("The referral can't be sent before that.")),
        ConsentState.REFUSED: (
            _("The client refused"),
            _("Don't send it."),
        ),
        ConsentState.WITHDRAWN: (_("The consent was withdrawn"), _("Don't send it.")),
        ConsentState.EXPIRED: (_("The consent has expired"), _("Ask for it again.")),
        ConsentState.OTHER_SCOPE: (
            _("Something else is shared now than was agreed to"),
            _("Ask again, then record the answer."),
        ),
        ConsentState.OTHER_RECEIVER: (
            _("The consent was for another receiver"),
            _("Ask again, then record the answer."),
        ),
        ConsentState.EXCEPTION: (
            _("Without consent, with the reason written down"),
            _("Ask for the consent as soon as possible."),
        ),
    }
    return said_of.get(state, ("", ""))
