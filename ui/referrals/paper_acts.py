"""A frozen referral on a printer or as a file; in words what came of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from clinic_app.common.errors import Unavailable
from clinic_app.common.files import write_whole
from clinic_app.common.messages import words
from clinic_app.common.translations import _
from ui.widgets.paper_print import Printed, print_pdf
from ui.widgets.save_dialog import ask_where

Told = tuple[str, str, str]
"""Kind of the note, its bold line, its text; an empty kind for nothing to tell."""


def _asked(window: QWidget, name: str) -> str:
    return ask_where(window, _("Save PDF"), name, "PDF")


class PaperActs:
    """`print_pages` and `choose_file` open the system's dialogs."""

    def __init__(self) -> None:
        self.print_pages: Callable[[bytes, str, QWidget], Printed] = print_pdf
        self.choose_file: Callable[[QWidget, str], str] = _asked

    def print(self, pdf: bytes, title: str, window: QWidget) -> Told:
        """Give it to a printer."""
        came = self.print_pages(pdf, title, window)
        if came is Printed.DONE:
            return "success", _("Sent to the printer."), _("Three copies. Let client and officer sign each.")
        if came is Printed.NO_PRINTER:
            said = _("Connect one, or save the PDF and print it elsewhere.")
            return "warning", _("No printer is set up on this computer."), said
        if came is Printed.REFUSED:
            said = _("Look whether it is switched on and has paper, then print again.")
            return "danger", _("The printer refused."), said
        return "", "", ""

    def save(self, pdf: bytes, name: str, window: QWidget) -> Told:
        """Write it where the person wants, whole or not at all."""
        chosen = self.choose_file(window, name)
        if not chosen:
            return "", "", ""
        file = Path(chosen)
        try:
            write_whole(file, pdf)
        except Unavailable as error:
            return "danger", _("Not saved."), words(error)
        said = _("The file is not encrypted. Hand it over, then delete it.")
        return "success", _("Saved as {name}.").format(name=file.name), said
