"""The shortcuts against ICU: every character of the first two planes, in every position that matters."""

from __future__ import annotations

import pytest

from wordcounts.text.words import shortcuts
from wordcounts.text.words.segment import words_of
from wordcounts.text.words.shortcuts import EDGES, plain_cores

CHARACTERS = [
    character
    for character in map(chr, range(0x21, 0x20000))
    if not "\ud800" <= character <= "\udfff" and not character.isspace()
]
SHAPES = ["{0}", "{0}{0}", "a{0}", "{0}a", "1{0}", "{0}1", "क{0}", "{0}्क", "א{0}", "{0}א", "가{0}", "'{0}'", "a-{0}’s"]


@pytest.mark.parametrize("shape", SHAPES)
def test_what_a_shortcut_takes_for_one_word_is_that_word_for_icu(shape):
    chunks = [shape.format(character) for character in CHARACTERS]
    taken = {chunk: core for chunk, core in zip(chunks, plain_cores(chunks, is_ascii=False), strict=True) if core}
    plain = words_of(" ".join(taken))
    wrong = {} if plain == list(taken.values()) else {c: core for c, core in taken.items() if words_of(c) != [core]}
    assert wrong == {}
    assert len(taken) > 250


@pytest.mark.parametrize("edge", EDGES)
def test_what_stands_at_an_edge_is_no_part_of_the_word(edge):
    chunk = f"{edge}{edge}wörd{edge}"
    assert words_of(chunk) == ["wörd"]
    assert plain_cores([chunk], is_ascii=False) in (["wörd"], [""])


def test_the_blocks_that_are_looked_at_by_their_bytes_hold_nothing_entangled():
    for high in shortcuts._FREE_BLOCKS:
        free = [
            character for character in map(chr, range(high << 8, (high << 8) + 256)) if character not in shortcuts._BUT
        ]
        assert not shortcuts._ENTANGLED.search("".join(free))


def test_most_words_of_most_scripts_take_the_shortcut():
    text = "the été größe слово λέξη բառ სიტყვა كلمة शब्दों పదం 단어 መልስ מילה l'été peut-être 2026 foo_bar"
    words = text.split()
    assert plain_cores(words, is_ascii=False) == words


@pytest.mark.parametrize(
    "chunk", ["C++", "¿C#?", "_", "2020-21", "คำ", "言葉", "カナ", "e\u0301", "Ⅳ", "½", "صَّ", "a·1", "SK텔레콤"]
)
def test_what_needs_more_than_a_look_takes_none(chunk):
    assert plain_cores([chunk], is_ascii=False) == [""]
