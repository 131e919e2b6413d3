"""Short names for what a revision writes a hundred times. Never changed: all revisions lean on it."""

import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op


def table(
    name: str,
    *columns: sa.Column[Any],
    key: tuple[str, ...] = ("id",),
    refers: dict[str, str] | None = None,
    unique: tuple[str, ...] = (),
    rowid: bool = True,
) -> None:
    """A table with named constraints; columns of one are parted by commas, CASCADE follows a target."""
    constraints: list[sa.Constraint] = [sa.PrimaryKeyConstraint(*key, name=f"pk_{name}")]
    for own, target in (refers or {}).items():
        to, _, cascade = target.partition(" ")
        constraints.append(
            sa.ForeignKeyConstraint(
                own.split(","), to.split(","), name=_named("fk", name, own), ondelete=cascade or None
            )
        )
    constraints += [sa.UniqueConstraint(*each.split(","), name=_named("uq", name, each)) for each in unique]
    op.create_table(name, *columns, *constraints, **({} if rowid else {"sqlite_with_rowid": False}))


def _named(kind: str, name: str, columns: str) -> str:
    return f"{kind}_{name}__{columns.replace(',', '_')}"


def number(name: str, *, null: bool = False) -> sa.Column[int]:
    """A whole number."""
    return sa.Column(name, sa.Integer(), nullable=null)


def text(name: str, length: int | None = None, *, null: bool = False) -> sa.Column[str]:
    """Text of at most `length` signs; without `length`, of any."""
    return sa.Column(name, sa.String(length) if length else sa.Text(), nullable=null)


def word(name: str, *, null: bool = False) -> sa.Column[str]:
    """A word of a closed list."""
    return text(name, 40, null=null)


def flag(name: str, *, null: bool = False) -> sa.Column[bool]:
    """Yes or no."""
    return sa.Column(name, sa.Boolean(), nullable=null)


def blob(name: str, length: int | None = None, *, null: bool = False) -> sa.Column[bytes]:
    """Bytes."""
    return sa.Column(name, sa.LargeBinary(length), nullable=null)


def day(name: str, *, null: bool = False) -> sa.Column[datetime.date]:
    """A calendar day."""
    return sa.Column(name, sa.Date(), nullable=null)


def clock(name: str, *, null: bool = False) -> sa.Column[datetime.time]:
    """A time of day on the clinic's wall clock."""
    return sa.Column(name, sa.Time(), nullable=null)


def moment(name: str, *, null: bool = False) -> sa.Column[datetime.datetime]:
    """A moment; its model says whether wall-clock or UTC."""
    return sa.Column(name, sa.DateTime(), nullable=null)
