"""Percents as reports print them."""


def percent(part: int, whole: int) -> float | None:
    """`part` of `whole` in percent, rounded half up to one decimal; None where there is nothing to divide by.

    Reckoned in whole numbers, so that 1 of 8 is 12,5 and 1 of 16 is 6,3 on every machine.
    """
    if whole == 0:
        return None
    return ((2_000 * part + whole) // (2 * whole)) / 10


def average(total: int, count: int) -> int | None:
    """The mean, rounded half up to a whole number; None of nothing."""
    return (2 * total + count) // (2 * count) if count else None
