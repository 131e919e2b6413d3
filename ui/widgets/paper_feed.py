"""Brings a PDF that goes on changing to the screen: made and drawn beside it, and only the newest one."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from clinic_app.common.errors import ClinicError
from ui.widgets.paper_raster import PageImage, raster
from ui.widgets.paper_sheets import PaperSheets

_AFTER_MS = 25
"""Keys that follow each other faster than this are drawn together."""

Drawn = tuple[bytes, tuple[PageImage, ...], float]


class Run(Protocol):
    """The shell's `run`: work on a worker thread, `done` or `failed` on the screen's."""

    def __call__(
        self,
        work: Callable[[], Drawn],
        done: Callable[[Drawn], object],
        failed: Callable[[ClinicError], object] | None = None,
    ) -> object: ...


class PaperFeed(QObject):
    """Feeds one view. While one paper is being drawn, of those wished meanwhile only the last one follows."""

    fed = Signal()
    """Another paper is shown."""
    refused = Signal(object)
    """A ClinicError: the paper could not be made; the former one stays in sight."""

    def __init__(self, sheets: PaperSheets, run: Run) -> None:
        super().__init__(sheets)
        self._sheets, self._run = sheets, run
        self._wish: Callable[[], bytes] | None = None
        self._at_work = False
        self._closed = False
        self.pdf = b""
        """The paper that is shown."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_MS)
        self._soon.timeout.connect(self._begin)
        sheets.resolution_wanted.connect(self._redraw)

    @property
    def busy(self) -> bool:
        """Whether something newer than what is shown is on its way."""
        return self._at_work or self._wish is not None

    def show(self, make: Callable[[], bytes]) -> None:
        """Show the paper that `make` gives; it is called on a worker thread, or never if another follows."""
        self._wish = make
        if not self._at_work and not self._soon.isActive():
            self._soon.start()

    def clear(self) -> None:
        """Nothing is shown any more, and what is on its way won't be."""
        self._wish, self.pdf = None, b""
        self._sheets.show_pages(())

    def close(self) -> None:
        """Forget everything: no picture of the paper is left."""
        self._closed = True
        self._soon.stop()
        self.clear()

    def _redraw(self) -> None:
        """The same paper at another resolution, unless a newer one comes anyway."""
        if self.pdf and not self.busy:
            pdf = self.pdf
            self.show(lambda: pdf)

    def _begin(self) -> None:
        make, self._wish = self._wish, None
        if make is None or self._closed:
            return
        self._at_work = True
        resolution = self._sheets.resolution

        def work() -> Drawn:
            pdf = make()
            return pdf, raster(pdf, resolution), resolution

        self._run(work, self._take, self._refuse)

    def _take(self, drawn: Drawn) -> None:
        self._at_work = False
        if self._closed:
            return
        self.pdf, pages, resolution = drawn
        self._sheets.drawn_at(resolution)
        self._sheets.show_pages(pages)
        self.fed.emit()
        self._follow()

    def _refuse(self, error: ClinicError) -> None:
        self._at_work = False
        if not self._closed:
            self.refused.emit(error)
            self._follow()

    def _follow(self) -> None:
        if self._wish is not None:
            self._begin()
