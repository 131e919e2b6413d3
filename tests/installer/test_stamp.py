"""A start does nothing new as long as nothing changed, and everything needed as soon as something did."""

from pathlib import Path

import pytest

from installer import places, prepare, stamp


def test_a_digest_follows_every_byte_of_its_files(tmp_path: Path) -> None:
    lock = tmp_path / "a.lock"
    lock.write_bytes(b"alembic==1\n")
    before = stamp.digest([str(lock)])

    assert stamp.digest([str(lock)]) == before
    lock.write_bytes(b"alembic==2\n")
    assert stamp.digest([str(lock)]) != before


def test_a_digest_tells_apart_where_one_file_ends_and_the_next_begins(tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    first.write_bytes(b"ab")
    second.write_bytes(b"c")
    before = stamp.digest([str(first), str(second)])

    first.write_bytes(b"a")
    second.write_bytes(b"bc")

    assert stamp.digest([str(first), str(second)]) != before


def test_a_digest_follows_the_version_of_python(monkeypatch: pytest.MonkeyPatch) -> None:
    before = stamp.digest([])
    monkeypatch.setattr("sys.version", "3.14.0 (main)")
    assert stamp.digest([]) != before


def test_a_digest_follows_the_place_of_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    before = stamp.digest([])
    monkeypatch.setattr(places, "ROOT", "/elsewhere")
    assert stamp.digest([]) != before


def test_setting_one_stamp_leaves_the_others(tmp_path: Path) -> None:
    file = str(tmp_path / "stamps")
    stamp.write("run", "aaa", file)
    stamp.write("test", "bbb", file)
    stamp.write("run", "ccc", file)
    assert stamp.read(file) == {"run": "ccc", "test": "bbb"}


@pytest.mark.parametrize("content", [b"", b"run\n", b"\xff\xfe\x00", b"run aaa and more\n"])
def test_stamps_that_make_no_sense_count_as_none(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "stamps"
    file.write_bytes(content)
    assert stamp.read(str(file)) == {}


@pytest.fixture
def locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    files = {}
    for name in ("LOCK", "DEV_LOCK", "PYPROJECT", "SYSTEM_LIST"):
        files[name] = tmp_path / name
        files[name].write_text(name)
        monkeypatch.setattr(places, name, str(files[name]))
    return files


def test_the_set_up_for_tests_serves_a_start_but_not_the_other_way(locks: dict[str, Path]) -> None:
    wanted = prepare.wanted_stamps()

    for_tests = {"test": wanted["test"], "system-test": wanted["system-test"]}
    assert prepare.covered("run", for_tests, wanted)
    assert prepare.covered("system-run", for_tests, wanted)

    for_start = {"run": wanted["run"], "system-run": wanted["system-run"]}
    assert not prepare.covered("test", for_start, wanted)
    assert not prepare.covered("system-test", for_start, wanted)


@pytest.mark.parametrize(
    ("changed", "start_still_good"), [("LOCK", False), ("PYPROJECT", False), ("DEV_LOCK", True)]
)
def test_a_changed_list_asks_for_a_new_set_up(
    locks: dict[str, Path], changed: str, start_still_good: bool
) -> None:
    stamps = prepare.wanted_stamps()
    locks[changed].write_text("something new")
    wanted = prepare.wanted_stamps()

    assert not prepare.covered("test", stamps, wanted)
    assert prepare.covered("run", {"run": stamps["run"]}, wanted) is start_still_good


def test_another_list_of_system_libraries_asks_the_system_only(locks: dict[str, Path]) -> None:
    stamps = prepare.wanted_stamps()
    locks["SYSTEM_LIST"].write_text("one more library")
    wanted = prepare.wanted_stamps()

    assert prepare.covered("test", stamps, wanted)
    assert not prepare.covered("system-test", stamps, wanted)


def test_when_nothing_changed_nothing_is_installed(
    locks: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = tmp_path / "python"
    python.touch()
    monkeypatch.setattr(places, "PYTHON", str(python))
    monkeypatch.setattr(stamp, "read", prepare.wanted_stamps)
    monkeypatch.setattr(prepare, "_install_packages", lambda *_: pytest.fail("installed again"))
    monkeypatch.setattr(prepare, "_ready_system", lambda *_: pytest.fail("asked the system again"))
    monkeypatch.setattr("installer.translations.compile_changed", lambda: None)

    prepare.ready(prepare.RUN)


def test_stamps_of_an_environment_without_its_python_do_not_count(
    locks: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = []
    monkeypatch.setattr(places, "PYTHON", str(tmp_path / "absent"))
    monkeypatch.setattr(stamp, "read", prepare.wanted_stamps)
    monkeypatch.setattr(stamp, "write", lambda *_: None)
    monkeypatch.setattr(prepare, "_install_packages", lambda kind, _made_with: installed.append(kind))
    monkeypatch.setattr(prepare, "_ready_system", lambda *_: None)
    monkeypatch.setattr("installer.translations.compile_changed", lambda: None)

    prepare.ready(prepare.RUN)

    assert installed == ["run"]
