"""What the wording of a unit shows: where its sentences end, legal words, words of the title, prices."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

_ENDS: Final = (". ", "! ", "? ", '." ')
_OTHER_ENDS: Final = ("… ", ".” ", ".» ", "。", "！", "？", "।", "॥", "؟", "۔", "։", "።", "။", "។")
"""Looked for where a text is not ASCII: those of Chinese, Japanese, Devanagari, Arabic, Urdu, Armenian and so on."""
SENTENCE_ENDS: Final = _ENDS + _OTHER_ENDS
LAST: Final = frozenset(".!?…。！？।॥؟۔։።။។")
QUOTES: Final = '"”’»)]'
_UNMARKED: Final = re.compile("[\u0e01-\u0e2e\u0e81-\u0eae]")
_UNMARKED_WORDS: Final = 15
"""Thai and Lao mark no sentence's end: one is taken for every so many of their words, as in a sentence of theirs."""
LEGAL: Final = (
    "©", "copyright", "all rights reserved", "cookie", "privacy", "terms", "subscribe", "newsletter", "sign in",
    "sign up", "log in", "login", "share",
)  # fmt: skip
PRICED: Final = ("$", "€", "£", "¥", "₹", "zł", "kr", "₽", "USD", "EUR")
_PRICE: Final = re.compile(r"[$€£¥₹]\s?\d|\d\s?(?:€|zł|kr\b|₽|USD|EUR)")
SEEN_CHARS: Final = 400
"""Of a block, in which legal words and prices are looked for."""


def look(text: str, title: Set[str]) -> tuple[int, float]:
    """The legal words at the beginning of a text, and the share of its first twenty words that the title holds.

    Args:
        text: of a unit.
        title: the words of the title, in lower case.
    """
    head = text[:SEEN_CHARS].lower()
    words = head.split(maxsplit=20)[:20]
    in_title = len([1 for word in words if word in title]) / len(words) if words else 0.0
    return len([1 for word in LEGAL if word in head]), in_title


def sentences_in(text: str, n_words: int) -> int:
    """About how many sentences end in a text of so many words."""
    n = int(ends_sentence(text))
    for end in _ENDS:
        n += text.count(end)
    if not text.isascii():
        for end in _OTHER_ENDS:
            n += text.count(end)
        if not n and n_words >= _UNMARKED_WORDS and _UNMARKED.search(text):
            return n_words // _UNMARKED_WORDS
    return n


def ends_sentence(text: str) -> bool:
    """Whether its last character ends one, a quotation mark passed over."""
    last = text[-1:]
    return last in LAST or (last in QUOTES and text[-2:-1] in LAST)


def is_priced(text: str) -> bool:
    """Whether a text holds a price."""
    # The signs are looked for first: a tenth of the pattern's cost, and most texts hold none.
    return any(sign in text for sign in PRICED) and _PRICE.search(text) is not None
