"""The files of a clinic folder, and what a kill may leave among them."""

import contextlib
from pathlib import Path

from clinic_app.common.files import PART, disk_fault, sync_folder, write_whole

__all__ = ["DATABASE", "KEYRING", "PART", "disk_fault", "sweep_parts", "sync_folder", "write_whole"]

DATABASE = "clinic.db"
KEYRING = "keyring.json"


def sweep_parts(folder: Path) -> int:
    """Remove half-written `*.part` files in `folder` and its `backups/`; how many there were.

    Called by the holder of the folder's lock only: nobody else is writing one then.
    """
    parts = [*folder.glob(f"*{PART}"), *(folder / "backups").glob(f"*{PART}")]
    for part in parts:
        with contextlib.suppress(OSError):
            part.unlink()
    return len(parts)
