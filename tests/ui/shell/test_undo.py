"""The undo stack by itself: order, redo, what is refused (spec §5.4)."""

import pytest

from clinic_app.common.errors import Refused, Unavailable
from clinic_app.common.translations import use_language
from ui.panels.host import Command
from ui.shell.undo import STEPS, UndoStack


def command(name: str, said: list[str], accept: bool = True) -> Command:
    def say(what: str) -> bool:
        said.append(f"{what} {name}")
        return accept

    return Command(name, lambda: say("undo"), lambda: say("redo"))


def undo(stack: UndoStack) -> bool:
    step = stack.next_undo()
    assert step is not None
    return stack.undo(step)


def redo(stack: UndoStack) -> bool:
    step = stack.next_redo()
    assert step is not None
    return stack.redo(step)


def test_undo_goes_back_step_by_step_and_redo_forward() -> None:
    stack, said = UndoStack(), []
    for name in ("a", "b"):
        stack.push(command(name, said))
    undo(stack)
    undo(stack)
    redo(stack)
    assert said == ["undo b", "undo a", "redo a"]


def test_an_older_step_can_be_taken_back_by_its_own_message() -> None:
    stack, said = UndoStack(), []
    older = command("a", said)
    stack.push(older)
    stack.push(command("b", said))
    step = stack.next_undo(older)
    assert step is not None
    stack.undo(step)
    assert stack.next_undo(older) is None
    undo(stack)
    assert said == ["undo a", "undo b"]


def test_after_something_new_what_was_taken_back_is_gone() -> None:
    stack, said = UndoStack(), []
    stack.push(command("a", said))
    undo(stack)
    stack.push(command("b", said))
    assert stack.next_redo() is None


def test_fifty_steps_are_remembered_and_the_oldest_goes_first() -> None:
    stack, said = UndoStack(), []
    for number in range(STEPS + 5):
        stack.push(command(str(number), said))
    assert len(stack) == STEPS
    while stack.next_undo() is not None:
        undo(stack)
    assert said[-1] == "undo 5"


def test_a_refused_step_is_forgotten() -> None:
    stack = UndoStack()
    stack.push(command("a", [], accept=False))
    assert not undo(stack)
    assert stack.next_undo() is None
    assert stack.next_redo() is None


@pytest.mark.parametrize(
    ("error", "left"), [(Refused("appointment.taken"), 0), (Unavailable("disk.full"), 1)]
)
def test_only_what_may_go_well_later_is_kept_after_an_error(error: Exception, left: int) -> None:
    def fail() -> bool:
        raise error

    stack = UndoStack()
    stack.push(Command("a", fail, lambda: True))
    with pytest.raises(type(error)):
        undo(stack)
    assert len(stack) == left


def test_a_step_keeps_its_words_to_itself_in_another_language() -> None:
    stack = UndoStack()
    stack.push(command("Moved", []))
    step = stack.next_undo()
    assert step is not None
    assert step.text == "Moved"
    use_language("id")
    assert step.text == ""
