"""Paper on the screen: drawn beside it, the newest wish wins, zoomed by keys; and on a printer."""

import io
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from clinic_app.common.errors import Refused
from ui.shell.jobs import JobQueue
from ui.widgets import paper_print
from ui.widgets.paper_feed import PaperFeed
from ui.widgets.paper_print import Printed, draw_pdf, print_pdf
from ui.widgets.paper_raster import raster
from ui.widgets.paper_view import PaperView
from ui.widgets.printer_page import set_page

RED, BLUE = "#ff0000", "#0000ff"


def pdf(colour: str, pages: int = 1) -> bytes:
    """Pages of A4 filled with a colour, each with its number."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(595, 842))
    for number in range(pages):
        canvas.setFillColor(colour)
        canvas.rect(0, 0, 595, 842, stroke=0, fill=1)
        canvas.setFillColor("#ffffff")
        canvas.drawString(100, 700, f"Page {number + 1}")
        canvas.showPage()
    canvas.save()
    return made.getvalue()


class Desk:
    """A view in a window, and a worker thread that feeds it."""

    def __init__(self, qtbot: QtBot, width: int = 474) -> None:
        self.view = PaperView("test.preview")
        self.window = QWidget()
        QVBoxLayout(self.window).addWidget(self.view)
        self.window.layout().setContentsMargins(0, 0, 0, 0)
        self.window.resize(width, 640)
        qtbot.addWidget(self.window)
        self.window.show()
        self._qtbot, self.failures = qtbot, list[object]()
        self.jobs = JobQueue(self.failures.append)
        self.feed = PaperFeed(self.view.sheets, self._run)

    def _run(self, work: Callable, done: Callable, failed: Callable | None = None) -> object:
        return self.jobs.run(lambda _job: work(), done, failed)

    def rest(self) -> None:
        self._qtbot.waitUntil(lambda: not self.feed.busy and not self.jobs.busy)

    def show(self, made: bytes) -> None:
        self.feed.show(lambda: made)
        self.rest()

    def colour(self) -> str:
        """Of the first page shown."""
        picture = self.view.sheets.pages[0].picture
        return QColor(picture.pixel(picture.width() // 2, picture.height() // 2)).name()


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.jobs.wind_up()


def test_paper_fits_the_width_and_tells_its_place(desk: Desk) -> None:
    desk.show(pdf(RED, pages=3))

    assert desk.view.place.text() == "page 1 of 3"
    assert 48 <= desk.view.sheets.percent <= 53
    shown = desk.view.sheets.pages[0].picture.width()
    assert shown == pytest.approx(595 / 72 * desk.view.sheets.resolution, abs=2)
    desk.view.sheets.verticalScrollBar().setValue(10_000)
    assert desk.view.place.text() == "page 3 of 3"


def test_of_what_is_wished_meanwhile_only_the_last_is_made(desk: Desk) -> None:
    gate, made = threading.Event(), list[str]()

    def make(colour: str) -> Callable[[], bytes]:
        def work() -> bytes:
            gate.wait(5)
            made.append(colour)
            return pdf(colour)

        return work

    desk.feed.show(make(RED))
    desk._qtbot.waitUntil(lambda: desk.jobs.busy)
    desk.feed.show(make("#00ff00"))
    desk.feed.show(make(BLUE))
    gate.set()
    desk.rest()

    assert made == [RED, BLUE]
    assert desk.colour() == BLUE


def test_a_paper_that_cannot_be_made_leaves_the_former_in_sight(desk: Desk) -> None:
    desk.show(pdf(RED))
    refused: list[object] = []
    desk.feed.refused.connect(refused.append)

    def refuse() -> bytes:
        raise Refused("referral.state")

    desk.feed.show(refuse)
    desk.rest()

    assert len(refused) == 1
    assert desk.colour() == RED
    desk.show(pdf(BLUE))
    assert desk.colour() == BLUE


def test_zoom_keys_belong_to_the_paper_while_it_has_the_focus(desk: Desk, qtbot: QtBot) -> None:
    desk.show(pdf(RED))
    desk.view.sheets.setFocus(Qt.FocusReason.TabFocusReason)
    fitting = desk.view.sheets.percent

    qtbot.keyClick(desk.view.sheets, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    desk.rest()
    assert desk.view.sheets.percent > fitting
    sharp = 595 / 72 * desk.view.sheets.resolution
    assert desk.view.sheets.pages[0].picture.width() == pytest.approx(sharp, abs=2)

    qtbot.keyClick(desk.view.sheets, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert desk.view.sheets.percent == fitting


def test_closed_it_keeps_no_picture(desk: Desk) -> None:
    desk.show(pdf(RED))
    desk.feed.close()

    assert (desk.feed.pdf, desk.view.sheets.pages) == (b"", ())


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(ValueError, match="no PDF"):
        raster(b"not a paper", 96)


def test_the_printer_gets_every_page(tmp_path: Path, qtbot: QtBot) -> None:
    printer = QPrinter()
    file = tmp_path / "printed.pdf"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    set_page(printer)

    assert draw_pdf(pdf(BLUE, pages=3), printer)

    pages = raster(file.read_bytes(), 20)
    assert len(list(pypdfium2.PdfDocument(file.read_bytes()))) == 3
    for page in pages:
        assert QColor(page.picture.pixel(80, 120)).blue() > 250


def test_without_a_printer_it_says_so(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(paper_print.QPrinterInfo, "availablePrinterNames", staticmethod(lambda: []))

    assert print_pdf(pdf(RED), "Referral", QWidget()) is Printed.NO_PRINTER


def test_the_renderer_is_loaded_with_the_first_paper() -> None:
    script = (
        "import sys, ui.widgets.paper_view, ui.widgets.paper_print\n"
        "print('ui.widgets.paper_raster' in sys.modules, 'pypdfium2' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]
