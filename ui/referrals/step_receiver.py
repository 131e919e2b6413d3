"""Step 2: to whom, and how soon (handbook §4.1); who was written to before is offered."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from clinic_app.common.translations import _, ngettext
from clinic_app.referrals.rules import ADDRESS_LIMIT, LINE_LIMIT, PHONE_LIMIT, due_days
from clinic_app.referrals.rules.words import urgency_text
from clinic_app.referrals.values import Draft, Receiver, Urgency
from ui.referrals.step import Step
from ui.referrals.words import step_title
from ui.referrals.writing import Writing
from ui.widgets.buttons import Button
from ui.widgets.choices import RadioCard
from ui.widgets.fields import Field, TextArea, TextField
from ui.widgets.flow_row import FlowRow
from ui.widgets.label import Label

_OFFERED = 4
_WIDEST = 260


def urgency_line(urgency: Urgency) -> str:
    """By when the receiver should act."""
    days = due_days(urgency)
    if days <= 3:
        return _("within {hours} hours").format(hours=24 * days)
    return ngettext("within {count} day", "within {count} days", days).format(count=days)


class ReceiverStep(Step):
    """`receivers` finds whom one wrote to before."""

    def __init__(self, writing: Writing, receivers: Callable[[str], Sequence[Receiver]]) -> None:
        super().__init__(
            2, step_title(2), _("Whom the client is sent to, and how soon they should act."), writing
        )
        self._receivers = receivers
        self.name, self.contact = TextField(max_length=LINE_LIMIT), TextField(max_length=LINE_LIMIT)
        self.phone, self.email = TextField(max_length=PHONE_LIMIT), TextField(max_length=LINE_LIMIT)
        self.address = TextArea(max_length=ADDRESS_LIMIT, rows=5)
        self.add_field("receiver.name", Field(_("Facility or agency"), self.name))
        self._offered_words = Label(_("Written to before:"), "small", "text3")
        self._offered = FlowRow()
        self._offered.setAccessibleName(_("Written to before"))
        self.column.addWidget(self._offered)
        self.add_pair(
            ("receiver.contact", Field(_("Contact person"), self.contact, optional=True)),
            ("receiver.phone", Field(_("Telephone"), self.phone, optional=True)),
        )
        self.add_field("receiver.email", Field(_("E-mail"), self.email, optional=True))
        self.add_field("receiver.address", Field(_("Address"), self.address, optional=True))
        self._add_urgency()
        for editor, field in (
            (self.contact, "contact"),
            (self.phone, "phone"),
            (self.email, "email"),
        ):
            editor.textEdited.connect(lambda text, field=field: writing.change_receiver(**{field: text}))
        self.name.textEdited.connect(self._name_typed)
        self.address.textChanged.connect(lambda: writing.change_receiver(address=self.address.text()))

    def _add_urgency(self) -> None:
        self.column.addWidget(Label(_("Urgency"), "small", "text2", weight=500))
        row = QHBoxLayout()
        row.setSpacing(8)
        self.urgencies: dict[Urgency, RadioCard] = {}
        for urgency in reversed(Urgency):
            card = RadioCard(urgency_text(urgency), urgency_line(urgency))
            card.setObjectName(f"referral.urgency.{urgency.value}")
            card.clicked.connect(lambda _on=False, chosen=urgency: self.writing.change_desk(urgency=chosen))
            self.urgencies[urgency] = card
            row.addWidget(card, 1)
        self.column.addLayout(row)

    def show_draft(self, draft: Draft) -> None:
        self._fill(draft.desk.receiver)
        self.urgencies[draft.desk.urgency].setChecked(True)

    def _fill(self, receiver: Receiver) -> None:
        for editor, text in (
            (self.name, receiver.name),
            (self.contact, receiver.contact),
            (self.phone, receiver.phone),
            (self.email, receiver.email),
        ):
            editor.setText(text)
            editor.setCursorPosition(0)
        self.address.blockSignals(True)
        self.address.setPlainText(receiver.address)
        self.address.blockSignals(False)
        self._offer(receiver.name)

    def _name_typed(self, text: str) -> None:
        self.writing.change_receiver(name=text)
        self._offer(text)

    def _offer(self, text: str) -> None:
        """Those that fit what was typed; none once it is one of them."""
        found = [each for each in self._receivers(text) if each.name != text.strip()][:_OFFERED]
        if any(each.name == text.strip() for each in self._receivers(text)):
            found = []
        self._offered.clear(self._offered_words)
        self._offered.add(self._offered_words)
        for number, receiver in enumerate(found):
            self._offered.add(self._button(number, receiver))
        self._offered.setVisible(bool(found))

    def _button(self, number: int, receiver: Receiver) -> Button:
        button = Button(receiver.name, "tonal", size="row")
        button.setObjectName(f"referral.known.{number}")
        button.setToolTip(receiver.name)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.setMaximumWidth(_WIDEST)
        button.clicked.connect(lambda: self._take(receiver))
        return button

    def _take(self, receiver: Receiver) -> None:
        self.writing.change_desk(receiver=receiver)
        self._fill(receiver)
        self.contact.setFocus(Qt.FocusReason.OtherFocusReason)
