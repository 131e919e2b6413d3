"""What a database holds, as one short word: two that hold the same have the same."""

import hashlib

import sqlcipher3.dbapi2 as driver


def fingerprint(connection: driver.Connection) -> str:
    """Over the columns and every row of every table, those of the search included."""
    seen = hashlib.blake2b(digest_size=16)
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    for (name,) in tables.fetchall():
        rows = connection.execute(f'SELECT * FROM "{name}"')
        seen.update(repr((name, [column[0] for column in rows.description])).encode())
        for row in rows:
            seen.update(repr(row).encode("utf-8", "surrogatepass"))
    return seen.hexdigest()
