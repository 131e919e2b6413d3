"""The shell as pages see it. A page gets one in its constructor and knows nothing else of the window."""

from typing import Any, Protocol

from clinic_app.people.values import ClientId
from ui.panels.port import Command, Form, Jobs, KeptForm, PanelPort, Progress, Running
from ui.shell.navigation import Target

__all__ = ["Command", "Form", "Jobs", "KeptForm", "Progress", "Running", "ShellPort"]


class ShellPort(PanelPort, Protocol):
    """Everything of `PanelPort`, and going places."""

    def open(self, target: Target) -> None:
        """Show the page of a target. Alt+Left comes back."""

    def back(self) -> None:
        """To where one was before; to Today when there is nothing before."""

    def book(self, **prefill: Any) -> None:
        """The panel of quick booking, filled with what is known: `client_id`, `programme`,
        `service_type_id`, `start`, `end` (naive), `counselor_id`, `room_id`."""

    def walk_in(self, client_id: ClientId | None = None) -> None:
        """The panel for somebody who came without an appointment."""

    def new_client(self, name: str = "") -> None:
        """The registration panel."""

    def lock(self) -> None:
        """Lock now."""

    def neighbours(self, client_ids: tuple[ClientId, ...]) -> None:
        """The list a record is opened from: the record's "5 of 128" and Alt+Up, Alt+Down walk in it."""

    @property
    def listed_clients(self) -> tuple[ClientId, ...]:
        """What `neighbours` was last told, empty after a lock."""
