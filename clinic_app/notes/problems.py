"""The problems of clients, sealed under the clinical key (SECURITY §2): never readable at the desk."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic_app.common.errors import Damaged
from clinic_app.notes.encoding_problems import Inside, decode, encode
from clinic_app.notes.model_problems import ClientProblem
from clinic_app.notes.values.problems import Problem, ProblemId, ProblemState
from clinic_app.people.case_keys import subject_of
from clinic_app.people.queries.merging import merged
from clinic_app.people.values import ClientId
from clinic_app.vault.binding import Binding
from clinic_app.vault.sealing import is_under, open_sealed, seal
from clinic_app.vault.session import Session as Keys

_AT_ONCE = 10_000
"""Clients asked for in one statement: SQLite takes 32,766 values in one."""

_COLUMNS = tuple(
    ClientProblem.__table__.c[name]
    for name in ("id", "client_id", "programme", "version", "generation", "blob")
)
"""What opening a row takes; making moments of all the others' stamps would cost a month's report a tenth."""


def of_clients(
    session: Session, keys: Keys, client_ids: Iterable[int]
) -> dict[ClientId, tuple[Problem, ...]]:
    """The problems of each of these clients who has one, as they were recorded.

    Problems of a merged client are those of whom it was merged into, and stand under that one's number. Those
    withdrawn are left out, and those under a generation of the clinical key that `keys` doesn't hold.
    Raises Damaged for one that was changed.
    """
    into = merged(session)
    wanted = {into.get(client, client) for client in client_ids}
    bearers = {former: bearer for former, bearer in into.items() if bearer in wanted}
    bearers.update((client, client) for client in wanted)
    held = keys.clinical_keys()
    found: dict[ClientId, list[Problem]] = {}
    for row in _rows(session, bearers):
        key = held.get(row.generation)
        if key is None:
            if not is_under(row.blob, row.generation):
                # Else a number written into the row would make the problem vanish.
                raise Damaged("vault.blob")
            continue
        problem = opened(key, row, bearers[row.client_id])
        if problem.state is not ProblemState.WITHDRAWN:
            found.setdefault(problem.client_id, []).append(problem)
    return {client: tuple(problems) for client, problems in found.items()}


def opened(key: bytes, row: Any, bearer: int) -> Problem:
    """The problem in a row (ORM or plain). Raises Damaged when it was changed or isn't this row's."""
    inside = decode(open_sealed(key, row.blob, binding(row)))
    if inside.programme is not row.programme:
        raise Damaged("vault.blob")
    return Problem(ProblemId(row.id), ClientId(bearer), *inside)


def sealed_row(keys: Keys, problem: Problem, version: int, at: datetime) -> ClientProblem:
    """The row of a problem, sealed by the person with these `keys` under the newest clinical key.

    `problem.client_id` is the row's own client. Raises NotPermitted("clinical_key.missing").
    """
    row = ClientProblem(
        id=problem.id, client_id=problem.client_id, programme=problem.programme, version=version
    )
    put(row, keys, problem, at)
    return row


def put(row: ClientProblem, keys: Keys, problem: Problem, at: datetime) -> None:
    """Seal `problem` into its row, under the version that the row bears. Raises as `sealed_row`."""
    row.saved_by, row.saved_at, row.generation = keys.person_id, at, keys.latest_clinical
    inside = Inside(
        problem.programme,
        problem.system,
        problem.code,
        problem.first_on,
        problem.state,
        problem.closed_on,
        problem.primary,
    )
    row.blob = seal(keys.clinical_key(row.generation), encode(inside), binding(row))


def binding(row: Any) -> Binding:
    """The place of a row's ciphertext (SECURITY §3.11)."""
    return Binding("client_problem", row.id, subject_of(row.client_id), row.version, row.generation)


def _rows(session: Session, clients: Iterable[int]) -> Iterator[Any]:
    every = sorted(clients)
    for first in range(0, len(every), _AT_ONCE):
        some = every[first : first + _AT_ONCE]
        wanted = select(*_COLUMNS).where(ClientProblem.client_id.in_(some))
        yield from session.execute(wanted.order_by(ClientProblem.client_id, ClientProblem.id))
