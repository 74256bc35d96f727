from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.text.site.addresses import canonical, key_of, resolved, tidy
from wordcounts.text.site.scope import Scope, may_have_words
from wordcounts.text.site.traps import ANY, DATES, FACETS, IDS, PAGES, is_endless, shape_of

BASE = "https://example.org/docs/guide.html"


@pytest.mark.parametrize(
    ("href", "found"),
    [
        ("next.html", "https://example.org/docs/next.html"),
        ("/a/./b/../c", "https://example.org/a/c"),
        ("//other.example/x", "https://other.example/x"),
        ("?page=2#top", "https://example.org/docs/guide.html?page=2"),
        (" \n spaced out ", "https://example.org/docs/spaced%20out"),
        ("HTTP://EXAMPLE.ORG:80/A", "http://example.org/A"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
        ("javascript:void(0)", None),
        ("mailto:a@example.org", None),
        ("data:text/html,<p>", None),
        ("ftp://example.org/", None),
        ("https://user:secret@example.org/", None),
        ("https://exa mple.org/", None),
        ("/" + "a" * 3_000, None),
        ("http://[::1", None),
    ],
)
def test_an_address_in_a_document_is_resolved_as_a_browser_does(href: str, found: str | None) -> None:
    assert resolved(href, BASE) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://example.org/", "https://www.example.org"),
        ("https://example.org:443/a", "http://example.org:80/a"),
        ("https://example.org/a#part", "https://example.org/a"),
        ("https://example.org/a?", "https://example.org/a"),
        ("https://example.org/a?b=1&c=2", "https://example.org/a?c=2&b=1"),
        ("https://example.org/a?utm_source=letter&utm_medium=mail&gclid=Cj0", "https://example.org/a"),
        ("https://example.org/a;jsessionid=0A1B?x=1", "https://example.org/a?x=1"),
        ("https://example.org/(S(0123456789abcdef01234567))/a", "https://example.org/a"),
        ("https://example.org/a?sid=9f86d081884c7d659a2feaa0c55ad015", "https://example.org/a"),
        ("https://example.org/%7euser/%c3%a4", "https://example.org/~user/%C3%A4"),
        ("https://EXAMPLE.org./a", "https://example.org/a"),
    ],
)
def test_spellings_of_one_page_have_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "https://example.org/a/"),
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/a?b=1", "https://example.org/a?b=2"),
        ("https://example.org/a?b=1&b=2", "https://example.org/a?b=2&b=1"),
        ("https://example.org/a%2Fb", "https://example.org/a/b"),
        ("https://example.org/a?sid=story-12", "https://example.org/a"),
        ("https://example.org/a?s=harbour", "https://example.org/a"),
        ("https://example.org:8080/", "https://example.org/"),
        ("https://de.example.org/", "https://example.org/"),
    ],
)
def test_different_pages_have_different_keys(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


def test_what_is_fetched_keeps_its_scheme_name_and_order() -> None:
    assert tidy("http://www.example.org/a?z=1&utm_id=4&a=2#x") == "http://www.example.org/a?z=1&a=2"


PIECE = st.text(string.ascii_letters + string.digits + "-_.~%/", max_size=12)


@given(PIECE, st.lists(st.tuples(PIECE, PIECE), max_size=4))
def test_tidying_and_naming_are_settled_after_one_time(path: str, pairs: list[tuple[str, str]]) -> None:
    url = resolved(f"/{path}?{'&'.join(f'{name}={value}' for name, value in pairs)}", "https://example.org/")
    if url is None:
        return
    assert tidy(tidy(url)) == tidy(url)
    assert canonical(f"https://{canonical(url)}") == canonical(url)
    assert key_of(tidy(url)) == key_of(url)


@pytest.mark.parametrize(
    ("start", "within", "without"),
    [
        ("https://example.org", ["http://www.example.org/x", "https://example.org/"], ["https://blog.example.org/"]),
        (
            "https://example.org/blog/",
            ["https://example.org/blog/a?b"],
            ["https://example.org/", "https://example.org/x"],
        ),
        (
            "https://example.org/blog",
            ["https://example.org/blog", "https://example.org/blog/a"],
            ["https://example.org/blogs"],
        ),
        ("https://example.org/a/index.html", ["https://example.org/a/b/c"], ["https://example.org/b"]),
        ("http://127.0.0.1:8011/", ["http://127.0.0.1:8011/a"], ["http://127.0.0.1:8012/a", "http://127.0.0.1/a"]),
    ],
)
def test_a_site_is_a_host_and_what_is_below_a_path(start: str, within: list[str], without: list[str]) -> None:
    scope = Scope.of(start)
    assert [url for url in within if not scope.holds(url)] == []
    assert [url for url in without if scope.holds(url)] == []


def test_pictures_feeds_and_archives_are_not_fetched_for_their_words() -> None:
    none = [
        "logo.svg",
        "a/b.MP4",
        "x.tar.gz",
        "style.css?v=3",
        "feed",
        "blog/rss.xml",
        "sitemap-posts.xml",
        "sitemap.xml",
    ]
    some = [
        "",
        "a",
        "paper.pdf",
        "letter.docx",
        "book.epub",
        "notes.txt",
        "page.php?file=a.jpg",
        "feeding-birds",
        "index.xhtml",
    ]
    assert [path for path in none if may_have_words(f"https://example.org/{path}")] == []
    assert [path for path in some if not may_have_words(f"https://example.org/{path}")] == []


@pytest.mark.parametrize(
    "path",
    ["/a" * 21, "/x/news/news/news", "/en/about/en/about/en/about", "/s?" + "&".join(f"f{n}={n}" for n in range(7))],
)
def test_addresses_that_grow_are_endless(path: str) -> None:
    assert is_endless(f"https://example.org{path}")


@pytest.mark.parametrize("path", ["/2026/11/11/11/11/11/a", "/docs/api/docs/v1", "/s?a=1&b=2&c=3", "/"])
def test_ordinary_addresses_are_not(path: str) -> None:
    assert not is_endless(f"https://example.org{path}")


@pytest.mark.parametrize(
    ("path", "text", "bound"),
    [
        ("/calendar?month=2031-05", "/calendar?month=*", DATES),
        ("/calendar?year=2031&month=5", "/calendar?month=*&year=*", DATES),
        ("/events/2031/05/", "/events/<date>", DATES),
        ("/events/2031-05-12", "/events/<date>", DATES),
        ("/2024/05/12/the-harbour", "/2024/05/12/the-harbour", ANY),
        ("/blog/page/17/", "/blog/<page>", PAGES),
        ("/blog?page=17", "/blog?page=*", PAGES),
        ("/?p=123", "/?p=*", ANY),
        ("/index.php?title=Harbour", "/index.php?title=*", ANY),
        ("/viewtopic.php?f=3&t=44", "/viewtopic.php?f=*&t=*", IDS),
        ("/shop?colour=red&material=wood", "/shop?colour=*&material=*", FACETS),
        ("/list?sort=price", "/list?sort=*", FACETS),
        ("/post?replytocom=991", "/post?replytocom=*", FACETS),
        ("/a?utm_source=x", "/a", ANY),
        ("/a", "/a", ANY),
    ],
)
def test_addresses_of_one_kind_share_a_shape_with_a_bound(path: str, text: str, bound: int | None) -> None:
    shape = shape_of(f"https://example.org{path}")
    assert (shape.text, shape.bound) == (text, bound)


def test_equal_shapes_have_equal_keys_whatever_the_values() -> None:
    one, other = (shape_of(f"https://example.org/shop?b={n}&a=x{n}") for n in (1, 2))
    assert one.key == other.key
    assert one.key != shape_of("https://example.org/shop?b=1").key
