"""From markup to blocks: where a line ends, what is not shown, what a hostile tree costs."""

from __future__ import annotations

from wordcounts.text.page.blocks import MAX_DEPTH, lay_out, words_in


def lines(markup):
    return [block.text for block in lay_out(markup).blocks]


def test_a_block_is_a_line_and_inline_markup_is_inside_it():
    assert lines("<p>One <b>t</b>wo<p>three<ul><li>four<li>five</ul>") == ["One two", "three", "four", "five"]


def test_references_become_the_characters_that_they_stand_for():
    assert lines("<p>a &lt;b&gt; &amp;amp; c&nbsp;d &eacute;") == ["a <b> &amp; c d é"]


def test_attributes_that_hold_markup_stay_attributes():
    assert lines("""<p title='a > "b"' data-x="<p>no</p>">one</p>""") == ["one"]


def test_the_words_of_links_are_told_from_the_others():
    (block,) = lay_out("<p>one two <a href=/>three four</a> five").blocks
    assert (block.n_words, block.n_link_words) == (5, 2)


def test_an_anchor_without_an_address_is_no_link():
    (block,) = lay_out("<p>one <a name=x>two <a href=/>three</a></a>").blocks
    assert (block.n_words, block.n_link_words) == (3, 1)


def test_a_link_around_blocks_makes_links_of_all_its_words():
    assert [block.n_link_words for block in lay_out("<a href=/><h2>one two</h2><p>three</p></a><p>four").blocks] == [
        2,
        1,
        0,
    ]


def test_what_stands_in_noscript_counts_where_a_page_shows_little_else():
    posts = "<noscript><p>" + "A post of a forum that scripts would show. " * 20 + "</p></noscript>"
    assert "A post of a forum" in lay_out(f"<body>{posts}<div id=app></div>").text
    assert "A post of a forum" not in lay_out(f"<body>{posts}<p>{'shown ' * 200}").text


def test_the_title_and_the_language_are_kept_beside_the_text():
    layout = lay_out("<html lang=de><title>Ein\n Titel</title><p>Wort")
    assert (layout.title, layout.language, layout.text) == ("Ein Titel", "de", "Wort")


def test_elements_far_down_a_tree_are_not_told_apart_but_their_words_are_kept():
    layout = lay_out("<div>" * (MAX_DEPTH + 100) + "deep" + "</div>" * (MAX_DEPTH + 100) + "<p>after")
    assert layout.crowded
    assert layout.text == "deep\nafter"
    assert max(element.depth for element in layout.elements) == MAX_DEPTH
    assert layout.blocks[-1].element.depth < 5


def test_a_script_without_spaces_is_weighed_by_its_characters():
    assert words_in("日本語の文章です") == 1 + 8 // 2
    assert words_in("three short words") == 3


def test_a_hidden_block_parts_blocks_and_a_hidden_word_parts_nothing():
    assert lines("<div>one<div hidden>no</div>two<span hidden>no</span>three<textarea>no</textarea>four</div>") == [
        "one",
        "twothree four",
    ]
