"""A backup: one file with the sealed database, the keyring, and a manifest (SECURITY §6).

A zip container without compression. Its comment is the hash of everything before it, so that any changed bit
is found before anything is unpacked.
"""

import hashlib
import io
import json
import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from clinic_app.common.errors import Damaged, Unavailable
from clinic_app.common.files import disk_fault
from clinic_app.common.version import VERSION
from clinic_app.storage.container_end import check_end
from clinic_app.storage.files import DATABASE, KEYRING
from clinic_app.vault.binding import Binding
from clinic_app.vault.canonical import canonical_bytes
from clinic_app.vault.encoding import from_text, moment_of, stamp, to_text
from clinic_app.vault.hashing import digest
from clinic_app.vault.keyring_file import Contents, parse
from clinic_app.vault.sealing import open_sealed, seal

SUFFIX = ".teduh"
FORMAT = 1
_APP = "teduh.backup"
_MANIFEST = "manifest.json"
_MEMBERS = [DATABASE, KEYRING, _MANIFEST]
_EPOCH = (1980, 1, 1, 0, 0, 0)
_BLOCK = 1 << 20
_COMMENT = 64
_END_OF_ZIP = 22
_LARGEST_MANIFEST = 1 << 20
_LARGEST_KEYRING = 1 << 26


@dataclass(frozen=True)
class Inside:
    """What only the database key opens in a manifest: rows per table, and the log's position."""

    counts: dict[str, int]
    log_seq: int
    log_hash: bytes


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself: in the clear, and sealed with the database key."""

    clear: dict[str, Any]
    sealed: bytes

    @property
    def made_at(self) -> datetime:
        """When it was made, in UTC."""
        return moment_of(self.clear["made_at"])

    @property
    def program(self) -> str:
        """The version of the program that made it."""
        return str(self.clear["program"])

    def inside(self, key: bytes) -> Inside:
        """The sealed part. Raises Damaged for another key, or a clear part that it wasn't sealed with."""
        value = json.loads(open_sealed(_manifest_key(key), self.sealed, _binding(self.clear)))
        return Inside(value["counts"], value["log"][0], bytes.fromhex(value["log"][1]))


@dataclass(frozen=True)
class Glance:
    """What a backup says of itself when only its ends are read: nothing of it is proven."""

    manifest: Manifest
    keyring: Contents
    size: int


def write(to: Path, database: Path, keyring: bytes, key: bytes, inside: Inside, made_at: datetime) -> None:
    """Put a backup at `to`, on the disk when this returns. Raises Unavailable for a full or refusing disk."""
    try:
        with open(database, "rb") as source:
            parts = {DATABASE: _measure(source), KEYRING: _measure(io.BytesIO(keyring))}
        clear = {
            "app": _APP,
            "format": FORMAT,
            "program": VERSION,
            "made_at": stamp(made_at),
            "files": {name: {"size": size, "hash": hash} for name, (size, hash) in parts.items()},
        }
        log = [inside.log_seq, inside.log_hash.hex()]
        sealed = seal(
            _manifest_key(key), canonical_bytes({"counts": inside.counts, "log": log}), _binding(clear)
        )
        with open(to, "w+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as container:
                with open(database, "rb") as source, container.open(_member(DATABASE), "w") as member:
                    shutil.copyfileobj(source, member, _BLOCK)
                container.writestr(_member(KEYRING), keyring)
                manifest = canonical_bytes({"clear": clear, "sealed": to_text(sealed)})
                container.writestr(_member(_MANIFEST), manifest)
                container.comment = b"0" * _COMMENT
            end = file.seek(0, os.SEEK_END) - _COMMENT
            comment = _hash_of(file, end).encode("ascii")
            file.seek(end)
            file.write(comment)
            file.flush()
            os.fsync(file.fileno())
    except OSError as fault:
        raise disk_fault(fault) from fault


def read_manifest(backup: Path) -> Manifest:
    """The manifest of a backup whose every bit is as it was written.

    Raises Damaged with `backup.damaged`, `backup.cut` or `backup.foreign`, Unavailable with `backup.missing`,
    `backup.newer` or a fault of the disk.
    """
    with _opened(backup) as container:
        return _manifest(container)


def glance(backup: Path) -> Glance:
    """Manifest and keyring without reading the rest, for a list. Raises as above, and for the keyring."""
    with _reading(backup) as file, _container(file) as container:
        manifest = _manifest(container)
        with container.open(KEYRING) as member:
            keyring = parse(member.read(_LARGEST_KEYRING))
        return Glance(manifest, keyring, file.seek(0, os.SEEK_END))


def read_back(backup: Path) -> Manifest:
    """The manifest, once the other parts were read and have the hashes it tells. Raises as above."""
    with _opened(backup) as container:
        manifest = _manifest(container)
        for name in (DATABASE, KEYRING):
            with container.open(name) as member:
                _check_part(manifest, name, *_measure(member))
        return manifest


def unpack(backup: Path, folder: Path) -> Manifest:
    """Put the database and the keyring of a backup into `folder`, on the disk on return. Raises as above."""
    with _opened(backup) as container:
        manifest = _manifest(container)
        for name in (DATABASE, KEYRING):
            with container.open(name) as member:
                _put(member, folder / name)
            with open(folder / name, "rb") as file:
                _check_part(manifest, name, *_measure(file))
        return manifest


def _put(member: IO[bytes], to: Path) -> None:
    """Write a part out. A fault of this disk is told apart from one of the stick that is read."""
    with _writing(), open(to, "wb") as file:
        while block := _next(member):
            file.write(block)
        file.flush()
        os.fsync(file.fileno())


def _next(member: IO[bytes]) -> bytes:
    try:
        return member.read(_BLOCK)
    except OSError:
        raise Unavailable("backup.unreachable") from None


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise disk_fault(fault) from fault


def _check_part(manifest: Manifest, name: str, size: int, hash: str) -> None:
    if manifest.clear["files"][name] != {"size": size, "hash": hash}:
        raise Damaged("backup.damaged")


@contextmanager
def _opened(backup: Path) -> Iterator[zipfile.ZipFile]:
    with _reading(backup) as file:
        _check_whole(file)
        with _container(file) as container:
            yield container


@contextmanager
def _container(file: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    """The members, which are ours and not packed: what is packed may fill a disk, or ask for a password."""
    check_end(file)
    with zipfile.ZipFile(file) as container:
        inside = container.infolist()
        if [member.filename for member in inside] != _MEMBERS:
            raise Damaged("backup.foreign")
        if any(member.compress_type != zipfile.ZIP_STORED or member.flag_bits & 1 for member in inside):
            raise Damaged("backup.foreign")
        yield container


@contextmanager
def _reading(backup: Path) -> Iterator[IO[bytes]]:
    try:
        with open(backup, "rb") as file:
            yield file
    except FileNotFoundError:
        raise Unavailable("backup.missing") from None
    except (zipfile.BadZipFile, NotImplementedError, EOFError, UnicodeDecodeError):
        raise Damaged("backup.damaged") from None
    except OSError:
        # A stick that was pulled out, a share that is off.
        raise Unavailable("backup.unreachable") from None


def _check_whole(file: IO[bytes]) -> None:
    """Tell a foreign, a cut and a changed file apart, by the beginning, the end and the hash."""
    size = file.seek(0, os.SEEK_END)
    if size == 0:
        raise Damaged("backup.empty")
    file.seek(0)
    if file.read(4) != b"PK\x03\x04":
        raise Damaged("backup.foreign")
    file.seek(max(0, size - _COMMENT - _END_OF_ZIP))
    if file.read(4) != b"PK\x05\x06":
        raise Damaged("backup.cut")
    end = size - _COMMENT
    hash = _hash_of(file, end)
    file.seek(end)
    if file.read() != hash.encode("ascii"):
        raise Damaged("backup.damaged")
    file.seek(0)


def _manifest(container: zipfile.ZipFile) -> Manifest:
    with container.open(_MANIFEST) as member:
        content = member.read(_LARGEST_MANIFEST)
    try:
        value = json.loads(content)
        clear = value["clear"]
        if clear["app"] != _APP:
            raise Damaged("backup.foreign")
        if clear["format"] > FORMAT:
            raise Unavailable("backup.newer", program=str(clear["program"]))
        manifest = Manifest(clear, from_text(value["sealed"]))
        told = (manifest.made_at, *(clear["files"][name]["hash"] for name in (DATABASE, KEYRING)))
        assert all(told)
        canonical_bytes(clear)  # what it is sealed with: a number with a point has no bytes
        return manifest
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Damaged("backup.damaged") from None


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _EPOCH)
    member.external_attr = 0o600 << 16
    return member


def _hash_of(file: IO[bytes], end: int) -> str:
    hash = hashlib.blake2b(digest_size=32, person=b"teduh.backup.1")
    file.seek(0)
    left = end
    while left and (block := file.read(min(_BLOCK, left))):
        hash.update(block)
        left -= len(block)
    return hash.hexdigest()


def _measure(file: IO[bytes]) -> tuple[int, str]:
    size, hash = 0, hashlib.blake2b(digest_size=32)
    while block := file.read(_BLOCK):
        size += len(block)
        hash.update(block)
    return size, hash.hexdigest()


def _manifest_key(key: bytes) -> bytes:
    return digest("teduh.manifest", b"", key=key)


def _binding(clear: dict[str, Any]) -> Binding:
    return Binding(_APP, digest("teduh.manifest", canonical_bytes(clear)).hex(), "clinic")
