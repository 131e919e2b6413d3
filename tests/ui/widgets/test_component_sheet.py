"""The component sheet in both themes: nothing cut, every status told apart without colour, fast blocks."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import THEMES, apply, theme
from ui.widgets import block_text
from ui.widgets.appointment_block import ICONS, BlockLook, paint_block
from ui.widgets.component_sheet import ComponentSheet
from ui.widgets.label import Label

GREY_APART = ("BOOKED", "CONFIRMED", "CHECKED_IN", "IN_SESSION", "COMPLETED", "NO_SHOW", "CANCELLED")


def block(look: BlockLook, width: int = 132, height: int = 54) -> QImage:
    image = QImage(width + 12, height + 12, QImage.Format.Format_RGB32)
    image.fill(theme().color("surface"))
    painter = QPainter(image)
    paint_block(painter, QRectF(6, 6, width, height), look, theme())
    painter.end()
    return image


def difference(one: QImage, other: QImage) -> int:
    """Points whose grey differs visibly."""
    a, b = (
        bytes(image.convertToFormat(QImage.Format.Format_Grayscale8).constBits()) for image in (one, other)
    )
    return sum(abs(x - y) > 8 for x, y in zip(a, b, strict=True))


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("scale", [100, 130])
def test_the_sheet_shows_every_text_whole(qtbot: QtBot, qapp: QApplication, name: str, scale: int) -> None:
    apply(qapp, name, scale)
    sheet = ComponentSheet()
    qtbot.addWidget(sheet)
    sheet.resize(round(1366 * scale / 100), round(768 * scale / 100))
    sheet.show()
    qapp.processEvents()
    labels = [label for label in sheet.findChildren(Label) if label.isVisible()]
    assert labels
    assert [label.text() for label in labels if label.is_cut()] == []
    cut = [
        label.text()
        for label in labels
        if label.hasHeightForWidth() and label.height() < label.heightForWidth(label.width())
    ]
    assert cut == []
    picture = sheet.grab().toImage()
    assert picture.pixelColor(2, 2) == theme().color("canvas")


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("programme", ["PEER", "BK", "PSY"])
def test_statuses_differ_without_colour(qtbot: QtBot, qapp: QApplication, name: str, programme: str) -> None:
    apply(qapp, name)
    pictures = {s: block(BlockLook(programme, s, "09.00", "Ayu Lestari")) for s in GREY_APART}
    for one in GREY_APART:
        for other in GREY_APART:
            if one < other:
                assert difference(pictures[one], pictures[other]) > 30, (one, other)


def test_programmes_differ_without_colour(qtbot: QtBot) -> None:
    pictures = [block(BlockLook(code, "CONFIRMED", "09.00", "Ayu")) for code in ("PEER", "BK", "PSY")]
    assert difference(pictures[0], pictures[1]) > 12
    assert difference(pictures[1], pictures[2]) > 12
    assert difference(pictures[0], pictures[2]) > 12


@pytest.mark.parametrize("status", sorted(ICONS))
@pytest.mark.parametrize("size", [(30, 12), (40, 60), (60, 22), (90, 30), (120, 40), (160, 120)])
def test_a_block_stays_in_its_box(qtbot: QtBot, status: str, size: tuple[int, int]) -> None:
    name = "Maria Yosefina Bani Nggebu dari Kampung Melayu 🌱 مريم"
    look = BlockLook("BK", status, "09.00", name, "Ruang 2", "users-three", "3")
    image = block(look, *size)
    ground = theme().color("surface").rgb()
    for x in range(image.width()):
        for y in (0, 1, 2, image.height() - 3, image.height() - 2, image.height() - 1):
            assert image.pixel(x, y) == ground


def test_the_selected_block_has_the_accent_ring(qtbot: QtBot) -> None:
    image = block(BlockLook("BK", "CONFIRMED", "09.00", "Ayu", selected=True))
    assert image.pixelColor(70, 3) == theme().color("accent")
    assert block(BlockLook("BK", "CONFIRMED", "09.00", "Ayu")).pixelColor(70, 3) == theme().color("surface")


def test_the_source_of_a_drag_is_fainter(qtbot: QtBot) -> None:
    plain = block(BlockLook("BK", "IN_SESSION", "09.00", "Ayu")).pixelColor(100, 50)
    faded = block(BlockLook("BK", "IN_SESSION", "09.00", "Ayu", faded=True)).pixelColor(100, 50)
    assert plain == theme().color("konseling")
    assert QColor(faded).lightness() > plain.lightness()


def test_blocks_follow_a_new_theme(qtbot: QtBot, qapp: QApplication) -> None:
    light = block(BlockLook("PSY", "CONFIRMED", "13.00", "Joko"))
    apply(qapp, "dark")
    dark = block(BlockLook("PSY", "CONFIRMED", "13.00", "Joko"))
    assert light.pixelColor(100, 50) != dark.pixelColor(100, 50)
    assert dark.pixelColor(100, 50) == theme().color("psikoSoft")


def test_names_are_not_kept_after_locking(qtbot: QtBot) -> None:
    block(BlockLook("PSY", "CONFIRMED", "13.00", "Joko Susilo"))
    assert block_text._line.cache_info().currsize > 0
    block_text.forget_texts()
    kept = (block_text._line, block_text._wrapped, block_text._width)
    assert [cache.cache_info().currsize for cache in kept] == [0, 0, 0]


def test_widgets_follow_a_new_text_size(qtbot: QtBot, qapp: QApplication) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    label = Label("Rabu, 19 Agustus", "body", parent=parent)
    parent.show()
    before = label.sizeHint()
    apply(qapp, "light", 130)
    after = label.sizeHint()
    apply(qapp, "light")
    assert after.height() > before.height()
    assert after.width() > before.width()
