"""One row of what is shared (mock 12): a tick, the item, the value that would be printed."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from clinic_app.common.translations import _, ngettext
from clinic_app.referrals.rules.words import item_text
from clinic_app.referrals.values import Offer, OfferState, ShareItem
from ui.theme.icons import draw_icon
from ui.theme.tokens import px, theme
from ui.theme.type import font
from ui.widgets.choices import paint_check
from ui.widgets.focus_ring import FocusVisible
from ui.widgets.painting import draw_line, rounded

HEIGHT = 40
_SIDE = 12
_TEXTS = (ShareItem.REASON, ShareItem.SERVICES_GIVEN)
"""Items too long for a row: it tells how long they are."""
_TICKABLE = (OfferState.OFFERED, OfferState.EMPTY)
_SENTENCE_ENDS = ".!?"


def shown_value(offer: Offer) -> str:
    """What stands at the right of a row."""
    if offer.state is OfferState.NEVER:
        return _("never shared")
    if offer.state is OfferState.NOT_YET:
        return _("not recorded in Teduh yet")
    if offer.state is OfferState.LOCKED:
        return _("needs the clinical key")
    if not offer.value:
        return _("nothing recorded")
    if offer.item is ShareItem.SERVICES_GIVEN:
        return _("without any text of sessions")
    if offer.item is ShareItem.REASON:
        count = sentences(offer.value)
        return ngettext("{count} sentence", "{count} sentences", count).format(count=count)
    return " ".join(offer.value.split())


def sentences(text: str) -> int:
    """About how many sentences there are."""
    parts = text.translate(str.maketrans(_SENTENCE_ENDS + "\n", "." * (len(_SENTENCE_ENDS) + 1)))
    return max(sum(bool(part.strip(" ,;")) for part in parts.split(". ")), 1) if text.strip() else 0


class ShareRow(FocusVisible, QCheckBox):
    """Ticked: it is printed. The name is always, the text of notes never."""

    ring_radius = 5

    def __init__(self, item: ShareItem) -> None:
        super().__init__()
        self.item = item
        self.offer = Offer(item, OfferState.EMPTY)
        self.setObjectName(f"referral.share.{item.value}")
        self.setText(item_text(item))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_offer(self, offer: Offer, shared: bool) -> None:
        """What the record has for it, and whether it is ticked; nothing is emitted."""
        self.offer = offer
        self.setEnabled(offer.state in _TICKABLE)
        self.setChecked(shared and offer.state is not OfferState.NEVER)
        said = shown_value(offer)
        if offer.state is OfferState.REQUIRED:
            said = _("required")
        self.setAccessibleName(f"{self.text()}, {said}")
        self.setToolTip("" if offer.item in _TEXTS else offer.value)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, px(HEIGHT))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk through the rows."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, now, side = QPainter(self), QRectF(self.rect()), theme(), px(16)
        if self.underMouse() and self.isEnabled():
            painter.fillRect(box.adjusted(1, 0, -1, 0), now.color("hover"))
        sign = QRectF(_SIDE, round(box.center().y() - side / 2), side, side)
        if self.offer.state is OfferState.NEVER:
            rounded(painter, sign, 4, now.color("sunken"), now.color("border"))
            draw_icon(painter, sign.adjusted(3, 3, -3, -3), "lock-simple", now.color("text2"))
        elif self.offer.state is OfferState.REQUIRED:
            painter.setOpacity(0.55)
            paint_check(painter, sign, True)
            painter.setOpacity(1)
        else:
            paint_check(painter, sign, self.isChecked(), self.isEnabled())
        on = self.isChecked()
        painter.setFont(font("body", 500 if on else 400))
        words = QFontMetricsF(painter.font()).horizontalAdvance(self.text())
        left = sign.right() + 10
        room = box.right() - _SIDE - left
        name = QRectF(left, 0, min(words + 1, room * 0.7), box.height())
        draw_line(painter, name, self.text(), now.color("text" if on else "text2"))
        painter.setFont(font("small", tabular=True))
        value = QRectF(name.right() + 12, 0, box.right() - _SIDE - name.right() - 12, box.height())
        said = _("required") if self.offer.state is OfferState.REQUIRED else shown_value(self.offer)
        draw_line(painter, value, said, now.color("text3"), Qt.AlignmentFlag.AlignRight)
