"""What was being typed is offered again, to who typed it and to nobody else."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from clinic_app.common.errors import Damaged, InvalidInput, NotPermitted
from clinic_app.people.drafts import LIMIT
from clinic_app.people.model_drafts import DraftRow
from clinic_app.vault.binding import Binding
from clinic_app.vault.sealing import open_sealed, seal, seal_to
from tests.support.clinic import Clinic
from tests.support.sessions import hold_session


def test_a_form_is_kept_for_who_typed_it(clinic: Clinic) -> None:
    clinic.at("sari").drafts.keep("client", "client:12", {"full_name": "Made", "age": 31, "tags": ["a"]})

    found = clinic.at("sari").drafts.find("client", "client:12")

    assert found is not None
    assert found.content == {"full_name": "Made", "age": 31, "tags": ["a"]}
    assert found.saved_at == clinic.clock.utc()
    assert clinic.at("nadira").drafts.find("client", "client:12") is None
    assert clinic.at("nadira").drafts.all() == ()


def test_keeping_again_replaces_and_a_sitting_is_one_line(clinic: Clinic) -> None:
    drafts = clinic.at("sari").drafts
    for name in ("M", "Ma", "Made"):
        drafts.keep("client", "", {"full_name": name})

    assert [draft.content for draft in drafts.all()] == [{"full_name": "Made"}]
    assert [entry.object_id for entry in clinic.log("draft.kept")] == ["client"]


def test_the_newest_is_offered_first_and_dropping_forgets(clinic: Clinic) -> None:
    drafts = clinic.at("sari").drafts
    drafts.keep("client", "", {})
    clinic.clock.forward(minutes=1)
    drafts.keep("booking", "", {})

    assert [draft.kind for draft in drafts.all()] == ["booking", "client"]
    drafts.drop("booking", "")
    drafts.drop("booking", "")

    assert [draft.kind for draft in drafts.all()] == ["client"]
    assert drafts.find("booking") is None
    assert len(clinic.log("draft.dropped")) == 1


def test_it_outlives_locking(clinic: Clinic) -> None:
    clinic.at("sari").drafts.keep("client", "", {"full_name": "Made"})
    clinic.at("sari").lock()

    found = clinic.at("sari").drafts.find("client")

    assert found is not None
    assert found.content == {"full_name": "Made"}


def test_the_drafts_of_notes_are_not_forms(clinic: Clinic) -> None:
    client = clinic.client("Ayu Lestari", "nadira", consent=True)
    clinic.at("nadira").notes.begin(hold_session(clinic, client, "nadira"))
    drafts = clinic.at("nadira").drafts

    assert drafts.all() == ()
    for act in (
        lambda: drafts.find("note", "1"),
        lambda: drafts.drop("note", "1"),
        lambda: drafts.keep("note", "1", {}),
    ):
        with pytest.raises(NotPermitted):
            act()


def test_a_draft_moved_to_another_owner_or_name_does_not_open(clinic: Clinic) -> None:
    clinic.at("sari").drafts.keep("client", "", {"full_name": "Made"})
    clinic.at("nadira").drafts.keep("booking", "", {"text": "x"})
    database = clinic.desk("sari").database
    with database.writing() as session:
        session.execute(
            text("UPDATE draft SET owner = :to WHERE kind = 'client'"), {"to": clinic.person("bagus")}
        )
        session.execute(text("UPDATE draft SET kind = 'client' WHERE kind = 'booking'"))

    assert clinic.at("bagus").drafts.all() == ()
    assert clinic.at("nadira").drafts.find("client") is None


def test_after_a_reset_the_old_one_is_closed_and_a_new_one_is_kept(clinic: Clinic) -> None:
    clinic.at("sari").drafts.keep("client", "", {"full_name": "Made"})
    clinic.at("sari").lock()
    clinic.at("admin").staff.reset(clinic.person("sari"), "kata sandi baru 2026")
    clinic.enter("sari", "kata sandi baru 2026")
    drafts = clinic.at("sari").drafts

    assert drafts.find("client") is None
    assert drafts.all() == ()
    drafts.keep("client", "", {"full_name": "Wayan"})

    found = drafts.find("client")
    assert found is not None
    assert found.content == {"full_name": "Wayan"}


def test_a_broken_one_keeps_nobody_from_the_form(clinic: Clinic) -> None:
    drafts = clinic.at("sari").drafts
    drafts.keep("client", "", {"full_name": "Made"})
    with clinic.desk("sari").database.writing() as session:
        session.execute(text("UPDATE draft SET blob = CAST(blob || x'00' AS BLOB)"))

    assert drafts.find("client") is None
    drafts.keep("client", "", {"full_name": "Wayan"})

    found = drafts.find("client")
    assert found is not None
    assert found.content == {"full_name": "Wayan"}


def test_sixteen_megabytes_are_the_end(clinic: Clinic) -> None:
    drafts = clinic.at("sari").drafts
    drafts.keep("client", "", {"address": "x" * 5_000_000})

    with pytest.raises(InvalidInput) as refused:
        drafts.keep("client", "", {"address": "x" * LIMIT})

    assert refused.value.code == "draft.too_long"
    found = drafts.find("client")
    assert found is not None
    assert found.content == {"address": "x" * 5_000_000}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.dictionaries(st.text(max_size=8), JSON, max_size=4))
def test_any_form_comes_back_as_it_was(clinic: Clinic, content: dict[str, object]) -> None:
    drafts = clinic.at("sari").drafts

    drafts.keep("client", "", content)

    found = drafts.find("client")
    assert found is not None
    assert found.content == content


@pytest.mark.fault
def test_a_key_slipped_into_a_draft_is_not_what_the_next_save_is_sealed_with(clinic: Clinic) -> None:
    """Sealing to a person needs her public key only: whoever has the database key could do it."""
    drafts = clinic.at("nadira").drafts
    drafts.keep("booking", "new", {"name": "Ayu"})
    roster, known = clinic.keyring.roster, bytes(range(32))
    nadira = roster.by_login("nadira")
    assert nadira is not None
    place, owner = "booking:new", f"staff:{nadira.id}"
    with clinic.desk("sari").database.writing() as session:
        row = session.get_one(DraftRow, (nadira.id, "booking", "new"))
        row.key_owner = seal_to(nadira.box_public, known, Binding(f"draft.key.{nadira.id}", place, owner))
        row.blob = seal(known, b'{"format": 1, "content": {}}', Binding("draft", place, owner))

    drafts.keep("booking", "new", {"name": "Ayu Lestari"})

    with clinic.desk("sari").reading() as session:
        blob = session.get_one(DraftRow, (nadira.id, "booking", "new")).blob
    with pytest.raises(Damaged):
        open_sealed(known, blob, Binding("draft", place, owner))
    found = drafts.find("booking", "new")
    assert found is not None
    assert found.content == {"name": "Ayu Lestari"}


@pytest.mark.fault
def test_words_that_somebody_else_sealed_to_the_owner_are_not_the_owners(clinic: Clinic) -> None:
    drafts = clinic.at("nadira").drafts
    drafts.keep("booking", "new", {"name": "Ayu"})
    nadira = clinic.keyring.roster.by_login("nadira")
    assert nadira is not None
    place, owner, key = "booking:new", f"staff:{nadira.id}", bytes(range(32))
    words = b'{"format": 1, "content": {"name": "Somebody else"}}'
    with clinic.desk("sari").database.writing() as session:
        row = session.get_one(DraftRow, (nadira.id, "booking", "new"))
        signature = clinic.desk("sari").keys.sign(words)
        row.key_owner = seal_to(nadira.box_public, key, Binding(f"draft.key.{nadira.id}", place, owner))
        row.blob = seal(key, signature + words, Binding("draft", place, owner))

    assert drafts.find("booking", "new") is None
    assert drafts.all() == ()


@pytest.mark.fault
def test_an_older_save_put_back_under_a_newer_time_does_not_open(clinic: Clinic) -> None:
    drafts = clinic.at("nadira").drafts
    drafts.keep("booking", "new", {"name": "Ayu"})
    with clinic.desk("sari").database.writing() as session:
        session.execute(text("UPDATE draft SET saved_at = '2027-01-01 00:00:00.000000'"))

    assert drafts.find("booking", "new") is None
