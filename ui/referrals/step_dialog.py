"""Writing down a step of a referral's way: sent, followed up, accepted, came, closed (handbook §4.5)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.common.translations import N_, _
from clinic_app.referrals.rules import LINE_LIMIT, REMARK_LIMIT
from clinic_app.referrals.rules.words import channel_text, outcome_text
from clinic_app.referrals.values import Channel, Outcome, ReferralId, StepKind
from ui.panels.faults import by_field, show_faults
from ui.panels.host import Content, Host
from ui.panels.kept_form import KeptForm, chosen_of, day_of, resumed_note, text_of
from ui.panels.radio_row import RadioRow
from ui.widgets.choice import Choice
from ui.widgets.date_time_fields import DateField
from ui.widgets.dialogs import DANGER, Dialog
from ui.widgets.fields import Field, TextField


@dataclass(frozen=True)
class StepFacts:
    """What was filled in; what the kind doesn't ask for is empty."""

    day: date
    channel: Channel | None = None
    reached: bool = True
    who: str = ""
    remark: str = ""
    outcome: Outcome | None = None


@dataclass(frozen=True)
class _Look:
    """What a kind of step is called, and what it asks."""

    title: str
    act: str
    icon: str
    who: str = ""
    who_optional: bool = False
    remark: str = N_("Remark")


_LOOKS = {
    StepKind.SENT: _Look(
        N_("Record the sending"), N_("Record as sent"), "paper-plane-tilt", N_("Who brought it"), True
    ),
    StepKind.FOLLOWED_UP: _Look(
        N_("Record a follow-up"), N_("Record"), "phone", N_("Who answered"), True, N_("What was said")
    ),
    StepKind.ACCEPTED: _Look(
        N_("The receiver accepted"), N_("Record as accepted"), "handshake", N_("Name at the receiver")
    ),
    StepKind.ATTENDED: _Look(
        N_("The client came"), N_("Record as attended"), "check-square", N_("Who confirmed it")
    ),
    StepKind.CLOSED: _Look(
        N_("Close the referral"), N_("Close referral"), "archive", remark=N_("Next step for the client")
    ),
}
FORM = "referral.step"
"""The form under which it is kept until it is recorded; its key is the referral with the kind."""
_WITH_CHANNEL = (StepKind.SENT, StepKind.FOLLOWED_UP)


class StepDialog(Dialog):
    """`carry_out` gets the facts and may raise InvalidInput(s), which are shown at the fields.

    What was typed outlives a lock, and a refusal by anything else: False of `carry_out` keeps it.
    """

    def __init__(
        self,
        window: QWidget,
        host: Host,
        referral_id: ReferralId,
        kind: StepKind,
        about: str,
        today: Callable[[], date],
        carry_out: Callable[[StepFacts], bool],
        channel: Channel | None = None,
    ) -> None:
        """`about` names the receiver; `channel` is chosen at first."""
        look = _LOOKS[kind]
        super().__init__(
            window,
            _(look.title),
            about,
            safe=_("Not now"),
            danger=_(look.act),
            icon=look.icon,
            kind="primary",
            width=420,
        )
        self._kind, self._carry_out, self._today = kind, carry_out, today
        self._form = KeptForm(host, FORM, self._snapshot, f"{referral_id}.{kind.value}")
        self.fields: dict[str, Field] = {}
        self.day = DateField(today(), today=today, latest=today())
        self.channel = Choice([(way, channel_text(way)) for way in Channel])
        self.reached = RadioRow(
            [(True, _("Reached"), "dialog.reached.yes"), (False, _("Nobody answered"), "dialog.reached.no")]
        )
        self.outcome = Choice(
            [(outcome, outcome_text(outcome)) for outcome in Outcome], placeholder=_("Choose the outcome")
        )
        self.who = TextField(max_length=LINE_LIMIT)
        self.remark = TextField(max_length=REMARK_LIMIT)
        self._first_channel = channel or (
            Channel.PHONE if kind is StepKind.FOLLOWED_UP else Channel.IN_PERSON
        )
        self._lay_out(look)
        self._form.quietly(self._clear)
        self._resumed.setVisible(self._form.take_up(self._take_up))
        self._connect()

    def _connect(self) -> None:
        self.day.changed.connect(self._form.changed)
        for choice in (self.channel, self.outcome, self.reached):
            choice.chosen.connect(self._form.changed)
        for edit in (self.who, self.remark):
            edit.textEdited.connect(self._form.changed)
        self.safe.clicked.connect(self._form.finished)

    def _lay_out(self, look: _Look) -> None:
        self.box.part_fields()
        self._resumed = resumed_note("dialog.start_empty", self._start_empty)
        self.box.content.addWidget(self._resumed)
        if self._kind is StepKind.CLOSED:
            self._add("outcome", Field(_("Outcome"), self.outcome))
        self._add("day", Field(_("Date"), self.day))
        if self._kind in _WITH_CHANNEL:
            self._add("channel", Field(_("By which way"), self.channel))
        if self._kind is StepKind.FOLLOWED_UP:
            self._add("reached", Field(_("Result"), self.reached))
        if look.who:
            self._add("who", Field(_(look.who), self.who, optional=look.who_optional))
        hint = _("Nothing clinical: reception reads it too.")
        self._add("remark", Field(_(look.remark), self.remark, hint, optional=True))

    def _add(self, name: str, field: Field) -> None:
        field.editor.setObjectName(f"dialog.{name}")
        self.fields[name] = field
        self.box.content.addWidget(field)

    def _clear(self) -> None:
        self.day.set_value(self._today())
        self.channel.set_key(self._first_channel)
        self.reached.set_key(True)
        self.outcome.set_key(None)
        self.who.clear()
        self.remark.clear()

    def _start_empty(self) -> None:
        self._form.finished()
        self._resumed.hide()
        self._form.quietly(self._clear)
        self._center()

    def _snapshot(self) -> Content:
        day, channel, outcome = self.day.value(), self.channel.key(), self.outcome.key()
        return {
            "day": day.isoformat() if day is not None else "",
            "channel": channel.value if channel is not None else "",
            "reached": self.reached.key() is not False,
            "who": self.who.text(),
            "remark": self.remark.text(),
            "outcome": outcome.value if outcome is not None else "",
        }

    def _take_up(self, content: Content) -> None:
        self.day.set_value(day_of(content, "day"))
        self.channel.set_key(chosen_of(content, "channel", Channel) or self._first_channel)
        self.reached.set_key(content.get("reached") is not False)
        self.outcome.set_key(chosen_of(content, "outcome", Outcome))
        self.who.setText(text_of(content, "who"))
        self.remark.setText(text_of(content, "remark"))

    def facts(self) -> StepFacts:
        """What stands in the fields."""
        return StepFacts(
            self.day.value() or self._today(),
            self.channel.key() if self._kind in _WITH_CHANNEL else None,
            self.reached.key() is not False,
            self.who.text(),
            self.remark.text(),
            self.outcome.key(),
        )

    def choose(self, key: str) -> None:
        """The act waits until everything that it needs is there."""
        if key != DANGER:
            super().choose(key)
            return
        faults = self._own_faults()
        if not faults:
            try:
                if self._carry_out(self.facts()):
                    self._form.finished()
            except (InvalidInput, InvalidInputs) as error:
                faults = by_field(error)
        if faults:
            show_faults(self.fields, faults)
            self._center()
        else:
            super().choose(key)

    def _own_faults(self) -> Mapping[str, str]:
        self.day.take()
        found = {}
        if self.day.value() is None:
            found["day"] = self.day.error_text() or _("Fill in the date, for example 28/02/2026.")
        if self._kind is StepKind.CLOSED and self.outcome.key() is None:
            found["outcome"] = _("Choose how it ended.")
        return found

    @property
    def first(self) -> QWidget:
        """Where the focus goes."""
        return (
            self.outcome if self._kind is StepKind.CLOSED else self.who if "who" in self.fields else self.day
        )
