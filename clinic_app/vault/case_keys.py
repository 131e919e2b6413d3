"""Case keys: one pair for each client or group, and generation (SECURITY §3.7).

The team writes with a symmetric key derived from the secret half; whoever else may write seals to the public
half. The secret half is sealed to each member of the team and to the escrow.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from clinic_app.common.errors import Damaged
from clinic_app.vault.binding import Binding
from clinic_app.vault.canonical import canonical_bytes
from clinic_app.vault.encoding import to_text
from clinic_app.vault.hashing import digest
from clinic_app.vault.held_keys import ESCROW
from clinic_app.vault.roster import RosterEntry
from clinic_app.vault.sealing import new_pair, open_sealed, open_sealed_to, public_of, seal, seal_to
from clinic_app.vault.session import Session

Holder = int | str
"""A person's id, or "escrow"."""


@dataclass(frozen=True)
class CaseKey:
    """An opened case key. Shows nothing of its secrets when printed."""

    subject: str
    generation: int
    public: bytes
    secret: bytes = field(repr=False)

    @property
    def symmetric(self) -> bytes:
        """What the team's own writing is sealed with."""
        return digest("teduh.case-key", b"", key=self.secret)

    def seal(self, plaintext: bytes, binding: Binding) -> bytes:
        """Seal the team's own writing; `binding.generation` is this key's."""
        self._check(binding)
        return seal(self.symmetric, plaintext, binding)

    def open(self, blob: bytes, binding: Binding) -> bytes:
        """Open what the team sealed. Raises `Damaged("vault.blob")`."""
        self._check(binding)
        return open_sealed(self.symmetric, blob, binding)

    def open_box(self, blob: bytes, binding: Binding) -> bytes:
        """Open what somebody outside the team sealed to `public`. Raises `Damaged("vault.blob")`."""
        self._check(binding)
        return open_sealed_to(self.secret, blob, binding)

    def _check(self, binding: Binding) -> None:
        if binding.generation != self.generation or binding.subject != self.subject:
            raise Damaged("vault.blob")


@dataclass(frozen=True)
class NewGeneration:
    """A generation just made: what goes into the tables, and the opened key for its maker."""

    subject: str
    generation: int
    public: bytes
    public_signature: bytes
    maker_id: int
    sealed: dict[Holder, bytes]
    key: CaseKey = field(repr=False)


def holder_binding(subject: str, generation: int, holder: Holder) -> Binding:
    """What the sealed secret half of a generation is bound to."""
    return Binding("case_key", str(holder), subject, 1, generation)


def make_generation(
    session: Session,
    subject: str,
    generation: int,
    holders: Mapping[int, bytes],
    escrow_public: bytes,
) -> NewGeneration:
    """A new pair for `subject`, sealed to the holders (id → public key from the roster) and the escrow."""
    secret, public = new_pair()
    key = CaseKey(subject, generation, public, secret)
    sealed: dict[Holder, bytes] = {who: grant(key, who, box) for who, box in holders.items()}
    sealed[ESCROW] = grant(key, ESCROW, escrow_public)
    signature = session.sign(_statement(subject, generation, public))
    return NewGeneration(subject, generation, public, signature, session.person_id, sealed, key)


def verify_generation(
    public: bytes, signature: bytes, subject: str, generation: int, maker: RosterEntry | None
) -> bool:
    """Whether the public half is one that somebody on the roster made for this subject.

    The first generation may come from the desk that registers the client; every later one only from a person
    who is, or was, in a role that holds the clinical key. Else the desk could make one and read along.
    """
    if maker is None or (generation > 1 and not maker.was_clinical):
        return False
    return maker.signed_ever(_statement(subject, generation, public), signature)


def open_generation(session: Session, blob: bytes, binding: Binding, public: bytes) -> CaseKey:
    """The case key that is sealed to this person.

    `public` is the generation's public half after `verify_generation`: a secret that doesn't belong to it was
    slipped in by somebody else. Raises `Damaged` with `vault.blob` or `case_key.foreign`.
    """
    return _case_key(session.open_box(blob, binding), binding, public)


def open_escrow_copy(escrow_secret: bytes, blob: bytes, binding: Binding, public: bytes) -> CaseKey:
    """The case key from the escrow's copy; only during recovery, a reset or break-glass. Raises as above."""
    return _case_key(open_sealed_to(escrow_secret, blob, binding), binding, public)


def grant(key: CaseKey, holder: Holder, box_public: bytes) -> bytes:
    """The secret half, sealed to one more holder."""
    return seal_to(box_public, key.secret, holder_binding(key.subject, key.generation, holder))


def _case_key(secret: bytes, binding: Binding, public: bytes) -> CaseKey:
    if len(secret) != 32 or public_of(secret) != public:
        raise Damaged("case_key.foreign")
    return CaseKey(binding.subject, binding.generation, public, secret)


def _statement(subject: str, generation: int, public: bytes) -> bytes:
    return canonical_bytes(["teduh.case-key", 1, subject, generation, to_text(public)])
