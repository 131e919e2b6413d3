"""How a client is reached, and who else may be: the card of contacts."""

from PySide6.QtCore import QTimer, Signal

from clinic_app.common.locale import brief_date, phone
from clinic_app.common.translations import _
from clinic_app.people.values import ClientRecord, ContactChannel, Guardian
from ui.clients.fact_row import FactRow
from ui.clients.refill import empty
from ui.panels.words import DOT
from ui.widgets.buttons import IconButton
from ui.widgets.cards import Card, Icon
from ui.widgets.label import Label
from ui.widgets.wording import contact_rule, relation_name

REVEALED_MS = 30_000
"""How long a whole NIK stays on the screen."""


class ContactCard(Card):
    """`reveal_wanted` when the whole NIK shall be shown; it is hidden again by itself."""

    reveal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Contact"))
        self.setObjectName("record.contact")
        self._record: ClientRecord | None = None
        self._nik = ""
        self._hiding = QTimer(self)
        self._hiding.setSingleShot(True)
        self._hiding.setInterval(REVEALED_MS)
        self._hiding.timeout.connect(self.hide_nik)

    def show_record(self, record: ClientRecord) -> None:
        """Show a record; a NIK that was shown is hidden."""
        self._record = record
        self._nik = ""
        self._hiding.stop()
        self._fill()

    def show_nik(self, nik: str) -> None:
        """Show the whole number for half a minute."""
        self._nik = nik
        self._hiding.start()
        self._fill()

    def hide_nik(self) -> None:
        """Mask it again."""
        self._hiding.stop()
        self._nik = ""
        self._fill()

    def _fill(self) -> None:
        record = self._record
        if record is None:
            return
        empty(self.body, keep=1)
        number = phone(record.name.phone) if record.name.phone else _("No phone number")
        told = (contact_rule(record.contact), record.contact_note)
        rule = record.contact_note if record.contact_note else told[0]
        if record.contact is ContactChannel.NONE and record.contact_note:
            rule = DOT.join(told)
        self.body.addWidget(FactRow(Icon("phone"), number, quiet=rule, wrap=True))
        if record.guardian is not None:
            self.body.addWidget(self._guardian(record.guardian, record.minor))
        if record.address:
            self.body.addWidget(FactRow(Icon("map-pin"), record.address, wrap=True))
        if record.nik_masked:
            self.body.addWidget(self._nik_row(record))
        since = _("Registered {day}").format(day=brief_date(record.registered_on))
        self.body.addWidget(Label(since, "small", "text3"))

    @staticmethod
    def _guardian(guardian: Guardian, minor: bool) -> FactRow:
        relation = relation_name(guardian.relation).lower()
        kind = _("Parent or guardian") if minor else _("Emergency contact")
        quiet = DOT.join(part for part in (kind, phone(guardian.phone) if guardian.phone else "") if part)
        return FactRow(Icon("user"), f"{guardian.name} ({relation})", quiet=quiet, wrap=True)

    def _nik_row(self, record: ClientRecord) -> FactRow:
        shown = bool(self._nik)
        eye = IconButton(
            "eye-slash" if shown else "eye", _("Hide NIK") if shown else _("Show NIK"), size="row"
        )
        eye.setObjectName("record.nik")
        eye.clicked.connect(self.hide_nik if shown else lambda: self.reveal_wanted.emit())
        text = self._nik if shown else record.nik_masked
        row = FactRow(Icon("identification-card"), text, quiet=_("NIK"), tail=eye)
        row.text.setObjectName("record.nik.text")
        return row
