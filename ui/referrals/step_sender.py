"""Step 1: who refers; from the facility's profile, telephone and e-mail for this referral (handbook §4.1)."""

from PySide6.QtWidgets import QGridLayout

from clinic_app.common.translations import _
from clinic_app.referrals.rules import LINE_LIMIT, PHONE_LIMIT
from clinic_app.referrals.values import Draft
from ui.referrals.step import Step
from ui.referrals.words import step_title
from ui.referrals.writing import Writing
from ui.widgets.cards import Card
from ui.widgets.fields import Field, TextField
from ui.widgets.label import Label


class SenderStep(Step):
    """The facility is told, not asked; only how to reach it about this referral can be changed."""

    def __init__(self, writing: Writing) -> None:
        super().__init__(
            1, step_title(1), _("Taken from the facility's profile and from who cares."), writing
        )
        self._values: list[Label] = []
        card = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        names = (_("Facility"), _("Unit"), _("Officer"), _("Location"))
        for row, name in enumerate(names):
            value = Label("", "body", wrap=True)
            value.setAccessibleName(name)
            grid.addWidget(Label(name, "small", "text2", weight=500), row, 0)
            grid.addWidget(value, row, 1)
            self._values.append(value)
        card.body.addLayout(grid)
        self.column.addWidget(card)
        self.phone = TextField(max_length=PHONE_LIMIT)
        self.email = TextField(max_length=LINE_LIMIT)
        self.add_pair(
            ("sender_phone", Field(_("Telephone for questions"), self.phone, optional=True)),
            ("sender_email", Field(_("E-mail for questions"), self.email, optional=True)),
        )
        self.phone.textEdited.connect(lambda text: writing.change_desk(sender_phone=text))
        self.email.textEdited.connect(lambda text: writing.change_desk(sender_email=text))

    def show_draft(self, draft: Draft) -> None:
        told = draft.sender
        for label, text in zip(
            self._values, (told.agency, told.unit, told.officer, told.location), strict=True
        ):
            label.setText(text or "–")
        self.phone.setText(draft.desk.sender_phone)
        self.email.setText(draft.desk.sender_email)
