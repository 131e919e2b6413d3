"""The system's dialog that asks where a file should go."""

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(window: QWidget, title: str, name: str, kind: str) -> str:
    """The whole place, with the ending of `name` ("Laporan.pdf"); "" when the person changed their mind.

    A name typed without its ending gets it before the system asks whether to replace what is there. `kind` is
    what such a file is called, for example "PDF".
    """
    ending = name.rpartition(".")[2]
    dialog = QFileDialog(window, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(f"{kind} (*.{ending})")
    dialog.setDefaultSuffix(ending)
    dialog.selectFile(name)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return chosen[0] if chosen else ""
