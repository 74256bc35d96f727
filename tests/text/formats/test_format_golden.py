"""Each document of `golden` gives the text beside it: NAME.article and, where the two differ, NAME.page."""

from pathlib import Path

import pytest

import wordcounts
from wordcounts.text import media
from wordcounts.text.reading import read
from wordcounts.text.values import ReadOptions

GOLDEN = Path(__file__).with_name("golden")
PAIRS = sorted(GOLDEN.glob("*.article")) + sorted(GOLDEN.glob("*.page"))


def lines_of(text):
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("expected", PAIRS, ids=lambda path: path.name)
def test_a_document_gives_the_text_beside_it(expected):
    document = expected.with_suffix("")
    found = wordcounts.count_file(document, extraction=expected.suffix[1:], keep_text=True)

    assert lines_of(found.text) == lines_of(expected.read_text("utf-8"))


@pytest.mark.parametrize("document", sorted(GOLDEN.glob("*.article")), ids=lambda path: path.name)
def test_both_extractions_are_the_same_where_nothing_else_is_expected(document):
    page = wordcounts.count_file(document.with_suffix(""), extraction="page", keep_text=True)
    differs = document.with_suffix(".page").exists() or document.with_suffix("").suffix == ".rdf"

    assert (lines_of(page.text) != lines_of(document.read_text("utf-8"))) == differs


@pytest.mark.parametrize(
    ("name", "title", "language", "media_type"),
    [
        ("harbour.rss", "Harbour news", "en", "application/rss+xml"),
        ("letters.atom", "Briefe", "de", "application/atom+xml"),
        ("recipes.xml", "Soups", "en", "application/xml"),
        ("tides.json", "", "", "application/json"),
    ],
)
def test_a_document_says_its_title_and_language(name, title, language, media_type):
    found = read(GOLDEN.joinpath(name).read_bytes(), media_type=None, charset=None, options=ReadOptions("page"))

    assert (found.metadata.title, found.metadata.language) == (title, language)
    assert found.metadata.media_type == media_type


def test_every_textual_format_has_a_golden_pair():
    found = {media._module_for(media.type_of_name(path.stem)) for path in PAIRS}

    assert found == {"csv", "feed", "json", "plain", "xhtml", "xml"}
