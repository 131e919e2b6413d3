"""A refused drop: what clashes, where it would fit, and keeping it with a reason."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.people.values import PersonId
from clinic_app.scheduling.values import Clashes, Slot
from ui.panels.clash_view import ClashView
from ui.widgets.buttons import Button
from ui.widgets.label import Label
from ui.widgets.side_panel import SidePanel


class ClashPanel(SidePanel):
    """A refused drop: what clashes, where it would fit, and keeping it with a reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("The time clashes"), parent=parent)
        self.setObjectName("clash")
        self._on_alternative: Callable[[Slot], object] = lambda slot: None
        self._on_overrule: Callable[[str], object] = lambda reason: None
        self._what = Label("", "body", "text2", wrap=True)
        self.view = ClashView("clash")
        self.body.addWidget(self._what)
        self.body.addWidget(self.view)
        self.body.addStretch(1)
        self.cancel = Button(_("Leave it where it was"))
        self.cancel.setObjectName("clash.cancel")
        self.save = Button(_("Keep anyway"), "primary", "check")
        self.save.setObjectName("clash.save")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.cancel, 1)
        row.addWidget(self.save, 1)
        self.action_area.addLayout(row)
        self.view.alternativeChosen.connect(self._take)
        self.cancel.clicked.connect(self.close_panel)
        self.save.clicked.connect(self._overrule)
        self.view.reason_edit.returnPressed.connect(self._overrule)

    def show_clashes(
        self,
        clashes: Clashes,
        names: Mapping[PersonId, str],
        on_alternative: Callable[[Slot], object],
        on_overrule: Callable[[str], object],
        what: str = "",
    ) -> None:
        """`what` says which appointment was to go where. A choice closes the panel and calls back."""
        self._on_alternative, self._on_overrule = on_alternative, on_overrule
        self._what.setText(what)
        self._what.setVisible(bool(what))
        self.view.forget()
        self.view.show_clashes(clashes, names)
        self.save.setVisible(not clashes.final)

    def _take(self, slot: Slot) -> None:
        self.close_panel()
        self._on_alternative(slot)

    def _overrule(self) -> None:
        if self.view.may_save() and self.view.check_reason():
            reason = self.view.reason()
            self.close_panel()
            self._on_overrule(reason)
