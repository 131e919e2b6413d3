"""What a referral keeps sealed: the content while it is written, the words of the desk, what was frozen.

Sealing by the team uses the case key; the desk seals to the key's public half, and to itself (SECURITY §3.7).
Both kinds carry their author's signature inside, since neither tells who sealed it.
"""

from dataclasses import dataclass

from clinic_app.common.errors import Damaged
from clinic_app.people.case_keys import subject_of
from clinic_app.referrals import encoding
from clinic_app.referrals.model import DeskWords, Disclosure, ReferralContent
from clinic_app.referrals.sheet import Sheet
from clinic_app.referrals.values import Content, DeskPart, ShareItem
from clinic_app.vault.binding import Binding
from clinic_app.vault.canonical import canonical_bytes
from clinic_app.vault.case_keys import CaseKey
from clinic_app.vault.encoding import stamp
from clinic_app.vault.hashing import digest
from clinic_app.vault.roster import Roster
from clinic_app.vault.sealing import seal_to
from clinic_app.vault.session import Session as Keys
from clinic_app.vault.signing import SIGNATURE_BYTES, committed, content_of


@dataclass(frozen=True)
class Frozen:
    """What a disclosure holds: the words as printed, what they were made of, and what was shared."""

    sheet: Sheet
    content: Content
    desk: DeskPart
    shared: tuple[ShareItem, ...]


def seal_content(
    keys: Keys, case_key: CaseKey, row: ReferralContent, client_id: int, content: Content
) -> None:
    """Seal the words of steps 3 to 5 into `row`, whose number, version and author are set."""
    row.generation = case_key.generation
    binding = _content_binding(row, client_id)
    row.blob = case_key.seal(_signed(keys, binding, encoding.encode(content)), binding)


def open_content(case_key: CaseKey, roster: Roster, row: ReferralContent, client_id: int) -> Content:
    """The words of steps 3 to 5. Raises Damaged when they aren't what their author saved here."""
    binding = _content_binding(row, client_id)
    inside = case_key.open(row.blob, binding)
    return encoding.decode(Content, _checked(roster, row.saved_by, binding, inside))


def seal_words(keys: Keys, public: bytes, generation: int, row: DeskWords, client_id: int, text: str) -> None:
    """Seal the desk's words to the case's public half and to the author's own."""
    row.generation = generation
    binding = _words_binding(row, client_id)
    inside = _signed(keys, binding, text.encode("utf-8"))
    row.blob = seal_to(public, inside, binding)
    row.own = seal_to(keys.box_public, inside, _own_binding(row))


def open_words(case_key: CaseKey, roster: Roster, row: DeskWords, client_id: int) -> str:
    """The desk's words, for the team. Raises Damaged when they aren't what their author saved here."""
    binding = _words_binding(row, client_id)
    return _text(_checked(roster, row.saved_by, binding, case_key.open_box(row.blob, binding)))


def open_own_words(keys: Keys, roster: Roster, row: DeskWords, client_id: int) -> str:
    """The desk's words, for who wrote them. Raises Damaged; also after a reset of the author's keys."""
    inside = keys.open_box(row.own, _own_binding(row))
    return _text(_checked(roster, row.saved_by, _words_binding(row, client_id), inside))


def seal_disclosure(keys: Keys, case_key: CaseKey, row: Disclosure, frozen: Frozen) -> None:
    """Freeze: commit to the words, sign them as the person with these `keys`, seal them for the team.

    `row` has its referral, version, client, letter number, author and time.
    """
    row.commitment, inside = committed(encoding.encode(frozen))
    row.signature = keys.sign(header_bytes(row))
    row.generation = case_key.generation
    row.blob = case_key.seal(inside, _disclosure_binding(row))


def open_disclosure(case_key: CaseKey, row: Disclosure) -> Frozen:
    """What was frozen. Raises Damaged when it isn't what the row commits to."""
    inside = case_key.open(row.blob, _disclosure_binding(row))
    return encoding.decode(Frozen, content_of(inside, row.commitment, "referral.broken"))


def header_bytes(row: Disclosure) -> bytes:
    """What the one who freezes signs; also for rows read column by column."""
    return canonical_bytes(
        [
            "teduh.referral",
            1,
            row.referral_id,
            row.version,
            row.client_id,
            row.letter_no,
            row.frozen_by,
            stamp(row.frozen_at),
            row.commitment.hex(),
        ]
    )


def is_signed(row: Disclosure, roster: Roster) -> bool:
    """Whether the person on the roster signed this header, with the key of that time."""
    author = roster.by_id(row.frozen_by)
    return author is not None and author.signed(header_bytes(row), row.signature, row.frozen_at)


def _signed(keys: Keys, binding: Binding, content: bytes) -> bytes:
    return keys.sign(_statement(binding, content)) + content


def _checked(roster: Roster, author_id: int, binding: Binding, inside: bytes) -> bytes:
    signature, content = inside[:SIGNATURE_BYTES], inside[SIGNATURE_BYTES:]
    author = roster.by_id(author_id)
    # With a former key too: a draft from before a reset was signed by the same person.
    if author is None or not author.signed_ever(_statement(binding, content), signature):
        raise Damaged("referral.foreign")
    return content


def _statement(binding: Binding, content: bytes) -> bytes:
    place = binding.bytes().decode("ascii")
    return canonical_bytes(["teduh.referral-draft", 1, place, digest("teduh.draft", content).hex()])


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Damaged("referral.format") from None


def _content_binding(row: ReferralContent, client_id: int) -> Binding:
    subject = subject_of(client_id)
    return Binding("referral_content", row.referral_id, subject, row.version, row.generation)


def _words_binding(row: DeskWords, client_id: int) -> Binding:
    return Binding("referral_desk", row.referral_id, subject_of(client_id), row.version, row.generation)


def _own_binding(row: DeskWords) -> Binding:
    return Binding("referral_desk.own", row.referral_id, f"staff:{row.saved_by}", row.version)


def _disclosure_binding(row: Disclosure) -> Binding:
    subject = subject_of(row.client_id)
    return Binding("referral_disclosure", row.referral_id, subject, row.version, row.generation)
