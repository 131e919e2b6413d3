"""Files that are written whole or not at all."""

import errno
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clinic_app.common.errors import Unavailable
from clinic_app.common.files import write_whole
from clinic_app.storage.files import begin_founding, finish_founding, sweep_parts, vacant


def test_what_is_written_is_there_and_nothing_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.json", b"1")
    write_whole(tmp_path / "a.json", b"22")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.json": b"22"}


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk.full"),
        (errno.EFBIG, "disk.full"),
        (errno.EROFS, "disk.refused"),
        (errno.EIO, "disk.failed"),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_disk_that_fails_leaves_the_old_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str, step: str
) -> None:
    write_whole(tmp_path / "a.json", b"old")

    def fail(*_: object) -> None:
        raise OSError(number, "x")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(Unavailable) as refused:
        write_whole(tmp_path / "a.json", b"new")
    assert refused.value.code == code
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.json": b"old"}


def test_the_order_is_write_sync_rename_sync_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = []
    sync, replace = os.fsync, os.replace

    def noted_sync(handle: int) -> None:
        steps.append("folder" if os.path.isdir(f"/proc/self/fd/{handle}") else "file")
        sync(handle)

    def noted_replace(one: Path, other: Path) -> None:
        steps.append("rename")
        replace(one, other)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(os, "replace", noted_replace)
    write_whole(tmp_path / "a.json", b"x")
    if Path("/proc/self/fd").exists():
        assert steps == ["file", "rename", "folder"]
    assert steps[-2] == "rename" or os.name == "nt"


def test_half_written_files_are_swept(tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / "keyring.json.part").write_bytes(b"x")
    (tmp_path / "backups" / "b.zip.part").write_bytes(b"x")
    (tmp_path / "backups" / "b.db.part-journal").write_bytes(b"x")
    (tmp_path / "keyring.json").write_bytes(b"x")
    assert sweep_parts(tmp_path) == 3
    assert list((tmp_path / "backups").iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backups", "keyring.json"]


def test_what_a_killed_founding_left_is_set_aside_and_not_lost(tmp_path: Path) -> None:
    now = datetime(2026, 8, 19, tzinfo=UTC)
    assert vacant(tmp_path)
    begin_founding(tmp_path, now)
    (tmp_path / "keyring.json").write_bytes(b"half")
    (tmp_path / "clinic.db").write_bytes(b"half")
    (tmp_path / "clinic.db-wal").write_bytes(b"half")
    assert vacant(tmp_path)
    begin_founding(tmp_path, now)
    aside = next(tmp_path.glob("unfinished-*"))
    assert sorted(path.name for path in aside.iterdir()) == ["clinic.db", "clinic.db-wal", "keyring.json"]
    (tmp_path / "keyring.json").write_bytes(b"whole")
    finish_founding(tmp_path)
    assert not vacant(tmp_path)
