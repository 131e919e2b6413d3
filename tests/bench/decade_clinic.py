"""The clinic of ten invented years: built once for the sources as they are, then kept in the cache folder."""

import hashlib
import shutil
from datetime import datetime
from pathlib import Path

from platformdirs import user_cache_path

NOW = "2026-08-19T10:24"
"""When it is, in the clinic: the demo and the benchmarks take it to be that moment."""
PASSWORD = "teduh demo {login} 2026"
COMPILED = "compiled"
"""The folder beside it for compiled modules."""
_ROOT = Path(__file__).resolve().parents[2]
_SOURCES = ("clinic_app/demo", "resources/demo", "clinic_app/storage/migrations", "clinic_app/vault")
"""Whoever changes something else that shapes what lies in the clinic throws the cache away."""
_TABLES = "clinic_app/*/model*.py"


def home() -> Path:
    """Where the benchmarks keep what they need again."""
    return Path(user_cache_path("teduh", appauthor=False)) / "bench"


def kept() -> Path:
    """The folder of the clinic; it is not to be worked in, but copied."""
    # Here only: what is measured must not carry along what makes invented clinics.
    from clinic_app.demo.making import make
    from clinic_app.demo.scales import DECADE, DEFAULT_SEED

    folder = home() / f"decade-{_key(DEFAULT_SEED)}"
    if not folder.exists():
        for former in home().glob("*"):
            if former.is_dir() and former.name != COMPILED:
                shutil.rmtree(former, ignore_errors=True)
        unfinished = home() / "unfinished"
        unfinished.mkdir(parents=True)
        make(unfinished, DECADE, datetime.fromisoformat(NOW), DEFAULT_SEED)
        unfinished.rename(folder)
    return folder


def _key(seed: int) -> str:
    """Whatever the clinic's content depends on, in short."""
    seen = hashlib.blake2b(f"{seed} {NOW}".encode(), digest_size=8)
    files = [
        path for place in _SOURCES for path in (_ROOT / place).rglob("*") if path.suffix in (".py", ".toml")
    ]
    for path in sorted([*files, *_ROOT.glob(_TABLES)]):
        seen.update(path.relative_to(_ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return seen.hexdigest()
