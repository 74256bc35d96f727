"""Large collections: kept on the disk as they are put together, and not looked at anew for each source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from parts.tides import API, TEXTS, Work, add, collection, count_calls
from wordcounts import corpora
from wordcounts.corpora import ahead
from wordcounts.errors import DatabaseUnavailable
from wordcounts.service import Service
from wordcounts.settings import Settings
from wordcounts.text.corpus import columns
from wordcounts.text.corpus.corpus import Builder
from wordcounts.volumes import volumes_of
from wordcounts.web.app import create_app
from wordcounts.web.collected import VIEWS


@pytest.fixture
def gathered(client: FlaskClient, work: Work) -> str:
    """The id of a collection of three texts."""
    return collection(client, work, *TEXTS)


def shown(client: FlaskClient, id: str, view: str, query: str = "") -> dict[str, Any]:
    answer = client.get(f"{API}/{id}/{view}{query}")
    assert answer.status_code == 200, answer.json
    found: dict[str, Any] = answer.json
    return found


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every collection is a large one."""
    monkeypatch.setattr("wordcounts.corpora.LARGE_COUNTS", 1)


def answers_of(client: FlaskClient, id: str) -> list[dict[str, Any]]:
    queries = {"keyness": "?source=1", "concordance": "?q=sea", "collocates": "?q=sea"}
    return [shown(client, id, view, queries.get(view, "")) for view in VIEWS] + [shown(client, id, "receipt")]


@pytest.mark.usefixtures("large")
def test_a_large_collection_is_opened_from_the_disk_by_the_next_process(
    settings: Settings, service: Service, gathered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = answers_of(create_app(settings, service).test_client(), gathered)
    assert [path.name for path in (settings.data_dir / "corpora").iterdir()] == [f"{gathered}.corpus"]
    # Another process reads no table and tells no words apart.
    added = count_calls(monkeypatch, Builder, "add")
    made = count_calls(monkeypatch, columns, "columns_of")
    assert answers_of(create_app(settings, service).test_client(), gathered) == first
    assert (added, made) == ([], [])


@pytest.mark.usefixtures("large")
def test_what_came_since_is_added_to_what_is_on_the_disk(
    settings: Settings,
    service: Service,
    work: Work,
    gathered: str,
    client: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown(client, gathered, "words")
    add(client, work, gathered, "A new text about the sea.")
    other = create_app(settings, service).test_client()
    added = count_calls(monkeypatch, Builder, "add")
    words = shown(other, gathered, "words")
    assert (words["n_documents"], words["n_tokens"], len(added)) == (4, 37, 1)
    monkeypatch.setattr("wordcounts.corpora.LARGE_COUNTS", 1_000_000)
    (settings.data_dir / "corpora" / f"{gathered}.corpus").unlink()
    assert shown(create_app(settings, service).test_client(), gathered, "words") == words


@pytest.mark.usefixtures("large")
def test_what_is_deleted_is_gone_from_the_disk(
    settings: Settings, service: Service, gathered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr("wordcounts.corpora.time.monotonic", lambda: now[0])
    client = create_app(settings, service).test_client()
    folder = settings.data_dir / "corpora"
    shown(client, gathered, "words")
    assert list(folder.iterdir())
    service.forget_deleted()
    service.store.collections.remove(gathered, 2)
    now[0] += 20  # of a file that is there it is asked less often whether all of it may be
    service.forget_deleted()
    assert list(folder.iterdir()) == []
    assert shown(client, gathered, "words")["n_documents"] == 2
    assert list(folder.iterdir())
    service.store.collections.delete(gathered)  # by another process, or the year that it is kept for
    service.forget_deleted()
    assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("harm", ["another release", "recounted", "none of ours"])
def test_what_is_on_the_disk_is_not_believed_where_it_may_be_of_another_day(
    settings: Settings, service: Service, gathered: str, client: FlaskClient, harm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = shown(client, gathered, "words")
    volumes = volumes_of(settings)
    found = volumes.open(gathered)
    assert found is not None
    told, arrays = found
    if harm == "another release":
        told["made_by"] = "0"
    elif harm == "recounted":
        told["members"][0][2] = "0" * 64
    else:
        told = {"name": "something else"}
    volumes.keep(gathered, told, arrays)
    added = count_calls(monkeypatch, Builder, "add")
    assert shown(create_app(settings, service).test_client(), gathered, "words") == words
    assert len(added) == 3


@pytest.mark.usefixtures("large")
def test_a_large_collection_that_grows_is_not_put_together_for_every_source(
    settings: Settings, service: Service, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr("wordcounts.corpora.time.monotonic", lambda: now[0])
    client = create_app(settings, service).test_client()
    client.get("/")
    texts = [f"word{number} and others" for number in range(40)]
    id = client.post(API, json={"name": "Many", "sources": [{"text": text} for text in texts]}).json["id"]
    ids = [one["analysis"] for one in client.get(f"{API}/{id}/sources?limit=100").json["items"]]
    for one in ids[:20]:
        work(one)
    made = count_calls(monkeypatch, columns, "columns_of")

    def seen() -> int:
        found: int = shown(client, id, "words")["n_documents"]
        return found

    assert (seen(), len(made)) == (20, 1)
    work(ids[20])
    assert (seen(), len(made)) == (20, 1)  # one more of twenty
    work(ids[21])
    assert (seen(), len(made)) == (22, 2)  # a tenth more
    work(ids[22])
    now[0] += 15
    assert (seen(), len(made)) == (23, 3)  # one more, and a while ago
    assert client.delete(f"{API}/{id}/sources/1").status_code == 204
    assert seen() == 22  # what is deleted is gone from the next answer
    assert not list(settings.data_dir.glob("corpora/*"))
    for one in ids[23:]:
        work(one)
    assert seen() == 39  # all, as soon as it is done
    assert list(settings.data_dir.glob("corpora/*"))


@pytest.mark.usefixtures("large")
def test_a_collection_of_several_languages_is_kept_whatever_was_asked_first(
    settings: Settings, service: Service, work: Work, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [
        "The wind turns again and again, and the boat waits for the wind while the sea rises.",
        "Der Wind dreht sich immer wieder, und das Boot wartet auf den Wind, während die See steigt.",
    ]
    id = client.post(API, json={"name": "Two", "sources": [{"text": text} for text in texts]}).json["id"]
    for one in client.get(f"{API}/{id}/sources").json["items"]:
        work(one["analysis"])
    queries = ("?stop_words=exclude", "", "?stop_words=only")
    first = [shown(client, id, "words", query) for query in queries]
    other = create_app(settings, service).test_client()
    added = count_calls(monkeypatch, Builder, "add")
    assert [shown(other, id, "words", query) for query in queries] == first
    assert added == []


def test_what_is_fetched_ahead_comes_in_order_and_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpora, "AT_ONCE", 2)
    assert list(ahead(iter(range(7)))) == list(range(7))
    assert list(ahead(iter(()))) == []

    def away() -> Iterator[int]:
        yield from range(3)
        raise DatabaseUnavailable

    found = []
    with pytest.raises(DatabaseUnavailable):
        found.extend(ahead(away()))
    assert found == [0, 1]


def test_many_tables_are_fetched_ahead(client: FlaskClient, gathered: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpora, "AT_ONCE", 2)
    assert shown(client, gathered, "words")["n_documents"] == 3
