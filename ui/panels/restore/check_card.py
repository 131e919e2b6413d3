"""The four checks, and the comparison, of step 3 (mock 16)."""

from datetime import tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from clinic_app.common import locale
from clinic_app.common.translations import _
from clinic_app.safekeeping.values import Compared, Examination
from ui.panels.restore.words import CHECKS, COUNTED, check_value
from ui.widgets.cards import Card, Divider, Icon
from ui.widgets.label import Label

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CheckCard(Card):
    """One line per check: passed, refused, or not asked."""

    def __init__(self, found: Examination, zone: tzinfo) -> None:
        super().__init__(margins=(15, 10, 14, 10))
        self.setObjectName("restore.checks")
        self.body.setSpacing(0)
        said = []
        for check in found.checks:
            if check.passed:
                icon, ink, value = "check-circle-fill", "success", check_value(found, check.kind, zone)
            elif check.refusal is not None:
                icon, ink, value = "x-circle-fill", "danger", _("not passed")
            else:
                icon, ink, value = "circle-dashed", "text3", _("not checked")
            asked = _(CHECKS[check.kind])
            title = Label(asked, "body", weight=500, elide=True)
            row = QHBoxLayout()
            row.setContentsMargins(0, 8, 0, 8)
            row.setSpacing(11)
            row.addWidget(Icon(icon, ink, 16))
            row.addWidget(title, 1)
            row.addWidget(Label(value, "small", "text2" if check.passed else ink, tabular=True))
            self.body.addLayout(row)
            said.append(f"{asked}: {value}")
        self.body.addStretch(1)
        self.setAccessibleName(_("Checks"))
        self.setAccessibleDescription("; ".join(said))


class CompareCard(Card):
    """Now, in the backup, and the difference."""

    def __init__(self, compared: tuple[Compared, ...]) -> None:
        super().__init__(margins=(1, 1, 1, 6))
        self.setObjectName("restore.compare")
        self.setAccessibleName(_("Comparison"))
        self.setAccessibleDescription("; ".join(_spoken(each) for each in compared))
        self.body.setSpacing(0)
        self.body.addWidget(_line(("", _("Now"), _("Backup"), _("Difference")), head=_("Content")))
        for each in compared:
            self.body.addWidget(Divider())
            self.body.addWidget(_line(("", *_figures(each)), head=_(COUNTED[each.what]), of=each))
        self.body.addStretch(1)


def _figures(each: Compared) -> tuple[str, str, str]:
    now = "–" if each.now is None else locale.number(each.now)
    difference = "–" if each.difference is None else signed(each.difference)
    return now, locale.number(each.then), difference


def signed(difference: int) -> str:
    """`+3`, `−2`, `0`."""
    return f"+{locale.number(difference)}" if difference > 0 else locale.number(difference)


def _spoken(each: Compared) -> str:
    now, then, difference = _figures(each)
    return _("{what}: now {now}, in the backup {then}, difference {difference}").format(
        what=_(COUNTED[each.what]), now=now, then=then, difference=difference
    )


def _line(texts: tuple[str, ...], head: str, of: Compared | None = None) -> QWidget:
    line = QWidget()
    grid = QGridLayout(line)
    grid.setContentsMargins(14, 7, 14, 7)
    grid.setHorizontalSpacing(10)
    role, ink = ("small", "text3") if of is None else ("body", "text")
    grid.addWidget(Label(head, role, ink, elide=True), 0, 0)
    grid.setColumnStretch(0, 1)
    for column, text in enumerate(texts[1:], 1):
        changed = of is not None and column == 3 and of.difference
        label = Label(
            text, role, "warning" if changed else ink, weight=600 if changed else None, align=_RIGHT
        )
        label.setMinimumWidth(64)
        grid.addWidget(label, 0, column)
    return line
