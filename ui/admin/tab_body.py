"""How each tab of Manage is laid out: head, a bar over a card, the panel beside both (mocks 14, 15)."""

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.cards import Card


def tab_body(row: QBoxLayout, head: QWidget, bar: QWidget, shown: QWidget, panel: QWidget) -> QWidget:
    """Lay the tab out in the page's row. Hands back what stands beside the panel."""
    card = Card(margins=(1, 1, 1, 1))
    card.body.addWidget(shown)
    main = QWidget()
    inner = QVBoxLayout(main)
    inner.setContentsMargins(16, 12, 16, 14)
    inner.setSpacing(12)
    inner.addWidget(bar)
    inner.addWidget(card, 1)
    below = QHBoxLayout()
    below.setSpacing(0)
    below.addWidget(main, 1)
    below.addWidget(panel)
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(head)
    column.addLayout(below, 1)
    row.addLayout(column, 1)
    return main
