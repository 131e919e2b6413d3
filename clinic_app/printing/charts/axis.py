"""Round numbers along an axis."""

import math
from collections.abc import Sequence

_ROUND = (1, 2, 2.5, 5, 10)
_NOTHING = 1e-6


def ticks(most: float, about: int = 4, *, whole: bool = True, cover: bool = False) -> tuple[float, ...]:
    """From 0 on in round steps, up to `most`; with `cover` up to the first that isn't below it.

    `about` is how many steps are wished for; whole numbers are never divided.
    """
    if most < _NOTHING or not math.isfinite(most):
        return (0,)
    step = _step(max(most / max(about, 1), 1) if whole else most / max(about, 1), whole)
    count = math.ceil(most / step - 1e-9) if cover else math.floor(most / step + 1e-9)
    return tuple(round(at * step, 10) for at in range(count + 1))


def every(labels: Sequence[float], room: float, gap: float = 6) -> int:
    """Only every how many-th label fits when each of these widths has `room`."""
    widest = max(labels, default=0) + gap
    return max(1, math.ceil(widest / room)) if room > 0 else max(1, len(labels))


def _step(rough: float, whole: bool) -> float:
    """The first round one that isn't below; of whole numbers 25 is round, 2,5 is none."""
    power = 10.0 ** math.floor(math.log10(rough))
    steps = (part * power for part in _ROUND)
    return next(
        step for step in steps if step >= rough * (1 - 1e-9) and (not whole or step == math.floor(step))
    )
