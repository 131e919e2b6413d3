"""Typed and pasted text made safe, and names compared as people compare them. Pure."""

import re
import unicodedata

from clinic_app.common.errors import InvalidInput

LINE_LIMIT = 300
"""Signs a single line may have when nothing else is said."""

_NEVER_TYPED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)
"""Control characters, direction marks and overrides, invisible signs, halves of pairs: nobody means to
type them, and they make one text look like another. The joiners U+200C and U+200D stay: scripts need them."""

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_TOO_MUCH = 200_000
"""More than this is not read at all, so that a pasted file costs no time."""

_TITLES = frozenset(
    {"tn", "ny", "nn", "an", "by", "bpk", "bapak", "ibu", "h", "hj", "dr", "prof", "drs", "dra", "ir"}
    | {"ns", "sdr", "sdri"}
)
"""Forms of address and titles before a name (handbook §1.5); counted as such when they end with a dot."""
_PLAIN_TITLES = frozenset({"tn", "ny", "bpk", "bapak", "ibu", "hj", "prof", "drs", "dra", "sdr", "sdri"})
"""Those that no name is mistaken for without its dot."""

_SHORT_NAMES = {
    **dict.fromkeys(("muhammad", "muhamad", "mohammad", "mohamad", "mochammad", "mochamad"), "muhammad"),
    **dict.fromkeys(("muchammad", "muchamad", "moh", "muh", "moch", "much"), "muhammad"),
    **dict.fromkeys(("achmad", "ahmad", "akhmad"), "ahmad"),
    **dict.fromkeys(("abd", "abdul"), "abdul"),
    **dict.fromkeys(("nur", "noor", "noer"), "nur"),
    **dict.fromkeys(("siti", "sitti", "st"), "siti"),
}
_SPELLINGS = (
    *(("oe", "u"), ("tj", "c"), ("dj", "j"), ("j", "y"), ("ch", "kh"), ("kh", "h")),
    *(("th", "t"), ("dh", "d"), ("v", "p"), ("f", "p"), ("z", "s")),
)
_DOUBLED = re.compile(r"(.)\1+")
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile("['’‘ʼʻ`´]")


def clean_line(text: str) -> str:
    """One line: without control characters and direction overrides, blanks collapsed, ends stripped, NFC."""
    return unicodedata.normalize("NFC", " ".join(_NEVER_TYPED.sub("", text[:_TOO_MUCH]).split()))


def clean_text(text: str) -> str:
    """The same for several lines: line ends become `\\n`, blanks before them go; at most 200,000 signs."""
    whole = _NEVER_TYPED.sub("", _BREAKS.sub("\n", text[:_TOO_MUCH]))
    lines = (line.rstrip() for line in whole.split("\n"))
    return unicodedata.normalize("NFC", "\n".join(lines).strip())


def line(field: str, text: str, limit: int = LINE_LIMIT, *, required: bool = False) -> str:
    """`text` cleaned for one line. Raises InvalidInput if longer than `limit`, or empty though required."""
    return _within(field, clean_line(text), len(text), limit, required)


def paragraphs(field: str, text: str, limit: int, *, required: bool = False) -> str:
    """`text` cleaned, with its line breaks. Raises InvalidInput as `line` does."""
    return _within(field, clean_text(text), len(text), limit, required)


def _within(field: str, cleaned: str, typed: int, limit: int, required: bool) -> str:
    if len(cleaned) > limit or typed > _TOO_MUCH:
        raise InvalidInput(field, "text.too_long", limit=limit)
    if required and not cleaned:
        raise InvalidInput(field, "text.required")
    return cleaned


def fold(text: str) -> str:
    """For comparing: without accents, in small letters, apostrophes dropped."""
    apart = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text))
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", bare.casefold())


def words_of(text: str) -> list[str]:
    """The folded words of a name or a search, in their order."""
    return _WORD.findall(fold(text))


def spelled(word: str) -> str:
    """A folded word in one spelling for old and new, Arabic and Indonesian writing (handbook §1.5)."""
    for former, present in _SPELLINGS:
        word = word.replace(former, present)
    word = _DOUBLED.sub(r"\1", word)
    return word[:-1] if len(word) > 2 and word.endswith("h") else word


def bare_name(name: str) -> str:
    """A name without the titles before it and the degrees after its first comma; never empty for a name."""
    head = name.split(",", 1)[0].strip() or name
    parts = head.split()
    while len(parts) > 1 and _is_title(parts[0]):
        parts.pop(0)
    return " ".join(parts)


def sort_key(name: str) -> str:
    """What names are sorted by: the whole string, folded, without titles and degrees (handbook §1.5)."""
    return " ".join(words_of(bare_name(name))) or fold(name)


def name_key(name: str) -> str:
    """The words of a name in one spelling, in their order; compare with `same_name`."""
    found = words_of(bare_name(name))
    if len(found) > 1 and found[0] == "m":
        found[0] = "muhammad"
    return " ".join(spelled(_SHORT_NAMES.get(word, word)) for word in found)


def same_name(key: str, other: str) -> bool:
    """Whether two name keys hold the same words in any order, or the same letters in one run."""
    return sorted(key.split()) == sorted(other.split()) or key.replace(" ", "") == other.replace(" ", "")


def index_words(name: str) -> frozenset[str]:
    """Every word a name is found by: as written, and in the one spelling."""
    written = words_of(name)
    return frozenset(written) | {spelled(word) for word in written}


def initials(name: str) -> str:
    """For privacy: `Sri Wahyuningsih` → `S.W.`, a mononym by its first two letters, `Sl.` (handbook §1.5)."""
    spelt = ([sign for sign in part if sign.isalpha()] for part in bare_name(name).split())
    parts = [letters for letters in spelt if letters]
    if len(parts) == 1:
        return "".join(parts[0][:2]).capitalize() + "."
    return "".join(f"{letters[0].upper()}." for letters in parts)


def _is_title(part: str) -> bool:
    word = fold(part.rstrip("."))
    return word in _PLAIN_TITLES or (part.endswith(".") and word in _TITLES)
