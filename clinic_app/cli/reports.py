"""`clinic-app report`: the figures of the screen as a file, for scripts and for who sends them on."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from clinic_app.cli.entering import path, signing_in, workspace
from clinic_app.common.errors import InvalidInput
from clinic_app.common.files import write_whole
from clinic_app.common.translations import N_, _, use_language
from clinic_app.statistics.values.closing import ExportForm

REPORTS = {"month": N_("The month in figures: visits, persons, sessions, cases, groups, referrals")}
"""Name → what it is."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What `clinic-app report` is asked with."""
    parser.add_argument("name", choices=tuple(REPORTS), metavar="NAME", help=", ".join(REPORTS))
    parser.add_argument("--list", action=_Listing, nargs=0, help="say which reports there are, and leave")
    parser.add_argument("--month", type=_month, metavar="YYYY-MM", required=True)
    endings = "|".join(ExportForm)
    parser.add_argument("--out", type=_file, metavar=f"FILE.({endings})", required=True)
    parser.add_argument("--data", type=path, metavar="DIR", required=True)
    parser.add_argument("--outside", action="store_true", help="print figures from 1 to 4 as <5")
    signing_in(parser)


def write(asked: argparse.Namespace) -> Path:
    """Write the report that was asked for; where it lies. Raises ClinicError."""
    out: Path = asked.out
    # Before the password is asked for.
    _check_target(asked.data, out)
    with workspace(asked.data, asked) as opened:
        form = ExportForm(out.suffix[1:].lower())
        made = opened.statistics.export(asked.month, form, outside=asked.outside)
    write_whole(out, made.content)
    return out


class _Listing(argparse.Action):
    """Like `--help`: says something and leaves, whatever else was asked."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[object] | None,
        option_string: str | None = None,
    ) -> None:
        use_language(namespace.language)
        for name, summary in REPORTS.items():
            print(name, _(summary), sep="\t")
        parser.exit()


def _check_target(clinic: Path, file: Path) -> None:
    """A report may replace any file but a folder or one of the clinic's. Raises InvalidInput("file", …)."""
    try:
        whole = file.resolve()
        folder = whole.is_dir()
    except OSError:  # a name longer than the disk takes
        raise InvalidInput("file", "path.impossible") from None
    if folder:
        raise InvalidInput("file", "path.folder")
    if whole.is_relative_to(clinic.resolve()):
        raise InvalidInput("file", "statistics.beside_clinic")


def _month(typed: str) -> date:
    try:
        if len(typed) != len("YYYY-MM"):
            raise ValueError
        return date.fromisoformat(f"{typed}-01")
    except ValueError:
        raise argparse.ArgumentTypeError(_("a month is written as {form}").format(form="2026-11")) from None


def _file(typed: str) -> Path:
    file = path(typed)
    if file.suffix[1:].lower() not in set(ExportForm):
        endings = ", ".join(f".{form}" for form in ExportForm)
        raise argparse.ArgumentTypeError(_("the name must end in one of {endings}").format(endings=endings))
    return file
