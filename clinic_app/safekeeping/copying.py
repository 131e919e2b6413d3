"""The second place of backups: a stick or a share that may be missing, full or write-protected today."""

import contextlib
import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from clinic_app.common.errors import ClinicError, Damaged
from clinic_app.common.files import PART, disk_fault, sync_folder
from clinic_app.safekeeping import retention, state
from clinic_app.safekeeping.state import Copied
from clinic_app.safekeeping.values import PlaceFault, SecondPlace
from clinic_app.storage import backup_file

_FAULTS = {"disk.full": PlaceFault.FULL, "disk.refused": PlaceFault.READ_ONLY}
_BLOCK = 1 << 20


@dataclass(frozen=True)
class Copier:
    """Copies into the `place` of one clinic, and remembers how it went in `folder`."""

    folder: Path
    clinic: str
    place: Path

    def known(self) -> Copied:
        """What is remembered of this place; of another one, nothing."""
        kept = state.read_second(self.folder)
        if kept is not None and kept.place.folder == str(self.place):
            return kept
        return Copied(SecondPlace(str(self.place)), apart=_apart(self.folder, self.place))

    def copy(self, file: Path, made_at: datetime, today: datetime) -> SecondPlace:
        """Copy a proven backup, read it back there, thin out what is too many.

        A fault of the place is in what is returned. Raises Unavailable when the clinic's own disk refuses.
        """
        before = self.known()
        self._sweep(file.parent)
        fault = self._fault(before.apart) or self._write(file)
        now = SecondPlace(str(self.place), before.place.last_at if fault else made_at, fault)
        state.write_second(self.folder, Copied(now, before.apart))
        if fault is None:
            self._thin(today)
        return now

    def remember(self) -> None:
        """Note the place when it is chosen: whether it lies on another disk can be told now."""
        state.write_second(self.folder, self.known())

    def _sweep(self, own: Path) -> None:
        """What a kill left half-written of an earlier backup; others may be writing theirs at this moment."""
        for made in own.glob(f"*{backup_file.SUFFIX}"):
            with contextlib.suppress(OSError):
                (self.place / f"{made.name}{PART}").unlink(missing_ok=True)

    def try_out(self) -> PlaceFault | None:
        """Whether something can be written there: a few bytes that are taken away again."""
        probe = self.place / f"teduh{PART}"
        try:
            with _new(probe) as file:
                file.write(bytes(4096))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            return self._named(error)
        finally:
            with contextlib.suppress(OSError):
                probe.unlink(missing_ok=True)
        return None

    def _fault(self, apart: bool) -> PlaceFault | None:
        if not self.place.is_dir() or (apart and not _apart(self.folder, self.place)):
            return PlaceFault.MISSING
        return None

    def _write(self, file: Path) -> PlaceFault | None:
        to = self._name_for(file)
        part = to.with_name(f"{to.name}{PART}")
        try:
            with open(file, "rb") as source, _new(part) as target:
                shutil.copyfileobj(source, target, _BLOCK)
                target.flush()
                os.fsync(target.fileno())
                _forget_pages(target.fileno())
            backup_file.read_back(part)
            os.replace(part, to)
            with contextlib.suppress(OSError):  # some shares refuse it, and were read back all the same
                sync_folder(self.place)
        except OSError as error:
            return self._named(error)
        except Damaged:
            return PlaceFault.DIFFERS
        except ClinicError:
            return PlaceFault.FAILED if self.place.is_dir() else PlaceFault.MISSING
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
        return None

    def _named(self, error: OSError) -> PlaceFault:
        named = _FAULTS.get(disk_fault(error).code)
        return named or (PlaceFault.FAILED if self.place.is_dir() else PlaceFault.MISSING)

    def _name_for(self, file: Path) -> Path:
        """The backup's own name, unless another clinic that shares the stick has one of that name there."""
        to = self.place / file.name
        if to.exists() and not self._own(to):
            return to.with_name(f"{file.stem}-{self.clinic[:8]}{file.suffix}")
        return to

    def _own(self, file: Path) -> bool:
        try:
            return backup_file.glance(file).keyring.clinic == self.clinic
        except ClinicError:
            return False

    def _thin(self, today: datetime) -> None:
        """The same retention as in the own place; other clinics' backups, and what can't be read, stay."""
        with contextlib.suppress(OSError):
            names = [file.name for file in self.place.glob(f"*{backup_file.SUFFIX}") if self._own(file)]
            retention.thin(self.place, names, today.date())


def _new(path: Path) -> IO[bytes]:
    """A file of its own to write into: never what a link of that name leads to, on a share of many."""
    path.unlink(missing_ok=True)
    return open(path, "xb")


def _apart(folder: Path, place: Path) -> bool:
    try:
        return folder.stat().st_dev != place.stat().st_dev
    except OSError:
        return False


def _forget_pages(handle: int) -> None:
    """Let the next read come from the stick, not from memory, where the system can be asked for that."""
    if hasattr(os, "posix_fadvise"):
        with contextlib.suppress(OSError):
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
