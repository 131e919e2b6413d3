"""What a ciphertext belongs to: it opens in its own place only (SECURITY §3.11)."""

from dataclasses import dataclass

from clinic_app.vault.canonical import canonical_bytes


@dataclass(frozen=True)
class Binding:
    """The place of a ciphertext: table, row, whom it is about, version of the row, generation of the key.

    `subject` is e.g. "client:12", "group:4", "staff:3" or "clinic". Where a row has no number yet (a draft of
    a form), `row` is the key that names it.
    """

    table: str
    row: int | str
    subject: str
    version: int = 1
    generation: int = 0

    def bytes(self) -> bytes:
        """The canonical form; two different bindings never share one."""
        return canonical_bytes(
            ["teduh.binding", 1, self.table, self.row, self.subject, self.version, self.generation]
        )
