"""JSON-LD: which texts and types are taken, and what a hostile page can make of it."""

from __future__ import annotations

from wordcounts.text.page.structured import MAX_ITEMS, structured_data


def script(json_text):
    return f'<html><script type="application/ld+json">{json_text}</script>'


def test_the_body_of_an_article_and_the_description_of_a_product_are_taken():
    found = structured_data(
        script('[{"@type": "NewsArticle", "articleBody": "The body."}, {"@type": "Product", "description": "A lamp."}]')
    )
    assert found.texts == [("articleBody", "The body."), ("description", "A lamp.")]
    assert found.types == {"NewsArticle", "Product"}


def test_descriptions_of_other_things_and_texts_of_reviews_are_not():
    found = structured_data(
        script('{"@type": "WebSite", "description": "no", "review": {"@type": "Review", "text": "no"}}')
    )
    assert found.texts == []


def test_markup_inside_a_text_is_taken_out_even_when_it_is_escaped():
    found = structured_data(script('{"@type": ["Product"], "description": "&lt;p&gt;A <b>small</b> lamp&lt;/p&gt;"}'))
    assert found.texts == [("description", "A small lamp")]


def test_broken_json_is_passed_over_and_what_follows_is_read():
    found = structured_data(script("{oops") + script('{"@type": "Article", "articleBody": "Still here."}'))
    assert found.texts == [("articleBody", "Still here.")]


def test_a_script_that_never_ends_and_a_deep_one_are_harmless():
    assert structured_data('<script type="application/ld+json">' * 1_000).texts == []
    assert structured_data(script("[" * 100_000)).texts == []


def test_no_more_objects_are_looked_at_than_a_real_page_has():
    many = ",".join('{"@type": "Article", "articleBody": "one"}' for _ in range(MAX_ITEMS + 500))
    assert len(structured_data(script(f"[{many}]")).texts) == MAX_ITEMS


def test_a_type_whose_plus_sign_is_a_reference_and_a_tag_in_capitals_are_known():
    text = '{"@type": "Article", "articleBody": "The body."}'
    assert structured_data(f"<SCRIPT type='application/ld&#x2B;json'>{text}</SCRIPT>").texts == [
        ("articleBody", "The body.")
    ]


def test_the_type_in_a_text_or_in_another_element_is_no_script():
    text = '{"@type": "Article", "articleBody": "no"}'
    assert structured_data(f"<p>application/ld+json</p><link type='application/ld+json'>{text}</script>").texts == []
    assert structured_data("application/ld+json" * 1_000).texts == []
