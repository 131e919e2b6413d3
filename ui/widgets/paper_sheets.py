"""Pages of paper one under the other, as large as wanted; the last picture stays until the next is there."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.theme.tokens import theme
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.painting import shadow
from ui.widgets.paper_raster import PageImage

SCREEN_DPI = 96
"""At this resolution paper has its own size on the screen: 100 %."""
_STEPS = (25, 33, 40, 50, 60, 75, 90, 100, 125, 150, 175, 200, 250, 300)
_EDGE, _GAP = 24, 16
_POINTS_PER_INCH = 72
_FITTING = range(25, 126)
"""How far fitting to the width goes, in percent."""
_CONTROL = Qt.KeyboardModifier.ControlModifier
_LARGER, _SMALLER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal), (Qt.Key.Key_Minus, Qt.Key.Key_Underscore)


class PaperSheets(FocusVisible, QAbstractScrollArea):
    """Shows pictures of pages, scrolled and zoomed. `resolution_wanted` when sharper ones would be right.

    At first the paper is as wide as there is room. Ctrl with +, − and 0 belong to the paper while it has the
    focus; elsewhere they change the size of all text.
    """

    resolution_wanted = Signal()
    place_changed = Signal()
    """Another page is at the top, or the zoom is another."""
    painted = Signal()
    """Pictures that were shown anew are on the screen."""
    ring_radius = 2

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pages: tuple[PageImage, ...] = ()
        self._percent = 100
        self._fits = True
        self._fresh = False
        self._drawn_at = 0.0
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.place_changed.emit())

    # What is shown

    @property
    def pages(self) -> tuple[PageImage, ...]:
        """The pages shown now."""
        return self._pages

    def show_pages(self, pages: Sequence[PageImage]) -> None:
        """Other pictures; what was in sight stays where it is."""
        self._pages = tuple(pages)
        self._fresh = True
        self._arrange()
        self.place_changed.emit()

    @property
    def percent(self) -> int:
        """How large the paper is: 100 is its own size."""
        return self._percent

    @property
    def resolution(self) -> float:
        """Dots per inch at which a page is sharp now."""
        return SCREEN_DPI * self._percent / 100 * self.devicePixelRatioF()

    @property
    def page_in_sight(self) -> int:
        """Number of the page that the upper third of the view shows, from 1; 0 without pages."""
        upper = self.verticalScrollBar().value() + self.viewport().height() / 3
        seen = [number for number, box in enumerate(self._boxes(), 1) if box.top() <= upper]
        return seen[-1] if seen else min(len(self._pages), 1)

    # Zoom

    def zoom(self, by: int) -> None:
        """So many steps larger, or smaller."""
        if by > 0:
            self.set_percent(next((step for step in _STEPS if step > self._percent), _STEPS[-1]))
        else:
            self.set_percent(next((step for step in _STEPS[::-1] if step < self._percent), _STEPS[0]))

    def set_percent(self, percent: int) -> None:
        """Exactly so large; it stays so when the view gets another width."""
        self._fits = False
        self._take(percent)

    def fit_width(self) -> None:
        """As wide as there is room, now and when the view gets another width."""
        self._fits = True
        self._fit()

    def _fit(self) -> None:
        widest = max((page.size.width() for page in self._pages), default=0)
        if self._fits and widest:
            # As if the bar were always there: shown and hidden it would change the width, and so the zoom.
            room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * _EDGE
            wished = int(room / (widest / _POINTS_PER_INCH * SCREEN_DPI) * 100)
            self._take(min(max(wished, _FITTING.start), _FITTING.stop - 1))

    def _take(self, percent: int) -> None:
        if percent != self._percent:
            upper = self.verticalScrollBar()
            share = upper.value() / max(upper.maximum(), 1)
            self._percent = percent
            self._place_bars()
            upper.setValue(round(share * upper.maximum()))
            self.viewport().update()
            self.place_changed.emit()
        if self._pages and abs(self._drawn_at - self.resolution) > 0.5:
            self.resolution_wanted.emit()

    # Places

    def drawn_at(self, dots_per_inch: float) -> None:
        """At which resolution the pictures shown were drawn."""
        self._drawn_at = dots_per_inch

    def _boxes(self) -> list[QRectF]:
        """Where each page lies, scrolled to the top left."""
        scale = SCREEN_DPI / _POINTS_PER_INCH * self._percent / 100
        sizes = [(page.size.width() * scale, page.size.height() * scale) for page in self._pages]
        whole = max([self.viewport().width() - 2 * _EDGE, *(width for width, _height in sizes)])
        top, found = float(_EDGE) * 0.75, []
        for width, height in sizes:
            left = _EDGE + (whole - width) / 2
            found.append(QRectF(round(left), round(top), round(width), round(height)))
            top += height + _GAP
        return found

    def _arrange(self) -> None:
        self._fit()
        self._place_bars()
        self.viewport().update()

    def _place_bars(self) -> None:
        boxes, view = self._boxes(), self.viewport().size()
        lowest = max((box.bottom() for box in boxes), default=0) + _EDGE
        widest = max((box.width() for box in boxes), default=0) + 2 * _EDGE
        for bar, whole, page in (
            (self.verticalScrollBar(), lowest, view.height()),
            (self.horizontalScrollBar(), widest, view.width()),
        ):
            bar.setRange(0, max(round(whole) - page, 0))
            bar.setPageStep(page)
            bar.setSingleStep(40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # Keys and wheel

    def event(self, event: QEvent) -> bool:
        """Take the zoom keys before the window's shortcuts do."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _zooms(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        upper, key = self.verticalScrollBar(), event.key()
        if _zooms(event):
            if key == Qt.Key.Key_0:
                self.fit_width()
            else:
                self.zoom(1 if key in _LARGER else -1)
        elif key == Qt.Key.Key_Home:
            upper.setValue(upper.minimum())
        elif key == Qt.Key.Key_End:
            upper.setValue(upper.maximum())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & _CONTROL and event.angleDelta().y():
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    # Paint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = QPainter(self.viewport()), theme()
        painter.fillRect(self.viewport().rect(), now.color("sunken"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        corner = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        painter.translate(-corner)
        seen = QRectF(self.viewport().rect().translated(corner))
        for box, page in zip(self._boxes(), self._pages, strict=True):
            if box.intersects(seen):
                shadow(painter, box, 1, 10, 2, now.color("shadow"))
                painter.drawImage(box, page.picture)
        if self._fresh:
            self._fresh = False
            self.painted.emit()


def _zooms(event: QKeyEvent) -> bool:
    keys = (*_LARGER, *_SMALLER, Qt.Key.Key_0)
    return bool(event.modifiers() & _CONTROL) and Qt.Key(event.key()) in keys
