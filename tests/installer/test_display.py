"""Without a display, `run` finds out and draws on a virtual one."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from installer import display, places, prepare, run


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "vnc"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_display_is_seen(platform: str, environment: dict[str, str], expected: bool) -> None:
    assert display.has_display(environment, platform) is expected


def test_without_xvfb_qt_draws_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with display.virtual_screen() as environment:
        assert environment["QT_QPA_PLATFORM"] == "offscreen"


@pytest.mark.skipif(not shutil.which("Xvfb"), reason="no Xvfb on this machine")
def test_xvfb_runs_as_long_as_it_is_needed() -> None:
    with display.virtual_screen() as environment:
        number = environment["DISPLAY"].removeprefix(":")
        socket = Path(f"/tmp/.X11-unix/X{number}")
        assert environment["QT_QPA_PLATFORM"] == "xcb"
        assert socket.exists()
    assert not socket.exists()


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """In the place of clinic-app, a program that writes down its arguments and makes a picture of nothing."""
    if os.name == "nt":
        pytest.skip("a shell script stands in for the program")
    script = tmp_path / "clinic-app"
    script.write_text(
        f'#!/bin/sh\necho "$QT_QPA_PLATFORM $@" >> {tmp_path}/calls\n'
        '[ "$1" = tour ] && mkdir -p "$2" && : > "$2/01-masuk.png"\nexit 0\n'
    )
    script.chmod(0o755)
    monkeypatch.setattr(places, "program", lambda name: str(tmp_path / name))
    monkeypatch.setattr(places, "TOUR", str(tmp_path / "build" / "tour"))
    monkeypatch.setattr(prepare, "ready", lambda kind: None)
    monkeypatch.setattr(display, "has_display", lambda: False)
    monkeypatch.setattr(display, "_start_xvfb", lambda: None)
    monkeypatch.setattr(run, "become", lambda command: subprocess.run(command).returncode)
    return tmp_path


def test_without_a_display_the_tour_is_made_and_its_place_told(
    program: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.run([]) == 0

    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith("Tidak ada layar")
    assert last.startswith("Gambar: 1 berkas PNG di ")
    assert last.endswith(os.path.join("build", "tour"))
    assert (program / "calls").read_text() == f"offscreen tour {places.TOUR}\n"


@pytest.mark.parametrize(
    "arguments", [["--version"], ["demo", "folder"], ["verify", "folder", "--user", "sri"]]
)
def test_what_needs_no_screen_starts_without_one(
    program: Path, arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert run.run(arguments) == 0
    assert (program / "calls").read_text().split() == arguments
    assert capsys.readouterr().out == ""


def test_a_tour_asked_for_by_name_goes_where_it_was_asked_to(program: Path) -> None:
    folder = str(program / "mine")
    assert run.run(["tour", folder]) == 0
    assert (program / "calls").read_text() == f"offscreen tour {folder}\n"
