"""Half-filled forms, kept in memory as the shell keeps them on the disk."""

from collections.abc import Callable

from ui.panels.host import Content


class MemoryForms:
    """Keeps a form as it was when it was touched last."""

    def __init__(self) -> None:
        self.content: dict[tuple[str, str], Content] = {}

    def touch(self, kind: str, object_key: str, snapshot: Callable[[], Content]) -> None:
        self.content[kind, object_key] = snapshot()

    def kept(self, kind: str, object_key: str = "") -> Content | None:
        return self.content.get((kind, object_key))

    def drop(self, kind: str, object_key: str = "") -> None:
        self.content.pop((kind, object_key), None)
