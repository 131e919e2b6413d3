"""What a password being typed is worth, in a sentence. The vault alone decides whether it is taken."""

from clinic_app.common.translations import _, ngettext

LEAST = 12
"""Signs (handbook §8.5)."""
_GOOD = 18
_DIFFERENT = 8


def strength(password: str) -> str:
    """One sentence about `password`: what is missing, or that it will do."""
    if not password:
        return _("At least 12 signs. Four words with spaces are easy to remember.")
    missing = LEAST - len(password)
    if missing > 0:
        return ngettext("{count} more sign.", "{count} more signs.", missing).format(count=missing)
    if len(set(password.casefold())) < _DIFFERENT:
        return _("Long enough, but easy to guess. Use more different signs.")
    if len(password) >= _GOOD:
        return _("Strong.")
    return _("Good. One more word makes it strong.")
