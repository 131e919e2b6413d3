"""Paper: pages that are drawn by the screen on a printer, or become a PDF."""

from dataclasses import dataclass
from pathlib import Path

from clinic_app.printing import pdf
from clinic_app.printing.marks import Mark, Pen, draw


@dataclass(frozen=True)
class Paper:
    """Pages of A4 and the fonts that their words are measured with."""

    title: str
    pages: tuple[tuple[Mark, ...], ...]
    regular: Path
    bold: Path

    def draw(self, number: int, pen: Pen) -> None:
        """Draw a page, counted from 0."""
        draw(self.pages[number], pen)

    def pdf(self) -> bytes:
        """The same as a PDF, made in memory: documents need no temporary file (SECURITY §8)."""
        return pdf.render(self.title, self.pages)
