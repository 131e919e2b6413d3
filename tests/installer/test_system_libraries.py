"""What Qt needs of the system is found out, and what is missing is said in one line."""

import os
from pathlib import Path

import pytest

from installer import environment, places, system_libraries

pytestmark = pytest.mark.skipif(os.name == "nt", reason="packages of Debian and Ubuntu")


@pytest.fixture
def debian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system that has libegl1, has removed libgl1, knows nothing else, and may install nothing."""
    answers = "libegl1 ii \nlibgl1 rc \n"
    scripts = {
        "dpkg-query": f"cat <<'END'\n{answers}END\nexit 1\n",
        "apt-get": f'echo "$@" >> {tmp_path}/asked\nexit 100\n',
    }
    for name, text in scripts.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{text}")
        (tmp_path / name).chmod(0o755)
    # Only these two and the shell's own tools: no sudo.
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    monkeypatch.setattr(system_libraries, "_prefix", lambda: None)
    monkeypatch.setattr(system_libraries, "_is_root", lambda: False)
    return tmp_path


def test_only_fully_installed_packages_count_as_present(debian: Path) -> None:
    assert system_libraries.missing(["libegl1", "libgl1", "xvfb"]) == ["libgl1", "xvfb"]


def test_without_the_right_to_install_the_one_line_to_run_is_printed(
    debian: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not system_libraries.ensure(for_tests=False)

    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "sudo apt-get install -y --no-install-recommends libgl1 libxkbcommon-x11-0" in said
    assert " libegl1" not in said
    assert "xvfb" not in said
    assert not (debian / "asked").exists()


def test_the_tests_ask_for_a_virtual_screen_too(debian: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not system_libraries.ensure(for_tests=True)
    assert "xvfb" in capsys.readouterr().err


def test_as_root_it_installs_and_looks_for_newer_lists_when_that_fails(
    debian: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_libraries, "_prefix", list)
    monkeypatch.setattr(system_libraries, "_is_root", lambda: True)

    assert not system_libraries.ensure(for_tests=False)

    asked = (debian / "asked").read_text().splitlines()
    assert ["install" in asked[0], "update" in asked[1]] == [True, True]
    assert "Jalankan:  apt-get install" in capsys.readouterr().err


def test_a_system_without_apt_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert system_libraries.ensure(for_tests=True)


def test_an_environment_without_a_pip_of_its_own_is_served_from_outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "venv"
    monkeypatch.setattr(places, "VENV", str(folder))
    monkeypatch.setattr(places, "PYTHON", str(folder / "bin" / "python"))
    monkeypatch.setattr(environment, "_has_ensurepip", lambda: False)
    monkeypatch.setattr(environment, "_has_pip", lambda: True)

    environment.create()

    assert (folder / "bin" / "python").exists()
    assert environment.pip_command()[-2:] == ["--python", places.PYTHON]
    assert not environment.is_sound()
