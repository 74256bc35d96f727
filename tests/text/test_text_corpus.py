"""Forty pages of our own, of seven kinds, in ten scripts, with their true main text: quality that cannot sink."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parts import floors
from parts.agreement import f1, folded, top_ten
from parts.marked import KINDS, corpus_hash, own_pages

PAGES = own_pages()
AGAIN = "`cd tests && ../.build/check/bin/python -m parts.floors --write` measures and writes floors.json anew"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_words_of_a_pages_main_text_agree_with_the_true_ones_as_well_as_ever(page):
    assert floors.measured()[page.name] >= floors.kept()["pages"][page.name]


@pytest.mark.parametrize("kind", [*KINDS, "all"])
def test_the_mean_of_a_kind_does_not_sink(kind):
    assert floors.means(floors.measured())[kind] >= floors.kept()["means"][kind]


def test_a_mean_far_above_its_floor_asks_for_a_higher_floor():
    mean = floors.means(floors.measured())["all"]
    assert mean <= floors.kept()["means"]["all"] + floors.RAISE_AT, f"Better than its floor: {AGAIN}"


def test_the_floors_belong_to_these_very_pages():
    assert corpus_hash() == floors.kept()["corpus"], f"The pages were edited: {AGAIN}"
    assert set(floors.kept()["pages"]) == {page.name for page in PAGES}


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.name in floors.PAGE_TABLES], ids=lambda page: page.name
)
def test_the_table_of_all_visible_words_stays_as_it_is(page):
    assert floors.page_table(page) == floors.kept()["page_tables"][page.name]


def test_there_are_forty_pages_of_seven_kinds_and_ten_scripts():
    assert len(PAGES) == 40
    assert set(Counter(page.kind for page in PAGES)) == set(KINDS)
    assert min(Counter(page.kind for page in PAGES).values()) >= 5
    assert len({page.script for page in PAGES}) == 10


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_is_read_in_the_encoding_that_it_declares(page):
    expected = {"Shift_JIS": "Shift_JIS", "EUC-KR": "EUC-KR", "gb2312": "GBK", "GB18030": "gb18030"}
    assert floors.reading(page, "page").metadata.charset == expected.get(page.charset, page.charset)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_language_found_is_the_one_that_a_page_declares_and_is_written_in(page):
    assert floors.reading(page, "article").metadata.language == page.language


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_true_word_can_be_seen_on_its_page(page):
    visible = folded(floors.reading(page, "page").text)
    true = folded(page.main_text)
    unseen = {word: count for word, count in true.items() if visible.get(word, 0) < count}
    assert not unseen


def test_agreement_is_that_of_running_words():
    true = folded("The cat and the dog")
    assert f1(folded("the CAT, and the dog"), true) == 1.0
    assert f1({}, true) == 0.0
    assert f1(folded("The cat and the dog and the bird"), true) == pytest.approx(10 / 13)


def test_the_ten_commonest_are_content_words_and_ties_decide_nothing():
    true = folded("the river the river the bridge a boat " + " ".join(f"w{n}x" for n in range(20)))
    assert top_ten(folded("river river boat bridge"), true, language="en") == pytest.approx(3 / 10)
    assert top_ten(true, true, language="en") == 1.0


bags = st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 5))


@given(bags, bags)
def test_agreement_is_symmetric_and_whole_only_for_the_same_words(found, true):
    assert f1(found, true) == f1(true, found)
    assert (f1(found, true) == 1.0) == (found == true)
    assert 0.0 <= f1(found, true) <= 1.0


READS_ALL = """
import hashlib
from parts.marked import own_pages
from wordcounts.text.page.article.find import main_text
from wordcounts.text.page.blocks import lay_out
from wordcounts.text.page.structured import Structured
from wordcounts.text.reading import read
from wordcounts.text.values import ReadOptions
seen = hashlib.sha256()
for page in own_pages():
    for extraction in ("article", "page"):
        seen.update(read(page.body, media_type="text/html", charset=None, options=ReadOptions(extraction)).to_bytes())
    seen.update(repr(main_text(lay_out(page.body.decode("utf-8", "replace")), Structured(), url="")).encode())
print(seen.hexdigest())
"""


def test_processes_that_hash_strings_differently_read_every_page_alike():
    def reads(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[1])}
        command = [sys.executable, "-c", READS_ALL]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    assert len({reads("1"), reads("2"), reads("3")}) == 1
