"""A problem as bytes, all equally long: their length would tell what is in them. Pure."""

import json
from datetime import date
from typing import NamedTuple

from clinic_app.common.errors import Damaged
from clinic_app.facility.values import Programme
from clinic_app.notes.values.problems import CodeSystem, ProblemState

PROBLEM_FORMAT = 1
PROBLEM_BYTES = 128

_SYSTEMS = {system.value: system for system in CodeSystem}
_STATES = {state.value: state for state in ProblemState}


class Inside(NamedTuple):
    """What lies sealed in a row."""

    programme: Programme
    """The column says it too; one that was changed there is found out."""
    system: CodeSystem
    code: str
    first_on: date
    state: ProblemState
    closed_on: date | None
    primary: bool


def encode(inside: Inside) -> bytes:
    """The same problem gives the same bytes, `PROBLEM_BYTES` of them."""
    found = [
        PROBLEM_FORMAT,
        inside.programme.value,
        inside.system.value,
        inside.code,
        inside.first_on.isoformat(),
        inside.state.value,
        inside.closed_on.isoformat() if inside.closed_on else "",
        inside.primary,
    ]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode("utf-8").ljust(PROBLEM_BYTES)


def decode(data: bytes) -> Inside:
    """The problem in `data`. Raises Damaged for another form."""
    try:
        form, programme, system, code, first_on, state, closed_on, primary = json.loads(data)
        if form != PROBLEM_FORMAT or not isinstance(code, str) or not isinstance(primary, bool):
            raise Damaged("note.format")
        return Inside(
            Programme(programme),
            _SYSTEMS[system],
            code,
            date.fromisoformat(first_on),
            _STATES[state],
            date.fromisoformat(closed_on) if closed_on else None,
            primary,
        )
    except (ValueError, KeyError, TypeError):
        raise Damaged("note.format") from None
