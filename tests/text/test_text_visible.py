"""The quick way to all visible text gives what the blocks give, on every page that we have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parts.marked import own_pages
from parts.markup import GLUE, MALFORMED, UNSEEN, WHOLE
from parts.markup import page as page_of
from wordcounts.text.charset.decode import decode
from wordcounts.text.page import visible
from wordcounts.text.page.blocks import lay_out, parsed

PIECES = [
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<br>",
    "<div~hidden>",
    "<br~hidden>",
    "<hr~style='DISPLAY~:none'>",
    "<img~hidden~alt=no>",
    "</div>",
    "<span~style='display:none'>",
    "</span>",
    "<td>",
    "<li>",
    "<x-box>",
    "</x-box>",
    "<button>",
    "<img~alt=no>",
    "<textarea>",
    "</textarea>",
    "<svg>",
    "</svg>",
    "<dialog>",
    "</dialog>",
    "<a~href=/>",
    "</a>",
    "<p~a\"b='c>'>",
    "<!--~no~-->",
    "<noscript>few</noscript>",
    "one",
    "~",
    "two",
    "&lt;b&gt;",
    "é",
]


@pytest.mark.parametrize("page", own_pages(), ids=lambda page: page.name)
def test_the_quick_way_and_the_blocks_agree_on_real_looking_pages(page):
    html, _ = decode(page.body, charset=None, markup=True)
    assert visible.text_of(parsed(html)) in (lay_out(html).text, None)


@pytest.mark.parametrize("row", [*GLUE, *WHOLE, *UNSEEN, *MALFORMED], ids=lambda row: row[0])
def test_the_quick_way_and_the_blocks_agree_on_tricky_markup(row):
    html = page_of(row).decode()
    assert visible.text_of(parsed(html)) == lay_out(html).text


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(lambda pieces: "".join(pieces).replace("~", " ")))
def test_the_quick_way_and_the_blocks_agree_on_any_markup(html):
    assert visible.text_of(parsed(html)) == lay_out(html).text


def test_where_noscript_holds_a_page_only_the_blocks_can_tell():
    assert visible.text_of(parsed("<body><noscript>" + "word " * 60 + "</noscript>")) is None


def test_a_frame_left_open_in_noscript_does_not_eat_the_page():
    html = "<p>one</p><noscript><iframe src=x></noscript><p>two</p><script>no()</script>"
    assert lay_out(html).text == "one\ntwo"
    assert visible.text_of(parsed(html)) == "one\ntwo"


def test_a_quote_in_the_name_of_an_attribute_hides_nothing():
    html = '<p title=Arm, 8" long, 12" post>one</p><p>two "three"</p>'
    assert lay_out(html).text == 'one\ntwo "three"'


@pytest.mark.parametrize("root", ["<html hidden>", "<body style='visibility:hidden'>", "<html><body hidden><p hidden>"])
def test_a_page_that_is_hidden_as_a_whole_shows_nothing(root):
    html = f"<!doctype html>{root}<p>one</p>"
    assert visible.text_of(parsed(html)) == lay_out(html).text == ""


def test_hidden_elements_within_hidden_ones_are_gone_too():
    html = "<div hidden>" * 3_000 + "no" + "</div>" * 3_000 + "<p>one"
    assert visible.text_of(parsed(html)) == lay_out(html).text == "one"
