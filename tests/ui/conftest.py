"""What a screen test leaves behind is cleared away, else later ones restyle it again and again."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _cleared_away() -> Iterator[None]:
    """Delete for good what the test gave back with `deleteLater`; no event loop runs that would."""
    yield
    if QApplication.instance() is not None:
        for _round in range(2):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QCoreApplication.processEvents()
