"""Looking at a note that is being written."""

from clinic_app.notes.values import NoteId
from tests.support.clinic import Clinic
from ui.notes.page import NotePage
from ui.panels.writing.section_text import SectionText


def text_of(page: NotePage, section: str) -> SectionText:
    found = page.findChild(SectionText, f"note.section.{section}")
    assert isinstance(found, SectionText)
    return found


def on_disk(clinic: Clinic, page: NotePage) -> dict[str, str]:
    """The draft as somebody else's program would find it: read by a second workspace of the same person."""
    second = clinic.enter("nadira", "kata sandi nadira 2026")
    sections = second.notes.open_draft(note_of(page)).content.sections
    return {section: text for section, text in sections.items() if text}


def note_of(page: NotePage) -> NoteId:
    assert page.presenter.head is not None
    return page.presenter.head.id


def state_of(page: NotePage) -> str:
    return page.head.save_state.accessibleName()
