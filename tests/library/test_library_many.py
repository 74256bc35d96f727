"""Many sources, counted and seen together without a server."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

import wordcounts
from parts.origin import Origin
from wordcounts import Collection, Frequencies, InvalidOption, ViewNeedsText
from wordcounts.errors import UnknownSource

TEXTS = {
    "a.txt": "The sea rises. The sea falls, and the boat waits. " * 3,
    "b.txt": "A boat on the sea waits for the wind. " * 3,
    "c.html": "<title>Wind</title><p>The wind turns. The wind turns again, and again the wind turns.",
    "d.txt": "The sea rises. The sea falls, and the boat waits. " * 3,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def tides(folder: Path) -> Collection:
    return wordcounts.count_many([folder], language="en", keep_text=True, extraction="page")


def test_files_folders_zips_and_addresses_are_counted_in_their_order(folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "some.zip", "w") as archive:
        archive.writestr("one.txt", "A line in a zip.")
        archive.writestr("photo.jpg", b"no text")
    with Origin() as origin:
        page = origin.serve("/page", "<p>A page of the web.")
        slow = origin.serve("/slow", "<p>It takes its time.", delay_s=0.3)
        gone = origin.url("/gone")
        found = wordcounts.count_many(
            [slow, folder / "a.txt", gone, tmp_path / "some.zip", page, folder / "none.txt", page], extraction="page"
        )

    said = [one.outcome.n_tokens if isinstance(one.outcome, Frequencies) else one.outcome.code for one in found.sources]
    assert said == [4, 30, "http_error", 5, "unsupported_type", 5, "unreadable"]
    assert [one.number for one in found.sources] == list(range(1, 8))
    assert sorted(found.counted) == [1, 2, 4, 6]


def test_what_says_the_same_counts_once(tides: Collection) -> None:
    assert [one.duplicate_of for one in tides.sources] == [None, None, None, 1]
    assert tides.words().n_documents == 3
    assert tides.tfidf(4).documents == tides.tfidf(1).documents


def test_every_view_is_there(tides: Collection) -> None:
    assert [(one.word, one.count) for one in tides.words(stop_words="exclude", limit=1).items] == [("sea", 9)]
    assert tides.matrix(q="wind").items[0].counts == (0, 3, 3)
    assert tides.dispersion(limit=1).items[0].word == "the"
    assert tides.trends(["sea"]).items[0].counts
    assert tides.keyness(3, stop_words="exclude").items[0].word in ("turns", "wind", "again")
    assert tides.growth(n=2).points[-1].n_documents == 3
    assert tides.alike().items == ()
    assert [(number, seen.total) for number, seen in tides.concordance("wind")] == [(2, 3), (3, 3)]
    near = tides.collocates("wind", stop_words="exclude", limit=1)
    assert (near.n_nodes, near.n_tokens, near.items[0].word) == (6, tides.words().n_tokens, "turns")
    assert [(one.word, one.count) for one in tides.words(ngram=2, limit=1).items] == [("The sea", 9)]
    with pytest.raises(InvalidOption):
        tides.keyness(1, reference=tides)
    assert tides.keyness(reference=tides).total > 0
    with pytest.raises(UnknownSource):
        tides.tfidf(9)


def test_phrases_and_contexts_need_the_texts(folder: Path) -> None:
    bare = wordcounts.count_many([folder])

    with pytest.raises(ViewNeedsText):
        bare.words(ngram=2)
    with pytest.raises(ViewNeedsText):
        bare.concordance("sea")
    with pytest.raises(ViewNeedsText):
        bare.collocates("sea")


def test_nothing_has_no_words() -> None:
    nothing = wordcounts.count_many([])

    assert (nothing.sources, nothing.words().items, nothing.language) == ((), (), "")
