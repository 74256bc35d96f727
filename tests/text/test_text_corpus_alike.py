"""Documents that say nearly the same, found without comparing each with each."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from wordcounts.text.corpus.alike import MAX_BUCKET, NEAR, alike
from wordcounts.text.corpus.corpus import Corpus, Document, corpus_of
from wordcounts.text.words.segment import count_words


def corpus(*texts: str) -> Corpus:
    tables = [count_words(text)[0] for text in texts]
    return corpus_of((Document(at, f"Text {at}", one.n_tokens), one) for at, one in enumerate(tables, start=1))


def written(seed: int, n: int = 200) -> list[str]:
    chance = random.Random(seed)
    return [f"word{int(chance.paretovariate(0.6))}" for _ in range(n)]


def changed(words: list[str], n: int, seed: int = 0) -> list[str]:
    chance = random.Random(seed)
    new = list(words)
    for at in chance.sample(range(len(words)), n):
        new[at] = f"other{at}"
    return new


def share(first: str, second: str) -> float:
    a, b = (Counter(dict(count_words(text)[0])) for text in (first, second))
    return (a & b).total() / (a | b).total()


def test_a_page_with_another_date_is_near_the_first_one_and_told_how_near() -> None:
    page = " ".join(written(1))
    first, second = f"{page} 12 March, 3 comments", f"{page} 13 April, 4 comments"
    found = alike(corpus("Something else. " * 30, first, " ".join(written(2)), second))

    (one,) = found.items
    assert (one.number, one.name, one.near, one.near_name) == (4, "Text 4", 2, "Text 2")
    assert one.share == pytest.approx(share(first, second))
    assert 0.95 < one.share < 1


def test_no_pair_is_missed_and_none_is_told_wrongly() -> None:
    texts = []
    for seed in range(60):
        words = written(seed)
        texts += [" ".join(words), " ".join(changed(words, seed % 25, seed))]
    expected = {
        second
        for second in range(len(texts))
        if max((share(texts[first], texts[second]) for first in range(second)), default=0.0) >= NEAR
    }
    assert 10 < len(expected) < 60

    found = alike(corpus(*texts))

    assert {one.number - 1 for one in found.items} == expected
    for one in found.items:
        assert one.share == pytest.approx(share(texts[one.near - 1], texts[one.number - 1]))
        assert one.near < one.number


def test_the_nearest_is_told_and_of_those_the_first() -> None:
    words = written(3)
    text, near, nearer = " ".join(words), " ".join(changed(words, 6)), " ".join(changed(words, 2))
    found = alike(corpus(near, nearer, text, " ".join(reversed(words))))

    assert [(one.number, one.near) for one in found.items][1:] == [(3, 2), (4, 3)]
    assert found.items[-1].share == 1.0, "the same words in another order"


def test_short_texts_are_near_none() -> None:
    assert alike(corpus("All rights reserved.", "All rights reserved!", "", "")).items == ()
    assert alike(corpus("One text alone. " * 10)).items == ()
    assert alike(corpus()).items == ()


def test_the_threshold_is_the_callers() -> None:
    words = written(4)
    texts = (" ".join(words), " ".join(changed(words, 6)))
    assert len(alike(corpus(*texts)).items) == 1
    assert alike(corpus(*texts), threshold=0.97).items == ()


def test_hundreds_of_versions_have_their_original_among_the_first() -> None:
    words = written(5)
    n = MAX_BUCKET + 60
    found = alike(corpus(*(" ".join([*words, f"visit{number}"]) for number in range(n))))

    assert [one.number for one in found.items] == list(range(2, n + 1))
    assert {one.near for one in found.items} == {1}
