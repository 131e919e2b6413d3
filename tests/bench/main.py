"""The benchmarks: `python3 -m installer bench`. Prints a table, and one JSON object as the last line.

Each figure is a ratio of two things measured in this run, or a median (or 95th percentile) of it. Nothing is
asserted: another machine, or a busy one, has other figures. They are taken on a clinic of ten invented years,
built once and kept in the cache folder, and all on one copy of it. Words of the measures' names, as
arguments, pick some of them.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import children, decade_clinic
from tests.bench.figures import AIMS, table


def main() -> int:
    """Build the clinic if need be, measure everything, print it."""
    print("Building the clinic of ten years, unless it is kept already …", flush=True)
    clinic = decade_clinic.kept()
    children.compile_modules()
    with children.copied(clinic) as folder:
        figures = measured(folder, sys.argv[1:])
    print()
    print(table(figures))
    print(
        json.dumps({name: None if figure is None else round(figure, 2) for name, figure in figures.items()})
    )
    return 0


def measured(folder: Path, wanted: list[str]) -> dict[str, float | None]:
    """Every figure, those of the measures not asked for as None."""
    figures: dict[str, float | None] = dict.fromkeys(AIMS)
    for name, measure in children.MEASURES.items():
        if wanted and not any(word in name for word in wanted):
            continue
        print(f"Measuring: {name} …", flush=True)
        figures.update(measure(folder))
    return figures


if __name__ == "__main__":
    sys.exit(main())
