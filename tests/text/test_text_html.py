import pytest

from wordcounts.text.formats import html
from wordcounts.text.formats.html import MAX_ARTICLE_BYTES, read
from wordcounts.text.formats.shape import Document

SENTENCES = "The river rose in the night and carried the old wooden bridge away. " * 12


def page(markup: str) -> str:
    return read(Document(markup.encode(), None, "page")).text


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<table><tr><td>one<td>two<tr><th>three</table>", "one two three"),
        ("<ul><li>one<li>two</ul>", "one two"),
        ("one<br>two<hr>three", "one two three"),
        ("<dl><dt>one<dd>two</dl>", "one two"),
        ("<div>one</div>two<section>three</section>", "one two three"),
        ("<p>H<b>el</b>lo <i>w</i>orld", "Hello world"),
        ("<p>un<a href=x>believ</a>able", "unbelievable"),
        ("long<wbr>word", "longword"),
        ("one<img alt=hidden>two", "one two"),
        ("<button>one</button><button>two</button><label>three</label><input value=x>four", "one two three four"),
        ("<fieldset><legend>one</legend>two</fieldset>", "one two"),
        ("<details>one<summary>two</summary>three</details>", "one two three"),
        ("<figure><img><figcaption>one</figcaption></figure>two", "one two"),
        ("<p hidden>no</p><p style='display:none'>no</p><dialog>no</dialog>yes", "yes"),
        ("<dialog open>yes</dialog>", "yes"),
        ("<script>no</script><style>no</style><noscript>no</noscript><template>no</template>yes", "yes"),
        ("<ruby>漢<rp>(</rp><rt>かん</rt></ruby>字", "漢字"),
        ("caf&eacute; &amp; co&#x27;s", "café & co's"),
        ("<title>no</title><p>yes", "yes"),
        ("a<!-- no -->b", "ab"),
    ],
)
def test_words_are_parted_as_a_browser_shows_them(markup, words):
    assert page(f"<!doctype html><body>{markup}").split() == words.split()


def article(body: str, head: str = "") -> object:
    return read(Document(f"<!doctype html><html lang=en><head>{head}</head><body>{body}".encode(), None, "article"))


MENU = "<nav><ul>" + "<li><a href=/x>Menu entry</a>" * 5 + "</ul></nav>"


def test_an_article_is_its_text_below_its_headline_without_the_menu():
    found = article(f"{MENU}<article><h1>Flood in the valley</h1><p>{SENTENCES}</p></article>")
    assert found.extraction == "article"
    assert found.text.startswith("Flood in the valley")
    assert "Menu" not in found.text
    assert found.text.count("Flood in the valley") == 1


def test_the_title_stands_in_for_a_headline():
    found = article(f"{MENU}<article><p>{SENTENCES}</p></article>", "<title>The flood</title>")
    assert found.text.startswith("The flood\n")


def test_a_page_without_main_text_falls_back_to_all_of_it_and_says_so(monkeypatch):
    monkeypatch.setattr(html, "STANDS_OUT", 1.1)
    found = article(MENU + "<p>Welcome.</p>" + "<p>A line of text. " * 20)
    assert found.extraction == "page"
    assert [notice.code for notice in found.notices] == ["fell_back"]
    assert "Menu entry" in found.text


def test_a_short_page_that_is_all_main_text_is_no_fall_back():
    found = article("<article><h1>Closed</h1><p>The shop is closed on Monday.</p></article>")
    assert (found.extraction, found.notices) == ("article", ())


def test_a_very_large_page_is_read_whole_and_says_so():
    found = article("<p>word</p>" + " " * MAX_ARTICLE_BYTES)
    assert found.extraction == "page"
    assert "very large" in found.notices[0].message


def test_a_page_that_scripts_build_is_said_to_need_them():
    found = article("<div id='root'></div><script src=/app.js></script><noscript>Please enable JavaScript</noscript>")
    assert [notice.code for notice in found.notices] == ["needs_javascript"]


def test_a_check_for_robots_is_not_taken_for_the_page():
    found = article("<p>Checking your browser</p>", "<title>Just a moment...</title>")
    assert "bot_wall" in [notice.code for notice in found.notices]


def test_title_language_and_charset_come_from_the_page():
    body = b"<html lang=de-AT><meta charset=iso-8859-1><title> Gr\xfc\xdfe\n aus </title><p>Text"
    found = read(Document(body, None, "page"))
    assert (found.title, found.language, found.charset) == ("Grüße aus", "de-AT", "windows-1252")


@pytest.mark.parametrize("extraction", ["article", "page"])
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<",
        b"\0\0",
        b"<p>" * 500,
        b"<!DOCTYPE html><html",
        b"&#xD800;&#0;<p>x",
        b"<?xml version='1.0' encoding='x'?><html/>",
    ],
)
def test_broken_markup_gives_storable_text(extraction, body):
    text = read(Document(body, None, extraction)).text
    text.encode("utf-8")
    assert "\0" not in text
