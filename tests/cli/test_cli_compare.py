"""`wordcounts compare`."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner, Result

import wordcounts
from wordcounts.cli.comparing import SORTS
from wordcounts.cli.main import cli
from wordcounts.text.views.contrasted import SortKey


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["compare", *arguments])


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    whales, horses = tmp_path / "whales.txt", tmp_path / "horses.txt"
    whales.write_text("whale " * 50 + "the sea " * 50)
    horses.write_text("horse " * 50 + "the sea " * 50)
    return str(whales), str(horses)


def test_a_word_of_one_block_is_marked_and_the_mark_explained(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("sea\nwhale whale whale\nsea and sea\n")
    (tmp_path / "b.txt").write_text("sea\nsea and sea\n")

    marked = run(str(tmp_path / "a.txt"), str(tmp_path / "b.txt")).stdout
    plain = run(str(tmp_path / "b.txt"), str(tmp_path / "b.txt"), "--top", "1").stdout

    assert "whale *" in marked
    assert "sea *" not in marked
    assert "* all of it in one block" in marked
    assert "*" not in plain


def test_json_holds_the_librarys_numbers(pair: tuple[str, str]) -> None:
    shape = json.loads(run(*pair, "--format", "json", "--top", "0").stdout)

    found = wordcounts.compare(*(wordcounts.count_file(one, keep_text=True) for one in pair))
    assert (shape["target"]["source"], shape["reference"]["source"]) == pair
    assert [{**item} for item in shape["items"]] == [{"rank": n, **asdict(key)} for n, key in enumerate(found, 1)]


def test_csv_has_its_columns(pair: tuple[str, str]) -> None:
    rows = list(csv.reader(io.StringIO(run(*pair, "--format", "csv").stdout)))

    assert rows[0][:6] == ["rank", "word", "target_count", "reference_count", "g2", "log_ratio"]
    assert rows[1][1:4] == ["whale", "50", "0"]


def test_table_names_both_sides(pair: tuple[str, str]) -> None:
    shown = run(*pair).stdout

    assert pair[0] in shown
    assert pair[1] in shown
    assert "log ratio" in shown


def test_a_side_that_cannot_be_counted_is_exit_code_1(pair: tuple[str, str]) -> None:
    result = run(pair[0], "gone.html")

    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("wordcounts: gone.html: ")


def test_same_source_twice_is_wrong_usage(pair: tuple[str, str]) -> None:
    assert run(pair[0], pair[0]).exit_code == 2


def test_a_view_leaves_words_out_of_the_comparison(pair: tuple[str, str]) -> None:
    shown = run(*pair, "--format", "json", "--top", "0", "--stop-words", "exclude", "--language", "en").stdout

    words = {item["word"] for item in json.loads(shown)["items"]}
    assert "whale" in words
    assert "the" not in words


def test_only_one_sides_words_come_commonest_first(pair: tuple[str, str]) -> None:
    items = json.loads(run(*pair, "--format", "json", "--only", "target").stdout)["items"]

    assert items
    assert all(item["reference_count"] == 0 for item in items)
    assert [item["target_count"] for item in items] == sorted((item["target_count"] for item in items), reverse=True)


def test_a_greatest_q_leaves_the_words_that_surely_differ(pair: tuple[str, str]) -> None:
    shape = json.loads(run(*pair, "--format", "json", "--top", "0", "--max-q", "0.05").stdout)

    assert {item["word"] for item in shape["items"]} == {"whale", "horse"}
    assert shape["total"] == 2


@pytest.mark.parametrize(
    ("q", "words"), [("WHA", ["whale"]), ("*e", ["whale", "the", "horse"]), ("/^.{3}$/", ["the", "sea"])]
)
def test_a_search_finds_what_it_finds_in_the_api(pair: tuple[str, str], q: str, words: list[str]) -> None:
    items = json.loads(run(*pair, "--format", "json", "--search", q).stdout)["items"]

    assert [item["word"] for item in items] == words


@pytest.mark.parametrize(
    ("sort", "first"),
    [("key", "whale"), ("-key", "horse"), ("-log_ratio", "horse"), ("word", "horse"), ("-word", "whale")],
)
def test_words_come_in_the_order_asked_for(pair: tuple[str, str], sort: str, first: str) -> None:
    items = json.loads(run(*pair, "--format", "json", "--sort", sort).stdout)["items"]

    assert items[0]["word"] == first
    assert [item["rank"] for item in items] == [1, 2, 3, 4]


def test_every_order_of_a_comparison_can_be_asked_for() -> None:
    assert get_args(SortKey) == SORTS


def test_an_expression_that_cannot_be_searched_for_is_a_sentence(pair: tuple[str, str]) -> None:
    result = CliRunner().invoke(cli, ["compare", *pair, "--search", "/(/"])

    assert result.exit_code != 0
    assert result.stdout == ""
