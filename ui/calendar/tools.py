"""The calendar's widgets in the top bar: left panel, period arrows, today, view switch."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.common.translations import _
from ui.calendar.view_state import View
from ui.widgets.buttons import Button, IconButton
from ui.widgets.filters import SegmentedControl


class CalendarTools(QObject):
    """`turned(-1 or 1)`, `today_wanted`, `view_wanted(View)`, `panel_wanted` as they are pressed."""

    turned = Signal(int)
    today_wanted = Signal()
    view_wanted = Signal(object)
    panel_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._named: tuple[View, int] | None = None
        self.panel = IconButton("sliders-horizontal", _("Show or hide month and filters"), "Ctrl+\\")
        self._back = IconButton("caret-left", _("Previous week"), "Page Up", size="compact")
        self._onward = IconButton("caret-right", _("Next week"), "Page Down", size="compact")
        self._arrows = QWidget()
        pair = QHBoxLayout(self._arrows)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(2)
        pair.addWidget(self._back)
        pair.addWidget(self._onward)
        self._today = Button(_("Today"), size="compact")
        self._view = SegmentedControl(
            [(View.DAY, _("Day")), (View.WEEK, _("Week"))], "default", _("View of the calendar")
        )
        for widget, name in (
            (self.panel, "calendar.panel"),
            (self._back, "calendar.previous"),
            (self._onward, "calendar.next"),
            (self._today, "calendar.today"),
            (self._view.segment(View.DAY), "calendar.view.day"),
            (self._view.segment(View.WEEK), "calendar.view.week"),
        ):
            widget.setObjectName(name)
        self._view.segment(View.DAY).setToolTip(_("Day") + " (H)")
        self._view.segment(View.WEEK).setToolTip(_("Week") + " (M)")
        self.panel.clicked.connect(lambda: self.panel_wanted.emit())
        self._back.clicked.connect(lambda: self.turned.emit(-1))
        self._onward.clicked.connect(lambda: self.turned.emit(1))
        self._today.clicked.connect(lambda: self.today_wanted.emit())
        self._view.chosen.connect(lambda key: self.view_wanted.emit(View(key)))

    def tools(self) -> list[QWidget]:
        """What stands behind the heading; `panel` stands before it where there is little room."""
        return [self._arrows, self._today, self._view]

    def show_view(self, view: View, days: int) -> None:
        """Mark the view; arrows say what they turn to."""
        if self._named == (view, days):
            return
        self._named = (view, days)
        self._view.set_key(view)
        if view is View.DAY:
            names = _("Previous day"), _("Next day")
        elif days < 5:
            names = _("Previous days"), _("Next days")
        else:
            names = _("Previous week"), _("Next week")
        for button, name, key in (
            (self._back, names[0], "Page Up"),
            (self._onward, names[1], "Page Down"),
        ):
            button.setAccessibleName(name)
            button.setToolTip(f"{name} ({key})")
