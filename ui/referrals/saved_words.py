"""Whether the draft is on the disk, in words: said only after the commit (ui/spec §5.5)."""

from zoneinfo import ZoneInfo

from clinic_app.common.clock import local
from clinic_app.common.errors import InvalidInput, InvalidInputs
from clinic_app.common.locale import clock_time
from clinic_app.common.translations import _
from ui.widgets.autosave import Autosave


def saved_words(saver: Autosave, zone: ZoneInfo) -> tuple[str, str, str]:
    """Icon, ink, words."""
    if isinstance(saver.error, InvalidInput | InvalidInputs):
        return "warning-circle", "danger", _("Not saved. Correct the marked fields.")
    if saver.error is not None:
        return "warning-circle", "danger", _("Not saved. Press Save draft to try again.")
    if saver.dirty:
        return "circle-dashed", "text3", _("Saving…")
    if saver.saved_at is None:
        return "circle-dashed", "text3", _("Nothing changed yet")
    time = clock_time(local(saver.saved_at, zone))
    return "check-circle", "success", _("Draft saved {time}").format(time=time)
