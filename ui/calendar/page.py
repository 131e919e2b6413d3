"""The calendar's page: left panel, week, and the chosen appointment at the right."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from clinic_app.common.locale import date_range, short_date, time_range
from clinic_app.common.translations import _
from clinic_app.facility.values import Programme
from clinic_app.people.values import ClientId, PersonId
from clinic_app.scheduling.values import AppointmentId, Clashes, Slot, Status
from clinic_app.workspace import Workspace
from ui.calendar.keyboard import WeekKeys
from ui.calendar.left_panel import LeftPanel
from ui.calendar.presenter import CalendarPresenter
from ui.calendar.view_state import Shown
from ui.calendar.week_view import WeekView
from ui.panels.appointment import AppointmentPanel
from ui.panels.clash_view import ClashPanel
from ui.shell.navigation import Calendar, ClientRecord, Note, Target
from ui.shell.page import Page, ShortcutEntry
from ui.shell.ports import ShellPort
from ui.widgets.buttons import Button, IconButton
from ui.widgets.wording import status_name

_ROOMY = 1_180
"""From this width of the page on, the left panel is shown by itself (spec §3)."""


class CalendarPage(Page):
    """One week; its presenter decides."""

    def __init__(self, workspace: Workspace, shell: ShellPort) -> None:
        super().__init__(workspace, shell)
        self.setObjectName("calendar")
        self.presenter = CalendarPresenter(workspace, shell, self)
        self.view = WeekView()
        self.left = LeftPanel(
            self.presenter.counselors,
            self.presenter.programmes,
            workspace.my_id,
            self.presenter.holidays,
        )
        self.panel = AppointmentPanel(workspace, shell)
        self.clash = ClashPanel()
        self._keys = WeekKeys(self.view.surface)
        self.tools = self._make_tools()
        main = QFrame()
        main.setProperty("pane", "main")
        inner = QHBoxLayout(main)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.view)
        self.row.addWidget(self.left)
        self.row.addWidget(main, 1)
        self.row.addWidget(self.panel)
        self.row.addWidget(self.clash)
        self.left.show_ticks(self.presenter.shown)
        self._roomy: bool | None = None
        self._connect()
        self._show_week()

    def _make_tools(self) -> list[QWidget]:
        self._back = IconButton("caret-left", _("Previous week"), "Page Up")
        self._onward = IconButton("caret-right", _("Next week"), "Page Down")
        self._today = Button(_("Today"), size="compact")
        self._back.setObjectName("calendar.previous")
        self._onward.setObjectName("calendar.next")
        self._today.setObjectName("calendar.today")
        return [self._back, self._onward, self._today]

    def _connect(self) -> None:
        presenter, surface = self.presenter, self.view.surface
        presenter.week_changed.connect(self._show_week)
        presenter.selection_changed.connect(self._show_selection)
        presenter.clashed.connect(self._show_clashes)
        self._back.clicked.connect(lambda: presenter.go(-1))
        self._onward.clicked.connect(lambda: presenter.go(1))
        self._today.clicked.connect(self._go_today)
        self.left.chosen.connect(presenter.go_to)
        self.left.shown_changed.connect(lambda: presenter.show(self.left.shown()))
        surface.probe = presenter.probe
        surface.selected.connect(lambda number: presenter.select(AppointmentId(number)))
        surface.opened.connect(self._open_panel)
        surface.moved.connect(lambda number, a, b: presenter.move(AppointmentId(number), a, b))
        surface.slot_chosen.connect(self._book)
        surface.menu_wanted.connect(self._open_menu)
        self._keys.turned.connect(presenter.go)
        self._keys.today_wanted.connect(self._go_today)
        self._keys.zoomed.connect(self.view.zoom)
        self._keys.status_wanted.connect(self._set_status)
        self.panel.closed.connect(lambda: presenter.select(None))
        self.panel.recordWanted.connect(lambda client: self.shell.open(ClientRecord(client)))
        self.panel.noteWanted.connect(self._open_note)
        self.panel.followUpWanted.connect(self._follow_up)

    # What it shows

    def _show_week(self) -> None:
        week = self.presenter.week()
        self.set_heading(date_range(week.days[0], week.days[-1]))
        presenter = self.presenter
        words = presenter.holiday_words(week.days)
        self.view.show_week(week, presenter.lanes(), presenter.shown.breaks, presenter.now(), words)
        self.left.month.show_week(week.days, self.presenter.now().date())
        self._show_selection()
        # Not 0: that would come before the paint, and the shown week would wait for the ones beside it.
        QTimer.singleShot(1, self, self._prepare)

    def _prepare(self) -> None:
        lanes = self.presenter.lanes()
        self.view.prepare([(week, lanes) for week in self.presenter.neighbours()])

    def _show_selection(self) -> None:
        selected = self.presenter.selected
        self.view.surface.select(selected)
        if selected is not None and self.panel.is_open:
            self.panel.show_appointment(selected)

    def _open_panel(self, number: int) -> None:
        appointment = AppointmentId(number)
        self.presenter.select(appointment)
        self.clash.close_panel()
        self.panel.show_appointment(appointment)
        self.panel.open_panel(False)

    def _show_clashes(self, clashes: Clashes, appointment: AppointmentId, slot: Slot) -> None:
        """A dropped appointment clashes: a panel says why and offers free times."""
        block = self.view.surface.block_for(appointment)
        self.presenter.select(appointment)
        self.panel.close_panel()
        self.clash.show_clashes(
            clashes,
            self.presenter.names,
            lambda free: self.presenter.move_to(appointment, free),
            lambda reason: self.presenter.move_to(appointment, slot, reason),
            _("{name} to {time}").format(
                name=block.client_name if block is not None else "",
                time=f"{short_date(slot.start.date())} {time_range(slot.start, slot.end)}",
            ),
        )
        self.clash.open_panel(True)

    def _book(self, start: datetime, end: datetime) -> None:
        self.shell.book(slot=self.presenter.slot_at(start, end))

    def _open_note(self, client: ClientId, appointment: AppointmentId) -> None:
        self.shell.open(Note(client, appointment_id=appointment))

    def _open_menu(self, number: int, point: QPointF) -> None:
        self._open_panel(number)
        self.panel.actions_menu.menu().popup(self.view.surface.mapToGlobal(point.toPoint()))

    def _set_status(self, number: int, status: Status) -> None:
        self._open_panel(number)
        detail = self.panel.presenter.detail
        if detail is None:
            return
        if status.cancelled:
            self.panel.begin_cancel()
        elif status in detail.next_statuses:
            self.panel.presenter.step(status)
        else:
            said = _("{now} cannot become {then}.")
            text = said.format(now=status_name(detail.block.status), then=status_name(status))
            self.shell.toast(text, error=True)

    def _follow_up(self, client: ClientId, programme: Programme) -> None:
        self.shell.book(client_id=client, programme=programme)

    def _go_today(self) -> None:
        self.presenter.go_to(self.presenter.now().date())

    # What the shell asks

    def arrive(self, target: Target) -> None:
        assert isinstance(target, Calendar)
        if target.appointment_id is not None:
            start = self.workspace.calendar.detail(target.appointment_id).block.start
            self.presenter.go_to(start.date())
            self._open_panel(target.appointment_id)
        elif target.day is not None:
            self.presenter.go_to(target.day)
        if target.counselor_id is not None:
            shown = replace(self.presenter.shown, counselors=(target.counselor_id,))
            self.left.show_ticks(shown)
            self.presenter.show(shown)

    def refresh(self) -> None:
        self.view.tick(self.presenter.now())
        self.panel.tick()

    def focus_main(self) -> None:
        selected = self.presenter.selected
        button = self.view.surface.button_for(selected) if selected is not None else None
        (button or self.view.surface).setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        shown: list[QWidget] = [self.left, self.view.surface, self.panel, self.clash]
        return [region for region in shown if region.isVisible()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= _ROOMY
        if roomy != self._roomy:  # at the threshold only: Ctrl+\ brings the panel back in any width
            self._roomy = roomy
            self.left.setVisible(roomy)

    def toggle_left(self) -> None:
        self.left.setVisible(not self.left.isVisible())

    def toggle_right(self) -> None:
        if self.panel.is_open:
            self.panel.close_panel()
        elif self.presenter.selected is not None:
            self._open_panel(self.presenter.selected)

    def close_level(self) -> bool:
        if self.view.surface.drop() or self.view.surface.unmark_slot():
            return True
        for panel in (self.clash, self.panel):
            if panel.is_open:
                panel.close_panel()
                return True
        if self.presenter.selected is not None:
            self.presenter.select(None)
            return True
        return False

    def make_room(self) -> None:
        self.panel.close_panel()
        self.clash.close_panel()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self._keys.press(event)

    def shortcuts(self) -> list[ShortcutEntry]:
        scope = _("Calendar")
        return [
            ShortcutEntry(scope, "T", _("This week")),
            ShortcutEntry(scope, "Page Up / Page Down", _("Previous or next week")),
            ShortcutEntry(scope, "← ↑ → ↓", _("Move the slot mark")),
            ShortcutEntry(scope, "Shift ↓", _("Lengthen the new slot")),
            ShortcutEntry(scope, "Enter", _("Book the slot, or open the appointment")),
            ShortcutEntry(scope, "Tab / Shift Tab", _("Next or previous appointment")),
            ShortcutEntry(scope, "P", _("Move the appointment with arrows, then Enter or Esc")),
            ShortcutEntry(scope, "[ ]", _("Shorter or longer while moving")),
            ShortcutEntry(scope, "K D S E X Del", _("Confirm, check in, start, complete, no-show, cancel")),
            ShortcutEntry(scope, "+ −", _("Taller or lower hours")),
        ]

    def target(self) -> Target | None:
        return Calendar(self.presenter.first, self.presenter.selected if self.panel.is_open else None)

    def state(self) -> dict[str, Any]:
        return self.presenter.shown.as_dict()

    def restore(self, state: Mapping[str, Any]) -> None:
        known = {person.id for person in self.presenter.counselors}
        shown = Shown(
            tuple(PersonId(p) for p in state.get("counselors", ()) if p in known),
            tuple(Programme(p) for p in state.get("programmes", ()) if p in set(Programme)),
            bool(state.get("cancelled", True)),
            bool(state.get("breaks", True)),
        )
        self.left.show_ticks(shown)
        self.presenter.show(shown)

    def leave(self) -> None:
        self.presenter.close()
