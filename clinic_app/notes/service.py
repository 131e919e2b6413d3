"""What a person may do with notes."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from clinic_app.audit.desk import Desk, Work
from clinic_app.common.errors import Refused
from clinic_app.common.permissions import Permission, Reach, requires
from clinic_app.notes import drafting, queries, risks, rules
from clinic_app.notes.model import NoteRow
from clinic_app.notes.reading import history, logged, signed_note, versions
from clinic_app.notes.recording_problems import RecordingProblems
from clinic_app.notes.unsigned import unsigned_notes
from clinic_app.notes.values import (
    Content,
    Draft,
    Missing,
    NoteHead,
    NoteId,
    NotesChanged,
    NoteState,
    RiskMark,
    SignedNote,
    UnsignedNotes,
)
from clinic_app.notes.writing import add_version, first_version
from clinic_app.people import case_keys
from clinic_app.people.care_team import assert_may, own_clients
from clinic_app.people.queries.record import consents
from clinic_app.people.rules import may_write_note
from clinic_app.people.values import ClientId
from clinic_app.scheduling.model import Appointment
from clinic_app.scheduling.values import AppointmentId, Status

_UNDER_WAY = (Status.IN_SESSION, Status.COMPLETED)


class NoteService(RecordingProblems):
    """Notes: begun, saved, signed, added to, read; the level of risk that they decide; problems.

    An editing session of a draft is one line in the log: the first save after it was begun or opened
    (ARCHITECTURE §2.1). A draft is its author's alone; a signed note is the care team's.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._saved: set[int] = set()

    # --- which there are --------------------------------------------------------------------------

    @requires(Permission.NOTE_STATE)
    def of_client(self, client_id: ClientId) -> tuple[NoteHead, ...]:
        """The client's notes in brief, the newest session first. Raises NotPermitted outside the team."""
        with self.desk.reading() as session:
            assert_may(session, self.desk, Permission.NOTE_STATE, client_id)
            return queries.heads(session, self.desk, NoteRow.client_id == client_id)

    @requires(Permission.NOTE_STATE)
    def of_appointments(self, ids: Iterable[AppointmentId]) -> dict[AppointmentId, NoteHead]:
        """The notes about these sessions, as far as they are visible; the own one where there are several."""
        about = NoteRow.appointment_id.in_(set(ids))
        with self.desk.reading() as session:
            found = queries.heads(session, self.desk, about, queries.visible(self.desk))
        own_last = sorted(found, key=lambda head: head.author_id == self.desk.person_id)
        return {head.appointment_id: head for head in own_last}

    @requires(Permission.NOTE_WRITE)
    def unsigned(self, limit: int = 50) -> tuple[NoteHead, ...]:
        """The own drafts, the oldest session first."""
        own = (NoteRow.author_id == self.desk.person_id, NoteRow.state == NoteState.DRAFT)
        with self.desk.reading() as session:
            return queries.heads(session, self.desk, *own, oldest_first=True, limit=limit)

    @requires(Permission.NOTE_STATE)
    def waiting_for_signature(self) -> UnsignedNotes:
        """The sessions that are over without a signed note: the own ones by name, all others as a number."""
        with self.desk.reading() as session:
            return unsigned_notes(session, self.desk, self.desk.now_local())

    # --- writing ----------------------------------------------------------------------------------

    @requires(Permission.NOTE_WRITE)
    def begin(self, appointment_id: AppointmentId) -> Draft:
        """Begin the note about a session, or go on with the own one that was begun.

        Raises NotPermitted outside the care team, Refused with note.signed, note.not_started or
        note.no_consent.
        """
        with self.desk.command() as work:
            about = queries.appointment_row(work.session, appointment_id)
            client_id = ClientId(about.client_id)
            assert_may(work.session, self.desk, Permission.NOTE_WRITE, client_id)
            note = self._own_note_about(work, appointment_id)
            if note is not None and note.state is NoteState.SIGNED:
                raise Refused("note.signed")
            if note is None or note.withdrawn_at is not None:
                self._assert_may_begin(work, about)
                note = drafting.create(work, about, note)
                work.announce(NotesChanged(client_id))
            else:
                work.log("note.resumed", "note", note.id, client=client_id)
            case_keys.ensure(work, client_id)
            draft = self._draft(work, note)
        self._saved.discard(note.id)
        return draft

    @requires(Permission.NOTE_WRITE)
    def open_draft(self, note_id: NoteId) -> Draft:
        """Go on with an own draft. Raises NotPermitted("note.not_author"), Refused("note.signed")."""
        with self.desk.command() as work:
            note = drafting.own_draft(work.session, self.desk, note_id)
            draft = self._draft(work, note)
            work.log("note.resumed", "note", note.id, client=note.client_id)
        self._saved.discard(note_id)
        return draft

    @requires(Permission.NOTE_WRITE)
    def save(self, note_id: NoteId, content: Content) -> datetime:
        """Keep the words of an own draft; when they were committed (UTC).

        Raises InvalidInputs for a section that is too long, else as `open_draft`.
        """
        content = rules.mended(content)
        rules.check_content(content)
        first = note_id not in self._saved
        with self.desk.command(quiet=not first) as work:
            note = drafting.own_draft(work.session, self.desk, note_id)
            drafting.keep(work.session, self.desk, note, content, work.now_utc)
            if first:
                work.log("note.saved", "note", note_id, client=note.client_id)
        self._saved.add(note_id)
        return work.now_utc

    @requires(Permission.NOTE_WRITE)
    def withdraw(self, note_id: NoteId) -> None:
        """Take an own draft back that holds no word. Raises Refused("note.not_empty")."""
        with self.desk.command() as work:
            note = drafting.own_draft(work.session, self.desk, note_id)
            if not rules.is_empty(drafting.written(work.session, self.desk, note).content):
                raise Refused("note.not_empty")
            drafting.drop(work.session, self.desk, note)
            note.withdrawn_at = work.now_utc
            work.log("note.withdrawn", "note", note_id, client=note.client_id)
            work.announce(NotesChanged(ClientId(note.client_id)))
        self._saved.discard(note_id)

    # --- signing ----------------------------------------------------------------------------------

    @requires(Permission.NOTE_WRITE)
    def missing(self, content: Content) -> tuple[Missing, ...]:
        """What stands in the way of the signature (`rules.ready_to_sign`)."""
        return rules.ready_to_sign(content)

    @requires(Permission.NOTE_SIGN)
    def sign(self, note_id: NoteId, password: str) -> SignedNote:
        """Sign an own draft as it was saved last. Takes about half a second, for the password.

        Raises Refused with note.not_ready, sign_in.wrong (left), sign_in.delayed (seconds); NotPermitted with
        clinical_key.missing or case_key.missing, or outside the care team.
        """
        with self.desk.reading() as session:
            note = drafting.own_draft(session, self.desk, note_id)
            self._assert_ready(drafting.written(session, self.desk, note).content)
        self.desk.keys.verify_password(password, self.desk.now_utc())
        with self.desk.command() as work:
            note = drafting.own_draft(work.session, self.desk, note_id)
            assert_may(work.session, self.desk, Permission.NOTE_SIGN, note.client_id)
            content = drafting.written(work.session, self.desk, note).content
            self._assert_ready(content)
            first_version(work, note, rules.settled(content))
            drafting.drop(work.session, self.desk, note)
            work.announce(NotesChanged(ClientId(note.client_id)))
            work.session.flush()
            signed = signed_note(work.session, self.desk, note)
        self._saved.discard(note_id)
        return signed

    @requires(Permission.NOTE_SIGN)
    def add_addendum(self, note_id: NoteId, text: str, password: str) -> SignedNote:
        """Add to a signed note, which itself stays as it is.

        Raises InvalidInput("text"), Damaged("note.broken") for a broken seal, else as `sign`.
        """
        text = rules.check_addendum(text)
        self.desk.keys.verify_password(password, self.desk.now_utc())
        with self.desk.command() as work:
            note = self._signed_row(work, note_id, Permission.NOTE_SIGN)
            add_version(work, note, text)
            work.announce(NotesChanged(ClientId(note.client_id)))
            work.session.flush()
            return signed_note(work.session, self.desk, note)

    # --- reading ----------------------------------------------------------------------------------

    @requires(Permission.NOTE_READ)
    def open(self, note_id: NoteId) -> SignedNote:
        """Read a signed note; logged. Raises NotFound, NotPermitted, Refused("note.is_draft")."""
        with self.desk.command() as work:
            return self._open(work, self._signed_row(work, note_id, Permission.NOTE_READ))

    @requires(Permission.NOTE_READ)
    def last(self, client_id: ClientId) -> SignedNote | None:
        """The client's newest signed note, logged as opened; None when there is none."""
        with self.desk.command() as work:
            assert_may(work.session, self.desk, Permission.NOTE_READ, client_id)
            about = (NoteRow.client_id == client_id, NoteRow.state == NoteState.SIGNED)
            found = queries.heads(work.session, self.desk, *about, limit=1)
            return self._open(work, queries.note_row(work.session, found[0].id)) if found else None

    @requires(Permission.RISK_READ)
    def risk(self, client_id: ClientId) -> RiskMark | None:
        """The client's level of risk, as decided last; None outside the team, or without the clinical key."""
        return self.risks((client_id,)).get(client_id)

    @requires(Permission.RISK_READ)
    def risks(self, client_ids: Iterable[ClientId]) -> dict[ClientId, RiskMark]:
        """The levels of those who are own clients and have one. Raises Damaged for one that was changed."""
        wanted = set(client_ids)
        with self.desk.reading() as session:
            if self.desk.reach(Permission.RISK_READ) is not Reach.ALL:
                wanted &= {ClientId(own) for own in session.scalars(own_clients(self.desk.person_id))}
            return risks.present(session, self.desk.keys, wanted)

    # --- parts ------------------------------------------------------------------------------------

    def _own_note_about(self, work: Work, appointment_id: int) -> NoteRow | None:
        own = (NoteRow.appointment_id == appointment_id, NoteRow.author_id == self.desk.person_id)
        return work.session.scalar(select(NoteRow).where(*own))

    @staticmethod
    def _assert_may_begin(work: Work, about: Appointment) -> None:
        if about.status not in _UNDER_WAY:
            raise Refused("note.not_started")
        if not may_write_note(consents(work.session, about.client_id), work.today):
            raise Refused("note.no_consent")

    def _draft(self, work: Work, note: NoteRow) -> Draft:
        content, saved_at = drafting.written(work.session, self.desk, note)
        head = queries.head(work.session, self.desk, note.id)
        return Draft(head, content, saved_at, history(work.session, self.desk, note.id))

    def _open(self, work: Work, note: NoteRow) -> SignedNote:
        work.log("note.opened", "note", note.id, client=note.client_id)
        case_keys.ensure(work, ClientId(note.client_id))
        return signed_note(work.session, self.desk, note)

    def _signed_row(self, work: Work, note_id: int, permission: Permission) -> NoteRow:
        note = queries.note_row(work.session, note_id)
        assert_may(work.session, self.desk, permission, note.client_id)
        # A signed note whose row was made a draft again is shown, as broken; it isn't taken for a draft.
        known = versions(work.session, note_id) or logged(work.session, note_id)
        if note.state is NoteState.DRAFT and not known:
            raise Refused("note.is_draft")
        return note

    @staticmethod
    def _assert_ready(content: Content) -> None:
        if rules.blocks(rules.ready_to_sign(content)):
            raise Refused("note.not_ready")
