import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wordcounts.errors import InvalidOption
from wordcounts.text.views.search import MAX_QUERY, matcher

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
