"""Pages nested so deep that parsing them would take minutes are refused; those that only look so are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parts.marked import own_pages
from wordcounts.errors import TooComplex
from wordcounts.text.page.blocks import parsed
from wordcounts.text.page.nesting import UNCHECKED_TAGS, check_nesting

N = 60_000
"""Elements: enough that the parser would need seconds."""


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * N,
        "<div>" * N + "</div>" * N,
        "<DIV>" * N,
        "<div></x>" * N,
        "<div><!-- </div> -->" * N,
        "<div><script>'</div>'</script>" * N,
        "<div><span></div x></span>" * N + "<div>" * N,
        "<ul><li>" * N,
        "<blockquote>" * N,
        "<b><i><a>" * N,
        "".join(f"<font size={n}>" for n in range(N)),
        "<span>" * N + "</b>" * N,
        "<table><tr><td>" + "<div>" * N,
    ],
    ids=lambda markup: markup[:30],
)
def test_what_a_parser_would_look_through_again_at_every_tag_is_refused(markup):
    with pytest.raises(TooComplex):
        parsed(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>one" * N,
        "<p><b>one" * N,
        "<ul>" + "<li>one <b>two</b>" * N + "</ul>",
        "<table>" + "<tr><td><font size=2>one<td><div>two" * N + "</table>",
        "<table><tr><td>" * N,
        "<div class=a><p>one<span>two</div>" * N,
        "<div><table><tr><td></div>one</table></div>" * N,
        "<font size=2>one<br>" * N,
        "<a name=x><p>one" * 5_000 + "<br>" * N,
        "<script>" + "'<div>'" * N + "</script>one",
        "<!--" + "<div>" * N,
        "<style></STYLE>" * N,
        "<a " * N,
        "<div <div " * N + ">",
        "<div>" * 5_000 + "one" + "<p>two</p>" * N,
    ],
    ids=lambda markup: markup[:30],
)
def test_what_is_long_sloppy_or_harmlessly_deep_is_not(markup):
    check_nesting(markup)


def test_a_page_of_few_tags_is_not_looked_at():
    check_nesting("<div>" * UNCHECKED_TAGS)


@given(
    st.lists(st.sampled_from(["<div>", "</div>", "<p>", "<b>", "</b>", "<td>", "<table>", "</table>", "<a x>", "<!--"]))
)
def test_tags_in_any_order_pass(tags):
    check_nesting("<br>" * (UNCHECKED_TAGS + 1) + "".join(tags))


@pytest.mark.parametrize("page", own_pages(), ids=lambda page: page.name)
def test_pages_many_times_over_pass(page):
    markup = page.body.decode("utf-8", "replace")
    check_nesting(markup * (UNCHECKED_TAGS // markup.count("<") + 1))
