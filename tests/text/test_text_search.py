import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wordcounts.errors import InvalidOption
from wordcounts.text.views.search import MAX_QUERY, matcher, matching

WORDS = ["car", "cart", "café", "dog", "c++", "книга", "x1"]


def found(q: str) -> list[str]:
    matches = matcher(q, n_chars=sum(map(len, WORDS)))
    return [word for word in WORDS if matches(word)]


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("", WORDS),
        ("CA", ["car", "cart", "café"]),
        ("*r*", ["car", "cart"]),
        ("c*t", ["cart"]),
        ("ca?", ["car"]),
        ("*", WORDS),
        ("c++", ["c++"]),
        ("/^c.r/", ["car", "cart"]),
        ("/É$/", ["café"]),
        ("cafe\u0301", ["café"]),
        ("zz", []),
        (r"/^\w{5}$/", ["книга"]),
        (r"/^[\w]+\d$/", ["x1"]),
        (r"/^\D+\W$/", ["c++"]),
        ("/КНИГ/", ["книга"]),
        (r"/\+\+/", ["c++"]),
        (r"/\p{Cyrillic}/", ["книга"]),
        ("//", []),
    ],
)
def test_search_takes_prefix_wild_card_and_expression(q, expected):
    assert found(q) == expected


@given(st.text("ab*?", max_size=8), st.text("ab", min_size=1, max_size=8))
def test_wild_cards_match_as_the_plain_expression_does(q, word):
    expected = re.fullmatch(q.replace("*", ".*").replace("?", "."), word) if set(q) & set("*?") else word.startswith(q)
    assert bool(matcher(q)(word)) is bool(expected)


@given(st.text(r"ab|()[]*+?{}12,.\wd^$", max_size=12), st.text("ab1", max_size=6))
@example("[[]", "")
def test_what_is_taken_matches_as_the_plain_engine_does(pattern, word):
    if "/" + pattern + "/" == "//" or re.search(r"[*+?}][*+?{]|\[\[|\[\]|\[\^|,\d*}|{,", pattern):
        return  # the two engines read possessive repeats, odd brackets and bounds with a gap each in its own way
    try:
        matches = matcher(f"/{pattern}/")
        plain = re.compile(pattern, re.IGNORECASE)
    except (InvalidOption, re.error, OverflowError):
        return
    assert matches(word) is (plain.search(word) is not None)


@given(st.text(max_size=MAX_QUERY + 5), st.text(max_size=70))
@settings(max_examples=300)
def test_any_query_gives_an_answer_or_is_refused_by_name(q, word):
    parameter = "q"
    try:
        matcher(q)(word)
    except InvalidOption as error:
        parameter = error.parameter
    assert parameter == "q"


@pytest.mark.parametrize(
    "q",
    [
        "/(/",
        r"/(a)\1/",
        "/(?=a)/",
        "/(?<!a)b/",
        "a" * (MAX_QUERY + 1),
        "/[/",
        "/a**/",
        r"/\p{Nowhere}/",
        r"/(\w{60}){9}/",
    ],
)
def test_what_is_no_expression_for_a_search_is_refused(q):
    with pytest.raises(InvalidOption) as caught:
        matcher(q)
    assert caught.value.parameter == "q"


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+$",
        "(a|a)*b",
        ".*.*.*x",
        "(.{1,30}){5}",
        "a?" * 40 + "a" * 40 + "b",
        ".{0,15}.{0,15}.{0,15}.{0,15}.{0,15}b",
        "(a|b)*a(a|b){18}c",
        "(x+x+)+y",
    ],
)
def test_an_expression_that_would_run_away_elsewhere_ends_here(pattern):
    matches = matcher(f"/{pattern}/")
    # A backtracking engine needs minutes to centuries for one of most of these; the run's own time-out watches.
    assert {matches("a" * 64) for _ in range(100)} == {pattern == "(a+)+$" or pattern == "(.{1,30}){5}"}


def test_a_large_expression_is_refused_for_many_words_only():
    assert matcher("/(.{1,30}){5}/", n_chars=100_000)("a") is False
    with pytest.raises(InvalidOption, match="too large"):
        matcher("/(.{1,30}){5}/", n_chars=16_000_000)


EXPRESSIONS = [
    "a", "^a", "a$", "^a.*b$", "^$", "", "[^a]", "[^a]$", r"\W", r"\d", r"\s", "(a|b)c?", "^(?:ab)+$", ".", "^.{2}$",
    r"\bb", r"\Aa", r"a\z", "(?i)A", "(?s).", "(?-m)^a", "a\nb", r"a\nb", r"\x0a", "(?P<x>a)b", "é+$", "^日",
    r"\n|a", "[[:^alpha:]]", r"\C",
]  # fmt: skip


@pytest.mark.parametrize("lines", [1, 3])
@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_many_words_are_searched_as_each_of_them_is(monkeypatch, expression, lines):
    monkeypatch.setattr("wordcounts.text.views.search.LINES", lines)
    words = ["a", "b", "ab", "ba", "abc", "1a", "é", "éé", "日本", "a-b", "cab", "", "aab", "bb", "日a"]
    q = f"/{expression}/"
    assert matching(q, words) == [matcher(q)(word) for word in words]


@given(
    st.lists(st.text("abé1-", min_size=1, max_size=5), max_size=12),
    st.text("ab^$.*[]|()é1?+", max_size=6),
)
def test_many_words_are_searched_as_each_is_whatever_the_expression(words, expression):
    q = f"/{expression}/"
    try:
        one = matcher(q)
    except InvalidOption:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("wordcounts.text.views.search.LINES", 2)
        assert matching(q, words) == [one(word) for word in words]
