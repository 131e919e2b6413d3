"""Step 6: how it is delivered and followed up (handbook §4.1, 8); and what is still missing."""

from collections.abc import Callable
from datetime import date

from clinic_app.common.translations import _
from clinic_app.referrals.rules import NOTE_LIMIT, missing
from clinic_app.referrals.rules.words import channel_text
from clinic_app.referrals.values import Channel, Draft
from ui.referrals.missing_card import MissingCard
from ui.referrals.step import Step
from ui.referrals.words import step_title
from ui.referrals.writing import Writing
from ui.widgets.choice import Choice
from ui.widgets.date_time_fields import DateField
from ui.widgets.fields import Field, TextArea


class DeliveryStep(Step):
    """Reception prepares it too; what is missing is told to who makes it ready."""

    def __init__(self, writing: Writing, today: Callable[[], date]) -> None:
        super().__init__(
            6, step_title(6), _("How the form gets there, and when one asks what became of it."), writing
        )
        ways = [(channel, channel_text(channel)) for channel in Channel]
        self.channel = Choice(ways, placeholder=_("Not decided yet"))
        self.follow_up = Choice(ways, placeholder=_("Not decided yet"))
        self.by = DateField(today=today)
        self.feedback = TextArea(max_length=NOTE_LIMIT, rows=3)
        self.add_field("channel", Field(_("Delivered by"), self.channel, optional=True))
        self.add_pair(
            ("follow_up", Field(_("Follow-up expected by"), self.follow_up, optional=True)),
            ("follow_up_by", Field(_("No later than"), self.by, optional=True)),
        )
        self.add_field(
            "feedback",
            Field(
                _("What both agencies agree to tell each other"),
                self.feedback,
                _("For example: whether the client came, and what is planned."),
                optional=True,
            ),
        )
        self.missing = MissingCard()
        self.missing.led.connect(self.led)
        self.column.addWidget(self.missing)
        self.channel.chosen.connect(lambda key: writing.change_desk(channel=key))
        self.follow_up.chosen.connect(lambda key: writing.change_desk(follow_up=key))
        self.by.changed.connect(lambda day: writing.change_desk(follow_up_by=day))
        self.feedback.textChanged.connect(lambda: writing.change_desk(feedback=self.feedback.text()))

    def show_draft(self, draft: Draft) -> None:
        self.channel.set_key(draft.desk.channel)
        self.follow_up.set_key(draft.desk.follow_up)
        self.by.set_value(draft.desk.follow_up_by)
        self.feedback.blockSignals(True)
        self.feedback.setPlainText(draft.desk.feedback)
        self.feedback.blockSignals(False)
        self.keep_up(draft)

    def keep_up(self, draft: Draft) -> None:
        sealed = draft.content is not None
        found = missing(draft)
        self.missing.setVisible(sealed)
        self.missing.show_missing(found)
        late = any(one.code == "referral.missing.follow_up_past" for one in found)
        if late != bool(self.fields["follow_up_by"].error) and not self.by.error_text():
            self.fields["follow_up_by"].set_error(_("The day is past. Choose a later one.") if late else "")
