"""Announcements reach every listener, also when one of them fails."""

from collections.abc import Callable

import pytest

from clinic_app.common.changes import Changes


def test_who_has_unsubscribed_hears_nothing_more() -> None:
    changes, heard = Changes(), list[object]()
    leave = changes.subscribe(heard.append)

    changes.announce("one")
    leave()
    leave()
    changes.announce("two")

    assert heard == ["one"]


def test_a_listener_may_leave_while_it_is_told() -> None:
    changes, heard = Changes(), list[object]()
    leave = changes.subscribe(lambda _: leave())
    changes.subscribe(heard.append)

    changes.announce("one")

    assert heard == ["one"]


def test_one_listeners_fault_is_raised_after_all_have_heard() -> None:
    changes, heard = Changes(), list[object]()

    def stumble(value: object) -> None:
        raise LookupError(value)

    changes.subscribe(stumble)
    changes.subscribe(heard.append)

    with pytest.raises(LookupError):
        changes.announce("one")
    assert heard == ["one"]

    changes.subscribe(stumble)
    with pytest.raises(ExceptionGroup):
        changes.announce("two")


def test_a_screen_has_its_listeners_told_where_it_wants() -> None:
    changes, heard, waiting = Changes(), list[object](), list[Callable[[], None]]()
    changes.subscribe(heard.append)
    changes.deliver_through(waiting.append)

    changes.announce("one")
    assert not heard
    waiting.pop()()

    assert heard == ["one"]
