"""The menu behind one's own name: switch user, theme, text size, language, password, leave."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from clinic_app.common.translations import _
from ui.shell.preferences import Look
from ui.theme.tokens import SCALES
from ui.widgets.menu import Menu

LANGUAGE_NAMES = {"id": "Bahasa Indonesia", "en": "English"}
"""Each language in its own words, so that nobody is locked out of the own one."""


@dataclass(frozen=True)
class UserActs:
    """What the menu does."""

    switch: Callable[[], object]
    change_look: Callable[..., object]
    change_password: Callable[[], object]
    leave: Callable[[], object]


def fill_user_menu(menu: Menu, look: Look, acts: UserActs) -> None:
    """The entries, with the settings in force ticked; what was in the menu before goes."""
    menu.clear()
    menu.setObjectName("shell.user.menu")
    menu.add(_("Switch user"), acts.switch, "arrows-left-right", name="user.switch")
    menu.addSeparator()
    themes = {"light": _("Light"), "dark": _("Dark")}
    _choices(menu, _("Theme"), "theme", themes, look.theme, acts)
    sizes = {scale: f"{scale} %" for scale in SCALES}
    _choices(menu, _("Text size"), "scale", sizes, look.scale, acts)
    _choices(menu, _("Language"), "language", LANGUAGE_NAMES, look.language, acts)
    menu.addSeparator()
    menu.add(_("Change password"), acts.change_password, "key", name="user.password")
    menu.add(_("Quit"), acts.leave, "sign-out", name="user.quit")


def _choices(
    menu: Menu, title: str, setting: str, options: dict[Any, str], now: object, acts: UserActs
) -> None:
    part = Menu(menu)
    part.setTitle(title)
    for value, text in options.items():
        wish = partial(acts.change_look, **{setting: value})
        action = part.add(text, wish, name=f"user.{setting}.{value}")
        part.set_ticked(action, value == now)
    menu.addMenu(part)
