"""What may be on the disk after a power cut: what was synced, and of the rest whatever chance leaves.

Each write since a file's last sync is there, or isn't, or in parts of 512 bytes, some of which may be
rubbish; independently of the others, so that a later one may have arrived before an earlier one. A deleted
file may be back, a new one may be missing, until something new in the folder is synced.

One sector is never rubbish, only old or new: the first of the database. It begins with the salt of the whole
file, which SQLite's log doesn't repeat, so that no order of writing could mend it (docs/faults.md).
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.support.vfs.tape import Acknowledged, Create, Delete, Step, Sync, Tape, Truncate, Write

SECTOR = 512


@dataclass(frozen=True)
class Cut:
    """A power cut after so many steps: the files it left, and how many states had been acknowledged."""

    step: int
    files: dict[str, bytes]
    acknowledged: int


def cuts(tape: Tape, count: int, chance: random.Random) -> Iterator[Cut]:
    """`count` power cuts, spread over all moments between the first acknowledgement and the end."""
    first = next(at for at, step in enumerate(tape.steps) if isinstance(step, Acknowledged)) + 1
    moments = sorted(chance.randrange(first, len(tape.steps) + 1) for _ in range(count))
    disk, done, acknowledged = Disk(tape.files), 0, 0
    for moment in moments:
        for step in tape.steps[done:moment]:
            acknowledged += isinstance(step, Acknowledged)
            disk.take(step)
        done = moment
        yield Cut(moment, disk.after_cut(chance), acknowledged)


@dataclass
class _File:
    """One file: what is on the disk for certain, and what was asked for since."""

    certain: bytearray
    waiting: list[Write | Truncate] = field(default_factory=list)
    before: bytes | None = None
    """What bore the name before it was deleted, as long as that may come back."""
    there: bool = True
    named: bool = True
    """Whether the name is on the disk for certain."""


class Disk:
    """The files between two syncs."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = {name: _File(bytearray(content)) for name, content in files.items()}

    def take(self, step: Step) -> None:
        """One more step of the recording."""
        if isinstance(step, Write | Truncate):
            self._files[step.file].waiting.append(step)
        elif isinstance(step, Sync):
            file = self._files[step.file]
            for each in file.waiting:
                _apply(file.certain, each)
            file.waiting, file.before, file.named = [], None, True
        elif isinstance(step, Create):
            former = self._files.get(step.file)
            self._files[step.file] = _File(bytearray(), before=former.before if former else None, named=False)
        elif isinstance(step, Delete):
            file = self._files[step.file]
            self._files[step.file] = _File(bytearray(), before=bytes(file.certain), there=False)

    def after_cut(self, chance: random.Random) -> dict[str, bytes]:
        """The files that a power cut now may leave."""
        kept = chance.choice([0.0, 0.1, 0.5, 0.9, 1.0])
        found = {}
        for name, file in self._files.items():
            if file.before is not None and chance.random() < 0.5:
                found[name] = file.before
            elif file.there and (file.named or chance.random() < 0.5):
                found[name] = _what_is_left(file, kept, chance)
        return found


def _what_is_left(file: _File, kept: float, chance: random.Random) -> bytes:
    content = bytearray(file.certain)
    for step in file.waiting:
        if chance.random() < kept:
            _apply(content, step)
        elif isinstance(step, Write) and chance.random() < 0.5:
            _apply_in_parts(content, step, chance)
    return bytes(content)


def _apply(content: bytearray, step: Write | Truncate) -> None:
    if isinstance(step, Truncate):
        del content[step.size :]
        content.extend(bytes(step.size - len(content)))
    else:
        content.extend(bytes(max(0, step.at - len(content))))
        content[step.at : step.at + len(step.content)] = step.content


def _apply_in_parts(content: bytearray, step: Write, chance: random.Random) -> None:
    """Some sectors of the write arrive, some stay as they were, some are neither."""
    for start in range(0, len(step.content), SECTOR):
        part, luck = step.content[start : start + SECTOR], chance.random()
        salt = step.at + start == 0 and not step.file.endswith("-wal")
        if luck < 0.5:
            _apply(content, Write(step.file, step.at + start, part))
        elif luck < 0.6 and not salt:
            _apply(content, Write(step.file, step.at + start, chance.randbytes(len(part))))
