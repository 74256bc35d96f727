"""`wordcounts collections view`: the API's views of a stored collection, on the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from parts.gathered import finished, gathered, words
from wordcounts.cli.main import cli
from wordcounts.store.store import Store
from wordcounts.text import media
from wordcounts.text.words.segment import count_words

TEXTS = ("The sea rises and the sea falls.", "A boat on the sea.", "The wind turns. The wind turns.")


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{tmp_path / 'cli.sqlite3'}"
    monkeypatch.setenv("DATABASE_URL", url)
    store = Store.open(url)
    store.upgrade()
    collection(store, "Tides", TEXTS)
    collection(store, "Suns", ("The sun shines.",))
    store.close()
    return url


def collection(store: Store, name: str, texts: tuple[str, ...]) -> None:
    _, added = gathered(store, *(words(text, f"text {n}") for n, text in enumerate(texts, start=1)), name=name)
    for id, text in zip(added.ids, texts, strict=True):
        table, _ = count_words(text)
        recipe = media.recipe_of("text/html").hash
        finished(store, id, table.to_bytes(), recipe=recipe, text=text, n_tokens=table.n_tokens)


def view(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["collections", "view", *arguments])


def rows(*arguments: str) -> list[dict[str, str]]:
    done = view(*arguments, "--format", "csv")
    assert done.exit_code == 0, done.output
    return list(csv.DictReader(io.StringIO(done.stdout)))


def test_what_says_nearly_the_same_is_told_beside_the_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORDCOUNTS_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("WORDCOUNTS_READERS", "1")
    page = "The harbour opens at six, and the ferry leaves for the island when the tide allows it. " * 3
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text(f"{page}Seen {number} times.")
    CliRunner().invoke(cli, ["count", str(tmp_path), "--collection", "Harbour"])

    told = CliRunner().invoke(cli, ["collections", "show", "Harbour"])
    view = CliRunner().invoke(cli, ["collections", "view", "Harbour", "alike", "--format", "csv"])

    assert "nearly the same as 1 (9" in told.stdout
    assert view.stdout.splitlines()[1].split(",")[::2][0] == "2"


def test_the_words_of_all_sources_are_shown() -> None:
    done = view("Tides", "--stop-words", "exclude", "--top", "1")
    assert done.exit_code == 0
    assert [line.split() for line in done.stdout.splitlines()] == [
        ["rank", "word", "count", "per_million", "n_documents"],
        ["1", "sea", "3", "166,667", "2"],
    ]


def test_json_is_the_apis() -> None:
    found = json.loads(view("Tides", "--format", "json", "--top", "1").stdout)
    assert (found["collection"]["name"], found["n_documents"], len(found["items"])) == ("Tides", 3, 1)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("matrix", "--search", "wind"), {"count": "2", "n_documents": "1"}),
        (("dispersion", "--sort", "-dp_norm", "--min-count", "2"), {"word": "wind"}),
        (("tfidf", "--source", "3", "--top", "1"), {"number": "3", "word": "wind"}),
        (("trends", "--follow", "sea"), {"word": "sea", "count": "2"}),
        (("keyness", "--source", "3", "--permutations", "9"), {"word": "wind", "p_permuted": "0.33333333"}),
        (("keyness", "--reference", "Suns", "--sort", "-key"), {"word": "sun", "reference_count": "1"}),
        (("growth",), {"n_documents": "1", "n_tokens": "7"}),
        (("concordance", "--find", "sea"), {"number": "1", "node": "sea"}),
        (("collocates", "--find", "wind", "--stop-words", "exclude"), {"word": "turns"}),
    ],
)
def test_every_view_is_a_file(arguments: tuple[str, ...], expected: dict[str, str]) -> None:
    first = rows("Tides", *arguments)[0]
    assert {name: first[name] for name in expected} == expected


def test_the_spread_of_words_is_told_where_it_is_asked_for() -> None:
    assert "dp_norm" not in rows("Tides")[0]
    told = {row["word"]: row["dp_norm"] for row in rows("Tides", "--dispersion")}
    by_spread = {row["word"]: row["dp_norm"] for row in rows("Tides", "dispersion")}
    assert told == by_spread


def test_key_words_of_one_source_and_those_that_are_not_sure_are_left_out() -> None:
    every = rows("Tides", "keyness", "--source", "3")
    sure = rows("Tides", "keyness", "--source", "3", "--max-q", "0.5")
    spread = rows("Tides", "keyness", "--reference", "Suns", "--no-one-document")
    not_spread = rows("Tides", "keyness", "--reference", "Suns")
    assert 0 < len(sure) < len(every)
    assert [row["word"] for row in sure] == [row["word"] for row in every if float(row["q"]) <= 0.5]
    assert 0 < len(spread) < len(not_spread)
    assert [row["word"] for row in spread] == [row["word"] for row in not_spread if row["one_document"] != "True"]


def test_the_stop_hint_is_a_sentence() -> None:
    done = view("Tides", "growth")
    assert done.stdout.splitlines()[-1].startswith("Source 3 was the last to change which the 50 commonest words are")


def test_what_a_terminal_has_no_room_for_is_wrong_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wordcounts.cli.collected.MAX_COLUMNS", 6)
    done = view("Tides", "matrix")
    assert (done.exit_code, "--format csv" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("Nothing",), "unknown_collection"),
        (("Tides", "keyness"), "invalid_option"),
        (("Tides", "keyness", "--source", "9"), "unknown_source"),
        (("Tides", "keyness", "--reference", "Nothing"), "unknown_collection"),
        (("Tides", "--sort", "size"), "invalid_option"),
        (("Tides", "concordance"), "invalid_option"),
    ],
)
def test_what_cannot_be_shown_is_said(arguments: tuple[str, ...], code: str) -> None:
    done = view(*arguments)
    assert done.exit_code == 1
    assert f"({code})" in done.stderr
