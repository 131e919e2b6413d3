"""Problems in a panel: recorded by keyboard, closed and opened again, kept when the screen locks."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from clinic_app.facility.values import Programme
from clinic_app.notes.values.problems import CodeSystem, Problem, ProblemState, ProblemWish
from clinic_app.people.values import ClientId
from clinic_app.workspace import Workspace
from tests.support.clinic import Clinic
from tests.support.talking_shell import TalkingShell
from tests.ui.panels.conftest import Stage
from ui.panels.problems.dialogs import CorrectDialog, DayDialog, ReopenDialog, WithdrawProblemDialog
from ui.panels.problems.panel import ProblemsPanel
from ui.panels.problems.presenter import ProblemPresenter
from ui.panels.problems.row import ProblemRow
from ui.widgets.dialogs import DANGER, Dialog

TODAY = date(2026, 8, 19)


@pytest.fixture
def ayu(clinic: Clinic) -> ClientId:
    return clinic.client("Ayu Lestari", "nadira", "bagus")


def opened(workspace: Workspace, shell: TalkingShell, stage: Stage, client: ClientId) -> ProblemsPanel:
    presenter = ProblemPresenter(workspace, shell, stage.window)
    presenter.show(client)
    panel = ProblemsPanel(presenter, shell)
    panel.show_client("Ayu Lestari")
    stage.open(panel)
    return panel


def record(workspace: Workspace, client: ClientId, code: str = "P02", **fields: object) -> Problem:
    facts = {"programme": Programme.PSY, "system": CodeSystem.CATEGORY, "code": code, "first_on": TODAY}
    return workspace.notes.record_problem(ProblemWish(client, **{**facts, **fields}))  # type: ignore[arg-type]


def row(panel: ProblemsPanel, place: int = 0) -> ProblemRow:
    QApplication.processEvents()
    found = [each for each in panel.view.findChildren(ProblemRow) if each.isVisible()]
    return found[place]


def chosen(panel: ProblemsPanel, shell: TalkingShell, act: str) -> Dialog:
    """The dialog that an entry of a row's menu opens."""
    menu = row(panel).menu()
    next(each for each in menu.actions() if each.objectName() == f"problem.{act}").trigger()
    return shell.dialogs[-1]


def test_a_problem_is_recorded_with_the_keyboard_alone(
    clinic: Clinic, nadira: Workspace, shell: TalkingShell, stage: Stage, ayu: ClientId
) -> None:
    panel = opened(nadira, shell, stage, ayu)

    stage.press(Qt.Key.Key_Space)
    stage.type("pusing")
    assert panel.view.form.code.accessibleDescription() == "Nothing fits. Try another word or list."
    panel.view.form.code.clear()
    stage.type("campuran anx")
    assert not panel.view.form.code.accessibleDescription()
    stage.press(Qt.Key.Key_Return)
    stage.press(Qt.Key.Key_Return)

    (made,) = nadira.notes.problems(ayu)
    assert (made.code, made.system, made.first_on, made.primary) == ("F41.2", CodeSystem.ICD10, TODAY, True)
    assert not panel.view.recording
    assert "Gangguan campuran anxietas dan depresif, main problem" in row(panel).accessibleName()


def test_what_is_missing_or_open_already_is_said_at_its_field(
    bagus: Workspace, shell: TalkingShell, stage: Stage, ayu: ClientId
) -> None:
    record(bagus, ayu)
    panel = opened(bagus, shell, stage, ayu)
    panel.view.begin()
    form = panel.view.form

    panel.view.try_to_save()
    assert form.fields["code"].error == "Choose a problem of the list."

    stage.type("p02")
    stage.press(Qt.Key.Key_Return)
    panel.view.try_to_save()
    assert form.fields["code"].error.startswith("This problem is open already")

    stage.type("kehilangan")
    stage.press(Qt.Key.Key_Return)
    form.day.setText("20/08/2026")
    panel.view.try_to_save()
    assert form.fields["first_on"].error.startswith("The day is in the future")
    assert len(bagus.notes.problems(ayu)) == 1


def test_only_doctors_and_psychologists_are_offered_icd10(
    bagus: Workspace, nadira: Workspace, shell: TalkingShell, stage: Stage, ayu: ClientId
) -> None:
    record(nadira, ayu, "F41.2", system=CodeSystem.ICD10)
    panel = opened(bagus, shell, stage, ayu)
    panel.view.begin()

    assert not panel.view.form.system.isVisible()
    assert not row(panel).more.isVisible()


def test_closed_and_opened_again(nadira: Workspace, shell: TalkingShell, stage: Stage, ayu: ClientId) -> None:
    record(nadira, ayu, first_on=date(2025, 3, 1))
    panel = opened(nadira, shell, stage, ayu)

    dialog = chosen(panel, shell, "close")
    assert isinstance(dialog, DayDialog)
    dialog.day.setText("28/02/2025")
    dialog.choose(DANGER)
    assert dialog.field.error.startswith("The day is before the first day")
    dialog.day.setText("19/08/2025")
    dialog.choose(DANGER)
    assert nadira.notes.problems(ayu)[0].closed_on == date(2025, 8, 19)

    again = chosen(panel, shell, "reopen")
    assert isinstance(again, ReopenDialog)
    assert "counted as a new case" in again.counted.text()
    again.day.set_value(date(2026, 8, 18))
    again.day.changed.emit(date(2026, 8, 18))
    assert "the same case goes on" in again.counted.text()
    again.choose(DANGER)

    (problem,) = nadira.notes.problems(ayu)
    assert (problem.state, problem.first_on) == (ProblemState.OPEN, date(2025, 3, 1))


def test_corrected_made_the_main_one_and_taken_back(
    nadira: Workspace, shell: TalkingShell, stage: Stage, ayu: ClientId
) -> None:
    record(nadira, ayu, "F32.0", system=CodeSystem.ICD10)
    other = record(nadira, ayu, "P07")
    panel = opened(nadira, shell, stage, ayu)

    dialog = chosen(panel, shell, "correct")
    assert isinstance(dialog, CorrectDialog)
    dialog.code.set_key("F32.1")
    dialog.day.setText("01/08/2026")
    dialog.choose(DANGER)
    first = nadira.notes.problems(ayu)[0]
    assert (first.code, first.first_on) == ("F32.1", date(2026, 8, 1))

    QApplication.processEvents()
    row(panel, 1).wanted.emit("primary")
    assert nadira.notes.problems(ayu)[0].id == other.id

    gone = chosen(panel, shell, "withdraw")
    assert isinstance(gone, WithdrawProblemDialog)
    gone.choose(DANGER)
    assert [one.code for one in nadira.notes.problems(ayu)] == ["F32.1"]


def test_a_half_filled_form_outlives_a_lock(
    nadira: Workspace, shell: TalkingShell, stage: Stage, ayu: ClientId
) -> None:
    panel = opened(nadira, shell, stage, ayu)
    panel.view.begin()
    panel.view.form.system.segment("category").click()
    stage.qtbot.keyClicks(panel.view.form.code, "P12")
    stage.qtbot.keyClick(panel.view.form.code, Qt.Key.Key_Return)
    panel.view.form.day.setText("01/08/2026")
    panel.view.form.edited.emit()

    again = opened(nadira, shell, stage, ayu)
    again.view.begin()

    coded = again.view.form.code.coded()
    assert coded is not None
    assert coded.code == "P12"
    assert again.view.form.day.text() == "01/08/2026"
    again.view.try_to_save()
    assert [one.code for one in nadira.notes.problems(ayu)] == ["P12"]
    assert shell.forms.kept("problem", str(ayu)) is None


def test_escape_closes_the_form_and_keeps_what_was_typed(
    nadira: Workspace, shell: TalkingShell, stage: Stage, ayu: ClientId
) -> None:
    panel = opened(nadira, shell, stage, ayu)
    panel.view.begin()
    stage.type("anx")
    stage.press(Qt.Key.Key_Escape)
    assert panel.view.recording
    stage.press(Qt.Key.Key_Escape)

    assert not panel.view.recording
    assert panel.is_open
    assert QApplication.focusWidget() is panel.view.add


def test_a_damaged_or_closed_list_offers_nothing(
    nadira: Workspace,
    shell: TalkingShell,
    stage: Stage,
    ayu: ClientId,
    clinic: Clinic,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clinic.desk("nadira").keys, "_clinical", {})
    panel = opened(nadira, shell, stage, ayu)

    assert not panel.view.add.isVisible()
    assert shell.errors == ["clinical_key.missing"]
    assert not panel.view.findChildren(ProblemRow)
