"""The watch over odd calls (test_fuzz.py) sees what must not happen, so that those tests can fail."""

import pytest

from clinic_app.common.errors import NotFound
from tests.support.clinic import SARI, Clinic
from tests.support.wild.watching import Watch

pytestmark = pytest.mark.fault


def test_the_watch_sees_half_a_command(clinic: Clinic) -> None:
    """A command that writes and then refuses, one that breaks, and a refusal without words."""
    watch, desk = Watch(clinic), clinic.desk(SARI)

    def half(fault: Exception) -> None:
        with desk.command() as work:
            work.log("client.opened", "client", 1)
        raise fault

    watch.call("quiet", lambda: None, {})
    watch.call("refusing", half, {"fault": NotFound("client.unknown")})
    watch.call("breaking", half, {"fault": KeyError("x")})
    watch.call("wordless", half, {"fault": NotFound("no.words")})
    watch.close()

    assert watch.answers == 1
    assert {(name, what.split(",")[0]) for name, what, _ in watch.surprises} == {
        ("refusing", "refused with client.unknown"),
        ("breaking", "KeyError('x')"),
        ("breaking", "failed with KeyError('x')"),
        ("wordless", "no words in id for no.words: KeyError('no.words')"),
        ("wordless", "no words in en for no.words: KeyError('no.words')"),
        ("wordless", "refused with no.words"),
    }
