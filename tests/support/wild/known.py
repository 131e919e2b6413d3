"""What is there to be asked for: the numbers of rows, and files of a temporary folder."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from tests.support.clinic import ADMIN, Clinic
from tests.support.wild.oddities import FILE_NAMES

TABLES = {
    "AppointmentId": "appointment",
    "ClientId": "client",
    "ConsentId": "consent",
    "EpisodeId": "episode",
    "GroupId": "support_group",
    "GuestId": "group_guest",
    "MeetingId": "meeting",
    "MembershipId": "group_member",
    "NoteId": "note",
    "PersonId": "staff",
    "ProblemId": "client_problem",
    "ReferralId": "referral",
    "RoomId": "room",
    "SeriesId": "series",
    "ServiceTypeId": "service_type",
}
"""The table behind the number's name. Another name than these is a number like any other."""


@dataclass(frozen=True)
class Known:
    """Numbers by the name of their type, as they are when the calls begin; and places for files."""

    numbers: dict[str, tuple[int, ...]]
    paths: tuple[Path, ...]

    @classmethod
    def of(cls, clinic: Clinic, folder: Path) -> "Known":
        """What this clinic holds; `folder` is where files may be written."""
        folder.mkdir(exist_ok=True)
        (folder / "folder").mkdir(exist_ok=True)
        (folder / "berkas").write_bytes(b"bukan cadangan")
        clinic.at(ADMIN).backup.into(folder / "benar.teduh")
        with clinic.desk(ADMIN).reading() as session:
            numbers = {
                name: tuple(session.scalars(text(f"SELECT id FROM {table} ORDER BY id LIMIT 40")))
                for name, table in TABLES.items()
            }
        own = (clinic.folder / name for name in (".", "clinic.db", "keyring.json", "backups", "x.teduh"))
        paths = (folder / "benar.teduh", folder / "berkas", *(folder / name for name in FILE_NAMES), *own)
        return cls(numbers, paths)
