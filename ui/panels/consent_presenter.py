"""Recording a consent: what is read out, who may give it, and writing it. Builds nothing."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.people.rules import is_minor
from clinic_app.people.rules.consent_texts import scope_texts
from clinic_app.people.values import ClientId, ClientName, ConsentForm, ConsentKind
from clinic_app.workspace import Workspace
from ui.panels.faults import by_field
from ui.panels.host import Host


class ConsentPresenter(QObject):
    """`recorded` carries the `ClientId`."""

    recorded = Signal(object)

    def __init__(self, workspace: Workspace, host: Host, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._host = workspace, host
        self.client: ClientName | None = None

    def show(self, client_id: ClientId) -> bool:
        """Take up a client; False when that is refused."""
        names = self._host.attempt(lambda: self._workspace.clients.names((client_id,)))
        self.client = names[0] if names else None
        return self.client is not None

    def today(self) -> date:
        """The clinic's day."""
        return self._workspace.today()

    def text(self, kind: ConsentKind) -> str:
        """What is read out before; '' for an exception."""
        return self._host.attempt(lambda: self._workspace.clients.consent_text(kind)) or ""

    def scopes(self) -> dict[str, str]:
        """The lines of text B that may be ticked."""
        return scope_texts()

    @property
    def minor(self) -> bool:
        """Whether a guardian has to consent."""
        client = self.client
        return client is not None and is_minor(client.birth_date, client.birth_precision, self.today())

    def save(self, form: ConsentForm) -> dict[str, str]:
        """Record it. Sentences by field when something can't be taken."""
        client, refused = self.client, dict[str, str]()
        if client is None:
            return refused

        def record() -> bool:
            try:
                self._workspace.clients.record_consent(client.id, form)
            except (InvalidInput, InvalidInputs) as faults:
                refused.update(by_field(faults))
                return False
            return True

        if self._host.attempt(record):
            self.recorded.emit(client.id)
        return refused
