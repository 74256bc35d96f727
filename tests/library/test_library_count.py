"""Counting from Python."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import wordcounts
from parts.origin import Origin
from wordcounts.text.reading import read_text
from wordcounts.text.values import ReadOptions

PAGE = """<!doctype html><html lang="en"><head><title>Of cats</title></head><body><main><h1>Of cats</h1>
<p>The cat sat on the mat, and the cat looked at the other cat. A cat that sits is a cat that thinks about mats.</p>
<p>Nobody knows what cats think of when the mats are wet, but the cat does, and it keeps the matter to itself.</p>
</main></body></html>"""


def test_counts_a_text() -> None:
    frequencies = wordcounts.count_text("The cat and the hat.", language="en")

    assert (frequencies.n_tokens, frequencies.n_types, frequencies.n_hapaxes) == (5, 4, 3)
    assert [(word.lower(), count) for word, count in frequencies.most_common(2)] == [("the", 2), ("cat", 1)]


def test_markup_in_a_text_is_text() -> None:
    assert wordcounts.count_text("<b>bold</b>")["b"] == 2


def test_counts_bytes_with_their_title_and_language() -> None:
    frequencies = wordcounts.count_bytes(PAGE.encode(), media_type="text/html")

    assert frequencies.title == "Of cats"
    assert frequencies.language == "en"
    assert frequencies["cat"] == 6


def test_counts_a_file_by_its_suffix(tmp_path: Path) -> None:
    page, text = tmp_path / "page.HTML", tmp_path / "page.txt"
    page.write_text(PAGE)
    text.write_text(PAGE)

    assert wordcounts.count_file(page)["doctype"] == 0
    assert wordcounts.count_file(str(text))["doctype"] == 1


def test_file_without_suffix_is_looked_into(tmp_path: Path) -> None:
    page = tmp_path / "page"
    page.write_text(PAGE)

    assert wordcounts.count_file(page).title == "Of cats"


def test_missing_file_is_the_systems_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        wordcounts.count_file(tmp_path / "nothing.html")


def test_counts_an_address_of_this_machine() -> None:
    with Origin() as origin:
        origin.serve("/cats", PAGE)
        frequencies = wordcounts.count_url(origin.url("/cats"))

    assert frequencies.most_common() == wordcounts.count_bytes(PAGE.encode(), media_type="text/html").most_common()


def test_page_that_is_not_there_is_a_fetch_error() -> None:
    with Origin() as origin, pytest.raises(wordcounts.FetchError) as caught:
        wordcounts.count_url(origin.url("/nothing"))

    assert caught.value.code == "http_error"


def test_address_that_is_none_is_an_input_error() -> None:
    with pytest.raises(wordcounts.InputError):
        wordcounts.count_url("ftp://example.org/")


def test_counts_of_a_word_fold_its_case() -> None:
    frequencies = wordcounts.count_text("Straße STRASSE python Python PYTHON")

    assert frequencies["PyThOn"] == 3
    assert frequencies["anaconda"] == 0
    assert "python" in frequencies
    assert "anaconda" not in frequencies


def test_length_and_iteration_are_of_different_words() -> None:
    frequencies = wordcounts.count_text("b a b")

    assert len(frequencies) == 2
    assert list(frequencies) == ["b", "a"]


def test_per_million_is_of_all_words() -> None:
    frequencies = wordcounts.count_text("the cat the hat")

    assert frequencies.per_million("the") == 500_000
    assert wordcounts.count_text("").per_million("the") == 0


def test_view_options_reach_the_view() -> None:
    frequencies = wordcounts.count_text("The cat and 7 hats of the e-mail.", language="en")

    assert "the" not in dict(frequencies.most_common(stop_words="exclude"))
    assert set(dict(frequencies.most_common(stop_words="only"))) <= {"the", "The", "and", "of"}
    assert "7" not in dict(frequencies.most_common(numbers=False))
    assert "mail" in dict(frequencies.most_common(compounds="split"))
    assert [word for word, _ in frequencies.most_common(q="ca")] == ["cat"]
    assert frequencies.words(limit=1, offset=1).items[0].rank == 2


def test_more_words_than_a_page_holds_may_be_asked_for() -> None:
    frequencies = wordcounts.count_text(" ".join(f"word{number}" for number in range(12_000)))

    assert len(frequencies.most_common(11_000)) == 11_000
    assert frequencies.most_common(0) == []


def test_turkish_words_fold_as_turkish_does() -> None:
    frequencies = wordcounts.count_text("IŞIK ışık", language="tr")

    assert frequencies["IŞIK"] == frequencies["ışık"] == 2


def test_bad_option_is_named() -> None:
    with pytest.raises(wordcounts.InvalidOption) as caught:
        wordcounts.count_text("words", extraction="headlines")  # type: ignore[arg-type]

    assert caught.value.parameter == "extraction"


def test_phrases_need_the_text() -> None:
    with pytest.raises(wordcounts.ViewNeedsText):
        wordcounts.count_text("the cat").most_common(ngram=2)


def test_keeps_the_text_when_asked() -> None:
    assert wordcounts.count_text("the cat").text is None
    assert wordcounts.count_text("the cat", keep_text=True).text == "the cat"


def test_compare_puts_what_stands_out_first() -> None:
    target = wordcounts.count_text("whale " * 50 + "the sea " * 50)
    reference = wordcounts.count_text("horse " * 50 + "the sea " * 50)

    found = wordcounts.compare(target, reference)

    assert found[0].word == "whale"
    assert (found[0].target_count, found[0].reference_count) == (50, 0)
    assert found[0].log_ratio > 0


def test_counts_of_different_recipes_are_not_compared() -> None:
    reading = read_text("one", options=ReadOptions())
    other = replace(reading, recipe=replace(reading.recipe, segmenter="icu 1"))

    with pytest.raises(wordcounts.InvalidOption):
        wordcounts.compare(wordcounts.Frequencies(reading), wordcounts.Frequencies(other))


def test_representation_says_what_it_holds() -> None:
    assert repr(wordcounts.count_text("a b b")) == "<Frequencies 3 words, 2 different>"


def test_places_and_phrases_need_the_text_kept():
    html = b"<title>Bread</title><h1>Good bread</h1><p>Good bread. <a href=x>More</a>"
    kept = wordcounts.count_bytes(html, media_type="text/html", extraction="page", keep_text=True)
    plain = wordcounts.count_bytes(html, media_type="text/html", extraction="page")

    assert kept.most_common(1, ngram=2) == [("Good bread", 2)]
    assert kept.most_common(place="links") == [("More", 1)]
    assert [(one.place, one.n_tokens) for one in kept.places(limit=1).places][:3] == [
        ("title", 1),
        ("description", 0),
        ("headings", 2),
    ]
    assert len(kept.places(limit=1).items) == 1
    for look in (lambda: plain.most_common(ngram=2), lambda: plain.most_common(place="links"), plain.places):
        with pytest.raises(wordcounts.ViewNeedsText):
            look()


def test_the_count_of_a_word_is_the_one_that_is_shown():
    frequencies = wordcounts.count_text("l'histoire, Histoire et l’HISTOIRE", language="fr")

    assert frequencies.most_common(1)[0][1] == 3
    assert frequencies["histoire"] == frequencies["L’histoire"] == 3


def test_a_view_may_be_in_another_language():
    frequencies = wordcounts.count_text("the cat and les chats", language="en")

    assert frequencies.most_common(stop_words="exclude", language="fr") == [
        ("the", 1),
        ("cat", 1),
        ("and", 1),
        ("chats", 1),
    ]
    assert frequencies.most_common(1, lemmas="lemma", language="fr", q="chat") == [("chat", 1)]
