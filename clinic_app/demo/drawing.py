"""Chance with weights."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


def drawn(chance: Random, weighted: Sequence[tuple[T, int]]) -> T:
    """One of the first members, the likelier the greater its second one."""
    return chance.choices([each for each, _ in weighted], [weight for _, weight in weighted])[0]
