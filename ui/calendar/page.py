"""The calendar's page: left panel, grid, and the chosen appointment at the right."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from clinic_app.scheduling.values import AppointmentId
from clinic_app.workspace import Workspace
from ui.calendar.beside import Beside
from ui.calendar.grid.carry import Carry
from ui.calendar.grid.slot_cursor import SlotCursor
from ui.calendar.grid.view import GridView
from ui.calendar.keyboard import GridKeys
from ui.calendar.left_panel import LeftPanel
from ui.calendar.moves import Moves
from ui.calendar.presenter import FULL_WEEK, CalendarPresenter
from ui.calendar.shortcut_lines import shortcut_lines
from ui.calendar.tools import CalendarTools
from ui.calendar.view_state import View, read_kept, shown_again
from ui.calendar.wish import wish_of
from ui.panels.booking import BookingPanel
from ui.shell.navigation import Calendar, Target
from ui.shell.page import Page, ShortcutEntry
from ui.shell.ports import ShellPort
from ui.widgets.breakpoints import size_name
from ui.widgets.side_panel import SidePanel

_VIEW, _ZOOM, _TICKS = "calendar.view", "calendar.zoom", "calendar.ticks"
"""What the shell remembers for the person."""
_FEW_DAYS = 3
"""So many days of a week fit into a window of size S (ui/spec §3)."""


class CalendarPage(Page):
    """A day or a week; its presenter decides."""

    def __init__(self, workspace: Workspace, shell: ShellPort) -> None:
        super().__init__(workspace, shell)
        self.setObjectName("calendar")
        self.presenter = CalendarPresenter(workspace, self)
        self.moves = Moves(workspace, shell, self.presenter.names, self)
        self.view = GridView()
        self.left = LeftPanel(
            self.presenter.counselors,
            self.presenter.programmes,
            workspace.my_id,
            self.presenter.holidays,
        )
        self._keys = GridKeys(self.view.surface)
        self._bar = CalendarTools(self)
        self.tools = self._bar.tools()
        main = QFrame()
        main.setProperty("pane", "main")
        inner = QHBoxLayout(main)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.view)
        self.row.addWidget(self.left)
        self.row.addWidget(main, 1)
        self._beside = Beside(workspace, shell, self.presenter, self.moves, self.row, self)
        self.panel, self.clash = self._beside.panel, self._beside.clash
        self._size = ""
        self._recall()
        self.left.show_ticks(self.presenter.shown)
        self._connect()
        self._show()

    def _recall(self) -> None:
        if (view := self.shell.recall(_VIEW)) in set(View):
            self.presenter.view = View(view)
        if (zoom := self.shell.recall(_ZOOM)).isdigit():
            self.view.set_hour_height(int(zoom))
        if ticks := read_kept(self.shell.recall(_TICKS)):
            self._tick(ticks)

    def _connect(self) -> None:
        presenter, surface, beside = self.presenter, self.view.surface, self._beside
        presenter.period_changed.connect(self._show)
        presenter.selection_changed.connect(lambda: surface.select(presenter.selected))
        self._bar.turned.connect(presenter.go)
        self._bar.today_wanted.connect(self._go_today)
        self._bar.view_wanted.connect(self._look_at)
        self._bar.panel_wanted.connect(self.toggle_left)
        self.left.chosen.connect(presenter.go_to)
        self.left.day_wanted.connect(lambda: self._look_at(View.DAY))
        self.left.shown_changed.connect(self._ticked)
        surface.carrier.probe = self.moves.probe
        surface.carrier.may_carry = self.moves.may_carry
        surface.carrier.carried.connect(self._put_down)
        surface.selected.connect(lambda number: presenter.select(AppointmentId(number)))
        surface.opened.connect(beside.open)
        surface.meetings.opened.connect(beside.open_meeting)
        surface.slot_chosen.connect(self._book)
        surface.menu_wanted.connect(lambda number, at: beside.open_menu(number, surface, at))
        self.view.zoomed.connect(lambda pixels: self.shell.remember(_ZOOM, str(pixels)))
        self._keys.turned.connect(presenter.go)
        self._keys.today_wanted.connect(self._go_today)
        self._keys.view_wanted.connect(self._look_at)
        self._keys.zoomed.connect(self.view.zoom)
        self._keys.status_wanted.connect(beside.set_status)
        self._keys.take_wanted.connect(self._take)
        self._keys.gave_up.connect(self._bring_back)

    # What it shows

    def _show(self) -> None:
        presenter = self.presenter
        week = presenter.view is View.WEEK
        days = presenter.days()
        self.set_heading(*presenter.heading())
        self._bar.show_view(presenter.view, len(days))
        self.view.surface.setObjectName("calendar.week" if week else "calendar.day")
        self.view.surface.setAccessibleName(self.heading)
        self.view.show_spread(presenter.spread(), presenter.heads(), presenter.shown.breaks, presenter.now())
        self.left.month.show_week(days, presenter.now().date())
        self.left.prompt.show_for(len(presenter.shown.counselors) if week else 0)
        self.view.surface.select(presenter.selected)
        self._beside.show_selection()
        # Not 0: that would come before the paint, and the shown week would wait for the ones beside it.
        QTimer.singleShot(1, self, lambda: self.view.prepare(presenter.neighbours()))

    def _look_at(self, view: View) -> None:
        """The other view, of the day that is looked at: of the slot mark, or of the selected appointment."""
        self.shell.remember(_VIEW, view)
        surface, selected = self.view.surface, self.presenter.selected
        cursor = surface.overlay.state.cursor
        block = surface.block_for(selected) if selected is not None else None
        chosen = cursor or block
        self.presenter.look_at(view, chosen.start.date() if chosen is not None else None)

    def _go_today(self) -> None:
        self.presenter.go_to(self.presenter.now().date())

    def _tick(self, kept: Mapping[str, Any]) -> None:
        presenter = self.presenter
        people = (person.id for person in presenter.counselors)
        presenter.show(shown_again(kept, people, presenter.programmes))

    def _ticked(self) -> None:
        shown = self.left.shown()
        self.shell.remember(_TICKS, shown.as_text())
        self.presenter.show(shown)

    # What is wanted of it

    def _book(self, cursor: SlotCursor) -> None:
        self.shell.book(slot=self.presenter.slot_at(cursor))

    def _take(self, number: int) -> None:
        """Carry an appointment by keys. The surface has the focus meanwhile: its button may come to stand for
        another appointment."""
        surface = self.view.surface
        block = surface.block_for(AppointmentId(number))
        if block is None:
            return
        refusal = self.moves.refusal(block)
        if refusal:
            self.shell.toast(refusal, error=True)
            return
        surface.setFocus(Qt.FocusReason.OtherFocusReason)
        surface.carrier.take(block)

    def _put_down(self, carry: Carry) -> None:
        by_keys = self.view.surface.hasFocus()
        if self.moves.put_down(carry) and by_keys:
            self._focus_block(carry.block.id)

    def _bring_back(self, carry: Carry) -> None:
        """It was let go after turning pages: back to where it stands."""
        if carry.block.start.date() not in self.presenter.days():
            self.presenter.go_to(carry.block.start.date())
        self._focus_block(carry.block.id)

    def _focus_block(self, appointment_id: AppointmentId) -> None:
        button = self.view.surface.button_for(appointment_id)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    # What the shell asks

    def arrive(self, target: Target) -> None:
        assert isinstance(target, Calendar)
        if target.appointment_id is not None:
            start = self.workspace.calendar.detail(target.appointment_id).block.start
            self.presenter.go_to(start.date())
            self._beside.open(target.appointment_id)
        elif target.view:
            self.presenter.look_at(View(target.view), target.day)
        elif target.day is not None:
            self.presenter.go_to(target.day)
        if target.counselor_id is not None:
            shown = replace(self.presenter.shown, counselors=(target.counselor_id,))
            self.left.show_ticks(shown)
            self.presenter.show(shown)

    def refresh(self) -> None:
        self.presenter.catch_up()
        self.tick()

    def tick(self) -> None:
        self.view.tick(self.presenter.now())
        self.panel.tick()

    def focus_main(self) -> None:
        selected = self.presenter.selected
        button = self.view.surface.button_for(selected) if selected is not None else None
        (button or self.view.surface).setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> list[QWidget]:
        shown: list[QWidget] = [self.left, self.view.surface, *self._beside.all()]
        return [region for region in shown if region.isVisible()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = size_name(self.window().width())
        if size != self._size:  # at the threshold only: Ctrl+\ brings the panel back in any width
            self._size = size
            roomy = size in ("XL", "L")
            self.left.widen(size == "XL")
            self.left.setVisible(roomy)
            self.lead = [] if roomy else [self._bar.panel]
            self.headed.emit()
            self.presenter.fit(_FEW_DAYS if size == "S" else FULL_WEEK, rooms=size == "XL")

    def toggle_left(self) -> None:
        self.left.setVisible(not self.left.isVisible())

    def toggle_right(self) -> None:
        self._beside.toggle()

    def close_level(self) -> bool:
        surface = self.view.surface
        if (carry := surface.carrier.carry) is not None:
            surface.carrier.drop()
            self._bring_back(carry)
            return True
        if surface.unmark_slot() or self._beside.close_one():
            return True
        if self.presenter.selected is not None:
            self.presenter.select(None)
            return True
        return False

    def make_room(self) -> None:
        self._beside.close()

    def accompany(self, panel: SidePanel) -> None:
        if isinstance(panel, BookingPanel):
            panel.presenter.judged.connect(lambda: self._show_wish(panel))
            panel.closed.connect(self._forget_wish)
            panel.destroyed.connect(self._forget_wish)
            self._show_wish(panel)

    def _show_wish(self, panel: BookingPanel) -> None:
        if panel.is_open:  # it goes on judging what it has just booked
            self.view.surface.show_wish(wish_of(panel.presenter))

    def _forget_wish(self) -> None:
        self.view.surface.show_wish(None)
        self.view.surface.unmark_slot()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self._keys.press(event)

    def shortcuts(self) -> list[ShortcutEntry]:
        return shortcut_lines()

    def target(self) -> Target | None:
        return Calendar(self.presenter.anchor, self.presenter.selected if self.panel.is_open else None)

    def state(self) -> dict[str, Any]:
        return self.presenter.shown.as_dict() | {"view": self.presenter.view.value}

    def restore(self, state: Mapping[str, Any]) -> None:
        self._tick(state)
        self.left.show_ticks(self.presenter.shown)
        if (view := state.get("view")) in set(View):
            self.presenter.look_at(View(view))

    def leave(self) -> None:
        self.presenter.close()
