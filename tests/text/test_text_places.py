from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parts.compiler import page_kernel
from parts.marked import own_pages
from wordcounts.errors import InvalidOption
from wordcounts.text.formats import html as html_format
from wordcounts.text.page.blocks import parsed
from wordcounts.text.page.by_place import laid_out_by_place
from wordcounts.text.reading import read, read_text
from wordcounts.text.values import Reading, ReadOptions
from wordcounts.text.views.options import Place
from wordcounts.text.views.places import PLACES, Places, words_by_place
from wordcounts.text.views.view import ViewOptions

PAGE = """<!doctype html><html><head><title>Bread &amp; salt</title>
<meta name="Description" content="All about bread"><meta property="og:description" content="not this">
<style>.x{}</style></head><body>
<nav><a href="/">Home</a> | <a href="/bread">Bread</a></nav>
<h1>The <a href="#">best</a> bread</h1>
<p>W<b>or</b>d by word<br>and <img src="x" alt="A loaf of bread">here<span hidden>nope</span>.</p>
<p style="display: none">unseen</p><script>no()</script><template>no</template><textarea>no</textarea>
<ul><li>one<li>two</ul><a name="here">anchor</a>
</body></html>"""


def texts(html: str) -> dict[str, list[str]]:
    return {place: text.split() for place, text in laid_out_by_place(parsed(html))[1].items()}


def test_each_text_of_a_page_stands_in_one_place():
    assert texts(PAGE) == {
        "title": ["Bread", "&", "salt"],
        "description": ["All", "about", "bread"],
        "headings": ["The", "best", "bread"],
        "links": ["Home", "Bread"],
        "images": ["A", "loaf", "of", "bread"],
        "body": ["|", "Word", "by", "word", "and", "here.", "one", "two", "anchor"],
    }


@pytest.mark.parametrize(
    ("html", "place", "expected"),
    [
        ("<p><a href=x>word</a>s and", "links", ["words"]),
        ("<p>pre<a href=x>fix here</a>", "body", ["prefix"]),
        ("<a href=x><h2>in a link</h2>tail</a>", "headings", ["in", "a", "link"]),
        ("<table><tr><td>a<td>b</table>", "body", ["a", "b"]),
        ("<p>a<wbr>b<i>c</i> d", "body", ["abc", "d"]),
        ("<meta property=og:description content='from og'>", "description", ["from", "og"]),
        ("<a href=x>one</a><a href=y>two</a>", "links", ["onetwo"]),
        ("<p>a<img src=x>b", "body", ["a", "b"]),
        ("<dialog>shut</dialog><dialog open>open</dialog>", "body", ["open"]),
        ("<frameset><frame></frameset>", "body", []),
        ("", "body", []),
    ],
)
def test_edges_of_places(html, place, expected):
    assert texts(html)[place] == expected


def test_depth_is_no_matter():
    assert texts("<div>" * 5_000 + "deep")["body"] == ["deep"]


def placed(html: str = PAGE) -> Places:
    options = ReadOptions(extraction="page", places=True)
    found = read(html.encode(), media_type="text/html", charset="utf-8", options=options).places
    assert found is not None
    return found


def test_words_stand_side_by_side_in_every_place():
    view = words_by_place(placed(), ViewOptions())
    bread = view.items[0]
    assert (bread.rank, bread.word, bread.count) == (1, "bread", 5)
    assert bread.places == {"title": 1, "description": 1, "headings": 1, "links": 1, "images": 1, "body": 0}
    assert [(one.place, one.n_tokens) for one in view.places] == [
        ("title", 2),
        ("description", 3),
        ("headings", 3),
        ("links", 2),
        ("images", 4),
        ("body", 8),
    ]
    assert sum(one.share for one in view.places) == pytest.approx(1)
    assert view.n_tokens == 22


def test_the_view_options_are_those_of_words():
    view = words_by_place(placed(), ViewOptions(stop_words="exclude", language="en", q="b*", limit=1))
    assert [(item.word, item.count) for item in view.items] == [("bread", 5)]
    assert view.total == 2
    assert view.stop_list is not None


@pytest.mark.parametrize("options", [{"ngram": 2}, {"place": "title"}, {"limit": 0}])
def test_what_makes_no_sense_by_place_is_refused(options):
    with pytest.raises(InvalidOption) as caught:
        words_by_place(placed(), ViewOptions(**options))
    assert caught.value.parameter == next(iter(options))


@given(
    st.dictionaries(st.sampled_from(PLACES), st.text("aAbé-' ", max_size=20)),
    st.booleans(),
    st.sampled_from(["join", "split"]),
)
def test_counts_of_the_places_add_up(given_texts, fold, compounds):
    places = Places.of(given_texts)
    view = words_by_place(places, ViewOptions(fold=fold, compounds=compounds, accents="ignore", limit=None))
    assert all(sum(item.places.values()) == item.count for item in view.items)
    if compounds == "join":
        assert sum(item.count for item in view.items) == view.n_tokens


def test_a_text_has_a_title_and_a_body():
    reading = read_text("some words", title="A title", options=ReadOptions(places=True))
    assert reading.places is not None
    assert [reading.places[place].n_tokens for place in PLACES] == [2, 0, 0, 0, 0, 2]


def test_places_are_counted_only_where_they_are_asked_for():
    assert read_text("some words", options=ReadOptions()).places is None


def test_places_travel_with_a_reading():
    reading = read(PAGE.encode(), media_type="text/html", charset="utf-8", options=ReadOptions("page", places=True))
    assert Reading.from_bytes(reading.to_bytes()) == reading


@given(st.binary(max_size=80))
def test_damaged_bytes_are_no_places(data):
    with pytest.raises(ValueError, match="table"):
        Places.from_bytes(b"WCP1" + data)


def test_the_options_name_every_place():
    from typing import get_args

    assert tuple(filter(None, get_args(Place))) == PLACES


@pytest.mark.parametrize("page", own_pages(), ids=lambda page: page.name)
def test_the_visible_places_hold_the_words_of_the_page_each_once(page):
    reading = read(page.body, media_type="text/html", charset=None, options=ReadOptions("page", places=True))
    assert reading.places is not None
    shown = Counter(dict(reading.table))
    assert sum((Counter(dict(reading.places[name])) for name in ("headings", "links", "body")), Counter()) == shown


@pytest.mark.parametrize("extraction", ["article", "page"])
@pytest.mark.parametrize("page", own_pages(), ids=lambda page: page.name)
def test_asking_for_places_changes_nothing_else(page, extraction):
    given = {"media_type": "text/html", "charset": None}
    with_places = read(page.body, **given, options=ReadOptions(extraction, places=True))
    without = read(page.body, **given, options=ReadOptions(extraction))
    assert with_places.table == without.table
    assert replace(with_places, text="", places=None) == replace(without, text="")


@pytest.mark.parametrize("walks", [True, False])
@pytest.mark.parametrize("extraction", ["article", "page"])
def test_a_page_is_parsed_once_for_its_text_and_its_places(extraction, walks, monkeypatch):
    times = []
    page_kernel()
    if not walks:
        monkeypatch.setattr(html_format, "lexbor", lambda: None)
    monkeypatch.setattr(html_format, "parsed", lambda markup: times.append(markup) or parsed(markup))
    for markup in (PAGE, "<body><div id=app></div><noscript>" + "<p>word " * 60 + "</noscript>"):
        read(markup.encode(), media_type="text/html", charset=None, options=ReadOptions(extraction, places=True))
        read(markup.encode(), media_type="text/html", charset=None, options=ReadOptions(extraction))
    assert len(times) == (2 if walks else 4)  # the kernel has lexbor parse it


def test_places_of_a_page_that_declares_no_charset_are_read_as_its_text_is():
    body = "<title>Чай</title><p>Чай</p>".encode("windows-1251")
    found = read(
        body, media_type="text/html", charset=None, options=ReadOptions("page", places=True), url="https://a.ru/"
    )
    assert found.places is not None
    assert found.places["body"] == found.table


def test_places_of_xhtml_are_those_of_what_it_means():
    markup = "<html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body><p>one</p></body></html>"
    options = ReadOptions("page", places=True)
    found = read(markup.encode(), media_type="application/xhtml+xml", charset=None, options=options)
    assert found.places is not None
    assert found.places["body"].forms == ("one",)
