"""`python3 -m installer bench [args]`: set up, then become the benchmarks of tests/bench."""

import os

from installer import places, prepare
from installer.run import become


def bench(arguments: list[str]) -> int:
    """Run the benchmarks on Qt's offscreen screen; the last line they print is one JSON object."""
    prepare.ready(prepare.TEST)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return become([places.PYTHON, os.path.join(places.ROOT, "tests", "bench", "main.py"), *arguments])
