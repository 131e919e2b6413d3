"""A person's name with the title. Imports no room: the unlock screen needs it before them."""

import re

_BEFORE = re.compile(r"(?<![\w.])(?:Prof|Dr|dr|drg|Drs|Dra|Ir|Ns|H|Hj|apt|Apt)\.(?=\s|,|$)")
"""What Indonesian sets before a name: titles of doctors, nurses and pharmacists, old degrees, the hajj."""


def titled(name: str, titles: str) -> str:
    """`dr. Hendra Wicaksono, Sp.KJ`, from "dr., Sp.KJ"; the name alone where there are none."""
    before = [title for title in _BEFORE.findall(titles) if not name.startswith(f"{title} ")]
    behind = [part for title in _BEFORE.sub("", titles).split(",") if (part := title.strip())]
    return ", ".join([" ".join([*before, name]), *behind])
