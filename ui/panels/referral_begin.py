"""Beginning a referral: for whom, out of which programme."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from clinic_app.common.errors import ClinicError, InvalidInput, InvalidInputs
from clinic_app.common.translations import _
from clinic_app.facility.values import Programme
from clinic_app.people.values import ClientId, ClientName
from clinic_app.referrals.values import ReferralId
from clinic_app.workspace import Workspace
from ui.panels.client_picker import ClientPicker
from ui.panels.client_search import ClientSearch
from ui.panels.faults import by_field, show_faults
from ui.panels.host import Host
from ui.widgets.choice import Choice
from ui.widgets.dialogs import DANGER, Dialog
from ui.widgets.fields import Field
from ui.widgets.wording import programme_name


class BeginReferral(Dialog):
    """`begun` is called with the new draft."""

    def __init__(
        self,
        window: QWidget,
        workspace: Workspace,
        host: Host,
        begun: Callable[[ReferralId], object],
        client_id: ClientId | None = None,
    ) -> None:
        super().__init__(
            window,
            _("New referral"),
            _("A draft is begun; nothing is sent before the client agrees."),
            safe=_("Cancel"),
            danger=_("Begin"),
            icon="paper-plane-tilt",
            kind="primary",
            width=420,
        )
        self._workspace, self._host, self._begun = workspace, host, begun
        self.client = ClientPicker(ClientSearch(workspace))
        self.client.setObjectName("begin_referral.client")
        self.programme = Choice([(each, programme_name(each)) for each in Programme])
        self.programme.setObjectName("begin_referral.programme")
        self.fields = {
            "client_id": Field(_("Client"), self.client),
            "programme": Field(_("Programme"), self.programme, _("Where the client is cared for now.")),
        }
        self.box.part_fields()
        for field in self.fields.values():
            self.box.content.addWidget(field)
        self.client.picked.connect(self._picked)
        if client_id is not None:
            named = workspace.clients.names((client_id,))
            self.client.set_client(named[0] if named else None)
            self._picked(self.client.client())

    @property
    def first(self) -> QWidget:
        """Where the focus goes."""
        return self.client if self.client.client() is None else self.programme

    def _picked(self, client: ClientName | None) -> None:
        """Offer the programme that the client is in now."""
        self.fields["client_id"].clear_error()
        if client is None:
            return
        episodes = self._host.attempt(lambda: self._workspace.episodes.of(client.id)) or ()
        now = [episode.programme for episode in episodes if episode.closed_on is None]
        if now:
            self.programme.set_key(now[-1])

    def choose(self, key: str) -> None:
        """Begin, once a client is chosen."""
        if key != DANGER:
            super().choose(key)
            return
        client = self.client.client()
        if client is None:
            show_faults(self.fields, {"client_id": _("Choose a client from the list.")})
            self._center()
            return
        try:
            draft = self._workspace.referrals.begin(client.id, self.programme.key())
        except (InvalidInput, InvalidInputs) as error:
            show_faults(self.fields, by_field(error))
            self._center()
        except ClinicError as error:
            self._host.show_error(error)
        else:
            super().choose(key)
            self._begun(draft.head.id)
