"""What may be asked of and done with clients."""

from collections.abc import Iterable
from datetime import date

from clinic_app.audit.serving import Service
from clinic_app.common.errors import InvalidInput, Refused
from clinic_app.common.permissions import Permission, Reach, requires
from clinic_app.facility import queries as facility
from clinic_app.people import care_team, case_keys, consenting, queries, registering
from clinic_app.people.queries.finding import OPENED
from clinic_app.people.rules import check_client, consent_text, examine
from clinic_app.people.rules.likeness import traits_of
from clinic_app.people.values import (
    ClientForm,
    ClientId,
    ClientName,
    ClientRecord,
    ClientsChanged,
    ConsentForm,
    ConsentId,
    ConsentKind,
    Likeness,
    NikWarning,
    PersonId,
)


class ClientService(Service):
    """The clients, for the person at the desk. "Own" clients are those in whose care team the person is."""

    @requires(Permission.CLIENT_WRITE)
    def register(self, form: ClientForm) -> ClientId:
        """A new client under the next record number.

        Who may write own clients only becomes one of the team. Raises InvalidInputs,
        Refused("client.same_nik") for a NIK that another client has.
        """
        client = registering.checked(form, self.desk.today())
        with self.desk.command() as work:
            client_id = registering.register(work, client)
            work.log("client.registered", "client", client_id, warnings=[w.code for w in client.warnings])
            team = client.form.team
            if self.desk.reach(Permission.CLIENT_WRITE) is Reach.OWN and self.desk.person_id not in team:
                team = (PersonId(self.desk.person_id), *team)
            care_team.replace(work, client_id, team)
            work.announce(ClientsChanged((client_id,)))
            return client_id

    @requires(Permission.CLIENT_WRITE)
    def correct(self, client_id: ClientId, form: ClientForm, reason: str = "") -> None:
        """Correct a client, the team included; the former content is kept.

        48 hours after registration a change of name, sex, birth date or NIK needs a reason. Raises
        InvalidInputs, Refused("client.same_nik"), NotFound.
        """
        client = registering.checked(form, self.desk.today())
        with self.desk.command() as work:
            queries.client_row(work.session, client_id)
            care_team.assert_may(work.session, self.desk, Permission.CLIENT_WRITE, client_id)
            changed = registering.correct(work, client_id, client, reason)
            if changed:
                work.log("client.corrected", "client", client_id, fields=changed)
            if care_team.replace(work, client_id, client.form.team) or changed:
                work.announce(ClientsChanged((client_id,)))

    @requires(Permission.CLIENT_WRITE)
    def form(self, client_id: ClientId) -> ClientForm:
        """A client as the registration form shows it; logged, since it shows the whole NIK."""
        with self.desk.command() as work:
            queries.client_row(work.session, client_id)
            care_team.assert_may(work.session, self.desk, Permission.CLIENT_WRITE, client_id)
            work.log("client.form_opened", "client", client_id)
            return queries.form(work.session, client_id, work.today)

    @requires(Permission.CLIENT_WRITE)
    def check(self, form: ClientForm) -> tuple[list[InvalidInput], list[NikWarning]]:
        """What speaks against a form, and what is only odd; nothing is written or raised."""
        return check_client(form, self.desk.today())

    @requires(Permission.CLIENT_WRITE)
    def likenesses(self, form: ClientForm, *, but: Iterable[ClientId] = ()) -> tuple[Likeness, ...]:
        """Who may be the same person, while typing: the likeliest first (handbook §1.10).

        `but` leaves out the client being corrected.
        """
        asked = traits_of(examine(form, self.desk.today()))
        with self.desk.reading() as session:
            return queries.likenesses(session, asked, but=frozenset(but))

    @requires(Permission.CLIENT_READ)
    def find(self, text: str, limit: int = 20) -> tuple[ClientName, ...]:
        """Clients by the beginnings of name words in any order, by record number or digits of the phone."""
        with self.desk.reading() as session:
            return queries.find(session, self.desk, text, limit)

    @requires(Permission.CLIENT_READ)
    def recent(self, limit: int = 5) -> tuple[ClientName, ...]:
        """The clients whose records this person opened last, the newest first."""
        with self.desk.reading() as session:
            return queries.recent(session, self.desk, limit)

    @requires(Permission.CLIENT_READ)
    def names(
        self, client_ids: Iterable[ClientId] | None = None, *, own_only: bool = False
    ) -> tuple[ClientName, ...]:
        """All clients, or those named, by name; of these the reader's own, if `own_only`."""
        wanted = None if client_ids is None else tuple(client_ids)
        with self.desk.reading() as session:
            return queries.names(session, self.desk, wanted, own_only=own_only)

    @requires(Permission.CLIENT_READ)
    def open(self, client_id: ClientId) -> ClientRecord:
        """The record; logged. A member of the team makes or gets the case keys that are due.

        Outside the team it is the header only (`restricted`). Raises NotFound.
        """
        with self.desk.command() as work:
            queries.client_row(work.session, client_id)
            may = care_team.may(work.session, self.desk, Permission.CLIENT_READ, client_id)
            work.log(OPENED, "client", client_id, restricted=not may)
            if may:
                case_keys.ensure(work, client_id)
            return queries.record(work.session, self.desk, client_id, work.today)

    @requires(Permission.CLIENT_READ)
    def reveal_nik(self, client_id: ClientId) -> str:
        """The whole NIK, '' if none is known; logged."""
        with self.desk.command() as work:
            row = queries.client_row(work.session, client_id)
            care_team.assert_may(work.session, self.desk, Permission.CLIENT_READ, client_id)
            work.log("client.nik_shown", "client", client_id)
            return row.nik or ""

    @requires(Permission.ATTENTION_WRITE)
    def set_attention(self, client_id: ClientId, attention: bool) -> None:
        """The tick "perlu perhatian", which everybody who meets clients sees; never derived from the risk."""
        with self.desk.command() as work:
            row = queries.client_row(work.session, client_id)
            care_team.assert_may(work.session, self.desk, Permission.ATTENTION_WRITE, client_id)
            if row.attention != attention:
                row.attention = attention
                work.log("client.attention", "client", client_id, on=attention)
                work.announce(ClientsChanged((client_id,)))

    @requires(Permission.CARE_TEAM_WRITE)
    def set_team(self, client_id: ClientId, team: Iterable[PersonId]) -> None:
        """Make the care team exactly these counselors, the first as lead. Raises InvalidInputs, NotFound.

        It writes whom; the keys follow when a member opens the record (SECURITY §3.7).
        """
        with self.desk.command() as work:
            queries.client_row(work.session, client_id)
            care_team.assert_may(work.session, self.desk, Permission.CARE_TEAM_WRITE, client_id)
            care_team.replace(work, client_id, team)

    @requires(Permission.CONSENT_WRITE)
    def record_consent(self, client_id: ClientId, form: ConsentForm) -> ConsentId:
        """A consent given, refused, or replaced by a documented exception. Raises InvalidInputs, NotFound.

        One to a referral is recorded with it: Refused("consent.of_referral").
        """
        if form.kind is ConsentKind.REFERRAL:
            raise Refused("consent.of_referral")
        with self.desk.command() as work:
            queries.client_row(work.session, client_id)
            care_team.assert_may(work.session, self.desk, Permission.CONSENT_WRITE, client_id)
            consent_id = consenting.record(work, client_id, form)
            work.log(
                "consent.recorded", "consent", consent_id, client=client_id, kind=form.kind, given=form.given
            )
            work.announce(ClientsChanged((client_id,)))
            return consent_id

    @requires(Permission.CONSENT_WRITE)
    def withdraw_consent(self, consent_id: ConsentId, day: date) -> None:
        """From `day` on it counts no more. Raises InvalidInputs, Refused, NotFound."""
        with self.desk.command() as work:
            row = consenting.consent_row(work, consent_id)
            care_team.assert_may(work.session, self.desk, Permission.CONSENT_WRITE, row.client_id)
            consenting.withdraw(work, row, day)
            work.log("consent.withdrawn", "consent", consent_id, client=row.client_id, kind=row.kind, day=day)
            work.announce(ClientsChanged((ClientId(row.client_id),)))

    @requires(Permission.CONSENT_WRITE)
    def consent_text(self, kind: ConsentKind) -> str:
        """The words that are read out, with the facility's name in them."""
        with self.desk.reading() as session:
            return consent_text(kind, facility.profile(session).name)
