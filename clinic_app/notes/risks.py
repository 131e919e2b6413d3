"""A client's level of risk, under the clinical key (SECURITY §2): never readable at the desk."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clinic_app.audit.desk import Work
from clinic_app.common.errors import Damaged, NotPermitted
from clinic_app.notes.encoding import decode_risk, encode_risk
from clinic_app.notes.model import ClientRisk, NoteRow
from clinic_app.notes.values import Risk, RiskMark
from clinic_app.people.case_keys import subject_of
from clinic_app.people.values import ClientId, PersonId
from clinic_app.vault.binding import Binding
from clinic_app.vault.hashing import sealed_hash
from clinic_app.vault.sealing import is_under, open_sealed, seal
from clinic_app.vault.session import Session as Keys

DECIDED = "risk.decided"
"""What the log calls it."""


def write(work: Work, note: NoteRow, level: Risk) -> None:
    """Decide the client's level, as a note is signed. Raises NotPermitted("clinical_key.missing")."""
    row_id = 1 + (work.session.scalar(select(func.max(ClientRisk.id))) or 0)
    row = decide(work.desk.keys, row_id, note, level, work.now_utc)
    work.session.add(row)
    work.log(DECIDED, "client_risk", row.id, client=row.client_id, sealed=sealed_hash(row.blob))


def decide(keys: Keys, row_id: int, note: NoteRow, level: Risk, at: datetime) -> ClientRisk:
    """The row of a decided level, sealed by the person with these `keys`. Raises as `write`."""
    generation = keys.latest_clinical
    row = ClientRisk(
        id=row_id,
        client_id=note.client_id,
        note_id=note.id,
        decided_at=at,
        decided_by=keys.person_id,
        generation=generation,
    )
    mark = RiskMark(level, row.decided_at, PersonId(keys.person_id))
    row.blob = seal(keys.clinical_key(generation), encode_risk(mark), _binding(row))
    return row


def present(session: Session, keys: Keys, client_ids: Iterable[int]) -> dict[ClientId, RiskMark]:
    """The newest mark of each client who has one. Raises Damaged for one that was changed.

    Those under a generation of the clinical key that the reader doesn't hold are left out.
    """
    newest = (
        select(func.max(ClientRisk.id))
        .where(ClientRisk.client_id.in_(set(client_ids)))
        .group_by(ClientRisk.client_id)
    )
    marks = {}
    for row in session.scalars(select(ClientRisk).where(ClientRisk.id.in_(newest))):
        try:
            key = keys.clinical_key(row.generation)
        except NotPermitted:
            if not is_under(row.blob, row.generation):
                # Else a number written into the row would make the level vanish.
                raise Damaged("vault.blob") from None
            continue
        marks[ClientId(row.client_id)] = decode_risk(open_sealed(key, row.blob, _binding(row)))
    return marks


def _binding(row: ClientRisk) -> Binding:
    return Binding("client_risk", row.id, subject_of(row.client_id), 1, row.generation)
