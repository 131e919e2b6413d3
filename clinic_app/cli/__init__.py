"""The commands of `clinic-app` that need no screen (ARCHITECTURE §5).

One `Command` each: its name, its arguments, what it does. Exit codes: 0 done; 1 refused, with one line that
says why; 2 wrong usage. What a command leans on is imported when it runs.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from clinic_app.cli import reports
from clinic_app.cli.entering import password, path, signing_in, workspace
from clinic_app.common.clock import SystemClock
from clinic_app.common.errors import ClinicError, Damaged
from clinic_app.common.findings import Finding
from clinic_app.common.messages import words
from clinic_app.common.messages.findings import finding_words
from clinic_app.common.translations import DEFAULT, LANGUAGES, _, ngettext, use_language

if TYPE_CHECKING:
    from clinic_app.demo.plan import Account

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


@dataclass(frozen=True)
class Command:
    """One command: `arguments` describes it to the parser, `run` does it and returns the exit code."""

    name: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def main(argv: Sequence[str]) -> int:
    """Run the command in `argv` (without the program's name); returns the exit code."""
    try:
        asked = _parser().parse_args(argv)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else WRONG_USAGE
    use_language(asked.language)
    run: Callable[[argparse.Namespace], int] = asked.run
    try:
        return run(asked)
    except ClinicError as refusal:
        print(words(refusal), file=sys.stderr)
        return REFUSED
    except (KeyboardInterrupt, EOFError):
        # At the prompt for the password: nothing was begun.
        return REFUSED


def _demo_arguments(parser: argparse.ArgumentParser) -> None:
    from clinic_app.demo.scales import DEFAULT_SEED, SCALES

    parser.add_argument("folder", type=path, metavar="DIR")
    parser.add_argument("--scale", choices=tuple(SCALES), default="small")
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED, metavar="N")
    parser.add_argument("--now", type=datetime.fromisoformat, metavar="TIME", help="e.g. 2026-08-19T10:24")


def _demo(asked: argparse.Namespace) -> int:
    """Make a new clinic full of invented data in DIR, and print its accounts."""
    now = asked.now or SystemClock().utc()
    _print_accounts(make_demo(asked.folder, asked.scale, now, seed=asked.seed))
    return DONE


def make_demo(folder: Path, scale: str, now: datetime, *, seed: int | None = None) -> "tuple[Account, ...]":
    """A new clinic full of invented data; its accounts. For the tour too. Raises ClinicError."""
    from clinic_app.demo.making import make
    from clinic_app.demo.scales import DEFAULT_SEED, SCALES

    return make(folder, SCALES[scale], now, DEFAULT_SEED if seed is None else seed)


def prepare_demo(folder: Path, now: datetime | None, *, renew: bool) -> int:
    """Have a small demo clinic in `folder` and print its accounts; with `renew` anew on another day.

    For `clinic-app --demo`. Returns the exit code, as `main` does.
    """
    from clinic_app.demo.preparing import prepare

    try:
        _print_accounts(prepare(folder, now or SystemClock().utc(), renew=renew))
    except ClinicError as refusal:
        print(words(refusal), file=sys.stderr)
        return REFUSED
    return DONE


def _print_accounts(accounts: "Iterable[Account]") -> None:
    """One a line: login, roles, password (ARCHITECTURE §5)."""
    for account in accounts:
        print(account.login, ",".join(account.roles), account.password, sep="\t", flush=True)


def _report(asked: argparse.Namespace) -> int:
    """Write the report NAME of a month as FILE."""
    print(_("Report written: {file}").format(file=reports.write(asked)))
    return DONE


def _backup_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=path, metavar="FILE")
    parser.add_argument("--data", type=path, metavar="DIR", required=True)
    signing_in(parser)


def _backup(asked: argparse.Namespace) -> int:
    """Make a backup as FILE, and prove it."""
    from clinic_app.safekeeping.target import check_target

    # Before the password is asked for.
    check_target(asked.data, asked.file)
    with workspace(asked.data, asked) as opened:
        state = opened.backup.into(asked.file)
    if not state.proven:
        print(
            _("The backup was written, but the clinic is not as it was written. Verify it."), file=sys.stderr
        )
        return REFUSED
    print(_("Backup proven: {file}").format(file=asked.file))
    return DONE


def _restore_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=path, metavar="FILE")
    parser.add_argument("folder", type=path, metavar="DIR")
    signing_in(parser)


def _restore(asked: argparse.Namespace) -> int:
    """Put the backup FILE into DIR, in the place of a clinic that is there."""
    from clinic_app.safekeeping.restore import restore_backup

    done = restore_backup(asked.file, asked.folder, asked.user, password(asked), SystemClock())
    clients, notes = done.counts.get("client", 0), done.counts.get("note", 0)
    made = f"{done.made_at.astimezone():%Y-%m-%d %H.%M}"
    print(_("Restored the backup of {made}.").format(made=made))
    print(_("Clients: {clients}. Notes: {notes}.").format(clients=clients, notes=notes))
    if done.before is not None:
        print(_("The former files lie in {folder}.").format(folder=done.before))
    for name in done.ended_again:
        print(_("{name} had left since, and is ended again.").format(name=name))
    return DONE


def _verify_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=path, metavar="DIR")
    parser.add_argument("--json", action="store_true")
    signing_in(parser)


def _verify(asked: argparse.Namespace) -> int:
    """Check everything in the clinic folder DIR, or in a backup file."""
    if asked.folder.is_file():
        from clinic_app.safekeeping import verify

        findings = verify.backup(asked.folder, asked.user, password(asked), SystemClock().utc())
    else:
        findings = _verify_folder(asked)
    if asked.json:
        print(json.dumps({"ok": not findings, "findings": [asdict(each) for each in findings]}))
    elif findings:
        for each in findings:
            print(f"{each.object} {each.id}: {finding_words(each.kind)}")
    else:
        print(_("Everything is as it was written."))
    if findings:
        found = len(findings)
        print(
            ngettext(
                "{count} thing is not as it was written.",
                "{count} things are not as they were written.",
                found,
            ).format(count=found),
            file=sys.stderr,
        )
    return REFUSED if findings else DONE


def _verify_folder(asked: argparse.Namespace) -> list[Finding]:
    try:
        with workspace(asked.folder, asked) as opened:
            return [*opened.findings, *opened.backup.verify()]
    except Damaged as damage:
        return [Finding(damage.code, "keyring.json" if damage.code.startswith("keyring.") else "clinic.db")]


COMMANDS = (
    Command("demo", _demo_arguments, _demo),
    Command("report", reports.arguments, _report),
    Command("backup", _backup_arguments, _backup),
    Command("restore", _restore_arguments, _restore),
    Command("verify", _verify_arguments, _verify),
)
"""All commands, in the order in which the help lists them."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="clinic-app")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in COMMANDS:
        summary = (command.run.__doc__ or "").strip()
        own = commands.add_parser(command.name, help=summary, description=summary)
        own.add_argument("--language", choices=LANGUAGES, default=DEFAULT)
        command.arguments(own)
        own.set_defaults(run=command.run)
    return parser
