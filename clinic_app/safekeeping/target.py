"""Where a backup may be put, and what may be a name of one."""

from pathlib import Path

from clinic_app.common.errors import Damaged, InvalidInput, Unavailable
from clinic_app.common.files import possible
from clinic_app.storage import backup_file


def check_target(clinic: Path, file: Path) -> None:
    """A backup may replace an older one, but nothing else, least of all a file of the clinic in `clinic`.

    Raises InvalidInput("file", …).
    """
    check_name("file", file)
    try:
        whole = file.resolve()
        there, folder = whole.exists(), whole.is_dir()
    except OSError:  # a name longer than the disk takes
        raise InvalidInput("file", "path.impossible") from None
    if whole.parent == clinic.resolve():
        raise InvalidInput("file", "backup.beside_clinic")
    if folder:
        raise InvalidInput("file", "path.folder")
    if there:
        try:
            backup_file.read_manifest(whole)
        except (Damaged, Unavailable):
            raise InvalidInput("file", "backup.in_the_way") from None


def check_name(field: str, path: Path) -> None:
    """Raise InvalidInput(`field`, "path.impossible") for what can't be a name on this system."""
    if not possible(path):
        raise InvalidInput(field, "path.impossible")
    try:
        path.exists()
    except OSError:  # a name longer than the disk takes
        raise InvalidInput(field, "path.impossible") from None
