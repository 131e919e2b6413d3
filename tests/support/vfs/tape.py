"""What was done to the files of a database, in order, with the moments at which people were told "saved"."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Write:
    """Bytes put at an offset; on the disk for certain only after the next sync of the file."""

    file: str
    at: int
    content: bytes


@dataclass(frozen=True)
class Truncate:
    """The file cut or grown to a size."""

    file: str
    size: int


@dataclass(frozen=True)
class Sync:
    """Everything done to this file before is on the disk now."""

    file: str


@dataclass(frozen=True)
class Create:
    """A file that wasn't there, or not any more."""

    file: str


@dataclass(frozen=True)
class Delete:
    """The file's name taken away; after a power cut it may be back."""

    file: str


@dataclass(frozen=True)
class Acknowledged:
    """The program called something saved; `state` says how the whole content looked then."""

    state: str


Step = Write | Truncate | Sync | Create | Delete | Acknowledged


@dataclass
class Tape:
    """The files as they were when the recording began, and every step since."""

    files: dict[str, bytes]
    steps: list[Step] = field(default_factory=list)

    @property
    def states(self) -> list[str]:
        """The acknowledged states, the oldest first."""
        return [step.state for step in self.steps if isinstance(step, Acknowledged)]

    def acknowledge(self, state: str) -> None:
        self.steps.append(Acknowledged(state))
