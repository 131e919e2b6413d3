"""The sealed file: what opens it, what it refuses, what it says when something is wrong."""

import sqlite3
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from clinic_app.common.errors import Damaged, Unavailable
from clinic_app.storage.database import open_db
from clinic_app.storage.engine import Database

KEY = bytes(range(32))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "clinic.db"
    connection = open_db(path, KEY)
    connection.execute("CREATE TABLE cup (id INTEGER PRIMARY KEY, colour TEXT)")
    connection.executemany("INSERT INTO cup (colour) VALUES (?)", [("blue " * 60,)] * 2_000)
    connection.close()
    return path


def test_nothing_of_the_content_is_readable_in_the_file(file: Path) -> None:
    content = b"".join(part.read_bytes() for part in file.parent.iterdir())

    assert b"blue" not in content
    assert b"SQLite format 3" not in content


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("cipher_status", "1"),
    ],
)
def test_every_connection_has_the_settings_that_keep_what_was_acknowledged(
    file: Path, pragma: str, value: object
) -> None:
    connection = open_db(file, KEY)

    assert connection.execute(f"PRAGMA {pragma}").fetchone()[0] == value
    connection.close()


def test_a_connection_keeps_four_megabytes_of_pages_at_most(file: Path) -> None:
    connection = open_db(file, KEY, maintenance=True)

    assert connection.execute("PRAGMA cache_size").fetchone()[0] == -4000
    connection.close()


@pytest.mark.parametrize("key", [b"", b"short", bytes(31), bytes(33), b"x'" + b"0" * 62])
def test_a_key_of_another_length_never_becomes_a_passphrase(tmp_path: Path, key: bytes) -> None:
    with pytest.raises((ValueError, Damaged)):
        open_db(tmp_path / "clinic.db", key).close()
    if len(key) != 32:
        assert not (tmp_path / "clinic.db").exists()


def test_another_key_opens_nothing(file: Path) -> None:
    with pytest.raises(Damaged, match=r"database\.foreign"):
        open_db(file, bytes(32))


def test_a_plain_file_is_refused_even_with_a_key(tmp_path: Path) -> None:
    plain = sqlite3.connect(tmp_path / "clinic.db")
    plain.execute("CREATE TABLE cup (id INTEGER)")
    plain.commit()
    plain.close()

    with pytest.raises(Damaged, match=r"database\.plaintext"):
        open_db(tmp_path / "clinic.db", KEY)


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH DATABASE 'beside.db' AS beside KEY ''",
        "PRAGMA rekey = 'x'",
        "PRAGMA key = 'x'",
        "PRAGMA writable_schema = ON",
        "PRAGMA synchronous = OFF",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA foreign_keys = OFF",
        "PRAGMA cipher_log = '/dev/stdout'",
        "SELECT load_extension('x')",
        "SELECT sqlcipher_export('main')",
        "VACUUM INTO 'beside.db'",
    ],
)
def test_the_way_out_of_the_file_is_shut(file: Path, statement: str) -> None:
    connection = open_db(file, KEY)
    with pytest.raises(driver.Error):
        connection.execute(statement)
    connection.close()

    assert {part.name for part in file.parent.iterdir()} == {"clinic.db"}
    open_db(file, KEY).close()


def test_a_second_connection_does_not_lose_the_first_ones_locks(file: Path) -> None:
    writer, other = open_db(file, KEY), open_db(file, KEY)
    writer.execute("BEGIN IMMEDIATE")
    other.execute("PRAGMA wal_checkpoint")
    third = open_db(file, KEY)
    third.set_busy_timeout(0)

    with pytest.raises(driver.OperationalError, match="locked"):
        third.execute("BEGIN IMMEDIATE")
    for connection in (writer, other, third):
        connection.close()


def test_a_broken_page_is_named_and_then_nothing_is_written_any_more(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[20 * 4096 + 99] ^= 1
    file.write_bytes(content)
    database = Database(file, KEY)

    with pytest.raises(Damaged, match=r"database\.damaged"), database.reading() as session:
        session.connection().exec_driver_sql("SELECT sum(length(colour)) FROM cup")

    with pytest.raises(Damaged, match=r"database\.damaged"), database.writing():
        pytest.fail("a damaged database was opened for writing")


def test_a_second_writer_is_told_that_the_file_is_in_use(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = Database(file, KEY)
    with database.reading() as session:
        session.connection().connection.driver_connection.set_busy_timeout(0)
    other = open_db(file, KEY)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(Unavailable, match=r"database\.busy"), database.writing():
        pytest.fail("two write at the same time")
    other.close()
    database.dispose()


def test_values_of_a_row_never_reach_an_exceptions_text(file: Path) -> None:
    database = Database(file, KEY)

    with pytest.raises(Exception, match="UNIQUE") as caught, database.writing() as session:
        session.connection().exec_driver_sql("INSERT INTO cup VALUES (?, ?)", (1, "a secret"))

    assert "a secret" not in str(caught.value)
    database.dispose()
