"""Paper on a printer: the same page as the PDF, drawn by Qt; no file in between (SECURITY §8)."""

from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QPainter,
    QPen,
)
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from ui.widgets.printer_page import set_page

_LINE = 0.5
_POINTS_PER_INCH = 72
_INK, _GREY = QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.gray)


class Pages(Protocol):
    """Paper as `clinic_app` lays it out."""

    @property
    def title(self) -> str: ...
    @property
    def pages(self) -> tuple[object, ...]: ...
    @property
    def regular(self) -> Path: ...
    @property
    def bold(self) -> Path: ...
    def draw(self, number: int, pen: Any) -> None: ...
    def pdf(self) -> bytes: ...


def print_paper(paper: Pages, window: QWidget) -> bool:
    """Ask for a printer and print every page; False when the person cancelled or the printer refused."""
    printer = _printer(paper)
    if QPrintDialog(printer, window).exec() != QDialog.DialogCode.Accepted:
        return False
    return draw_on(paper, printer)


def draw_on(paper: Pages, printer: QPrinter) -> bool:
    """Draw all pages; False when the printer refuses to begin."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    scale = printer.resolution() / _POINTS_PER_INCH
    painter.scale(scale, scale)
    pen = _PrinterPen(painter, _family(paper.regular), _family(paper.bold))
    for number in range(len(paper.pages)):
        if number:
            printer.newPage()
        paper.draw(number, pen)
    return painter.end()


def _printer(paper: Pages) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    set_page(printer)
    printer.setDocName(paper.title)
    return printer


def _family(file: Path) -> tuple[str, str]:
    """Family and style of a font file, made known to Qt."""
    number = QFontDatabase.addApplicationFont(str(file))
    family = next(iter(QFontDatabase.applicationFontFamilies(number)), "")
    return family, "Semibold" if "Semibold" in file.name else "Regular"


class _PrinterPen:
    """Draws in points; the painter is scaled to them."""

    def __init__(self, painter: QPainter, regular: tuple[str, str], bold: tuple[str, str]) -> None:
        self._painter, self._regular, self._bold = painter, regular, bold

    def words(
        self, x: float, y: float, text: str, size: float, bold: bool, centred: bool, spacing: float
    ) -> None:
        family, style = self._bold if bold else self._regular
        font = QFont(family)
        font.setStyleName(style)
        # The painter counts in points of the page, so that a pixel of the font is one of them.
        font.setPixelSize(round(size))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if spacing:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
        self._painter.setFont(font)
        self._painter.setPen(_INK)
        if centred:
            x -= (QFontMetricsF(font).horizontalAdvance(text) - spacing) / 2
        self._painter.drawText(QPointF(x, y), text)

    def frame(self, x: float, y: float, width: float, height: float, radius: float) -> None:
        self._painter.setPen(QPen(_GREY, _LINE))
        self._painter.drawRoundedRect(QRectF(x, y, width, height), radius, radius)

    def rule(self, x: float, y: float, width: float) -> None:
        self._painter.setPen(QPen(_GREY, _LINE))
        self._painter.drawLine(QPointF(x, y), QPointF(x + width, y))
