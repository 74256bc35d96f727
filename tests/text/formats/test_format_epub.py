"""EPUB: chapters in the order of the spine."""

import pytest

import wordcounts
from parts.documents import epub, zipped
from wordcounts.errors import BrokenDocument


def page(body, head="<title/>"):
    return f'<html xmlns="http://www.w3.org/1999/xhtml"><head>{head}</head><body>{body}</body></html>'


def words_of(document, extraction="article"):
    return wordcounts.count_bytes(document, extraction=extraction, keep_text=True).text.split()


def test_chapters_come_in_the_order_of_the_spine():
    chapters = {"z.xhtml": page("<p>first</p>"), "a.xhtml": page("<p>second</p>")}

    assert words_of(epub(chapters)) == ["first", "second"]


def test_tags_that_close_themselves_swallow_nothing():
    chapters = {"1.xhtml": page("<p>One <a id='x'/>two<br/>three</p><div/>", head="<title/><script src='a.js'/>")}

    assert words_of(epub(chapters)) == ["One", "two", "three"]


def test_the_table_of_contents_counts_only_on_the_page():
    chapters = {"nav.xhtml": page("<nav><ol><li>Contents</li></ol></nav>"), "1.xhtml": page("<p>text</p>")}

    assert words_of(epub(chapters, nav="nav.xhtml")) == ["text"]
    assert words_of(epub(chapters, nav="nav.xhtml"), "page") == ["Contents", "text"]


def test_title_and_language_are_the_books():
    found = wordcounts.count_bytes(epub({"1.xhtml": page("<p>1</p>")}, title="Buch", language="de-CH"))

    assert (found.title, found.language) == ("Buch", "de")


def test_a_legacy_encoding_of_a_chapter_is_minded():
    declared = '<?xml version="1.0" encoding="windows-1251"?>' + page("<p>Книга</p>")
    members = {"1.xhtml": declared.encode("cp1251")}

    assert words_of(epub(members)) == ["Книга"]


def test_a_book_whose_chapters_are_encrypted_says_that_it_is_locked():
    with pytest.raises(BrokenDocument, match="EPUB book is locked"):
        wordcounts.count_bytes(epub({"1.xhtml": page("")}, encrypted=["1.xhtml"]))


def test_a_book_whose_fonts_alone_are_disguised_is_read():
    assert words_of(epub({"1.xhtml": page("<p>text</p>")}, encrypted=["font.otf"])) == ["text"]


def test_a_chapter_that_leads_out_of_the_archive_names_nothing():
    with pytest.raises(BrokenDocument, match="EPUB"):
        wordcounts.count_bytes(epub({"../../../etc/passwd": page("")}).replace(b"OEBPS/../", b"OEBPS/.-/"))


@pytest.mark.parametrize(
    "members",
    [
        {},
        {"META-INF/container.xml": "<container/>"},
        {"META-INF/container.xml": "<container><rootfile full-path='x.opf'/></container>"},
        {"META-INF/container.xml": "<container><rootfile full-path='x.opf'/></container>", "x.opf": "<package/>"},
    ],
)
def test_a_book_without_chapters_is_broken(members):
    with pytest.raises(BrokenDocument, match="EPUB"):
        wordcounts.count_bytes(zipped(members, first="application/epub+zip"))


def test_the_contents_of_an_epub_2_are_known_by_its_guide():
    package = (
        "<package><manifest><item id='a' href='toc.html'/><item id='b' href='b%20c.html'/></manifest>"
        "<spine><itemref idref='a'/><itemref idref='b'/><itemref idref='gone'/></spine>"
        "<guide><reference type='TOC' href='toc.html#top'/></guide></package>"
    )
    members = {
        "META-INF/container.xml": "<container><rootfile full-path='book.opf'/></container>",
        "book.opf": package,
        "toc.html": page("Contents"),
        "b c.html": page("text"),
    }

    assert words_of(zipped(members)) == ["text"]
