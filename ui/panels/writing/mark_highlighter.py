"""Shows the light marks of a note while it is written: words bold or italic, the marks themselves pale."""

from collections.abc import Callable

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat

from ui.panels.writing.marks import LIST, LONG_LINE, Style, spans
from ui.theme.tokens import theme


class MarkHighlighter(QSyntaxHighlighter):
    """Changes the look only; the words stay as typed."""

    def highlightBlock(self, text: str) -> None:
        if len(text) > LONG_LINE:
            return
        pale = QTextCharFormat()
        pale.setForeground(theme().color("text3"))
        # Qt counts in halves of UTF-16, Python in signs: an emoji is two of those.
        place = _places(text)
        for span in spans(text):
            start, end = span.inner
            for position in range(place(start), place(end)):
                look = self.format(position)
                if span.style is Style.BOLD:
                    look.setFontWeight(QFont.Weight.DemiBold)
                else:
                    look.setFontItalic(True)
                self.setFormat(position, 1, look)
            self.setFormat(place(span.start), place(start) - place(span.start), pale)
            self.setFormat(place(end), place(span.end) - place(end), pale)
        if text.startswith(LIST):
            bullet = QTextCharFormat()
            bullet.setForeground(theme().color("accent"))
            self.setFormat(0, 1, bullet)


def _places(text: str) -> Callable[[int], int]:
    if text.isascii() or all(ord(sign) < 0x10000 for sign in text):
        return lambda index: index
    return lambda index: len(text[:index].encode("utf-16-le", "surrogatepass")) // 2
