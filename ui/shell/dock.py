"""Panels that the shell opens at the right of any page: booking, walk-in, registration."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout

from clinic_app.people.values import ClientId
from clinic_app.workspace import Workspace
from ui.pages import make_panel
from ui.shell.navigation import ClientRecord
from ui.shell.ports import ShellPort
from ui.widgets.side_panel import SidePanel


class Dock(QObject):
    """At most one panel at a time. Closing one keeps what was typed, as the panel itself sees to."""

    opened = Signal(object)
    """A panel, after it was opened."""

    def __init__(
        self, workspace: Workspace, shell: ShellPort, row: QHBoxLayout, make_room: Callable[[], None]
    ) -> None:
        """`row` is where the panel is put, at the end; `make_room` closes the page's own panel."""
        super().__init__()
        self._workspace, self._shell = workspace, shell
        self._row, self._make_room = row, make_room
        self.panel: SidePanel | None = None

    def open(self, kind: str, /, **prefill: Any) -> SidePanel:
        """Open a panel of `pages.PANELS` instead of the one that is open."""
        self.clear()
        self._make_room()
        panel = make_panel(kind, self._workspace, self._shell, prefill)
        self.panel = panel
        self._row.addWidget(panel)
        panel.closed.connect(lambda: self._forget(panel))
        self._connect(panel)
        panel.open_panel(by_keyboard=True)
        self.opened.emit(panel)
        return panel

    def book(self, **prefill: Any) -> None:
        """Quick booking."""
        self._open_for_client("booking", prefill)

    def walk_in(self, **prefill: Any) -> None:
        """Somebody without an appointment."""
        self._open_for_client("walk_in", prefill)

    def _open_for_client(self, kind: str, prefill: dict[str, Any]) -> None:
        """A client who isn't registered yet is, and then comes back to the panel."""
        panel = self.open(kind, **prefill)
        _when(panel, "newClientWanted", lambda name: self._register_first(name, kind, prefill))

    def register(self, name: str = "") -> None:
        """Registration; afterwards the new record is shown."""
        panel = self.open("registration", name=name)
        _when(panel, "registered", self._open_record)

    def _register_first(self, name: str, kind: str, prefill: dict[str, Any]) -> None:
        panel = self.open("registration", name=name)
        _when(
            panel,
            "registered",
            lambda client_id: self._open_for_client(kind, {**prefill, "client_id": client_id}),
        )

    def _connect(self, panel: SidePanel) -> None:
        _when(panel, "openWanted", self._open_record)

    def _open_record(self, client_id: ClientId) -> None:
        self._shell.open(ClientRecord(client_id))

    def close(self) -> bool:
        """Close the open panel; False when there is none."""
        if self.panel is None:
            return False
        self.panel.close_panel()
        return True

    def clear(self) -> None:
        """The panel goes at once, without sliding."""
        panel, self.panel = self.panel, None
        if panel is not None:
            self._remove(panel)

    def _forget(self, panel: SidePanel) -> None:
        if self.panel is panel:
            self.panel = None
        self._remove(panel)

    def _remove(self, panel: SidePanel) -> None:
        panel.hide()
        self._row.removeWidget(panel)
        panel.deleteLater()


def _when(panel: SidePanel, signal: str, act: Callable[[Any], object]) -> None:
    """Connect a signal that not every panel has."""
    found = getattr(panel, signal, None)
    if isinstance(found, SignalInstance):
        found.connect(act)
