"""Going out without consent: on which ground, why, and who answers for it (handbook §4.5)."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.referrals.rules import EXCEPTION_LEAST, LINE_LIMIT, NOTE_LIMIT, may_follow
from clinic_app.referrals.rules.words import ground_text
from clinic_app.referrals.values import Content, Ground, Urgency, WithoutConsent
from ui.panels.faults import show_faults
from ui.referrals.writing import Writing
from ui.widgets.cards import Note
from ui.widgets.choice import Choice
from ui.widgets.fields import Field, TextArea, TextField


class ExceptionFields(QWidget):
    """Writes `Content.exception`; a ground that the urgency doesn't allow isn't offered."""

    def __init__(self, writing: Writing) -> None:
        super().__init__()
        self._writing = writing
        self.ground = Choice()
        self.ground.setObjectName("referral.ground")
        self.reason = TextArea(max_length=NOTE_LIMIT, rows=3)
        self.reason.setObjectName("referral.exception.reason")
        self.supervisor = TextField(max_length=LINE_LIMIT)
        self.supervisor.setObjectName("referral.exception.supervisor")
        least = _("At least {least} signs: what happened, and who was told.").format(least=EXCEPTION_LEAST)
        self.fields = {
            "exception.ground": Field(_("Ground"), self.ground),
            "exception.reason": Field(_("Reason"), self.reason, least),
            "exception.supervisor": Field(_("Supervisor who answers for it"), self.supervisor),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(
            Note(
                "warning", text=_("Only when consent can't be asked for now. Ask for it as soon as possible.")
            )
        )
        for field in self.fields.values():
            column.addWidget(field)
        self.ground.chosen.connect(lambda _key: self.write())
        self.reason.textChanged.connect(self.write)
        self.supervisor.textEdited.connect(lambda _text: self.write())

    def write(self) -> None:
        """Take over what stands in the fields."""
        ground = self.ground.key()
        self._fit()
        if isinstance(ground, Ground):
            found = WithoutConsent(ground, self.reason.text(), self.supervisor.text())
            self._writing.change_content(exception=found)

    def show_content(self, content: Content, urgency: Urgency) -> None:
        """Fill the fields; nothing counts as typed."""
        self.offer(urgency)
        found = content.exception
        self.reason.blockSignals(True)
        self.reason.setPlainText(found.reason if found else "")
        self.reason.blockSignals(False)
        self.supervisor.setText(found.supervisor if found else "")
        if found is not None:
            self.ground.set_key(found.ground)
        self._fit()

    def offer(self, urgency: Urgency) -> None:
        """The grounds that there are with this urgency; one chosen before stays, and is told as missing."""
        chosen = self.ground.key()
        grounds = [
            ground
            for ground in Ground
            if ground is not Ground.CONSENT_FOLLOWS or may_follow(urgency) or ground is chosen
        ]
        self.ground.set_options([(ground, ground_text(ground)) for ground in grounds])

    def _fit(self) -> None:
        self.fields["exception.supervisor"].setVisible(self.ground.key() is not Ground.CONSENT_FOLLOWS)

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """What is wrong, at the fields."""
        show_faults(self.fields, {name: text for name, text in faults.items() if name in self.fields}, False)
