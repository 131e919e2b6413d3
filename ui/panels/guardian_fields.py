"""Parent, guardian, or somebody for emergencies."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.people.values import GuardianRelation
from ui.panels.pair import Pair
from ui.panels.wrapping_tick import SentenceTick
from ui.widgets.cards import Note
from ui.widgets.choice import Choice
from ui.widgets.fields import Field, TextField
from ui.widgets.wording import relation_name


class GuardianFields(QWidget):
    """Parent, guardian, or somebody for emergencies: asked of minors, offered for everybody else."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tick = SentenceTick(_("Add parent, guardian, or emergency contact"), "registration.guardian")
        self.wanted = self._tick.box
        self.why = Note("info", text=_("Younger than 18: a parent or guardian is needed."))
        self.name, self.phone = TextField(), TextField()
        self.name.setObjectName("registration.guardian.name")
        self.phone.setObjectName("registration.guardian.phone")
        relations = [(relation, relation_name(relation)) for relation in GuardianRelation]
        self.relation = Choice(relations, placeholder=_("Choose"))
        self.relation.setObjectName("registration.guardian.relation")
        self.name_field = Field(_("Name of parent or guardian"), self.name)
        self.relation_field = Field(_("Relation"), self.relation)
        self.phone_field = Field(_("Telephone"), self.phone, optional=True)
        self._box = QWidget()
        inner = QVBoxLayout(self._box)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        inner.addWidget(self.name_field)
        inner.addWidget(Pair(self.relation_field, self.phone_field))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._tick)
        column.addWidget(self.why)
        column.addWidget(self._box)
        self._minor = False
        self.wanted.toggled.connect(self._refresh)
        self.wanted.clicked.connect(lambda: self.edited.emit())
        for edit in (self.name, self.phone):
            edit.textEdited.connect(lambda _text: self.edited.emit())
        self.relation.chosen.connect(lambda _key: self.edited.emit())
        self._refresh()

    @property
    def asked(self) -> bool:
        """Whether there is to be a guardian."""
        return self._minor or self.wanted.isChecked()

    def show_minor(self, minor: bool) -> None:
        """A minor needs one; the tick makes no sense then."""
        if minor != self._minor:
            self._minor = minor
            self._refresh()

    def _refresh(self) -> None:
        self._tick.setVisible(not self._minor)
        self.why.setVisible(self._minor)
        self._box.setVisible(self.asked)
