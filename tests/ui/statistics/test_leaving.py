"""Figures leave the program, and a month is closed and opened again."""

import csv
import io
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from clinic_app.common.translations import use_language
from clinic_app.statistics.values.closing import ExportForm
from clinic_app.statistics.values.report import MonthState
from tests.support.clinic import HENDRA
from tests.ui.statistics.conftest import Open
from ui.shell.navigation import Calendar
from ui.statistics import leaving
from ui.statistics.closing_dialog import ClosingDialog
from ui.statistics.export_dialog import ExportDialog
from ui.widgets.dialogs import DANGER

AUGUST = date(2026, 8, 1)


def test_an_export_hides_small_figures_unless_it_stays_inside(
    open_month: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "agustus.csv"
    monkeypatch.setattr(leaving, "ask_where", lambda *_asked: str(file))
    seen = open_month(HENDRA)
    for outside in (True, False):
        seen.page.ask_export(ExportForm.CSV)
        dialog = seen.shell.dialogs[-1]
        assert isinstance(dialog, ExportDialog)
        assert dialog.outside.box.isChecked(), "hidden unless somebody decides otherwise"
        dialog.outside.box.setChecked(outside)
        dialog.choose(DANGER)
        written = file.read_text(encoding="utf-8-sig")
        rows = csv.reader(io.StringIO(written), delimiter=_parting(written))
        assert ("<5" in [cell for row in rows for cell in row]) is outside
        assert seen.shell.toasts[-1] == "Saved as agustus.csv."
    monkeypatch.setattr(leaving, "ask_where", lambda *_asked: "")
    seen.page.ask_export(ExportForm.XLSX)
    seen.shell.dialogs[-1].choose(DANGER)
    assert len(seen.shell.toasts) == 2, "nothing leaves when the person thinks otherwise"


def _parting(text: str) -> str:
    return ";" if text.count(";") > text.count(",") else ","


def test_the_paper_is_shown_before_it_is_printed(open_month: Open) -> None:
    use_language("id")
    seen = open_month(HENDRA)
    seen.page.open_preview()
    feed = seen.page.preview.feed
    seen.qtbot.waitUntil(lambda: bool(feed.pdf) and not feed.busy)
    assert "<5" in pypdfium2.PdfDocument(feed.pdf)[0].get_textpage().get_text_range()
    seen.page.preview.outside.setChecked(False)
    seen.qtbot.waitUntil(lambda: not feed.busy)
    seen.qtbot.waitUntil(lambda: "Jumlah* " in _first_page(feed.pdf) and "<5" not in _first_page(feed.pdf))
    assert seen.page.preview.save.isEnabled()
    assert seen.page.close_level()
    assert not feed.pdf, "no picture of it is left behind"


def _first_page(pdf: bytes) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


def test_a_month_is_closed_with_its_sentence_and_opened_with_a_reason(open_month: Open) -> None:
    use_language("id")
    seen = open_month(HENDRA)
    seen.page.bar.closing.click()
    (dialog,) = seen.shell.dialogs
    assert isinstance(dialog, ClosingDialog)
    assert len(dialog.rows) == 3, "three sessions have no signed note"
    assert dialog.danger is not None
    assert not dialog.danger.isEnabled()
    dialog.choose(DANGER)
    assert dialog.field.error
    seen.qtbot.keyClicks(dialog.word, "tutup agustus 2026")
    seen.qtbot.keyClick(dialog.word, Qt.Key.Key_Return)
    report = seen.page.presenter.report
    assert report is not None
    assert report.state is MonthState.CLOSED
    assert seen.page.bar.state.text() == "Ditutup 2 Sep"
    assert seen.page.bar.closing.text() == "Buka kembali"
    seen.page.bar.closing.click()
    again = seen.shell.dialogs[-1]
    again.edit.setText("Presensi terlambat masuk")  # type: ignore[attr-defined]
    again.choose(DANGER)
    assert seen.page.bar.state.text() == "Belum ditutup"


def test_a_finding_leads_to_its_place(open_month: Open) -> None:
    seen = open_month(HENDRA)
    seen.page.ask_close()
    dialog = seen.shell.dialogs[0]
    assert isinstance(dialog, ClosingDialog)
    seen.qtbot.mouseClick(dialog.rows[0], Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    (target,) = seen.shell.opened
    assert isinstance(target, Calendar)
    assert target.day is not None
    assert target.day.replace(day=1) == AUGUST
    report = seen.page.presenter.report
    assert report is not None
    assert report.state is MonthState.OPEN, "looking there closes nothing"
