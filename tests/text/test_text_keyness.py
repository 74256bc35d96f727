import pytest

from wordcounts.text.measures.contrast import g2_two_term, log_ratio
from wordcounts.text.views.keyness import compare
from wordcounts.text.words.table import Table


@pytest.mark.parametrize(
    ("a", "b", "c", "d", "g2", "ratio"),
    [
        (100, 50, 10_000, 10_000, 16.9899, 1.0),
        (30, 10, 100_000, 200_000, 29.0392, 2.5850),
        (5, 0, 1_000, 1_000, 6.9315, 3.3219),
        (0, 5, 1_000, 1_000, -6.9315, -3.3219),
    ],
)
def test_keyness_gives_the_published_values(a, b, c, d, g2, ratio):
    assert g2_two_term(a, b, c, d) == pytest.approx(g2, abs=1e-4)
    assert log_ratio(a, b, c, d) == pytest.approx(ratio, abs=1e-4)


def test_words_of_either_text_are_compared_folded():
    found = compare(Table(("Cat", "dog", "the"), (5, 1, 4)), Table(("the", "cat", "bird"), (4, 1, 5)))
    assert [(word.word, word.target_count, word.reference_count) for word in found] == [
        ("Cat", 5, 1),
        ("dog", 1, 0),
        ("the", 4, 4),
        ("bird", 0, 5),
    ]
    assert found[0].g2 > 0 > found[-1].g2
    assert found[2].g2 == 0


def test_a_text_compared_with_itself_has_no_key_words():
    table = Table(("a", "b", "c"), (3, 7, 11))
    assert all(word.g2 == 0 and word.log_ratio == 0 for word in compare(table, table))


def test_nothing_can_be_compared_with_an_empty_text():
    assert compare(Table(("a",), (1,)), Table()) == ()
    assert compare(Table(), Table(("a",), (1,))) == ()
    assert g2_two_term(1, 0, 1, 0) == log_ratio(1, 0, 1, 0) == 0.0
