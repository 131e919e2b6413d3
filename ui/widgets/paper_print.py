"""A PDF on a printer, as pictures of its pages; no file in between (SECURITY §8)."""

from enum import Enum, auto

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from ui.widgets.paper_raster import page_count, raster_page
from ui.widgets.printer_page import set_page

_SHARPEST = 300
"""Dots per inch: finer ones would only fill the memory, the letters look the same."""
_POINTS_PER_INCH = 72


class Printed(Enum):
    """What came of it."""

    DONE = auto()
    CANCELLED = auto()
    NO_PRINTER = auto()
    REFUSED = auto()


def print_pdf(pdf: bytes, title: str, window: QWidget) -> Printed:
    """Ask for a printer and print every page."""
    if not QPrinterInfo.availablePrinterNames():
        return Printed.NO_PRINTER
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    set_page(printer)
    printer.setDocName(title)
    if QPrintDialog(printer, window).exec() != QDialog.DialogCode.Accepted:
        return Printed.CANCELLED
    return Printed.DONE if draw_pdf(pdf, printer) else Printed.REFUSED


def draw_pdf(pdf: bytes, printer: QPrinter) -> bool:
    """Draw all pages; False when the printer refuses."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    scale = printer.resolution() / _POINTS_PER_INCH
    for number in range(page_count(pdf)):
        if number and not printer.newPage():
            painter.end()
            return False
        page = raster_page(pdf, number, min(printer.resolution(), _SHARPEST))
        painter.drawImage(QRectF(0, 0, page.size.width() * scale, page.size.height() * scale), page.picture)
    return painter.end()
