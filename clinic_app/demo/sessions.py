"""Writing what counselors do: opening records, the case keys that are due, notes and their signatures."""

from collections.abc import Callable
from datetime import datetime
from itertools import count

from sqlalchemy import inspect

from clinic_app.demo.ledger import Ledger
from clinic_app.demo.plan import Invented, Note, Visit, Worker
from clinic_app.notes import encoding, risks, rules
from clinic_app.notes.model import ClientRisk, NoteRow, NoteVersion
from clinic_app.notes.reading import ADDED, SIGNED
from clinic_app.notes.sealing import sign_version
from clinic_app.notes.values import NoteState, Template
from clinic_app.people.case_ring import GRANTED, MADE, mark
from clinic_app.people.model_keys import CaseGeneration, CaseKeyShare
from clinic_app.people.queries.finding import OPENED
from clinic_app.people.values import PersonId
from clinic_app.storage.base import Base
from clinic_app.vault import case_keys as vault
from clinic_app.vault.case_keys import CaseKey
from clinic_app.vault.hashing import sealed_hash
from clinic_app.vault.held_keys import ESCROW


class Sessions:
    """Signs and seals with the counselors' own keys, through the functions the services use."""

    def __init__(
        self,
        ledger: Ledger,
        utc: Callable[[datetime], datetime],
        workers: dict[PersonId, Worker],
        escrow_public: bytes,
        now: datetime,
    ) -> None:
        self._ledger, self._utc, self._now = ledger, utc, now
        self._boxes: dict[PersonId, bytes] = {}
        self._escrow = escrow_public
        self._marks: dict[PersonId, bytes] = {}
        for worker in workers.values():
            if worker.opened is not None:
                self.hire(worker)
        self._escrow_mark = mark(escrow_public)
        self._notes, self._risks = count(1), count(1)
        self.drafts: list[Visit] = []
        """Whose notes are unsigned now: their words go into the draft box in the end."""
        self.backed_up: datetime | None = None
        """When the backup is made, if one is: a note signed after it is no signed one in it."""
        self.signed_late: list[int] = []
        """Such notes, to be marked as signed in the end."""

    def hire(self, worker: Worker) -> None:
        """Somebody has keys now, to whom case keys can be sealed."""
        self._boxes[worker.id] = worker.keys.box_public
        self._marks[worker.id] = mark(worker.keys.box_public)

    def open(self, at: datetime, client: Invented, by: Worker) -> None:
        """The record, before a session."""
        self._ledger.log(self._utc(at), by, OPENED, "client", client.id, restricted=False)
        self.ensure(self._utc(at), client, by)

    def create(self, at: datetime, visit: Visit, note: Note) -> None:
        note.id = next(self._notes)
        signed = note.signed_at is not None and note.signed_at <= self._now
        row = self._row(visit, note)
        late = signed and self.backed_up is not None and at <= self.backed_up < (note.signed_at or at)
        row.state = NoteState.SIGNED if signed and not late else NoteState.DRAFT
        if late:
            self.signed_late.append(note.id)
        row.created_at = self._utc(at)
        self._add(row, NoteRow)
        self._log(self._utc(at), visit, "note.created", client=visit.client.id, appointment=visit.id)
        self.ensure(self._utc(at), visit.client, visit.counselor)
        if not signed:
            self.drafts.append(visit)

    def save(self, at: datetime, visit: Visit, _note: Note) -> None:
        self._log(self._utc(at), visit, "note.saved", client=visit.client.id)

    def sign(self, at: datetime, visit: Visit, note: Note) -> None:
        stamp, author = self._utc(at), visit.counselor
        content = rules.settled(note.content)
        row = sign_version(
            author.keys,
            self.ensure(stamp, visit.client, author),
            self._row(visit, note),
            content=encoding.encode(content),
            template=content.template,
            session_start=visit.start,
            session_end=visit.end,
            signed_at=stamp,
        )
        self._version(stamp, visit, row, SIGNED)
        if note.addendum:
            note.version = row
        assert content.risk is not None, "every note to be signed has its level"
        risk = risks.decide(author.keys, next(self._risks), self._row(visit, note), content.risk, stamp)
        self._add(risk, ClientRisk)
        sealed = sealed_hash(risk.blob)
        self._ledger.log(
            stamp, author, risks.DECIDED, "client_risk", risk.id, client=visit.client.id, sealed=sealed
        )

    def add_addendum(self, at: datetime, visit: Visit, note: Note) -> None:
        assert note.version is not None
        assert note.addendum is not None
        stamp = self._utc(at)
        row = sign_version(
            visit.counselor.keys,
            self.ensure(stamp, visit.client, visit.counselor),
            self._row(visit, note),
            content=encoding.encode_addendum(note.addendum[1]),
            template=Template(note.version.template),
            session_start=visit.start,
            session_end=visit.end,
            signed_at=stamp,
            after=note.version,
        )
        self._version(stamp, visit, row, ADDED)

    def _version(self, stamp: datetime, visit: Visit, row: NoteVersion, action: str) -> None:
        self._add(row, NoteVersion)
        self._log(
            stamp, visit, action, version=row.version, client=visit.client.id, sealed=sealed_hash(row.blob)
        )

    def _log(self, stamp: datetime, visit: Visit, action: str, **details: object) -> None:
        assert visit.note is not None
        self._ledger.log(stamp, visit.counselor, action, "note", visit.note.id, **details)

    def _row(self, visit: Visit, note: Note) -> NoteRow:
        """The note's row as far as signing needs it."""
        assert visit.course is not None
        return NoteRow(
            id=note.id,
            client_id=visit.client.id,
            appointment_id=visit.id,
            episode_id=visit.course.id,
            author_id=visit.counselor.id,
        )

    def _add(self, row: Base, model: type[Base]) -> None:
        names = [column.key for column in inspect(model).column_attrs]
        self._ledger.add(model, **{name: getattr(row, name) for name in names})

    # --- case keys (SECURITY §3.7), as people/case_keys.ensure makes and hands them over -----------------

    def ensure(self, stamp: datetime, client: Invented, by: Worker) -> CaseKey:
        """The case key to write with, made and handed over where that is due."""
        due = set(client.team)
        assert by.id in due, "only one of the team opens the record or writes"
        if not client.keys or client.keys[-1][1] not in due or client.keys[-1][2] != due:
            self._make(stamp, client, by, due)
        handed: set[PersonId] = set()
        for key, _maker, held in client.keys:
            lacking = due - held
            if by.id in held and lacking:
                for who in sorted(lacking):
                    self._share(key, str(who), vault.grant(key, who, self._boxes[who]), self._marks[who])
                handed |= lacking
                held |= lacking
        if handed:
            self._ledger.log(stamp, by, GRANTED, "client", client.id, to=sorted(handed))
        return client.keys[-1][0]

    def _make(self, stamp: datetime, client: Invented, by: Worker, due: set[PersonId]) -> None:
        key = self.make_key(stamp, "client", client.id, len(client.keys) + 1, by, due)
        client.keys.append((key, by.id, set(due)))

    def make_key(
        self, stamp: datetime, kind: str, number: int, generation: int, by: Worker, due: set[PersonId]
    ) -> CaseKey:
        """A generation of the key of a client or a group, for those who are to hold it."""
        boxes = {int(who): self._boxes[who] for who in due}
        made = vault.make_generation(by.keys, f"{kind}:{number}", generation, boxes, self._escrow)
        self._ledger.add(
            CaseGeneration,
            subject=made.subject,
            generation=generation,
            public=made.public,
            maker=made.maker_id,
            made_at=stamp,
            signature=made.public_signature,
        )
        for who, blob in made.sealed.items():
            sealed_to = self._escrow_mark if who == ESCROW else self._marks[PersonId(int(who))]
            self._share(made.key, str(who), blob, sealed_to)
        self._ledger.log(stamp, by, MADE, kind, number, generation=generation, holders=sorted(due))
        return made.key

    def _share(self, key: CaseKey, holder: str, blob: bytes, sealed_to: bytes) -> None:
        self._ledger.add(
            CaseKeyShare,
            subject=key.subject,
            generation=key.generation,
            holder=holder,
            sealed_to=sealed_to,
            blob=blob,
        )
