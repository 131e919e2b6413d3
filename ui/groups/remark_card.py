"""A private remark written before: when, by whom, what (mock 10)."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.common.locale import day_month
from clinic_app.common.seals import SealState
from clinic_app.common.translations import _
from clinic_app.groups.values_notes import Remark
from ui.panels.words import given_name
from ui.widgets.cards import Card
from ui.widgets.label import Label


class RemarkCard(Card):
    """One remark, or why it can't be read."""

    def __init__(self, remark: Remark, parent: QWidget | None = None) -> None:
        super().__init__(margins=(12, 9, 12, 10), parent=parent)
        self.setObjectName(f"groups.remark.{remark.id}")
        self.body.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(day_month(remark.day, short=False), "caption", "text2"), 1)
        head.addWidget(Label(given_name(remark.author_name), "caption", "text2"))
        self.body.addLayout(head)
        if remark.seal is SealState.INTACT:
            self.body.addWidget(Label(remark.text or _("Taken back."), "small", wrap=True))
        elif remark.seal is SealState.BROKEN:
            broken = _("The content changed since it was written.")
            self.body.addWidget(Label(broken, "small", "danger", wrap=True))
        else:
            no_key = _("You hold no key to this remark yet.")
            self.body.addWidget(Label(no_key, "small", "warning", wrap=True))
