"""What the administrator and the supervisor do on that day."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.journeys.one_day.sitting import Sitting
from ui.statistics import preview


class Keepers(Sitting):
    """Those who look after the clinic."""

    def looks_at_the_log(self) -> None:
        """Ctrl+7: what was done here, and that nothing is missing."""
        self.player.control(Qt.Key.Key_7)
        assert self.player.sees("log.table")
        assert "utuh" in self.player.words_in_sight()

    def number(self, programme: str, column: str) -> str:
        """What the table of the month says."""
        return self.player.widget(f"statistics.number.{programme}.{column}").text()

    def opens_the_month(self) -> None:
        """Ctrl+6, and to the month that runs if another one is shown."""
        player = self.player
        player.control(Qt.Key.Key_6)
        if "Juli" in player.widget("statistics.month").text():
            player.click("statistics.next")
        player.until(lambda: "Agustus 2026" in player.widget("statistics.month").text())

    def prints_the_month(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
        """Ctrl+P shows it on paper; for the own house the small figures stay; saved where the person says."""
        player = self.player
        monkeypatch.setattr(
            preview, "ask_for_file", lambda *_args: file
        )  # the system's dialog can't be typed into
        player.control(Qt.Key.Key_P)
        player.until(lambda: player.sees("statistics.preview.outside"))
        if player.widget("statistics.preview.outside").isChecked():
            player.click("statistics.preview.outside")
        player.until(lambda: player.widget("statistics.preview.save").isEnabled())
        player.click("statistics.preview.save")
        player.until(file.exists)
        return file.read_bytes()

    def head_of_the_log_is_on(self, paper: list[str]) -> bool:
        """Whether the hash of the entry that tells of this print stands on it (SECURITY §5)."""
        told = next(line for line in reversed(self.clinic.log("month.exported")))
        groups = " ".join(told.hash.hex()[at : at + 4] for at in range(0, 32, 4))
        return f"Log pada entri {told.seq}: {groups}" in paper
