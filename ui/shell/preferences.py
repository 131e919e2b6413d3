"""How each person wants the screen: theme, language, text size, views.

Kept beside the clinic's files, in the clear. Nothing in it says who anybody is: persons appear as their
number. An unreadable file means default settings.
"""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from clinic_app.common.errors import Unavailable
from clinic_app.common.files import write_whole
from clinic_app.common.translations import DEFAULT, LANGUAGES
from ui.theme.tokens import SCALES, THEMES

FILE = "screen.json"


@dataclass(frozen=True)
class Look:
    """One person's settings."""

    theme: str = "light"
    language: str = DEFAULT
    scale: int = 100


class Preferences:
    """The settings of everybody who works in one clinic folder, and who worked last."""

    def __init__(self, folder: Path, standard: Look | None = None) -> None:
        """`standard` is for everybody who chose nothing."""
        self._path = folder / FILE
        self._standard = standard or Look()
        self._looks: dict[int, Look] = {}
        self._views: dict[int, dict[str, str]] = {}
        self.fixed: Look | None = None
        """Worn by everybody while it is set: the tour takes each picture in every look."""
        self.last_person: int | None = None
        self.zone: ZoneInfo | None = None
        """The clinic's time zone, for the clock of the unlock screen."""
        self._read()

    def of(self, person: int | None) -> Look:
        """A person's settings; the standard for somebody new."""
        if self.fixed is not None:
            return self.fixed
        return self._looks.get(person, self._standard) if person is not None else self._standard

    def change(self, person: int, **wishes: Any) -> Look:
        """Take over a wish (`theme`, `language`, `scale`) and keep it."""
        look = replace(self.of(person), **wishes)
        self._looks[person] = look
        self._write()
        return look

    def view(self, person: int, name: str) -> str:
        """How a person last chose to see something; '' for the first time."""
        return self._views.get(person, {}).get(name, "") if self.fixed is None else ""

    def keep_view(self, person: int, name: str, choice: str) -> None:
        """Keep how a person chose to see something: words of the program, nothing of the clinic."""
        if self.fixed is None and self.view(person, name) != choice:
            self._views.setdefault(person, {})[name] = choice
            self._write()

    def came(self, person: int, zone: ZoneInfo) -> None:
        """Remember who works now, whom the unlock screen offers first, and in which zone."""
        if (person, zone) != (self.last_person, self.zone):
            self.last_person, self.zone = person, zone
            self._write()

    def _read(self) -> None:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            self.last_person = kept["last"] if isinstance(kept["last"], int) else None
            self.zone = ZoneInfo(kept["zone"]) if kept.get("zone") else None
            self._looks = {int(key): look for key, raw in kept["looks"].items() if (look := _look(raw))}
            self._views = {int(key): _views(raw) for key, raw in kept.get("views", {}).items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            self.last_person, self.zone, self._looks, self._views = None, None, {}, {}

    def _write(self) -> None:
        kept = {
            "last": self.last_person,
            "zone": self.zone.key if self.zone is not None else None,
            "looks": {str(person): asdict(look) for person, look in self._looks.items()},
            "views": {str(person): views for person, views in self._views.items()},
        }
        try:
            write_whole(self._path, json.dumps(kept, indent=1).encode())
        except Unavailable:
            # A setting of the screen isn't worth a message; whatever matters will meet the full disk itself.
            return


def _look(raw: dict[str, Any]) -> Look | None:
    look = Look(str(raw.get("theme")), str(raw.get("language")), raw.get("scale", 100))
    return look if look.theme in THEMES and look.language in LANGUAGES and look.scale in SCALES else None


def _views(raw: dict[str, Any]) -> dict[str, str]:
    return {str(name): str(choice) for name, choice in raw.items()}
