"""Words in the person's language: gettext over `resources/translations`.

Source strings are English in `_()`. The language is one setting of the whole process: one screen, one reader.
"""

import gettext as _gettext

from clinic_app.common.resources import resource

LANGUAGES = ("id", "en")
DEFAULT = "id"

_current: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def use_language(language: str) -> None:
    """Speak `language` (one of `LANGUAGES`) from now on; English needs no catalogue.

    Raises ValueError for a language that isn't there, FileNotFoundError when its catalogue wasn't compiled.
    """
    global _current, _language
    if language not in LANGUAGES:
        raise ValueError(language)
    if language == "en":
        _current = _gettext.NullTranslations()
    else:
        _current = _gettext.translation(
            "teduh", localedir=str(resource("translations")), languages=[language]
        )
    _language = language


def language() -> str:
    """The language spoken now."""
    return _language


def _(message: str) -> str:
    """`message` in the language spoken now."""
    return _current.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form that fits `count`; Indonesian has one."""
    return _current.ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """`message` where the same English word means two things."""
    return _current.pgettext(context, message)


def N_(message: str) -> str:
    """Mark a source string that is translated later, where it is shown."""
    return message
