from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.text import notices
from wordcounts.text.formats.html import read
from wordcounts.text.formats.shape import Document
from wordcounts.text.page import wall_phrases
from wordcounts.text.page.walls import LONG, plain, walls

PAGES = sorted((Path(__file__).parent / "walls").glob("*/*.html"))
WALLS = {"bot_wall", "consent_wall", "login", "needs_javascript", "paywalled", "soft_404"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.stem}")
@pytest.mark.parametrize("extraction", ["article", "page"])
def test_a_wall_gets_its_notice_and_an_ordinary_page_none(page, extraction):
    found = read(Document(page.read_bytes(), None, extraction))
    codes = [notice.code for notice in found.notices if notice.code in WALLS]
    assert codes == ([] if page.parent.name == "none" else [page.parent.name])


def test_every_kind_of_wall_has_pages_and_there_are_as_many_that_are_none():
    kinds = [page.parent.name for page in PAGES]
    assert set(kinds) == {*WALLS, "none"}
    assert all(kinds.count(kind) >= 9 for kind in WALLS)
    assert kinds.count("none") >= 25


SENTENCES = "The river rose in the night and carried the old wooden bridge away, with the bench beside it.\n" * 40


@pytest.mark.parametrize("page", [page for page in PAGES if page.parent.name != "none"], ids=lambda page: page.stem)
def test_no_wall_is_seen_where_a_whole_article_stands(page):
    markup = page.read_text("utf-8").replace('"wordCount":1840', '"wordCount":700')
    title = markup.partition("<title>")[2].partition("</title>")[0]
    assert walls(markup, title=title, visible=SENTENCES * 2) == ()


def test_a_text_that_is_not_free_is_known_by_the_words_that_it_should_have():
    said = '<script type="application/ld+json">{"isAccessibleForFree": false, "wordCount": %d}</script>'
    n_words = len(SENTENCES.split())
    assert walls(said % n_words, title="", visible=SENTENCES) == ()
    assert walls(said % (2 * n_words), title="", visible=SENTENCES) == (notices.PAYWALLED,)
    assert walls(said % (60 * n_words), title="", visible=SENTENCES * 60) == ()
    assert len(SENTENCES * 60) > LONG


def test_what_an_application_says_of_other_texts_is_not_said_of_this_one():
    state = '<script>window.state = {"isAccessibleForFree": false}</script>'
    assert walls(state, title="", visible="One short line.") == ()


TABLES = {
    name: [*table] if not isinstance(table, dict) else [phrase for phrases in table.values() for phrase in phrases]
    for name, table in vars(wall_phrases).items()
    if name.isupper() and name != "BOT_MARKUP"
}


@pytest.mark.parametrize("name", TABLES)
def test_phrases_are_written_as_they_are_looked_for(name):
    assert [phrase for phrase in TABLES[name] if phrase != plain(phrase)] == []


def test_titles_are_written_without_the_marks_at_their_ends():
    titles = wall_phrases.GONE | wall_phrases.BOT_TITLES
    assert [title for title in titles if title != title.strip(".…!?:;。！？ ")] == []


def test_no_phrase_holds_another_which_would_find_it_as_well():
    for name in ("BOT", "CONSENT", "GONE_SAYS", "LOGIN_NEEDED", "SCRIPT_ASKED"):
        phrases = TABLES[name]
        assert [(one, other) for one in phrases for other in phrases if one is not other and one in other] == []


SIZE = 400_000
BITS = [
    "<script ", "<script src=", "<input ", 'class="', "id=root ", "<div ", "javascript ", "application/ld+json ",
    'isAccessibleForFree":false', "<app-root ", "itemprop=", '"wordCount":', "| ", "-",
]  # fmt: skip


@pytest.mark.parametrize("bit", BITS)
@pytest.mark.parametrize("title", ["log in", "not found"])
def test_hostile_markup_takes_time_in_proportion(bit, title):
    """Quadratic work on this would run into the test's own limit."""
    walls(bit * (SIZE // len(bit)), title=title + bit * 1000, visible="subscribe to read\nlog in\n")
    walls("<script>" + bit * 100, title=title, visible=bit * (SIZE // len(bit)))


@given(
    st.text(), st.text(max_size=50), st.lists(st.sampled_from([*BITS, *wall_phrases.BOT[:9], "log in", "404", "\n"]))
)
def test_at_most_one_wall_is_found_whatever_the_page(html, title, bits):
    found = walls(html + "".join(bits), title=title, visible="".join(bits))
    assert len(found) <= 1
    assert {notice.code for notice in found} <= WALLS
