"""Texts of our own making, from a seed: the same characters at every run and on every machine.

English is the prose of pages.py. Mixed is the paragraphs that the tests have in 39 languages, and beyond them sentences
of their words, a third of which are put together from the halves of two others: a text grows new words as it grows.
"""

from __future__ import annotations

import json
import random
import re
import resource
import time
from collections.abc import Iterator
from pathlib import Path

from pages import Prose

PARAGRAPHS: dict[str, str] = json.loads(
    (Path(__file__).parent.parent / "tests" / "text" / "fixtures" / "paragraphs.json").read_text("utf-8")
)
SHARE_OF_NEW_WORDS = 1 / 3
TAGS = re.compile("<[^>]+>")
PATTERN = r"\w+(?:['’.,:·\-‐‑&]\w+)*"
"""Our words as far as one regular expression goes that all the peers understand."""


def english(n_bytes: int, *, seed: int = 1) -> str:
    """Prose of about `n_bytes`."""
    prose = Prose(seed)
    return _up_to(n_bytes, iter(lambda: TAGS.sub("", prose.paragraph()), ""))


def mixed(n_bytes: int, *, seed: int = 1) -> str:
    """Paragraphs in 39 languages of about `n_bytes` of UTF-8."""
    return _up_to(n_bytes, _paragraphs(list(PARAGRAPHS.values()), random.Random(seed)))


def of_language(language: str, n_bytes: int, *, seed: int = 1) -> str:
    """Paragraphs in one of these languages."""
    return _up_to(n_bytes, _paragraphs([PARAGRAPHS[language]], random.Random(seed)))


def _paragraphs(paragraphs: list[str], source: random.Random) -> Iterator[str]:
    yield from paragraphs
    while True:
        for paragraph in paragraphs:
            words = paragraph.split()
            yield " ".join(_word(words, source) for _ in words)


def _word(words: list[str], source: random.Random) -> str:
    word = source.choice(words)
    if source.random() >= SHARE_OF_NEW_WORDS:
        return word
    other = source.choice(words)
    return word[: (len(word) + 1) // 2] + other[len(other) // 2 :]


def _up_to(n_bytes: int, paragraphs: Iterator[str]) -> str:
    found: list[str] = []
    size = 0
    for paragraph in paragraphs:
        found.append(paragraph)
        size += len(paragraph.encode()) + 2
        if size >= n_bytes:
            break
    return "\n\n".join(found)


def cpu_s() -> float:
    """Of this process with all its threads, and of its children that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime
