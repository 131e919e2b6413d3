"""Where titles stand."""

import pytest

from ui.widgets.titled import titled


@pytest.mark.parametrize(
    ("titles", "said"),
    [
        ("", "Hendra Wicaksono"),
        ("S.Psi.", "Hendra Wicaksono, S.Psi."),
        ("M.Psi., Psikolog", "Hendra Wicaksono, M.Psi., Psikolog"),
        ("dr.", "dr. Hendra Wicaksono"),
        ("dr., Sp.KJ", "dr. Hendra Wicaksono, Sp.KJ"),
        ("Prof. Dr. dr., Sp.KJ(K)", "Prof. Dr. dr. Hendra Wicaksono, Sp.KJ(K)"),
        ("Ns., S.Kep.", "Ns. Hendra Wicaksono, S.Kep."),
        ("Drs.,", "Drs. Hendra Wicaksono"),
        ("M.H.", "Hendra Wicaksono, M.H."),
        ("S.H.", "Hendra Wicaksono, S.H."),
    ],
)
def test_titles_stand_before_or_behind_the_name(titles: str, said: str) -> None:
    assert titled("Hendra Wicaksono", titles) == said


def test_a_title_that_the_name_already_has_is_not_said_twice() -> None:
    assert titled("Ns. Ratna Wulandari", "Ns., S.Kep.") == "Ns. Ratna Wulandari, S.Kep."
