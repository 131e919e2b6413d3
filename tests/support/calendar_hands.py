"""What a hand does in the calendar: drags from a point of a block to another place, presses keys in a row."""

from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clinic_app.people.values import PersonId
from clinic_app.scheduling.values import AppointmentId, Slot
from ui.calendar.grid.block_button import BlockButton
from ui.calendar.page import CalendarPage

LEFT = Qt.MouseButton.LeftButton


def button_of(page: CalendarPage, appointment: AppointmentId) -> BlockButton:
    button = page.view.surface.button_for(appointment)
    assert button is not None, "it isn't shown"
    return button


def slot_of(page: CalendarPage, appointment: AppointmentId) -> Slot:
    """Where the clinic has it."""
    block = page.workspace.calendar.detail(appointment).block
    return Slot(block.start, block.end, block.counselor_id, block.room_id)


def start_of(page: CalendarPage, appointment: AppointmentId) -> datetime:
    return slot_of(page, appointment).start


def counselor_of(page: CalendarPage, appointment: AppointmentId) -> PersonId:
    return slot_of(page, appointment).counselor_id


def drag(
    page: CalendarPage,
    appointment: AppointmentId,
    columns: int = 0,
    minutes: int = 0,
    grip: int = 8,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Take a block `grip` pixels below its top (above its bottom when negative), put it down elsewhere."""
    grid, button = page.view.surface.grid, button_of(page, appointment)
    width = grid.column(0)[1]
    start = QPoint(button.width() // 2, grip if grip >= 0 else button.height() + grip)
    end = start + QPoint(columns * width, round(minutes / 60 * grid.hour_height))
    QTest.mousePress(button, LEFT, pos=start)
    _move(button, end, modifiers)
    QTest.mouseRelease(button, LEFT, modifiers, end)


def _move(button: BlockButton, end: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    """`QTest.mouseMove` knows no modifiers."""
    for point in (end - QPoint(1, 1), end):
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(point),
            QPointF(button.mapToGlobal(point)),
            Qt.MouseButton.NoButton,
            LEFT,
            modifiers,
        )
        QApplication.sendEvent(button, event)


def press(page: CalendarPage, *keys: Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    """Press keys where the focus is, as somebody without a mouse does."""
    for each in keys:
        key, modifiers = each if isinstance(each, tuple) else (each, Qt.KeyboardModifier.NoModifier)
        QTest.keyClick(page.focusWidget() or page, key, modifiers)


def take(page: CalendarPage, appointment: AppointmentId) -> None:
    """Begin to carry by keys."""
    button_of(page, appointment).setFocus()
    press(page, Qt.Key.Key_P)
    assert page.view.surface.carrier.carry is not None
