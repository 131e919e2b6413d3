"""What may be written about a meeting. Pure."""

from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.groups.values_notes import SECTIONS, NoteContent

SECTION_LIMIT = 100_000
"""Signs of one section, of an addendum and of a remark."""


def checked(content: NoteContent) -> NoteContent:
    """The content as it can be kept. Raises InvalidInputs for a section that is unknown or too long."""
    faults: list[InvalidInput] = []
    for section, text in content.sections.items():
        if section not in SECTIONS:
            faults.append(InvalidInput(section, "note.section_unknown"))
        elif len(text) > SECTION_LIMIT:
            faults.append(InvalidInput(section, "note.too_long", limit=SECTION_LIMIT))
    if faults:
        raise InvalidInputs(faults)
    return NoteContent({section: mended(text) for section, text in content.sections.items()})


def checked_text(text: str) -> str:
    """An addendum or remark without blanks around it. Raises InvalidInput when empty or too long."""
    text = mended(text).strip()
    if not text:
        raise InvalidInput("text", "text.required")
    if len(text) > SECTION_LIMIT:
        raise InvalidInput("text", "note.too_long", limit=SECTION_LIMIT)
    return text


def is_empty(content: NoteContent) -> bool:
    """Whether no section holds a word."""
    return not any(text.strip() for text in content.sections.values())


def mended(text: str) -> str:
    """`text` as valid Unicode: halves of a surrogate pair are joined, a lonely half becomes U+FFFD."""
    if text.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
