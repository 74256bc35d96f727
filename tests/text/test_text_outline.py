"""The parts of a document: what counted, as a choice that can be changed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parts.marked import own_pages
from wordcounts.errors import InvalidOption
from wordcounts.text.outline import MAX_CHOICE_CHARS, Outline, Part, is_choice
from wordcounts.text.reading import read, read_text
from wordcounts.text.values import Reading, ReadOptions
from wordcounts.text.words.segment import count_words

PARTS = st.lists(st.builds(Part, text=st.text("abc ", min_size=1), counted=st.booleans()), max_size=30)
OUTLINES = st.builds(Outline, parts=PARTS.map(tuple), headline=st.sampled_from(["", "Head"]))

PAGE = b"""<title>Mills - The Valley</title><body>
<nav><ul><li><a href=/>Home</a><li><a href=/a>Archive</a><li><a href=/b>About us</a></ul></nav>
<main><h1>The old mill</h1>
<p>The old mill stands by the river, and nobody has ground corn in it for a hundred years or more.
<p>Children fish below it now, where the wheel once turned, and the miller's house is an inn for walkers.
<p>Every spring the valley meets there, to mend the roof and to tell again how the mill was saved.</main>
<footer><p>All rights reserved. <a href=/c>Contact</a></footer>"""


def outline_of(body: bytes, *, extraction: str = "article", media_type: str = "text/html") -> tuple[Outline, Reading]:
    options = ReadOptions(extraction=extraction, outline=True)  # type: ignore[arg-type]
    reading = read(body, media_type=media_type, charset="utf-8", options=options)
    assert reading.outline is not None
    return reading.outline, reading


@pytest.mark.parametrize("page", list(own_pages()), ids=lambda page: page.name)
def test_what_counted_is_the_main_text_of_every_page(page):
    outline, reading = outline_of(page.body)
    assert dict(count_words(outline.text_of(outline.choice))[0]) == dict(reading.table)


@pytest.mark.parametrize("page", list(own_pages()), ids=lambda page: page.name)
def test_all_that_is_shown_counts_for_the_whole_page(page):
    outline, reading = outline_of(page.body, extraction="page")
    assert dict(count_words(outline.text_of(outline.choice))[0]) == dict(reading.table)
    assert all(part.counted is not part.structured for part in outline.parts)


def test_both_extractions_have_the_same_parts():
    main, whole = outline_of(PAGE)[0], outline_of(PAGE, extraction="page")[0]
    assert [part.text for part in main.parts] == [part.text for part in whole.parts]
    assert sum(part.counted for part in main.parts) < sum(part.counted for part in whole.parts)


def test_a_part_says_where_it_stands_and_what_spoke_against_it():
    parts = {part.text.split("\n")[0]: part for part in outline_of(PAGE)[0].parts}
    menu, first = parts["Home"], parts["The old mill"]
    assert (menu.within, menu.counted, menu.n_words, menu.n_link_words) == ("nav", False, 4, 4)
    assert (first.within, first.counted, first.tag) == ("main", True, "h1")
    assert menu.likelihood < 0.5 < first.likelihood


def test_an_outline_is_made_on_request_alone():
    assert read(PAGE, media_type="text/html", charset=None, options=ReadOptions()).outline is None


def test_the_parts_of_what_has_no_markup_are_its_lines():
    outline = read_text("One line.\n\nAnother.", options=ReadOptions(outline=True)).outline
    assert outline is not None
    assert [(part.text, part.counted) for part in outline.parts] == [("One line.", True), ("Another.", True)]


@given(OUTLINES)
def test_what_counted_is_written_as_a_choice_and_read_back(outline):
    lines = [part.text for part in outline.parts if part.counted]
    assert is_choice(outline.choice)
    assert outline.text_of(outline.choice) == "\n".join([outline.headline, *lines] if outline.headline else lines)


@given(OUTLINES)
def test_an_outline_survives_its_bytes(outline):
    assert Outline.from_bytes(outline.to_bytes()) == outline


def test_a_reading_carries_its_outline_through_the_pipe():
    reading = outline_of(PAGE)[1]
    assert Reading.from_bytes(reading.to_bytes()) == reading


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b'{"headline":1,"parts":[]}', b'{"headline":"","parts":[{"text":1}]}', b"[" * 100_000]
)
def test_damaged_bytes_are_no_outline(data):
    with pytest.raises(ValueError, match=r"."):
        Outline.from_bytes(data)


@pytest.mark.parametrize(
    "choice",
    ["blocks:x", "blocks:1,", "blocks:2-1", "blocks:9", "blocks:0-9", "blocks:0,h", "blocks:٣", "blocks:-1",
     "blocks:" + "0," * MAX_CHOICE_CHARS + "0"],
    ids=lambda choice: choice[:12],
)  # fmt: skip
def test_a_bad_choice_is_refused(choice):
    with pytest.raises(InvalidOption) as refused:
        Outline.of_lines("a\nb").text_of(choice)
    assert refused.value.parameter == "extraction"


def test_nothing_can_be_chosen_too():
    assert Outline.of_lines("a\nb").text_of("blocks:") == ""


def test_an_outline_is_plain_json():
    assert json.loads(outline_of(PAGE)[0].to_bytes())["parts"][0]["text"].startswith("Home")
