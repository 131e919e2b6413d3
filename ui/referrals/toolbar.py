"""What narrows the board: counselor, programme, overdue; and the button for a new referral."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.common.translations import _, ngettext
from clinic_app.facility.values import Programme
from ui.referrals.board_presenter import BoardPresenter
from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.buttons import Button
from ui.widgets.filters import FilterPill
from ui.widgets.flow_row import FlowRow
from ui.widgets.menu import Menu
from ui.widgets.painting import draw_line, rounded
from ui.widgets.wording import programme_name


class OverduePill(FilterPill):
    """How many are overdue; pressed, only those are shown."""

    def __init__(self) -> None:
        super().__init__("", "warning-circle-fill", checkable=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, now = QPainter(self), QRectF(self.rect()), theme()
        on = self.isChecked()
        rounded(
            painter,
            box,
            box.height() / 2,
            now.color("dangerSoft"),
            now.color("danger" if on else "dangerLine"),
            2 if on else 1,
        )
        side = px(14)
        ink = now.color("danger")
        draw_icon(painter, QRectF(11, box.center().y() - side / 2, side, side), "warning-circle-fill", ink)
        painter.setFont(font("small", 600 if on else 500))
        draw_line(painter, box.adjusted(11 + side + 6, 0, -8, 0), self.text(), ink)


class BoardToolbar(QWidget):
    """`changed` after another choice, which is in the presenter then; `new_wanted` for the button."""

    changed = Signal()
    new_wanted = Signal()

    def __init__(self, presenter: BoardPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.setAccessibleName(_("Filters"))
        self._owners, self._programmes = Menu(self), Menu(self)
        self._owners.setObjectName("referrals.filter.owner.list")
        self._programmes.setObjectName("referrals.filter.programme.list")
        self.owner = FilterPill(_("Counselor"), menu=self._owners)
        self.owner.setObjectName("referrals.filter.owner")
        self.programme = FilterPill(_("Programme"), menu=self._programmes)
        self.programme.setObjectName("referrals.filter.programme")
        self.overdue = OverduePill()
        self.overdue.setObjectName("referrals.filter.overdue")
        self.new = Button(_("New referral"), "tonal", "plus", "compact")
        self.new.setObjectName("referrals.new")
        flow = FlowRow(8)
        for pill in (self.owner, self.programme, self.overdue):
            flow.add(pill)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(flow, 1)
        row.addWidget(self.new)
        # Only now: shown without a parent, it would flash as a window of its own.
        self.new.setVisible(presenter.may_begin)
        self._owners.aboutToShow.connect(self._fill_owners)
        self._programmes.aboutToShow.connect(self._fill_programmes)
        self.overdue.toggled.connect(self._choose_overdue)
        self.new.clicked.connect(lambda: self.new_wanted.emit())

    def fill(self) -> None:
        """Show what is chosen."""
        shown = self._presenter
        names = dict(shown.owners())
        self._show(self.owner, names.get(shown.owner, "") if shown.owner else "", _("Counselor"))
        chosen = programme_name(shown.programme, short=True) if shown.programme else ""
        self._show(self.programme, chosen, _("Programme"))
        late = shown.overdue_count
        self.overdue.setText(ngettext("{count} overdue", "{count} overdue", late).format(count=late))
        self.overdue.updateGeometry()
        self.overdue.setVisible(bool(late) or shown.only_overdue)
        if self.overdue.isChecked() != shown.only_overdue:
            self.overdue.blockSignals(True)
            self.overdue.setChecked(shown.only_overdue)
            self.overdue.blockSignals(False)

    def _show(self, pill: FilterPill, chosen: str, usual: str) -> None:
        pill.setText(chosen or usual)
        pill.set_on(bool(chosen))
        pill.setAccessibleName(f"{usual}: {chosen}" if chosen else usual)
        pill.updateGeometry()

    def _fill_owners(self) -> None:
        options = [(None, _("All counselors")), *self._presenter.owners()]
        self._fill_menu(self._owners, options, self._presenter.owner, "owner")

    def _fill_programmes(self) -> None:
        options = [(None, _("All programmes")), *((each, programme_name(each)) for each in Programme)]
        self._fill_menu(self._programmes, options, self._presenter.programme, "programme")

    def _fill_menu(self, menu: Menu, options: list[tuple], chosen: object, what: str) -> None:
        menu.clear()
        for key, text in options:
            action = menu.add(text, self._chooser(what, key), name=f"referrals.{what}.{key or 'all'}")
            menu.set_ticked(action, key == chosen)

    def _chooser(self, what: str, key: object) -> Callable[[], None]:
        def choose() -> None:
            setattr(self._presenter, what, key)
            self.changed.emit()

        return choose

    def _choose_overdue(self, on: bool) -> None:
        self._presenter.only_overdue = on
        self.changed.emit()
