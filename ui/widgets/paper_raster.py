"""Pages of a PDF as pictures, drawn by PDFium. It is no friend of threads: one at a time, whoever asks."""

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_AT_WORK = threading.Lock()
_POINTS_PER_INCH = 72


@dataclass(frozen=True)
class PageImage:
    """One page: its picture, and the size of the paper in points (1/72 inch)."""

    picture: QImage
    size: QSizeF


def raster(pdf: bytes, dots_per_inch: float) -> tuple[PageImage, ...]:
    """All pages at that resolution. May be called on any thread.

    Raises ValueError for bytes that are no PDF.
    """
    with _AT_WORK, _opened(pdf) as document:
        return tuple(_drawn(document, number, dots_per_inch) for number in range(len(document)))


def raster_page(pdf: bytes, number: int, dots_per_inch: float) -> PageImage:
    """One page: at a printer's resolution each fills tens of megabytes. Raises ValueError as `raster`."""
    with _AT_WORK, _opened(pdf) as document:
        return _drawn(document, number, dots_per_inch)


def page_count(pdf: bytes) -> int:
    """How many pages there are. Raises ValueError for bytes that are no PDF."""
    with _AT_WORK, _opened(pdf) as document:
        return len(document)


def _drawn(document: "PdfDocument", number: int, dots_per_inch: float) -> PageImage:
    page = document[number]
    bitmap = page.render(scale=dots_per_inch / _POINTS_PER_INCH, prefer_bgrx=True)
    seen = QImage(
        memoryview(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
    )
    made = PageImage(seen.copy(), QSizeF(*page.get_size()))  # the buffer goes with the document
    bitmap.close()
    page.close()
    return made


def _opened(pdf: bytes) -> "PdfDocument":
    # Here, since few ever look at paper, and it takes four megabytes.
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(pdf)
    except PdfiumError as fault:
        raise ValueError("no PDF") from fault
