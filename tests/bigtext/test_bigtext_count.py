"""Large texts, range by range, against the same texts counted whole: the same words, counts and order."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from wordcounts.bigtext import source as sources
from wordcounts.bigtext.counting import BigCount, Plan, count_source
from wordcounts.bigtext.source import Source, big_text
from wordcounts.bigtext.table import BigTable
from wordcounts.errors import BrokenDocument, TooComplex
from wordcounts.text.charset.decode import decode
from wordcounts.text.words import ranges
from wordcounts.text.words.segment import count_words
from wordcounts.text.words.table import Table

PARAGRAPHS = json.loads(
    Path(__file__).parent.parent.joinpath("text", "fixtures", "paragraphs.json").read_text("utf-8")
)
MIXED = "\n".join(PARAGRAPHS.values())
SMALL = Plan(0, range_bytes=64, block_bytes=32, table_bytes=1_000, n_parts=4, compiled=True)
"""In this process, and cut into as small pieces as can be."""

spaces = st.sampled_from([" ", "\n", "\r\n", "\t", "\u00a0", "\u3000", "", "-", "&", ".", "!", "(", "?)", "。", "\u200d", "'"])
soup = st.text(
    alphabet="aBCcFf019_ \t\n\r\x1c\x85-&.,;:'+#/!?()\"é\u2019\u2010\u00ad\u200b\u200c\u200d\u0301\u0e01\u0e32日本語カ中国\u3001\u3002"
    "한국\u05d0\u05f4\u0661🙂𝒳\u00a0\u2028\u3000\u0130क\u094d\u09beا\u0600\ufeff",
    max_size=120,
)
pieces = st.lists(
    st.tuples(st.sampled_from([*MIXED.split(), "C++", "F#-x", "AT&T", "a.b:c", "2020-21", "1,5", "_"]), spaces),
    max_size=60,
).map(lambda found: "".join(word + space for word, space in found))


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a text goes that counts as large, however small it is."""
    monkeypatch.setattr(sources, "BIG_BYTES", 0)
    return tmp_path / "big.txt"


def source_of(file: Path, body: bytes, charset: str | None = None) -> Source:
    file.write_bytes(body)
    found = big_text(file, media_type="text/plain", charset=charset)
    assert found is not None
    return found


def table_of(count: BigCount) -> Table:
    assert isinstance(count.table, Table)
    return count.table


def assert_same(file: Path, body: bytes, plan: Plan = SMALL, charset: str | None = None) -> None:
    text, name = decode(body, charset=charset, markup=False)
    source = source_of(file, body, charset)
    whole, cut = count_words(text)
    found = count_source(source, plan=plan)
    assert source.charset == name
    assert list(table_of(found)) == list(whole)
    assert found.cut == cut


plans = st.builds(
    Plan,
    n_workers=st.just(0),
    range_bytes=st.sampled_from([2, 4, 6, 10, 30, 64, 200, 10_000]),
    block_bytes=st.sampled_from([2, 4, 10, 32, 500]),
    table_bytes=st.sampled_from([0, 300, 1_000_000]),
    n_parts=st.sampled_from([1, 2, 8]),
    compiled=st.booleans(),
)
fixture_is_kept = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@fixture_is_kept
@given(text=soup, plan=plans)
@example(text="C++ C#x a\r\nb 中国。中国 (中国) a\u200d!b 1,5 e-mail!", plan=replace(SMALL, range_bytes=2, block_bytes=2))
def test_any_mixture_counts_as_it_does_whole(file, text, plan):
    assert_same(file, text.encode(), plan)


@fixture_is_kept
@given(text=pieces, plan=plans)
def test_words_of_all_languages_count_as_they_do_whole(file, text, plan):
    assert_same(file, text.encode(), plan)


@fixture_is_kept
@given(body=st.binary(max_size=200), plan=plans)
def test_any_bytes_count_as_they_do_whole(file, body, plan):
    if sources.encoding_of(body, charset=None, markup=False)[0] in ranges.NEVER_CUT:
        return
    assert_same(file, body, plan)


@fixture_is_kept
@given(
    text=pieces,
    plan=plans,
    charset=st.sampled_from(
        ["utf-8", "utf-16-le", "utf-16-be", "shift_jis", "gb18030", "big5", "euc-kr", "windows-1252", "windows-1251", "koi8-r"]
    ),
)
def test_every_encoding_counts_as_it_does_whole(file, text, plan, charset):
    assert_same(file, text.encode(charset, "replace"), plan, charset)
