"""Asking where to: the ending is there before anything is replaced."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.save_dialog import ask_where


def asked(
    qtbot: QtBot, folder: Path, typed: str, answer: QMessageBox.StandardButton
) -> tuple[str, list[str]]:
    """What comes of typing `typed` in `folder`, and the questions asked, each answered by `answer`."""
    window, questions = QWidget(), []
    qtbot.addWidget(window)

    def later(act: Callable[[], None]) -> None:
        QTimer.singleShot(0, act)

    def type_name() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.setDirectory(str(folder))
        edit = dialog.findChild(QLineEdit, "fileNameEdit")
        assert edit is not None
        edit.setText(typed)
        later(answer_it)
        dialog.accept()
        if dialog.isVisible():
            dialog.reject()

    def answer_it() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            questions.append(box.text())
            box.button(answer).click()

    later(type_name)
    return ask_where(window, "Save as", "Laporan.csv", "CSV"), questions


def test_a_name_without_an_ending_gets_it(qtbot: QtBot, tmp_path: Path) -> None:
    assert asked(qtbot, tmp_path, "juli", QMessageBox.StandardButton.Yes) == (str(tmp_path / "juli.csv"), [])


def test_what_would_be_replaced_is_asked_for_by_its_whole_name(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "juli.csv").write_text("kept")

    chosen, questions = asked(qtbot, tmp_path, "juli", QMessageBox.StandardButton.No)

    assert chosen == ""
    assert len(questions) == 1
    assert "juli.csv" in questions[0]
