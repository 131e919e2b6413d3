"""What a note must hold before it is signed, and what may be typed into it. Pure."""

from dataclasses import replace
from datetime import datetime, timedelta

from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.notes.values import SECTIONS, Content, Missing, NoteState, Risk, Template

SECTION_LIMIT = 100_000
"""Signs of one section, and of an addendum; a long session fills about 5,000."""

REASON_LIMIT = 2_000
"""Signs of the reason beside a level of risk."""

DUE_AFTER = timedelta(hours=24)
"""From the session's end to the signature (ui/spec §8.5)."""

REASONED = frozenset({Risk.MODERATE, Risk.HIGH})
"""Levels that need a reviewed plan or a reason (ui/spec §8.5); until there are plans, a reason."""


def due(session_end: datetime) -> datetime:
    """Until when the note should be signed; wall-clock like `session_end`."""
    return session_end + DUE_AFTER


def may_change(state: NoteState) -> bool:
    """A draft only: from the signature on there are addenda, nothing else (handbook §2.11)."""
    return state is NoteState.DRAFT


def check_content(content: Content) -> None:
    """Raises InvalidInputs naming every section that is too long or unknown; the text itself is never cut."""
    known = {section for sections in SECTIONS.values() for section in sections}
    faults: list[InvalidInput] = []
    for section, text in content.sections.items():
        if section not in known:
            faults.append(InvalidInput(section, "note.section_unknown"))
        elif len(text) > SECTION_LIMIT:
            faults.append(InvalidInput(section, "note.too_long", limit=SECTION_LIMIT))
    if len(content.risk_reason) > REASON_LIMIT:
        faults.append(InvalidInput("risk_reason", "note.too_long", limit=REASON_LIMIT))
    if faults:
        raise InvalidInputs(faults)


def check_addendum(text: str) -> str:
    """The addendum without blanks around it. Raises InvalidInput when nothing is left or it is too long."""
    text = mend_text(text).strip()
    if not text:
        raise InvalidInput("text", "note.addendum_empty")
    if len(text) > SECTION_LIMIT:
        raise InvalidInput("text", "note.too_long", limit=SECTION_LIMIT)
    return text


def ready_to_sign(content: Content) -> tuple[Missing, ...]:
    """What stands in the way of the signature; those not blocking are only pointed at.

    One section with words is enough; an empty section of SOAP is pointed at. The risk must have been decided,
    and MODERATE or HIGH needs a reason (handbook §2.11, ui/spec §8.5).
    """
    missing: list[Missing] = []
    empty = [code for code in SECTIONS[content.template] if not _words(content, code)]
    if is_empty(content):
        missing.append(Missing("note.missing.any"))
    elif content.template is Template.SOAP:
        missing.extend(Missing(f"note.missing.{code}", blocking=False) for code in empty)
    if content.risk is None:
        missing.append(Missing("note.missing.risk"))
    elif content.risk in REASONED and not content.risk_reason.strip():
        missing.append(Missing("note.missing.risk_reason"))
    return tuple(missing)


def blocks(missing: tuple[Missing, ...]) -> tuple[Missing, ...]:
    """Those of `missing` that forbid the signature."""
    return tuple(one for one in missing if one.blocking)


def is_empty(content: Content) -> bool:
    """Whether no section holds a word; the risk doesn't count."""
    return not any(text.strip() for text in content.sections.values())


def change_template(content: Content, template: Template) -> Content:
    """The same note divided otherwise, every word kept (ui/spec §8.5).

    Sections the new template doesn't have are joined, in their order, onto its first section.
    """
    keeps = SECTIONS[template]
    order = dict.fromkeys((*SECTIONS[content.template], *sorted(content.sections)))
    strays = [
        text
        for section in order
        if section not in keeps and (text := content.sections.get(section, "")).strip()
    ]
    sections = {section: content.sections[section] for section in keeps if section in content.sections}
    if strays:
        own = sections.get(keeps[0], "")
        sections[keeps[0]] = "\n\n".join([own, *strays] if own.strip() else strays)
    return replace(content, template=template, sections=sections)


def settled(content: Content) -> Content:
    """What is signed: only sections that the template shows, and no word outside of them."""
    return change_template(content, content.template)


def mend_text(text: str) -> str:
    """`text` as valid Unicode: halves of a surrogate pair are joined, a lonely half becomes U+FFFD."""
    if text.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def mended(content: Content) -> Content:
    """`content` with valid Unicode only, as it can be kept."""
    sections = {section: mend_text(text) for section, text in content.sections.items()}
    return replace(content, sections=sections, risk_reason=mend_text(content.risk_reason))


def _words(content: Content, section: str) -> bool:
    return bool(content.sections.get(section, "").strip())
