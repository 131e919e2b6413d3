"""What the tests that break things have in common: they say how often they tried, and what was lost."""

from collections.abc import Callable

import pytest

from tests.support.tally import Tally


@pytest.fixture
def tally(record_property: Callable[[str, object], None]) -> Tally:
    """`tally("kills while typing", 25, lost=0)`: a line at the end of the run."""
    return Tally(record_property)
