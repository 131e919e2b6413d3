"""A row of answers by keys: an arrow chooses, also where nothing was chosen yet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.panels.conftest import Stage
from ui.panels.radio_row import RadioRow


def test_an_arrow_chooses_the_neighbour(stage: Stage) -> None:
    row = RadioRow([("L", "Laki-laki", "row.l"), ("P", "Perempuan", "row.p")])
    told: list[object] = []
    row.chosen.connect(lambda: told.append(row.key()))
    stage.row.addWidget(row)
    stage.window.show()
    stage.window.activateWindow()
    QApplication.processEvents()
    row.setFocus(Qt.FocusReason.TabFocusReason)
    assert row.key() is None, "coming by Tab chooses nothing"
    stage.press(Qt.Key.Key_Right)
    assert (row.key(), told) == ("P", ["P"])
    stage.press(Qt.Key.Key_Left)
    assert (row.key(), told) == ("L", ["P", "L"])
