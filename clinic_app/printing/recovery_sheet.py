"""The recovery sheet (SECURITY §3.6): two copies, one for the safe, one for outside the building."""

from collections.abc import Iterator, Sequence
from datetime import date

from clinic_app.common.locale import plain_date
from clinic_app.common.translations import N_, _
from clinic_app.printing import fonts
from clinic_app.printing.marks import A4, MILLIMETRE, Frame, Mark, Rule, Words
from clinic_app.printing.paper import Paper

MARGIN = 18 * MILLIMETRE
"""ui/spec §10."""
_ROOM = A4[0] - 2 * MARGIN
_LEADING = 14.0
_GAP = 8.0
_BOX = 52.0
_NAME_LINES = 4
_COPIES = (
    N_("Sheet 1 of 2: keep it locked away in the facility."),
    N_("Sheet 2 of 2: keep it outside the building."),
)
_SECTIONS = (
    (
        N_("What it is for"),
        (
            N_("This key opens the clinic's data when no administrator can sign in any more."),
            N_("There is no other copy, and nobody can make it again."),
        ),
    ),
    (
        N_("How it is used"),
        (
            N_("1. Open Teduh, choose “Forgot your password?”, then “Use the recovery sheet”."),
            N_("2. Type the eight groups in their order. Small letters will do. The letters O, I, L and U "
               "do not occur: what looks like them is a zero, a one or a V."),
            N_("3. Choose the administrator and type a new password. Everybody else chooses a new "
               "password at the next sign-in."),
        ),
    ),
    (
        N_("How it is kept"),
        (
            N_("In a closed envelope, where only the head of the facility and one more person reach it."),
            N_("Do not photograph or send it, and do not keep it on the computer that Teduh runs on."),
            N_("Whoever has this sheet and the computer can read everything."),
        ),
    ),
)  # fmt: skip


def recovery_sheet(groups: Sequence[str], facility: str, unit: str, made_on: date) -> Paper:
    """Two pages with the groups of the sheet, in the language spoken now."""
    pages = tuple(tuple(_page(groups, facility, unit, made_on, _(copy))) for copy in _COPIES)
    return Paper(_("Recovery sheet"), pages, fonts.font_file(fonts.REGULAR), fonts.font_file(fonts.BOLD))


def _page(groups: Sequence[str], facility: str, unit: str, made_on: date, copy: str) -> Iterator[Mark]:
    y = MARGIN + 12
    for line in fonts.lines(facility, 12, _ROOM, bold=True)[:_NAME_LINES]:
        yield Words(MARGIN, y, line, 12, bold=True)
        y += 16
    for line in fonts.lines(unit, 10, _ROOM)[:_NAME_LINES]:
        yield Words(MARGIN, y, line)
        y += _LEADING
    yield Rule(MARGIN, y, _ROOM)
    y += 40
    yield Words(MARGIN, y, fonts.printable(_("Recovery sheet")), 22, bold=True)
    y += 22
    yield Words(MARGIN, y, fonts.printable(copy), 11, bold=True)
    y += 20
    yield from _boxes(groups, y)
    y += 2 * (_BOX + _GAP) + 24
    for heading, sentences in _SECTIONS:
        yield Words(MARGIN, y, fonts.printable(_(heading)), 12, bold=True)
        y += 18
        for sentence in sentences:
            for line in fonts.lines(_(sentence), 10.5, _ROOM):
                yield Words(MARGIN, y, line, 10.5)
                y += 15
            y += 3
        y += 12
    foot = A4[1] - MARGIN
    yield Rule(MARGIN, foot - 16, _ROOM)
    said = _("Made on {day} with Teduh. Secret.").format(day=plain_date(made_on))
    yield Words(MARGIN, foot, fonts.printable(said), 9)


def _boxes(groups: Sequence[str], top: float) -> Iterator[Mark]:
    across = (_ROOM - 3 * _GAP) / 4
    for place, group in enumerate(groups):
        x = MARGIN + place % 4 * (across + _GAP)
        y = top + place // 4 * (_BOX + _GAP)
        yield Frame(x, y, across, _BOX)
        yield Words(x + across / 2, y + 15, str(place + 1), 9, centred=True)
        yield Words(x + across / 2, y + 40, group, 22, bold=True, centred=True, spacing=1.5)
