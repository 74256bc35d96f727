"""What stands behind a number is the same at every door: the page's requests, the API, its files, Python, commands."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from playwright.sync_api import Page, Response, expect

import wordcounts
from parts.doors import VIEWS, Library, same
from parts.origin import Origin
from parts.product import Product, environment

PAGES = Path(__file__).parent / "pages"
NAMES = ("bakery", "harbour")


@dataclass(frozen=True)
class Doors:
    """Two pages, counted by the product and by the library; their sites answer no more."""

    running: Product
    library: Library
    ids: tuple[str, str]

    def api(self, view: str) -> str:
        """The address of a view of the first, or of both compared."""
        target, reference = self.ids
        if view.startswith("compare"):
            name, _, query = view.partition("?")
            return f"/api/v1/{name}?target={target}&reference={reference}&{query}"
        return f"/api/v1/analyses/{target}/{view}"

    def told(self, address: str) -> Any:
        answer = self.running.get(address)
        assert answer.status == 200, answer.body
        return answer.json


@pytest.fixture(scope="module")
def doors(running: Product) -> Doors:
    counted = {}
    with Origin() as site:
        for name in NAMES:
            site.serve(f"/{name}", (PAGES / f"{name}.html").read_bytes())
            identifier = running.submit(url=site.url(f"/{name}"))
            assert running.ended(identifier)["state"] == "finished"
            counted[identifier] = {
                extraction: wordcounts.count_url(site.url(f"/{name}"), extraction=extraction, keep_text=True)
                for extraction in ("article", "page")
            }
    first, second = counted
    return Doors(running, Library(counted), (first, second))


ASKED = [
    "words",
    "words?stop_words=exclude&min_length=3&limit=10000",
    "words?ngram=3&limit=30",
    "words?extraction=page&sort=word&q=b*",
    "words?place=headings",
    "words?extraction=blocks:1-3",
    "words?lemmas=lemma&compounds=split&numbers=false",
    "places?limit=10000",
    "measures",
    "measures?extraction=page&lemmas=stem",
    "distribution",
    "distribution?extraction=page&compounds=split",
    "concordance?q=oven",
    "concordance?q=the&order=right2&context=3&limit=7&offset=9",
    "concordance?q=/^ov/&match=search&extraction=page",
    "collocates?q=oven",
    "collocates?q=bread&before=2&after=0&within=block&measure=g2&min_count=1&stop_words=exclude&limit=5",
    "dispersion?q=oven",
    "dispersion?q=the%20oven&parts=7",
    "forms?q=the",
    "forms?q=bake&lemmas=lemma",
    "distinctive?limit=20",
    "distinctive?min_count=1&stop_words=exclude&extraction=page",
    "blocks",
    "blocks?extraction=page",
    "compare?limit=10000",
    "compare?only=reference&stop_words=exclude",
    "compare?max_q=0.5&sort=-log_ratio&q=*e&lemmas=lemma&extraction=page",
]


@pytest.mark.parametrize("view", ASKED)
def test_the_api_and_python_say_the_same(doors: Doors, view: str) -> None:
    address = doors.api(view)

    same(doors.told(address), doors.library.answer(address))


def test_no_view_of_an_analysis_is_left_out() -> None:
    asked = {urlsplit(view).path for view in ASKED}

    assert asked == {*VIEWS, "compare"}


# Files

ROWED = [
    ("words?stop_words=exclude", "items"),
    ("places", "items"),
    ("concordance?q=oven", "lines"),
    ("collocates?q=oven&min_count=1", "items"),
    ("forms?q=the", "items"),
    ("distinctive", "items"),
    ("blocks", "blocks"),
    ("compare?", "items"),
]


def of_csv(body: bytes) -> list[list[Any]]:
    return list(csv.reader(io.StringIO(body.decode(), newline="")))


def of_tsv(body: bytes) -> list[list[Any]]:
    return [line.split("\t") for line in body.decode().splitlines()]


def of_xlsx(body: bytes) -> list[list[Any]]:
    rows = load_workbook(io.BytesIO(body)).active.iter_rows(values_only=True)
    return [[unescape(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]


READ: dict[str, Callable[[bytes], list[list[Any]]]] = {"csv": of_csv, "tsv": of_tsv, "xlsx": of_xlsx}


@pytest.mark.parametrize("ending", READ)
@pytest.mark.parametrize(("view", "rows"), ROWED)
def test_a_file_has_the_rows_of_the_answer(doors: Doors, view: str, rows: str, ending: str) -> None:
    name, _, query = view.partition("?")
    told = doors.told(doors.api(f"{name}.json?{query}"))[rows]
    answer = doors.running.get(doors.api(f"{name}.{ending}?{query}&raw=true"))

    columns, *cells = READ[ending](answer.body)

    assert len(cells) == len(told) > 1
    for number, (row, item) in enumerate(zip(cells, told, strict=True)):
        for column, cell in zip(columns, row, strict=True):
            assert is_cell_of(cell, figure(item, column, number)), (number, column)


def figure(item: dict[str, Any], column: str, number: int) -> Any:
    """What an answer says where a file has a column."""
    if column == "rank" and "rank" not in item:
        return number + 1
    nested = {**item.get("scores", {}), **item.get("places", {})}
    return nested[column] if column in nested else item[column]


def is_cell_of(cell: Any, said: Any) -> bool:
    """Whether a file's cell says it: numbers to eight digits; CSV and TSV have all as text, and nothing for none."""
    if said is None or said == "":
        return cell in {None, ""}
    if isinstance(said, bool):
        return str(cell) == str(said)
    if isinstance(said, str):
        return str(cell) == said.translate({ord(char): " " for char in "\t\r\n"}) or cell == said
    return float(cell) == float(f"{said:.8g}")


# Commands


def command(*arguments: str) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "wordcounts", *arguments, "--format", "json", "--top", "0"],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("options", "view"),
    [
        (["--stop-words", "exclude", "--min-length", "4"], "words?stop_words=exclude&min_length=4&limit=10000"),
        (["--ngram", "2", "--search", "th"], "words?ngram=2&q=th&limit=10000"),
        (["--place", "headings"], "words?place=headings&limit=10000"),
        (["--extraction", "page", "--lemmas", "stem"], "words?extraction=page&lemmas=stem&limit=10000"),
    ],
)
def test_the_command_line_counts_what_the_api_counts(doors: Doors, options: list[str], view: str) -> None:
    shown = command("count", str(PAGES / "bakery.html"), *options)
    told = doors.told(doors.api(view))

    assert told["items"]
    same(shown, {name: told[name] for name in ("n_tokens", "n_types", "total", "items")})


@pytest.mark.parametrize(
    ("options", "view"),
    [
        ([], "compare?limit=10000"),
        (["--only", "target", "--stop-words", "exclude"], "compare?only=target&stop_words=exclude&limit=10000"),
        (["--max-q", "0.5", "--sort", "word", "--search", "b"], "compare?max_q=0.5&sort=word&q=b&limit=10000"),
    ],
)
def test_the_command_line_compares_as_the_api_does(doors: Doors, options: list[str], view: str) -> None:
    shown = command("compare", *(str(PAGES / f"{name}.html") for name in NAMES), *options)
    told = doors.told(doors.api(view))

    assert told["items"]
    assert shown["total"] == told["total"]
    assert [{**item, "rank": rank} for rank, item in enumerate(told["items"], 1)] == shown["items"]


# The page


@pytest.mark.parametrize(
    ("shown", "asks"),
    [
        ("?", {"words"}),
        ("?stop_words=only&min_length=3", {"words"}),
        ("?word=oven", {"words", "concordance", "collocates", "dispersion", "forms"}),
        ("?word=the&order=left1&line=20&measure=g2", {"concordance", "collocates", "dispersion", "forms"}),
        ("?extraction=page&ngram=2", {"words"}),
    ],
)
def test_what_the_page_is_told_is_what_python_says(doors: Doors, page: Page, shown: str, asks: set[str]) -> None:
    told = heard(page)
    page.goto(f"/analyses/{doors.ids[0]}{shown}")
    expect(page.locator("g.row").first).to_be_visible()
    page.wait_for_load_state("networkidle")

    assert asks <= {path_of(one).rsplit("/", 1)[-1] for one in told}
    for one in told:
        same(one.json(), doors.library.answer(one.url))


def test_what_the_page_of_two_is_told_is_what_python_says(doors: Doors, page: Page) -> None:
    target, reference = doors.ids
    told = heard(page)
    page.goto(f"/compare?target={target}&reference={reference}")
    expect(page.locator(".rows tbody tr").first).to_be_visible()
    page.wait_for_load_state("networkidle")

    assert any("/compare?" in one.url for one in told)
    for one in told:
        same(one.json(), doors.library.answer(one.url))


def heard(page: Page) -> list[Response]:
    """All that the page is told of views, as it comes in."""
    told: list[Response] = []

    def hear(answer: Response) -> None:
        if answer.ok and re.fullmatch(r"/api/v1/(compare|analyses/\w+/(?:" + "|".join(VIEWS) + "))", path_of(answer)):
            told.append(answer)

    page.on("response", hear)
    return told


def path_of(answer: Response) -> str:
    return urlsplit(answer.url).path
