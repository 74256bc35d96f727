"""The main text: how units are made, measured and chosen. Its quality is held by test_text_corpus."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wordcounts.text.page.article.choose import chosen
from wordcounts.text.page.article.features import NAMES, Measured, signals, units_of
from wordcounts.text.page.article.find import main_text
from wordcounts.text.page.article.signals import WEIGHTS
from wordcounts.text.page.article.trees import score
from wordcounts.text.page.blocks import Element, lay_out
from wordcounts.text.page.structured import Structured, structured_data

SENTENCES = "The river rose in the night, and it carried the old wooden bridge away. " * 8
PAGE = f"""<html><title>Flood in the valley | The Gazette</title><body>
<nav class="main-menu"><ul><li><a href=/>Home</a><li><a href=/n>News</a><li><a href=/s>Sport</a></ul></nav>
<article class="post-content"><h1>Flood in the valley</h1><p>{SENTENCES}</p><p>{SENTENCES}</p></article>
<footer class="site-footer"><a href=/p>Privacy</a> <a href=/t>Terms</a> © The Gazette</footer></body></html>"""

likely = st.floats(min_value=0.0, max_value=1.0)


def test_the_main_text_is_the_article_and_not_the_menu():
    found = main_text(lay_out(PAGE), Structured(), url="")
    assert found.text.startswith("Flood in the valley\nThe river")
    assert "Sport" not in found.text
    assert "Privacy" not in found.text
    assert found.expected_f1 > 0.8


def test_short_neighbours_of_one_list_are_one_unit_and_paragraphs_are_not():
    units = units_of(lay_out(PAGE), Structured())
    assert [unit.text for unit in units][:2] == ["Home\nNews\nSport", "Flood in the valley"]
    assert len(units) == 5


def test_what_structured_data_says_beyond_the_page_is_a_unit_more():
    markup = PAGE.replace(
        "</title>",
        '</title><script type="application/ld+json">{"@type": "Product", "description": "'
        'An aluminium lantern which burns eleven hours on one charge"}</script>',
    )
    last = units_of(lay_out(markup), structured_data(markup))[-1]
    assert last.structured
    assert last.text.startswith("An aluminium lantern")


def test_every_row_has_a_number_for_every_name():
    layout = lay_out(PAGE)
    units = units_of(layout, Structured())
    rows = Measured(units, layout, Structured(), url="https://example.org/a/b-c", weights=WEIGHTS).rows()
    assert [len(row) for row in rows] == [len(NAMES)] * len(units)
    by_name = dict(zip(NAMES, rows[0], strict=True))
    assert by_name["links"] == 1.0
    assert by_name["url_parts"] == 2
    assert score(rows[2]) > score(rows[0])


def test_names_are_taken_apart_where_people_put_them_together():
    element = Element("div", None, (("class", "postContent site-footer2"), ("itemprop", "articleBody")))
    assert signals(element) == {"<div", "post", "content", "site", "footer", "itemprop=articlebody"}


@given(st.lists(st.tuples(likely, st.integers(min_value=0, max_value=500)), max_size=30))
def test_no_other_limit_gives_a_higher_expected_f1(units):
    probabilities, n_words = [p for p, _ in units], [n for _, n in units]
    found = chosen(probabilities, n_words)
    wanted = sum(p * n for p, n in units)
    for limit in {*probabilities, 0.0}:
        kept = [(p, n) for p, n in units if p >= limit]
        total = sum(n for _, n in kept)
        f1 = 2 * sum(p * n for p, n in kept) / (total + wanted) if total else 0.0
        assert f1 <= found.expected_f1 + 1e-9


def test_nothing_is_chosen_of_nothing():
    assert chosen([], []).units == ()
