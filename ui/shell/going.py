"""Going from page to page: which are made, which is shown, the way back, and panels beside them."""

from collections import deque
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedLayout

from clinic_app.common.errors import ClinicError
from clinic_app.common.translations import _
from clinic_app.people.values import ClientId
from clinic_app.workspace import Workspace
from ui import pages
from ui.shell.dock import Dock
from ui.shell.navigation import ClientRecord, Note, Target
from ui.shell.page import Page
from ui.shell.rail import Rail
from ui.shell.talking import Talking
from ui.shell.top_bar import TopBar
from ui.widgets.side_panel import SidePanel

if TYPE_CHECKING:
    from ui.shell.desk import Desk

_WAY_BACK = 30


class Going(Talking):
    """The desk's half that knows pages. One page object per screen, kept until the lock."""

    workspace: Workspace
    items: tuple[pages.RailItem, ...]
    rail: Rail
    top_bar: TopBar
    dock: Dock
    _stack: QStackedLayout
    _port: "Desk"

    def _begin_going(self, seen_clients: tuple[ClientId, ...]) -> None:
        self._pages: dict[str, Page] = {}
        self._targets: dict[str, Target] = {}
        self._name = ""
        self._way: deque[Target] = deque(maxlen=_WAY_BACK)
        self._listed: tuple[ClientId, ...] = ()
        self.seen_clients = seen_clients
        """Whose records and notes were opened since the sign-in, the newest first."""

    def recall(self, view: str) -> str:
        """How the person last chose to see something."""
        return self._port.controller.preferences.view(self.workspace.my_id, view)

    def remember(self, view: str, choice: str) -> None:
        """Keep that choice."""
        self._port.controller.preferences.keep_view(self.workspace.my_id, view, choice)

    @property
    def page(self) -> Page | None:
        """The page shown now."""
        return self._pages.get(self._name)

    def open(self, target: Target) -> None:
        """Show the page of a target."""
        self.go(target)

    def go(self, target: Target, remember: bool = True) -> bool:
        """Show the page of a target; False when it is refused, and one stays where one is."""
        screen = pages.screen_of(target)
        if not pages.may_open(screen, self.workspace.roles):
            self.toast(_("Your role does not include this screen."), error=True)
            return False
        try:
            page = self._pages.get(screen.name) or self._make(screen)
            page.arrive(target)
        except ClinicError as error:
            self.show_error(error)
            return False
        before = self.where()[0]
        if remember and before is not None and before != target:
            self._way.append(before)
        self._show(screen, page, target)
        if isinstance(target, ClientRecord | Note):
            others = (each for each in self.seen_clients if each != target.client_id)
            self.seen_clients = (target.client_id, *others)
        return True

    def _make(self, screen: pages.Screen) -> Page:
        page = pages.make(screen, self.workspace, self._port)
        self._pages[screen.name] = page
        self._stack.addWidget(page)
        return page

    def _show(self, screen: pages.Screen, page: Page, target: Target) -> None:
        came_back = self._name != screen.name and screen.name in self._targets
        if self._name != screen.name:
            self.dock.clear()
        self._name = screen.name
        self._targets[screen.name] = target
        self._stack.setCurrentWidget(page)
        self.top_bar.show_page(page)
        self.rail.show_open(screen.rail)
        if came_back:
            page.refresh()
        page.focus_main()

    def open_screen(self, name: str) -> None:
        """The screen behind an item of the rail, as it was left."""
        item = next((item for item in self.items if item.name == name), None)
        if item is not None:
            self.open(item.target)
        self.rail.show_open(pages.screen_of(self._targets[self._name]).rail)

    def back(self) -> None:
        """To where one was before."""
        target = self._way.pop() if self._way else self.items[0].target
        self.go(target, remember=False)

    def _make_room(self) -> None:
        if self.page is not None:
            self.page.make_room()

    def _accompany(self, panel: SidePanel) -> None:
        if self.page is not None:
            self.page.accompany(panel)

    def book(self, **prefill: Any) -> None:
        """Quick booking, in the page where that shows it itself."""
        if self.page is None or not self.page.book(**prefill):
            self.dock.book(**prefill)

    def walk_in(self, **prefill: Any) -> None:
        """The panel for somebody without an appointment."""
        if self.page is None or not self.page.walk_in(**prefill):
            self.dock.walk_in(**prefill)

    def new_client(self, name: str = "") -> None:
        """Registration."""
        if self.page is None or not self.page.new_client(name):
            self.dock.register(name)

    def neighbours(self, client_ids: tuple[ClientId, ...]) -> None:
        """The list that a record is opened from."""
        self._listed = client_ids

    @property
    def listed_clients(self) -> tuple[ClientId, ...]:
        """What `neighbours` was last told."""
        return self._listed

    def where(self) -> tuple[Target | None, dict[str, Any]]:
        """To come back to: the target and the view of the page."""
        page = self.page
        if page is None:
            return None, {}
        return page.target() or self._targets[self._name], page.state()
