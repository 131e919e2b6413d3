"""Who wants to know that something was changed: pages re-read what they show."""

from collections.abc import Callable

Listener = Callable[[object], None]


class Changes:
    """An announcement board. Values are frozen dataclasses of the rooms, e.g. `AppointmentsChanged(days)`."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._carry: Callable[[Callable[[], None]], object] | None = None

    def deliver_through(self, carry: Callable[[Callable[[], None]], object]) -> None:
        """Let `carry` call what tells the listeners: a command may run on a worker thread, a screen not."""
        self._carry = carry

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with every announcement from now on; the returned function ends that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def announce(self, value: object) -> None:
        """Tell everybody. One listener's fault doesn't keep others from hearing; it is raised at the end."""
        if self._carry is None:
            self._tell(value)
        else:
            self._carry(lambda: self._tell(value))

    def _tell(self, value: object) -> None:
        faults: list[Exception] = []
        for listener in tuple(self._listeners):
            try:
                listener(value)
            except Exception as fault:
                faults.append(fault)
        if faults:
            raise faults[0] if len(faults) == 1 else ExceptionGroup("listeners failed", faults)
