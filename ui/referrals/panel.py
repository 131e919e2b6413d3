"""The panel of one referral (mock 11): state, next act, how to reach the receiver, its way, what to do."""

from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from clinic_app.common.clock import local
from clinic_app.common.locale import clock_time, record_number
from clinic_app.common.translations import _
from clinic_app.referrals.rules import next_acts
from clinic_app.referrals.rules.words import state_text, urgency_text
from clinic_app.referrals.values import Referral, ReferralState, StepKind, Urgency
from ui.panels.detail_rows import DetailRow, StepRow
from ui.panels.pair import large_text
from ui.panels.words import DOT, age_text, sex_sign
from ui.referrals.panel_words import (
    consent_line,
    contact_lines,
    next_act,
    requested_line,
    step_line,
    step_more,
    step_title,
)
from ui.referrals.words import STATE_LOOK, STEP_ICON, URGENCY_LOOK
from ui.widgets.buttons import Button
from ui.widgets.cards import Divider, Note
from ui.widgets.chips import Chip
from ui.widgets.label import Label
from ui.widgets.side_panel import SidePanel

WIDTH = 320
_ACROSS = QBoxLayout.Direction.LeftToRight
_TRACKED = (StepKind.FOLLOWED_UP, StepKind.SENT, StepKind.ACCEPTED, StepKind.ATTENDED, StepKind.CLOSED)


class ReferralPanel(SidePanel):
    """`step_wanted(kind)` for what is written down; the rest by the signal of its name."""

    step_wanted = Signal(object)
    form_wanted = Signal()
    paper_wanted = Signal()
    withdraw_wanted = Signal()

    def __init__(self, zone: ZoneInfo, may_track: bool, may_begin: bool, may_print: bool) -> None:
        super().__init__("", WIDTH)
        self.setObjectName("referrals.panel")
        self._zone = zone
        self._may_track, self._may_begin, self._may_print = may_track, may_begin, may_print
        self.state, self.urgency = Chip(""), Chip("")
        self.head.insertWidget(0, self.state)
        self.head.insertWidget(1, self.urgency)
        self.full_name = Label("", "h2", wrap=True)
        self.line = Label("", "small", "text2", tabular=True)
        self.place, self.reach = DetailRow("buildings"), DetailRow("phone")
        self.requested, self.consent = DetailRow("clipboard-text"), DetailRow("shield-check")
        self.owner = DetailRow("user")
        self._steps = QVBoxLayout()
        self._steps.setSpacing(0)
        self.buttons: dict[str, Button] = {}
        self._make_buttons()
        self._lay_out()

    def _make_buttons(self) -> None:
        for key, text, icon, act in (
            ("form", _("Go on with the form"), "pencil-line", self.form_wanted.emit),
            ("sent", _("Record the sending"), "paper-plane-tilt", self._wanted(StepKind.SENT)),
            ("followed_up", _("Record follow-up"), "phone", self._wanted(StepKind.FOLLOWED_UP)),
            ("accepted", _("Accepted"), "check", self._wanted(StepKind.ACCEPTED)),
            ("attended", _("Came"), "check", self._wanted(StepKind.ATTENDED)),
            ("paper", _("See PDF"), "file-pdf", self.paper_wanted.emit),
            ("closed", _("Close referral"), "archive", self._wanted(StepKind.CLOSED)),
            ("withdraw", _("Give up draft"), "x-circle", self.withdraw_wanted.emit),
        ):
            button = Button(text, "default", icon)
            button.setObjectName(f"referrals.panel.{key}")
            button.clicked.connect(lambda _on=False, act=act: act())
            self.buttons[key] = button
        self.buttons["followed_up"].setToolTip(_("Record follow-up") + " (L)")

    def _wanted(self, kind: StepKind) -> Callable[[], None]:
        return lambda: self.step_wanted.emit(kind)

    def _lay_out(self) -> None:
        who = QVBoxLayout()
        who.setSpacing(1)
        who.addWidget(self.full_name)
        who.addWidget(self.line)
        self.body.addLayout(who)
        self._note_place = QVBoxLayout()
        self.body.addLayout(self._note_place)
        rows = QVBoxLayout()
        rows.setContentsMargins(0, 4, 0, 4)
        rows.setSpacing(8)
        for row in (self.place, self.reach, self.requested, self.consent, self.owner):
            rows.addWidget(row)
        self.body.addLayout(rows)
        self.body.addWidget(Divider())
        self.body.addWidget(Label(_("Its way"), "small", "text2", weight=600))
        self.body.addLayout(self._steps)
        self.body.addStretch(1)
        self._rows = [QBoxLayout(_ACROSS), QBoxLayout(_ACROSS)]
        for line in self._rows:
            line.setSpacing(8)
            self.action_area.addLayout(line)

    def show_referral(self, referral: Referral, today: date) -> None:
        """Another referral, or the same one step further."""
        head, client = referral.head, referral.head.client
        self.state.set_state(state_text(head.state), *STATE_LOOK[head.state])
        self.urgency.set_state(urgency_text(head.urgency), *URGENCY_LOOK[head.urgency])
        self.urgency.setVisible(head.urgency is not Urgency.ROUTINE)
        self.setAccessibleName(client.full_name)
        self.full_name.setText(client.full_name)
        age = age_text(client.birth_date, client.birth_precision, today)
        self.line.setText(DOT.join((record_number(client.record_no), sex_sign(client.sex), age)))
        self._show_note(Note(*next_act(referral, today)))
        self.place.show_texts(head.receiver or _("Receiver not named yet"), referral.desk.receiver.address)
        self.reach.show_texts(*contact_lines(referral))
        self.requested.show_texts(requested_line(referral))
        self.consent.show_texts(consent_line(referral))
        self.owner.show_texts(head.owner_name, head.letter_no)
        self._show_steps(referral)
        self._show_buttons(referral)

    def _show_note(self, note: Note) -> None:
        _empty(self._note_place)
        note.setObjectName("referrals.panel.next")
        self._note_place.addWidget(note)

    def _show_steps(self, referral: Referral) -> None:
        _empty(self._steps)
        for number, step in enumerate(referral.steps, 1):
            last = number == len(referral.steps)
            noted = local(step.at, self._zone)
            at = clock_time(noted) if noted.date() == step.day else ""
            below = "\n".join(part for part in (step_line(step, at), step_more(step)) if part)
            self._steps.addWidget(
                StepRow(STEP_ICON[step.kind], step_title(step), "", below, current=last, last=last)
            )

    def _show_buttons(self, referral: Referral) -> None:
        state, acts = referral.head.state, next_acts(referral.head.state)
        draft = state is ReferralState.DRAFT
        shown = {kind.value for kind in _TRACKED if kind in acts and self._may_track}
        if draft and self._may_begin:
            shown |= {"form", "withdraw"}
        if not draft and self._may_print:
            shown.add("paper")
        main: list[str] = [key for key in ("form", "sent", "followed_up") if key in shown]
        if state is ReferralState.ATTENDED and "closed" in shown:
            main = ["closed"]
        order = [*main, *(key for key in self.buttons if key in shown and key not in main)]
        for line in self._rows:
            line.setDirection(QBoxLayout.Direction.TopToBottom if large_text() else _ACROSS)
            while line.takeAt(0):
                pass
        for place, key in enumerate(order):
            button = self.buttons[key]
            button.set_kind("primary" if place == 0 else "danger-outline" if key == "withdraw" else "default")
            self._rows[0 if place < 2 else 1].addWidget(button, 1)
        for key, button in self.buttons.items():
            button.setVisible(key in order)


def _empty(column: QVBoxLayout) -> None:
    while item := column.takeAt(0):
        if (gone := item.widget()) is not None:
            gone.hide()
            gone.deleteLater()
