"""Figures on their way out: made beside the screen, then written where the person says, or printed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from clinic_app.common.errors import Unavailable
from clinic_app.common.files import write_whole
from clinic_app.common.translations import _
from clinic_app.statistics.values.closing import ExportForm
from ui.shell.ports import ShellPort
from ui.widgets.paper_print import Printed, print_pdf
from ui.widgets.save_dialog import ask_where

_KINDS = {ExportForm.CSV: "CSV", ExportForm.XLSX: "Excel", ExportForm.PDF: "PDF", ExportForm.JSON: "JSON"}


def file_name(month: date, form: ExportForm) -> str:
    """`Laporan bulanan 2026-07.pdf`: it sorts by month in any folder."""
    name = _("Monthly report")
    return f"{name} {month:%Y-%m}.{form.value}"


def ask_for_file(shell: ShellPort, month: date, form: ExportForm) -> Path | None:
    """Where to write; None when the person thought otherwise."""
    chosen = ask_where(shell.window_widget, _("Save as"), file_name(month, form), _KINDS[form])
    return Path(chosen) if chosen else None


def export(shell: ShellPort, month: date, form: ExportForm, make: Callable[[], bytes]) -> None:
    """Ask for a place, make the file, write it; say what came of it."""
    file = ask_for_file(shell, month, form)
    if file is not None:
        shell.run(make, lambda content: write(shell, file, content))


def write(shell: ShellPort, file: Path, content: bytes) -> None:
    """Write a file that was made already."""
    try:
        write_whole(file, content)
    except Unavailable as error:
        shell.show_error(error)
        return
    shell.toast(_("Saved as {name}.").format(name=file.name))


def print_paper(shell: ShellPort, pdf: bytes, title: str) -> None:
    """Ask for a printer and print; say so when there is none."""
    came = print_pdf(pdf, title, shell.window_widget)
    if came is Printed.NO_PRINTER:
        shell.toast(_("There is no printer. Save the PDF instead."), error=True)
    elif came is Printed.REFUSED:
        shell.toast(_("The printer refused. Try again or save the PDF."), error=True)
