"""Step 4: what is shared, as little as is needed (mock 12; ui/spec §8.7)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinic_app.common.translations import _
from clinic_app.referrals.rules import LINE_LIMIT, offers, preset_items, preset_of, shared_now
from clinic_app.referrals.rules.words import preset_text
from clinic_app.referrals.values import Draft, Preset, ShareItem
from ui.referrals.share_row import ShareRow
from ui.referrals.step import Step
from ui.referrals.words import step_title
from ui.referrals.writing import Writing
from ui.widgets.cards import Card, Divider
from ui.widgets.choices import Checkbox
from ui.widgets.fields import Field, TextField
from ui.widgets.filters import SegmentedControl
from ui.widgets.label import Label


class SharingStep(Step):
    """Presets, and a row for each item; the paper beside it follows at once."""

    def __init__(self, writing: Writing) -> None:
        super().__init__(
            4, step_title(4), _("Share what is needed. The preview at the right follows at once."), writing
        )
        self.column.setSpacing(8)
        self.presets = SegmentedControl(
            [(preset.value, preset_text(preset)) for preset in Preset], name=_("What is shared")
        )
        for preset in Preset:
            self.presets.segment(preset.value).setObjectName(f"referral.preset.{preset.value}")
        self.count = Label("", "body", "text2", tabular=True)
        self.count.setObjectName("referral.shared_count")
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(self.presets)
        row.addStretch(1)
        row.addWidget(self.count)
        self.column.addLayout(row)
        self.rows = {item: ShareRow(item) for item in ShareItem}
        card = Card(margins=(0, 1, 0, 1))
        card.body.setSpacing(0)
        for number, line in enumerate(self.rows.values()):
            if number:
                card.body.addWidget(Divider())
            card.body.addWidget(line)
            line.clicked.connect(self._ticked)
        self.column.addWidget(card)
        self._add_rest()
        self.presets.chosen.connect(self._preset_chosen)

    def _add_rest(self) -> None:
        self.case_code = Checkbox(_("Print the MR number in the place of the name"))
        self.case_code.setObjectName("referral.case_code")
        self.case_code.clicked.connect(lambda on: self.writing.change_content(case_code=on))
        self.nationality = TextField(max_length=LINE_LIMIT)
        self.language = TextField(max_length=LINE_LIMIT)
        self.column.addSpacing(4)
        self.column.addWidget(self.case_code)
        self.add_pair(
            ("nationality", Field(_("Nationality"), self.nationality, optional=True)),
            ("language", Field(_("Language"), self.language, optional=True)),
        )
        self.nationality.textEdited.connect(lambda text: self.writing.change_content(nationality=text))
        self.language.textEdited.connect(lambda text: self.writing.change_content(language=text))

    def show_draft(self, draft: Draft) -> None:
        if draft.content is not None:
            self.case_code.setChecked(draft.content.case_code)
            self.nationality.setText(draft.content.nationality)
            self.language.setText(draft.content.language)
        self.keep_up(draft)

    def keep_up(self, draft: Draft) -> None:
        content, facts = draft.content, draft.facts
        if content is None or facts is None:
            return
        offered = offers(facts, content, draft.today)
        for offer in offered:
            self.rows[offer.item].show_offer(offer, offer.item in content.shared)
        own = content.preset is Preset.OWN
        preset = Preset.OWN if own else preset_of(content.shared, facts.minor)
        self.presets.set_key(preset.value)
        shared = len(shared_now(facts, content, draft.today))
        self.count.setText(_("{shared} of {count} shared").format(shared=shared, count=len(offered)))

    def _minor(self) -> bool:
        draft = self.writing.draft
        return draft is not None and draft.facts is not None and draft.facts.minor

    def _ticked(self) -> None:
        shared = tuple(item for item, line in self.rows.items() if line.isChecked())
        self.writing.change_content(shared=shared, preset=preset_of(shared, self._minor()))

    def _preset_chosen(self, key: str) -> None:
        preset = Preset(key)
        if preset is Preset.OWN:
            self.writing.change_content(preset=preset)
            self.rows[ShareItem.AGE_SEX].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.writing.change_content(preset=preset, shared=preset_items(preset, self._minor()))

    @property
    def first(self) -> QWidget:
        return next((line for line in self.rows.values() if line.isEnabled()), self)
