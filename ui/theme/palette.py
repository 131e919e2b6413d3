"""The palette that Qt's own drawing takes its colours from (qt_notes §1)."""

from PySide6.QtGui import QPalette

from ui.theme.tokens import Theme

_Role = QPalette.ColorRole
_ROLES = {
    _Role.Window: "canvas",
    _Role.WindowText: "text",
    _Role.Base: "surface",
    _Role.AlternateBase: "canvas",
    _Role.Text: "text",
    _Role.PlaceholderText: "text3",
    _Role.Button: "surface",
    _Role.ButtonText: "text",
    _Role.BrightText: "danger",
    _Role.Highlight: "accentSoft",
    _Role.HighlightedText: "text",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
    _Role.ToolTipBase: "tooltip",
    _Role.ToolTipText: "onTooltip",
    _Role.Light: "surface",
    _Role.Midlight: "hover",
    _Role.Mid: "border",
    _Role.Dark: "control",
    _Role.Shadow: "text",
    _Role.Accent: "accent",
}


def palette(theme: Theme) -> QPalette:
    """The theme as a QPalette, with its disabled text."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, theme.color(token))
    for role in (_Role.Text, _Role.WindowText, _Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.color("disabled"))
    return made
