"""One program per clinic folder."""

import getpass
import platform
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from clinic_app.common.errors import Unavailable
from clinic_app.storage.lock import FolderLock

HOLDER = """
import sys
from pathlib import Path
from clinic_app.storage.lock import FolderLock
lock = FolderLock(Path(sys.argv[1])).take()
print("held", flush=True)
sys.stdin.read()
"""


def another_program(folder: Path) -> subprocess.Popen[str]:
    """A second process that holds the lock until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_program_is_told_who_has_the_folder(tmp_path: Path) -> None:
    process = another_program(tmp_path)
    try:
        with pytest.raises(Unavailable) as refused:
            FolderLock(tmp_path).take()
        assert refused.value.code == "folder.busy"
        assert refused.value.params == {"machine": platform.node(), "user": getpass.getuser()}
    finally:
        process.communicate(input="")
    with FolderLock(tmp_path) as lock:
        assert lock.held


@pytest.mark.fault
def test_a_killed_program_leaves_the_folder_free(tmp_path: Path) -> None:
    process = another_program(tmp_path)
    process.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    process.wait()
    with FolderLock(tmp_path) as lock:
        assert lock.held
    process.communicate()


def test_the_same_program_does_not_open_a_folder_twice(tmp_path: Path) -> None:
    with FolderLock(tmp_path) as lock:
        assert lock.take() is lock
        with pytest.raises(Unavailable):
            FolderLock(tmp_path).take()
    FolderLock(tmp_path).take().release()


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as refused:
        FolderLock(tmp_path / "hilang").take()
    assert refused.value.code == "disk.failed"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[]", b'{"machine": 1}'])
def test_a_lock_file_that_says_nothing_still_locks(tmp_path: Path, content: bytes) -> None:
    with FolderLock(tmp_path):
        (tmp_path / "clinic.lock").write_bytes(content)
        with pytest.raises(Unavailable) as refused:
            FolderLock(tmp_path).take()
    assert refused.value.params == {"machine": "?", "user": "?"}
