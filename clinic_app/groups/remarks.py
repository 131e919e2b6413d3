"""A private remark as a row: signed by its author inside, sealed to the member's case and to the author.

Sealing to a person says nothing about who sealed, so the signature lies inside, before the words.
"""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clinic_app.audit.desk import Desk, Work
from clinic_app.common.errors import Damaged, NotPermitted, Refused
from clinic_app.common.permissions import Permission
from clinic_app.common.seals import SealState
from clinic_app.groups import encoding
from clinic_app.groups.model import MemberRemark
from clinic_app.people import care_team, case_keys
from clinic_app.people.case_keys import subject_of
from clinic_app.people.case_ring import CaseRing
from clinic_app.people.values import ClientId
from clinic_app.vault.binding import Binding
from clinic_app.vault.canonical import canonical_bytes
from clinic_app.vault.encoding import stamp
from clinic_app.vault.hashing import digest, sealed_hash
from clinic_app.vault.sealing import seal_to
from clinic_app.vault.signing import SIGNATURE_BYTES

WRITTEN = "remark.written"
"""What the log calls it."""


def write(work: Work, meeting_id: int, client_id: ClientId, text: str) -> MemberRemark:
    """Seal and keep a remark; logged with the hash of its ciphertexts.

    Raises Refused("remark.no_key") while the client's present team has no key of its own (SECURITY §3.7), and
    Damaged("case_key.foreign") for one that nobody vouches for.
    """
    # A member of the team makes the key by writing; whoever leads the group only uses its public half.
    case_keys.ensure(work, client_id)
    half = case_keys.public_half(work, client_id)
    if half is None:
        raise Refused("remark.no_key")
    generation, public = half
    row = MemberRemark(
        id=1 + (work.session.scalar(select(func.max(MemberRemark.id))) or 0),
        meeting_id=meeting_id,
        client_id=client_id,
        author_id=work.desk.person_id,
        written_at=work.now_utc,
        generation=generation,
    )
    seal(work.desk, row, public, text)
    work.session.add(row)
    work.session.flush()
    work.log(WRITTEN, "remark", row.id, client=client_id, meeting=meeting_id, sealed=hash_of(row))
    return row


def seal(desk: Desk, row: MemberRemark, public: bytes, text: str) -> None:
    """Put the words into the row, by the person at the desk."""
    content = encoding.encode_text(text)
    inside = desk.keys.sign(_signed(row, content)) + content
    row.blob = seal_to(public, inside, _binding(row))
    row.author_blob = seal_to(desk.keys.box_public, inside, _author_binding(row))


def hash_of(row: MemberRemark) -> str:
    """What the log remembers of both ciphertexts."""
    return sealed_hash(row.blob + row.author_blob)


@dataclass(frozen=True)
class Opened:
    """What a reader's keys make of a remark."""

    text: str
    seal: SealState


def open_remark(session: Session, desk: Desk, row: MemberRemark, told: str | None) -> Opened:
    """The words, if the reader holds a key and author and ciphertext are those of the log (`told`)."""
    try:
        inside = _inside(session, desk, row)
    except NotPermitted:
        return Opened("", SealState.NO_KEY)
    except Damaged:
        return Opened("", SealState.BROKEN)
    signature, content = inside[:SIGNATURE_BYTES], inside[SIGNATURE_BYTES:]
    author = desk.keyring.roster.by_id(row.author_id)
    sound = (
        told == hash_of(row)
        and author is not None
        and author.signed(_signed(row, content), signature, row.written_at)
    )
    try:
        return Opened(encoding.decode_text(content), SealState.INTACT) if sound else _BROKEN
    except Damaged:
        return _BROKEN


_BROKEN = Opened("", SealState.BROKEN)


def _inside(session: Session, desk: Desk, row: MemberRemark) -> bytes:
    if row.author_id == desk.person_id:
        try:
            return desk.keys.open_box(row.author_blob, _author_binding(row))
        except Damaged:
            # Sealed to keys from before a reset; the team's copy may open.
            if not care_team.may(session, desk, Permission.NOTE_READ, row.client_id):
                raise NotPermitted("case_key.missing") from None
    ring = CaseRing.of(session, desk, subject_of(row.client_id))
    return ring.open(row.generation).open_box(row.blob, _binding(row))


def _signed(row: MemberRemark, content: bytes) -> bytes:
    place = [row.id, row.meeting_id, row.client_id, row.author_id, stamp(row.written_at)]
    return canonical_bytes(["teduh.remark", 1, *place, digest("teduh.remark", content).hex()])


def _binding(row: MemberRemark) -> Binding:
    return Binding("member_remark", row.id, subject_of(row.client_id), 1, row.generation)


def _author_binding(row: MemberRemark) -> Binding:
    return Binding("member_remark.author", row.id, f"staff:{row.author_id}")
