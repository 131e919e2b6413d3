"""Episodes: opened by the first booking, closed with a reason."""

from datetime import date

import pytest

from clinic_app.common.errors import InvalidInputs, NotFound, NotPermitted, Refused
from clinic_app.episodes.model import EpisodeRow
from clinic_app.episodes.opening import ensure_open
from clinic_app.episodes.values import CloseReason, EpisodeId, EpisodesChanged
from clinic_app.facility.values import Programme
from clinic_app.people.values import ClientId
from clinic_app.workspace import Workspace
from tests.support.clinic import NADIRA, SARI, Clinic


def opened(clinic: Clinic, client_id: ClientId, programme: Programme = Programme.BK) -> EpisodeId:
    with clinic.desk(SARI).command() as work:
        episode_id = ensure_open(work, client_id, programme, clinic.person(NADIRA))
        work.log("appointment.booked", "appointment", 1)
    return episode_id


def test_the_first_booking_opens_one_and_the_next_finds_it(clinic: Clinic, sari: Workspace) -> None:
    client_id = clinic.client("Ayu Lestari", NADIRA)
    heard: list[object] = []
    sari.changes.subscribe(heard.append)

    first, again = opened(clinic, client_id), opened(clinic, client_id)
    other = opened(clinic, client_id, Programme.PEER)

    assert first == again != other
    assert [(e.programme, e.opened_on, e.lead_id) for e in sari.episodes.of(client_id)] == [
        (Programme.PEER, date(2026, 8, 19), clinic.person(NADIRA)),
        (Programme.BK, date(2026, 8, 19), clinic.person(NADIRA)),
    ]
    assert heard == [EpisodesChanged(client_id)] * 2
    assert len(clinic.log("episode.opened")) == 2


def test_a_closed_one_says_why_and_a_new_booking_opens_another(clinic: Clinic, nadira: Workspace) -> None:
    client_id = clinic.client("Ayu Lestari", NADIRA)
    first = opened(clinic, client_id)

    nadira.episodes.close(first, CloseReason.GOALS_MET, "  Tujuan   tercapai. ")
    clinic.clock.forward(days=1)
    second = opened(clinic, client_id)

    now, before = nadira.episodes.of(client_id)
    assert (now.id, now.closed_on) == (second, None)
    assert (before.closed_on, before.close_reason, before.close_note) == (
        date(2026, 8, 19), CloseReason.GOALS_MET, "Tujuan tercapai."
    )  # fmt: skip


def test_closing_is_undone_byte_by_byte(clinic: Clinic, nadira: Workspace) -> None:
    episode = opened(clinic, clinic.client("Ayu Lestari", NADIRA))
    before = clinic.rows(EpisodeRow)

    nadira.episodes.close(episode, CloseReason.MOVED, "pindah")
    nadira.episodes.reopen(episode)

    assert clinic.rows(EpisodeRow) == before


def test_what_cannot_be_closed_or_opened_again(clinic: Clinic, nadira: Workspace) -> None:
    client_id = clinic.client("Ayu Lestari", NADIRA)
    first = opened(clinic, client_id)

    with pytest.raises(Refused, match=r"episode\.open"):
        nadira.episodes.reopen(first)
    nadira.episodes.close(first, CloseReason.GOALS_MET)
    with pytest.raises(Refused, match=r"episode\.closed"):
        nadira.episodes.close(first, CloseReason.GOALS_MET)
    opened(clinic, client_id)
    with pytest.raises(Refused, match=r"episode\.another_open"):
        nadira.episodes.reopen(first)
    with pytest.raises(NotFound):
        nadira.episodes.close(EpisodeId(99), CloseReason.GOALS_MET)
    with pytest.raises(InvalidInputs):
        nadira.episodes.close(first, CloseReason.GOALS_MET, "x" * 5_000_000)


def test_only_the_team_closes_and_reads(
    clinic: Clinic, sari: Workspace, bagus: Workspace, hendra: Workspace
) -> None:
    client_id, other = clinic.client("Ayu Lestari", NADIRA), clinic.client("Budi", "bagus")
    episode, own = opened(clinic, client_id), opened(clinic, other)

    for place in (sari, bagus, hendra):
        with pytest.raises(NotPermitted):
            place.episodes.close(episode, CloseReason.GOALS_MET)
    assert bagus.episodes.of(client_id) == ()
    assert list(bagus.episodes.of_many([client_id, other])) == [other]
    assert bagus.episodes.of(other)[0].id == own
    assert set(hendra.episodes.of_many([client_id, other, ClientId(99)])) == {client_id, other}
