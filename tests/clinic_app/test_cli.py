"""Backup, restore and verify from the command line, as people script them."""

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from clinic_app import cli
from clinic_app.common.seals import SealState
from clinic_app.sign_in import SignIn
from clinic_app.vault.hashing import digest
from clinic_app.vault.passwords import LOWEST
from tests.support.clinic import ADMIN, NADIRA, SARI, Clinic, password
from tests.support.sessions import SOAP, sign_note


@dataclass
class Said:
    """What a command returned and printed."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: object, user: str = ADMIN, secret: str | None = None) -> Said:
        secret = password(user) if secret is None else secret
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{secret}\n"))
        asked = [str(each) for each in arguments]
        code = cli.main([*asked, "--user", user, "--password-stdin", "--language", "en"])
        printed = capsys.readouterr()
        return Said(code, printed.out, printed.err)

    return command


@pytest.fixture
def folder(clinic: Clinic) -> Path:
    """A clinic with a client in it, closed."""
    clinic.client("Ayu Lestari", NADIRA, consent=True)
    clinic.close()
    return clinic.folder


def test_backup_restore_verify(folder: Path, tmp_path: Path, run: Run) -> None:
    file, there = tmp_path / "stick" / "today.teduh", tmp_path / "there"

    made = run("backup", file, "--data", folder)
    restored = run("restore", file, there)
    verified = run("verify", there, "--json")

    assert (made.code, made.out, made.err) == (0, f"Backup proven: {file}\n", "")
    assert restored.code == 0
    assert "Clients: 1. Notes: 0." in restored.out
    assert (verified.code, json.loads(verified.out)) == (0, {"ok": True, "findings": []})
    assert run("verify", folder).out == "Everything is as it was written.\n"
    assert run("verify", file, user=SARI).code == 0


def test_a_newer_backup_replaces_an_older_one_but_nothing_else(
    folder: Path, tmp_path: Path, run: Run
) -> None:
    letter = tmp_path / "letter.teduh"
    letter.write_text("Dear …")

    assert run("backup", tmp_path / "x.teduh", "--data", folder).code == 0
    assert run("backup", tmp_path / "x.teduh", "--data", folder).code == 0
    assert run("backup", letter, "--data", folder).code == 1
    assert letter.read_text() == "Dear …"


def test_findings_are_listed_and_make_the_exit_code(folder: Path, tmp_path: Path, run: Run) -> None:
    content = bytearray((folder / "clinic.db").read_bytes())
    content[-1_000] ^= 4
    (folder / "clinic.db").write_bytes(content)

    said = run("verify", folder, "--json")

    assert said.code == 1
    found = json.loads(said.out)
    assert found["ok"] is False
    assert found["findings"][0].keys() == {"kind", "object", "id"}
    assert run("verify", folder).err.count("\n") == 1


@pytest.mark.parametrize(
    ("user", "secret"), [(ADMIN, "another one"), (ADMIN, ""), ("nobody", None), (SARI, None)]
)
def test_who_may_not_is_refused_in_one_line(
    folder: Path, tmp_path: Path, run: Run, user: str, secret: str | None
) -> None:
    said = run("backup", tmp_path / "x.teduh", "--data", folder, user=user, secret=secret)

    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert not (tmp_path / "x.teduh").exists()


def test_what_is_no_clinic_and_no_backup_is_refused_in_one_line(tmp_path: Path, run: Run) -> None:
    stranger = tmp_path / "stranger.teduh"
    stranger.write_bytes(b"PK\x03\x04" + b"something else entirely " * 20)
    said = [
        run("verify", tmp_path),
        run("verify", tmp_path / "nowhere"),
        run("backup", tmp_path / "x.teduh", "--data", tmp_path / "nowhere"),
        run("restore", tmp_path / "nowhere.teduh", tmp_path / "there"),
        run("restore", stranger, tmp_path / "there"),
    ]

    assert [(each.code, each.err.count("\n")) for each in said] == [(1, 1)] * 5


def test_an_open_clinic_is_not_opened_again(clinic: Clinic, tmp_path: Path, run: Run) -> None:
    from clinic_app.storage.lock import FolderLock

    clinic.close()
    with FolderLock(clinic.folder):
        said = run("verify", clinic.folder)

    assert said.code == 1
    assert "open already" in said.err


@pytest.mark.parametrize(
    "arguments",
    [[], ["verify"], ["backup", "x"], ["sing"], ["verify", "x", "--user", "y", "--password", "z"]],
)
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 2
    assert "usage: clinic-app" in capsys.readouterr().err


def test_importing_the_commands_is_light() -> None:
    heavy = "('sqlalchemy', 'nacl', 'alembic', 'PySide6')"
    script = f"import sys, clinic_app.cli; print(*[each for each in {heavy} if each in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)

    assert (done.stdout.strip(), done.stderr) == ("", "")


def test_the_clinic_can_be_copied_without_the_program(folder: Path, tmp_path: Path, run: Run) -> None:
    shutil.copytree(folder, tmp_path / "copy")

    assert run("verify", tmp_path / "copy").code == 0


def test_a_note_is_read_again_after_a_restore(clinic: Clinic, tmp_path: Path, run: Run) -> None:
    client = clinic.client("Ayu Lestari", NADIRA, consent=True)
    note = sign_note(clinic, client, NADIRA)
    clinic.close()

    assert run("backup", tmp_path / "x.teduh", "--data", clinic.folder).code == 0
    assert run("restore", tmp_path / "x.teduh", tmp_path / "there").code == 0
    workspace = SignIn(tmp_path / "there", clinic.clock, LOWEST).unlock(NADIRA, password(NADIRA))

    read = workspace.notes.open(note)
    workspace.lock()
    assert (read.content, read.seal) == (SOAP, SealState.INTACT)


STATES: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda content: content[: len(content) // 2],
    "empty": lambda content: b"",
    "foreign": lambda content: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 64,
    "zeros": lambda content: bytes(len(content)),
}


@pytest.mark.fault
@pytest.mark.parametrize("name", ["clinic.db", "keyring.json", "x.teduh"])
@pytest.mark.parametrize("state", STATES)
def test_a_broken_file_gets_one_sentence_from_every_command(
    folder: Path, tmp_path: Path, run: Run, name: str, state: str
) -> None:
    backup = tmp_path / "x.teduh"
    assert run("backup", backup, "--data", folder).code == 0
    file = backup if name == backup.name else folder / name
    file.write_bytes(STATES[state](file.read_bytes()))
    if file == backup:
        said = [run("restore", file, tmp_path / "there"), run("verify", file)]
    else:
        said = [run("backup", tmp_path / "y.teduh", "--data", folder), run("verify", folder)]

    assert [(each.code, each.err.count("\n")) for each in said] == [(1, 1), (1, 1)]
    assert not (tmp_path / "y.teduh").exists()
    assert not list((tmp_path / "there").glob("*.db"))


def test_a_folder_of_a_newer_program_is_named_as_such(folder: Path, run: Run) -> None:
    line = (folder / "keyring.json").read_bytes().split(b"\n")[0]
    newer = line.replace(b'"format":1,"recovery"', b'"format":9,"recovery"')
    check = digest("teduh.keyring", newer).hex().encode()
    (folder / "keyring.json").write_bytes(newer + b"\n" + check + b"\n")

    said = run("verify", folder)

    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "newer version" in said.err


@pytest.mark.parametrize("odd", ["x" * 5_000, "x" * 250, "a\0b", "\udcff"])
def test_a_name_that_no_file_can_have_is_wrong_usage(
    tmp_path: Path, odd: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (
        ["backup", odd, "--data", str(tmp_path)],
        ["backup", "x", "--data", odd],
        ["restore", odd, str(tmp_path)],
        ["verify", odd],
    ):
        assert cli.main([*arguments, "--user", ADMIN, "--password-stdin"]) == 2
        assert "no file can have this name" in capsys.readouterr().err


@pytest.mark.parametrize("odd", ["", "..", "."])
def test_odd_names_are_refused_in_one_line(folder: Path, tmp_path: Path, run: Run, odd: str) -> None:
    said = [
        run("backup", odd, "--data", folder),
        run("backup", tmp_path / "y.teduh", "--data", odd),
        run("restore", odd, tmp_path / "there"),
        run("verify", odd),
        run("verify", folder, user=odd, secret=password(ADMIN)),
        run("verify", folder, secret=odd),
    ]

    assert [(each.code, each.err.count("\n")) for each in said] == [(1, 1)] * 6


@pytest.mark.parametrize("typed", [b"kata sandi \xe9\xff\n", b"", b"\0\n", b"x" * 2_000_000])
def test_any_bytes_for_a_password_are_a_wrong_one(folder: Path, typed: bytes) -> None:
    script = "import sys; from clinic_app.cli import main; sys.exit(main(sys.argv[1:]))"
    asked = ["verify", str(folder), "--user", ADMIN, "--password-stdin", "--language", "en"]
    done = subprocess.run(
        [sys.executable, "-c", script, *asked],
        input=typed,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8:strict"},
    )

    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1), done.stderr
    assert b"Wrong password" in done.stderr
