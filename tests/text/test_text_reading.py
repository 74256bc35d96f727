import subprocess
import sys
from pathlib import Path

import pytest

from wordcounts.errors import UnsupportedType
from wordcounts.text.reading import read, read_text
from wordcounts.text.values import Reading, ReadOptions
from wordcounts.text.views.stopwords import stop_words
from wordcounts.text.views.view import ViewOptions, words

FIXTURES = Path(__file__).with_name("fixtures")
LEGACY = {"de": "windows-1252", "ru": "windows-1251", "ja": "Shift_JIS", "zh": "GBK", "ar": "windows-1256"}
TOP = {
    "en": "lighthouse",
    "de": "leuchtturm",
    "fr": "phare",
    "es": "faro",
    "ru": "маяк",
    "ja": "灯台",
    "zh": "灯塔",
    "ar": "المنارة",
}


def fixture(language: str) -> str:
    return FIXTURES.joinpath(f"{language}.html").read_text("utf-8")


@pytest.mark.parametrize("extraction", ["article", "page"])
@pytest.mark.parametrize("language", sorted(TOP))
def test_the_commonest_word_of_each_language_is_what_the_page_is_about(language, extraction):
    reading = read(fixture(language).encode(), media_type="text/html", charset=None, options=ReadOptions(extraction))
    view = words(reading.table, ViewOptions(stop_words="exclude", language=reading.metadata.language, limit=3))
    assert reading.metadata.language == language
    assert reading.metadata.charset == "UTF-8"
    assert reading.extraction == extraction
    assert view.items[0].word.casefold() == TOP[language]


@pytest.mark.parametrize(("language", "charset"), LEGACY.items())
def test_a_legacy_encoding_gives_the_same_words_declared_or_not(language, charset):
    html = fixture(language)
    codec = {"Shift_JIS": "cp932", "GBK": "gb18030"}.get(charset, charset)
    expected = read_text(html, options=ReadOptions()).table
    body = html.encode(codec)
    declared = read(body, media_type="text/plain", charset=charset, options=ReadOptions())
    assert (declared.table, declared.metadata.charset) == (expected, charset)
    if language != "ar":
        assert read(body, media_type="text/plain", charset=None, options=ReadOptions()).table == expected


def test_a_reading_of_a_page_survives_its_packing():
    reading = read(fixture("fr").encode(), media_type=None, charset=None, options=ReadOptions())
    assert Reading.from_bytes(reading.to_bytes()) == reading


def test_a_pasted_text_is_cleaned_and_counted():
    reading = read_text("one \ud800two\0 two", title=" A\n title ", options=ReadOptions(language="de-CH"))
    assert dict(reading.table) == {"one": 1, "two": 2}
    assert (reading.metadata.title, reading.metadata.language) == ("A title", "de")
    assert (reading.metadata.media_type, reading.metadata.charset) == ("text/plain", "UTF-8")


def test_a_text_without_words_says_so():
    reading = read_text("... 🙂", options=ReadOptions())
    assert [notice.code for notice in reading.notices] == ["no_words"]


def test_a_cut_word_says_so():
    reading = read_text("a" * 300, options=ReadOptions())
    assert [notice.code for notice in reading.notices] == ["cut_short"]


def test_a_kind_that_cannot_be_counted_is_refused():
    with pytest.raises(UnsupportedType):
        read(b"GIF89a", media_type="application/pdf", charset=None, options=ReadOptions())


def test_importing_the_room_loads_no_heavy_library():
    code = "import sys, wordcounts.text.reading, wordcounts.text.views.view; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = {
        "icu",
        "trafilatura",
        "resiliparse",
        "lxml",
        "chardetng_py",
        "stopwordsiso",
        "pypdfium2",
        "flask",
        "sqlalchemy",
    }
    assert heavy & set(loaded) == set()


def test_the_words_of_a_stop_list_never_hide_what_a_page_is_about():
    assert all(TOP[language] not in stop_words(language) for language in TOP)
