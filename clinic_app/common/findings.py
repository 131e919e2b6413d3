"""What a verification found wrong."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that isn't as it was written. `kind` is a code, e.g. `log.changed`; the others say where."""

    kind: str
    object: str
    id: str = ""
