"""One version, in two places that tools need."""

import tomllib
from pathlib import Path

import clinic_app
from clinic_app.common.version import VERSION


def test_the_version_is_that_of_the_project() -> None:
    project = Path(clinic_app.__file__).parents[1] / "pyproject.toml"

    assert tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"] == VERSION
