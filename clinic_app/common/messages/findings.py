"""The words for what a verification finds: what isn't as it was written."""

from clinic_app.common.messages import table
from clinic_app.common.translations import N_, _

FINDINGS: dict[str, str] = {
    "database.page": N_("A page of the database was changed."),
    "database.structure": N_("The structure of the database is damaged."),
    "database.orphan": N_("A row has lost what it belongs to."),
    "backup.count": N_("A table has another number of rows than the backup says."),
    "backup.log": N_("The log stands elsewhere than the backup says."),
    "row.unreadable": N_("A row cannot be read: this program did not write it."),
    "log.changed": N_("An entry of the log was changed, removed or inserted."),
    "log.checkpoint": N_("A signature under the log does not fit."),
    "log.unsigned": N_("A signature under the log is missing."),
    "log.older": N_("The database is older than the one you saw last."),
    "note.broken": N_("A signed note is not what its author signed."),
    "note.missing": N_("A note that the log knows is missing."),
    "risk.broken": N_("A level of risk is not the one that was decided."),
    "problem.broken": N_("A client's problem is not the one that was recorded."),
    "problem.missing": N_("A client's problem that the log knows is missing."),
    "risk.missing": N_("A level of risk that the log knows is missing."),
    "month.broken": N_("A printed or closed month has other figures than then."),
    "month.missing": N_("A printed or closed month that the log knows is missing."),
    "referral.missing": N_("A referral, or what it disclosed, is missing."),
    "referral.altered": N_("A referral stands where no step of the log led it."),
    "group.broken": N_("A group's sealed name, theme or rules are not those written last."),
    "group.missing": N_("A group that the log knows is missing."),
    "group.leaders_differ": N_("A group is led by others than the log tells of."),
    "remark.broken": N_("A private remark is not the one that was written."),
    "remark.missing": N_("A private remark that the log knows is missing."),
    "care_team.differs": N_("A care team is not the one that the log tells of."),
    "consent.differs": N_("A consent is not as it was recorded."),
    "consent.missing": N_("A consent that the log knows is missing."),
    "staff.differs": N_("A member of staff is not as the signed roster says."),
}
"""Kind of a finding → sentence; what a file is refused for has its words in the tables of the rooms."""


def finding_words(kind: str) -> str:
    """The sentence for a kind of finding. Raises KeyError for a kind without words."""
    return _(FINDINGS[kind] if kind in FINDINGS else table()[kind])
