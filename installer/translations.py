"""Compiles the catalogues of words (.po) into the form that gettext reads (.mo). No .mo is committed."""

import os
import subprocess
import sys

from installer import places

CATALOGUE = os.path.join("LC_MESSAGES", "teduh.po")


def compile_changed(folder: str = places.TRANSLATIONS) -> list[str]:
    """Compile each catalogue that is newer than what was made of it; returns the languages compiled."""
    changed = [language for language in languages(folder) if _is_stale(folder, language)]
    for language in changed:
        source = os.path.join(folder, language, CATALOGUE)
        done = subprocess.run(
            [
                places.program("pybabel"),
                "-q",
                "compile",
                "-l",
                language,
                "-i",
                source,
                "-o",
                _compiled(source),
            ],
            stdin=subprocess.DEVNULL,
        )
        if done.returncode != 0:
            print(f"Teduh: {source} tidak dapat disusun.", file=sys.stderr)
            sys.exit(1)
    return changed


def languages(folder: str = places.TRANSLATIONS) -> list[str]:
    """The languages that have a catalogue."""
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return []
    return sorted(name for name in names if os.path.exists(os.path.join(folder, name, CATALOGUE)))


def _is_stale(folder: str, language: str) -> bool:
    source = os.path.join(folder, language, CATALOGUE)
    try:
        return os.path.getmtime(_compiled(source)) < os.path.getmtime(source)
    except FileNotFoundError:
        return True


def _compiled(source: str) -> str:
    return source.removesuffix(".po") + ".mo"
