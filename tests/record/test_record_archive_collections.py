"""Collections in one file, from one kind of database to the other; and files whose collections mean no good."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from parts.exported import Lines, lines_of, write
from parts.filled import fill, numbers, service_on
from parts.gathered import MAX, gathered, listed, page, standing, words
from wordcounts.archive import exchange
from wordcounts.collected import Collected
from wordcounts.corpora import Corpora
from wordcounts.errors import BadArchive, UnknownCollection
from wordcounts.memory import Memory
from wordcounts.pipeline import Source, result
from wordcounts.settings import MEBIBYTE, Settings, load_settings
from wordcounts.store.collected import Member, NewMember
from wordcounts.store.store import Store
from wordcounts.store.values import Failure
from wordcounts.text.reading import read
from wordcounts.text.site.limits import Limits
from wordcounts.text.site.plan import Plan
from wordcounts.text.values import ReadOptions
from wordcounts.text.views.options import ViewOptions
from wordcounts.volumes import Volumes

TEXTS = ("The sea rises, and the boat waits.", "The wind turns.", "The sea rises, and the boat waits.")


@pytest.fixture
def settings() -> Settings:  # type: ignore[override]
    return load_settings(_env_file=None, max_upload_bytes=MEBIBYTE)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "all.zst"


def text(said: str, number: int) -> NewMember:
    return dataclasses.replace(words(said, f"Text {number}"), key=f"key {number}")


def counted(store: Store, id: str) -> None:
    """What a worker makes of a text."""
    claim = store.claim(id, worker="w", lease_s=30)
    source = store.document(id)
    assert claim is not None
    assert source is not None
    reading = read(source.body or b"", media_type="text/plain", charset="utf-8", options=ReadOptions())
    done = result(claim, Source(source.body or b"", "text/plain", "utf-8", None, None), reading)
    assert store.finish(id, claim.fence, dataclasses.replace(done, member=True))


def made(store: Store) -> str:
    """A collection with sources in every state: two that say the same, one that waits, one typed wrong."""
    wrong = dataclasses.replace(
        page("wrong"), name="javascript:alert(1)", refused=Failure("refused_address", "No.", permanent=True)
    )
    wrong = dataclasses.replace(wrong, analysis=dataclasses.replace(wrong.analysis, url="javascript:alert(1)"))
    sources = [text(said, number) for number, said in enumerate(TEXTS, start=1)]
    id, added = gathered(store, *sources, page("waits", depth=2, dated_at=1_700_000_000.0), wrong, language="en")
    for analysis in added.ids[:3]:
        counted(store, analysis)
    return id


def said(store: Store, id: str) -> tuple[Any, list[Member]]:
    """All that is told of a collection and of its sources."""
    one = standing(store, id)
    return dataclasses.replace(one, version=""), [
        dataclasses.replace(member, state=str(member.state)) for member in listed(store, id)
    ]


def shown(store: Store, id: str) -> Any:
    volumes = Volumes(Path("nowhere"), 0)  # keeps none
    corpora = Corpora(store, service_on(store).holdings, Memory(), volumes)
    return Collected(corpora).words(id, ViewOptions(limit=None)).view


def test_a_collection_is_the_same_in_the_other_kind_of_database(
    store: Store, other: Store, file: Path, settings: Settings
) -> None:
    fill(store)
    id = made(store)
    paused, _ = gathered(store, text("Alone.", 1), name="Paused")
    store.collections.set_state(paused, "paused")

    exchange.export(store, file, made_by="test")
    done = exchange.take_in(other, file, settings)

    assert (done.n_collections, done.n_skipped) == (2, 0)
    assert said(other, id) == said(store, id)
    assert [one.duplicate_of for one in listed(other, id)] == [None, None, 1, None, None]
    assert [str(one.state) for one in listed(other, id)] == ["finished"] * 3 + ["queued", "failed"]
    assert (standing(other, paused).state, standing(other, paused).name) == ("paused", "Paused")
    assert shown(other, id) == shown(store, id)
    assert shown(other, id).n_documents == 2
    assert other.collections.waiting(older_than_s=0.0, limit=9) == [id], "its page that waits is for the bulk lane"
    assert "waits" not in {url for url, _ in other.waiting(older_than_s=0.0, limit=99)}


def test_taken_in_again_it_changes_nothing(store: Store, other: Store, file: Path, settings: Settings) -> None:
    id = made(store)
    exchange.export(store, file, made_by="test")
    exchange.take_in(other, file, settings)
    before = said(other, id)

    done = exchange.take_in(other, file, settings)

    assert (done.n_added, done.n_skipped, done.n_collections) == (0, 5, 0)
    assert said(other, id) == before


def test_a_source_that_is_missing_comes_back_to_its_place(
    store: Store, other: Store, file: Path, settings: Settings
) -> None:
    id = made(store)
    exchange.export(store, file, made_by="test")
    exchange.take_in(other, file, settings)
    other.collections.remove(id, 1)
    assert [one.duplicate_of for one in listed(other, id)][:2] == [None, None]

    done = exchange.take_in(other, file, settings)

    assert (done.n_added, done.n_skipped) == (1, 4)
    assert said(other, id) == said(store, id)


def test_what_was_added_at_both_places_is_put_together(
    store: Store, other: Store, file: Path, settings: Settings
) -> None:
    id = made(store)
    exchange.export(store, file, made_by="test")
    exchange.take_in(other, file, settings)
    here = store.collections.add_members(id, [text("Only here.", 6), text(TEXTS[1], 7)], max_members=MAX)
    there = other.collections.add_members(id, [text("Only there.", 8), text(TEXTS[1], 7)], max_members=MAX)
    for at, added in ((store, here), (other, there)):
        for analysis in added.ids:
            counted(at, analysis)

    exchange.export(store, file, made_by="test")
    done = exchange.take_in(other, file, settings)

    assert (done.n_added, done.n_skipped) == (1, 6), "the source that both have is there already"
    assert [(one.number, one.name) for one in listed(other, id)][5:] == [(6, "Text 8"), (7, "Text 7"), (8, "Text 6")]
    assert [one.duplicate_of for one in listed(other, id)][5:] == [None, 2, None]
    assert shown(other, id).n_documents == 4
    assert other.collections.add_members(id, [text("More.", 9)], max_members=MAX).ids
    assert listed(other, id)[-1].number == 9, "numbers are given once"


def test_one_collection_is_exported_by_itself_and_an_analysis_without_it(
    store: Store, other: Store, file: Path, settings: Settings
) -> None:
    fill(store)
    id = made(store)
    first = listed(store, id)[0].analysis_id
    n = exchange.export(store, file, made_by="test", collections=[id])
    assert n == 5
    single = file.with_name("single.zst")
    assert exchange.export(store, single, made_by="test", ids=[first]) == 1
    assert lines_of(single)[0]["version"] == 1, "which older releases read"

    exchange.take_in(other, single, settings)
    assert other.collections.ids() == []
    done = exchange.take_in(other, file, settings)

    assert (done.n_added, done.n_skipped, done.n_collections) == (4, 1, 1)
    assert said(other, id) == said(store, id), "what was there alone is its source now"
    assert set(numbers(other)) == {one.analysis_id for one in listed(store, id)}
    with pytest.raises(UnknownCollection):
        exchange.export(store, file, made_by="test", collections=["none"])


def test_a_walk_goes_on_where_it_was(store: Store, other: Store, file: Path, settings: Settings) -> None:
    plan = Plan("https://example.org/", Limits(max_pages=9), traps=("/cal/…",)).to_json()
    id, _ = gathered(store, page("start"), page("a"), page("b"), site=plan, walk="links")
    store.collections.remove(id, 2)
    exchange.export(store, file, made_by="test")

    exchange.take_in(other, file, settings)

    assert other.collections.whole(id) == store.collections.whole(id)
    assert [key for key, _ in other.collections.whole(id).aliases] == ["a"], "no link leads there again"  # type: ignore[union-attr]
    assert standing(other, id).walk == "links"


def change(part: str, name: str, value: object) -> Callable[[Lines], None]:
    def apply(lines: Lines) -> None:
        next(line for line in lines if part in line)[part][name] = value

    return apply


def second(name: str, value: object) -> Callable[[Lines], None]:
    def apply(lines: Lines) -> None:
        [line for line in lines if "member" in line][1]["member"][name] = value

    return apply


HOSTILE: dict[str, Callable[[Lines], None]] = {
    "a state that does not exist": change("collection", "state", "exploded"),
    "a name without a letter": change("collection", "name", ""),
    "a site that is no plan": change("collection", "site", '{"url": 7}'),
    "a site of another type": change("collection", "site", "[" * 50_000),
    "a walk without a site": change("collection", "walk", "links"),
    "a field that nobody knows": change("collection", "lease_until", 1.0),
    "a member of a collection that is not there": change("member", "collection_id", "a" * 26),
    "a number twice": second("number", 1),
    "a source twice": second("key", "key 1"),
    "a number below one": change("member", "number", 0),
    "a source that says what it says": change("member", "duplicate_of", 1),
    "a name with NUL": change("member", "name", "a\0b"),
    "a collection twice": lambda lines: lines.insert(1, json.loads(json.dumps(lines[1]))),
    "a collection behind its sources": lambda lines: lines.insert(len(lines) - 1, lines.pop(1)),
    "aliases that are none": lambda lines: lines[1].update(aliases=[["key", "one"]]),
    "an alias twice": lambda lines: lines[1].update(aliases=[["key", 1], ["key", 1]]),
    "no aliases": lambda lines: lines[1].pop("aliases"),
    "a member of nobody": lambda lines: lines.insert(2, next(line for line in lines if "member" in line)),
    "a member twice": lambda lines: lines.insert(
        lines.index(found := next(line for line in lines if "member" in line)),
        {"member": {**found["member"], "number": 99, "key": "another"}},
    ),
    "an address of another scheme that was counted": change("analysis", "url", "javascript:alert(1)"),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Lines:
    folder = tmp_path_factory.mktemp("sound")
    store = Store.open(f"sqlite:///{folder / 'a.sqlite3'}")
    store.upgrade()
    made(store)
    exchange.export(store, folder / "a.zst", made_by="test")
    store.close()
    return lines_of(folder / "a.zst")


@pytest.fixture
def target(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(f"sqlite:///{tmp_path / 'target.sqlite3'}")
    opened.upgrade()
    yield opened
    opened.close()


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_of_a_hostile_collection_nothing_is_stored(
    name: str, sound: Lines, target: Store, file: Path, settings: Settings
) -> None:
    lines = json.loads(json.dumps(sound))
    HOSTILE[name](lines)
    write(file, lines)

    with pytest.raises(BadArchive) as caught:
        exchange.take_in(target, file, settings)

    assert (target.walk(None, limit=1), target.collections.ids()) == ([], [])
    assert len(caught.value.message) < 600


def test_an_original_that_was_taken_out_meanwhile_is_no_fault(
    sound: Lines, target: Store, file: Path, settings: Settings
) -> None:
    lines = json.loads(json.dumps(sound))
    third = [line["member"] for line in lines if "member" in line][2]
    assert third["duplicate_of"] == 1
    third["duplicate_of"] = 77
    write(file, lines)

    exchange.take_in(target, file, settings)

    assert [one.duplicate_of for one in listed(target, target.collections.ids()[0])] == [None] * 5
