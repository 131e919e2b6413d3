"""The benchmarks: `python3 -m installer bench`. Prints a table, and one JSON object as the last line.

Each figure is a ratio of two things measured in this run, or a median (or 95th percentile) of it. Nothing is
asserted: another machine, or a busy one, has other figures. They are taken on a clinic of one invented year,
built once and kept in the cache folder. Words of the measures' names, as arguments, pick some of them.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import children, year_clinic
from tests.bench.figures import AIMS, table


def main() -> int:
    """Build the clinic if need be, measure everything, print it."""
    print("Building the clinic of one year, unless it is kept already …", flush=True)
    clinic = year_clinic.kept()
    children.compile_modules()
    figures: dict[str, float | None] = dict.fromkeys(AIMS)
    wanted = sys.argv[1:]
    for name, measure in children.MEASURES.items():
        if wanted and not any(word in name for word in wanted):
            continue
        print(f"Measuring: {name} …", flush=True)
        figures.update(measure(clinic))
    print()
    print(table(figures))
    print(
        json.dumps({name: None if figure is None else round(figure, 2) for name, figure in figures.items()})
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
