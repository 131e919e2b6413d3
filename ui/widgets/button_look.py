"""What a button is painted with, by kind and state (spec §4.1)."""

from dataclasses import dataclass

from PySide6.QtGui import QColor

from ui.theme.tokens import Theme


@dataclass(frozen=True)
class ButtonLook:
    """What a button is painted with; None means nothing is painted."""

    fill: QColor | None
    outline: QColor | None
    ink: QColor


def button_look(theme: Theme, kind: str, *, hover: bool, pressed: bool, enabled: bool) -> ButtonLook:
    """Colours of a button by kind and state."""
    c = theme.color

    def chosen(normal: str, over: str, down: str) -> QColor:
        return c(down if pressed else over if hover else normal)

    if not enabled:
        if kind in ("ghost", "link"):
            return ButtonLook(None, None, c("disabled"))
        return ButtonLook(c("sunken"), c("border"), c("disabled"))
    if kind == "primary":
        return ButtonLook(chosen("accent", "accentHover", "accentPressed"), None, c("onAccent"))
    if kind == "danger":
        return ButtonLook(chosen("danger", "dangerHover", "dangerHover"), None, c("onDanger"))
    if kind == "tonal":
        share = 0.3 if pressed else 0.16 if hover else 0.0
        return ButtonLook(theme.mix("accentLine", "accentSoft", share), None, c("accent"))
    if kind == "danger-outline":
        return ButtonLook(chosen("surface", "dangerSoft", "dangerSoft"), c("dangerLine"), c("danger"))
    if kind == "ghost":
        return ButtonLook(chosen("hover", "hover", "pressed") if hover or pressed else None, None, c("text2"))
    if kind == "link":
        return ButtonLook(None, None, chosen("accent", "accentHover", "accentPressed"))
    return ButtonLook(chosen("surface", "hover", "pressed"), c("control"), c("text"))
