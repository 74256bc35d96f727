"""Words, as readers of any script know them, and how often each occurs.

A word is a UAX #29 word that holds a letter or a digit, with the tailoring that the standard allows (its section 4.1):

- a hyphen (U+002D; U+2010 and U+2011 are written so) or & joins two words that touch it, when at least one of them
  holds a letter: e-mail, COVID-19, F-16, AT&T; but 2020-21 is two, and so is "well -known";
- C++, C# and F# keep their signs.

Chinese, Japanese, Thai, Khmer, Lao and Burmese are segmented by ICU's dictionaries.

Design: white space never lies inside a word, so a text is split on it, and each distinct chunk is segmented once
(DESIGN, third idea). Most chunks are one plain word (`shortcuts`); the rest goes to ICU in one piece. Property tests
hold the three to each other, and to a reference written apart.

Source: Unicode Standard Annex #29, revision 45 (Unicode 16), Word Boundary Rules; ICU 77, root locale.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from itertools import islice
from typing import Any, Final

from wordcounts.text.words.breaker import icu_of_process
from wordcounts.text.words.characters import LONE_SURROGATE, one_spelling
from wordcounts.text.words.kernel import MAX_COUNT, Batch, Kernel, KernelCounter, KernelFailed, loaded
from wordcounts.text.words.shortcuts import LONG, ascii_ends, ascii_words, plain_cores
from wordcounts.text.words.table import MAX_TYPES, Table

_COMPOUND: Final = re.compile("[-&]")

MAX_WORD: Final = 256
"""Characters of a word that are kept (PROMISES, "No one in"). The longest word of a dictionary has 189,819: no loss."""

BLOCK: Final = 50_000
"""Characters split at a time: the memory taken grows with the distinct words and not with the text. Blocks of 1,000,000
take up to a fifth longer (measured on 1 and 10 MB): what is split then leaves the processor's cache."""
MAX_CHUNKS: Final = 100_000
"""Distinct chunks that are gathered before they are segmented: those of some 3 MB of prose."""

MAX_ENTRIES: Final = 250_000
"""As MAX_CHUNKS, of the kernel's entries: 50 bytes and the word each, half of what a chunk takes in Python."""

MANY: Final = 1_000
"""Words of one chunk from which on equal ones share their memory: a text without a space may be of 20 MB."""

_BREAKERS: Final[list[Any]] = []
"""Of ICU, each in use by nobody: a new one costs a tenth of a page."""

_SIGNED: Final = {"C": ("++", "#"), "c": ("++", "#"), "F": ("#",), "f": ("#",)}
_JOINERS: Final = ("-", "&")
_NO_WIDTH: Final = "\u200c\u200d"

_WIDE: Final = re.compile("[\U00010000-\U0010ffff]")

VIRAMA: Final = 9
"""The combining class of the signs that take a consonant's vowel away (Unicode Standard, table 4-3)."""


def count_words(text: str) -> tuple[Table, bool]:
    """Count the words of a text.

    Args:
        text: any text; no need to normalise it first.

    Returns:
        The table, forms in order of first appearance; and whether something was cut: a word to MAX_WORD characters,
        or the table to MAX_TYPES forms.
    """
    kernel = loaded()
    if kernel is not None:
        with suppress(KernelFailed):
            return _count_by_kernel(kernel, text)
    return count_in_python(text)


def _count_by_kernel(kernel: Kernel, text: str) -> tuple[Table, bool]:
    counts: dict[str, int] = {}
    cut = False
    with kernel.counter() as counter:
        for block in _blocks(text):
            counter.feed(block)
            if len(counter) > MAX_ENTRIES:
                counts, short = _bounded(_added(_batch(counter), counts))
                cut = cut or short
        last = _batch(counter)
    if not counts and last.longest <= MAX_WORD and len(last.counts) <= MAX_TYPES and last.n_tokens <= MAX_COUNT:
        return Table.packed(last.text, last.counts, last.n_tokens), False
    counts, short = _bounded(_added(last, counts))
    return Table.of(counts), cut or short


def _batch(counter: KernelCounter) -> Batch:
    tell_chunks(counter)
    return counter.taken()


def tell_chunks(counter: KernelCounter) -> None:
    """Have ICU tell the words of the chunks that the kernel left.

    Raises:
        KernelFailed: no memory.
    """
    if not counter.found.n_chunks:
        return
    icu = icu_of_process()
    if icu is not None:
        counter.ask(icu)
    else:
        counter.tell(_normalised(counter.chunks()), _utf16_ends)


def _added(batch: Batch, counts: dict[str, int]) -> dict[str, int]:
    """Add a batch to `counts`, and return it."""
    if not counts:
        return dict(batch)
    seen = counts.get
    for word, n in batch:
        counts[word] = seen(word, 0) + n
    return counts


def count_in_python(text: str) -> tuple[Table, bool]:
    """As `count_words`, without the kernel: the same table."""
    counts: dict[str, int] = {}
    chunks: Counter[str] = Counter()
    cut = False
    is_ascii = text.isascii()
    for block in _blocks(text):
        chunks.update(block.split())
        if len(chunks) > MAX_CHUNKS:
            counts, short = _bounded(words_of_chunks(chunks, counts, is_ascii=is_ascii))
            cut = cut or short
            chunks.clear()
    counts, short = _bounded(words_of_chunks(chunks, counts, is_ascii=is_ascii))
    return Table.of(counts), cut or short


def words_of(text: str) -> list[str]:
    """The words of a text in order, without cutting; the plain way: no chunks, no shortcuts.

    >>> words_of("Don\u2019t e-mail AT&T in C++.")
    ["Don't", 'e-mail', 'AT&T', 'in', 'C++']
    """
    whole = _normalised(" ".join(text.split()))
    return next(_by_line(whole, _ends(whole)))


def parts_of(word: str) -> list[str]:
    """A compound taken apart where it was joined; a part that is empty never was a word.

    >>> parts_of("e-mail"), parts_of("AT&T"), parts_of("-ish")
    (['e', 'mail'], ['AT', 'T'], ['ish'])
    """
    return [part for part in _COMPOUND.split(word) if part]


def as_counted(word: str, *, split: bool) -> list[str]:
    """A word as the table has it: cut to MAX_WORD, then taken apart if compounds are."""
    cut = word[:MAX_WORD]
    return parts_of(cut) if split else [cut]


def words_by_chunk(chunks: Iterable[str]) -> dict[str, Sequence[str]]:
    """The words of each chunk of a text (what stands between white space), as `count_words` finds them, uncut."""
    given = list(chunks)
    cores = plain_cores(given, is_ascii=False)
    rest = _segmented([chunk for chunk, core in zip(given, cores, strict=True) if not core])
    return {chunk: (core,) if core else next(rest) for chunk, core in zip(given, cores, strict=True)}


def _blocks(text: str) -> Iterator[str]:
    """The text in pieces of about BLOCK characters that end at white space."""
    if len(text) <= BLOCK:
        yield text
        return
    space = re.compile(r"\s")
    start = 0
    while start < len(text):
        found = space.search(text, start + BLOCK)
        end = found.start() if found else len(text)
        yield text[start:end]
        start = end


def words_of_chunks(chunks: dict[str, int], counts: dict[str, int], *, is_ascii: bool = False) -> dict[str, int]:
    """Add the words of all chunks to `counts`, and return it."""
    cores = plain_cores(list(chunks), is_ascii=is_ascii)
    rest = _segmented([chunk for chunk, core in zip(chunks, cores, strict=True) if not core])
    seen = counts.get
    for core, n in zip(cores, chunks.values(), strict=True):
        if core:
            counts[core] = seen(core, 0) + n
        else:
            for word in next(rest):
                counts[word] = seen(word, 0) + n
    return counts


def _bounded(counts: dict[str, int]) -> tuple[dict[str, int], bool]:
    """The counts within MAX_WORD and MAX_TYPES, and whether something was cut for that."""
    cut = False
    if counts and max(map(len, counts)) > MAX_WORD:
        cut, counts = True, shortened(counts)
    if len(counts) > MAX_TYPES:
        cut, counts = True, dict(islice(counts.items(), MAX_TYPES))
    return counts, cut


def shortened(counts: dict[str, int]) -> dict[str, int]:
    """The counts of words that are cut to MAX_WORD."""
    short: dict[str, int] = {}
    for form, n in counts.items():
        short[form[:MAX_WORD]] = short.get(form[:MAX_WORD], 0) + n
    return short


def _segmented(chunks: list[str]) -> Iterator[list[str]]:
    """The words of each chunk, in order; those that ICU must see, it sees in one piece."""
    foreign = _normalised("\n".join([chunk for chunk in chunks if not chunk.isascii() or len(chunk) > LONG]))
    by_icu = _by_line(foreign, _ends(foreign) if foreign else ())
    for chunk in chunks:
        if not chunk.isascii() or len(chunk) > LONG:
            yield next(by_icu)
        elif "+" in chunk or "#" in chunk:
            yield next(_by_line(chunk, ascii_ends(chunk)))
        else:
            yield ascii_words(chunk)


def _by_line(text: str, ends: Iterable[int]) -> Iterator[list[str]]:
    """The words of each line of a text, from where its segments end: those that are words, joined and signed.

    `last` is the segment just before when it is a word; `joiner` the hyphen or & that followed it.
    """
    words: list[str] = []
    compound: list[str] = []
    last = joiner = ""
    start = 0
    for end in ends:
        piece = text[start:end]
        if piece.isalpha() or piece[0].isalpha() or holds_word(piece):
            word = _clean(piece) if piece[-1] in _NO_WIDTH else piece
            if joiner and (holds_letter(last) or holds_letter(piece)):
                # Put together at its end: a chunk of 20 MB may be one compound.
                compound += (joiner, word) if compound else (words.pop(), joiner, word)
            else:
                _settle(words, compound)
                words.append(word if len(words) < MANY else sys.intern(word))
            last, joiner = piece, ""
        elif piece in _JOINERS and last and not joiner:
            joiner = piece
        else:
            _settle(words, compound)
            if piece == "\n":
                yield words
                words = []
            elif last in _SIGNED and not joiner:
                words[-1] += _sign(text, start, _SIGNED[last])
            last = joiner = ""
        start = end
    _settle(words, compound)
    yield words


def _settle(words: list[str], compound: list[str]) -> None:
    """Add the compound that has come to its end, if there is one."""
    if compound:
        words.append("".join(compound))
        compound.clear()


def _sign(text: str, start: int, signs: tuple[str, ...]) -> str:
    for sign in signs:
        after = start + len(sign)
        if text.startswith(sign, start) and text[after : after + 1] not in ("+", "#"):
            return sign
    return ""


def _ends(text: str) -> Iterable[int]:
    """Where ICU ends a segment, as offsets into the Python string. Lazy: a list of 20 million would be 700 MB."""
    breaker = _new_breaker()
    breaker.setText(_utf16(text))
    return breaker if not _WIDE.search(text) else from_utf16(text, breaker)


def _utf16_ends(text: str) -> array[int]:
    """Where ICU ends a segment, in units of UTF-16."""
    try:
        breaker = _BREAKERS.pop()
    except IndexError:
        breaker = _new_breaker()
    breaker.setText(_utf16(text))
    ends = array("I", breaker)
    breaker.setText(_utf16(""))
    _BREAKERS.append(breaker)
    return ends


def _new_breaker() -> Any:
    """Of the root locale, so that a table does not depend on the language."""
    import icu

    return icu.BreakIterator.createWordInstance(icu.Locale.getRoot())


def _utf16(text: str) -> Any:
    import icu

    return icu.UnicodeString(text)


def from_utf16(text: str, offsets: Iterable[int]) -> Iterator[int]:
    """ICU counts UTF-16 units, Python characters: take off one for every character beyond U+FFFF that went before."""
    wide = (match.start() for match in _WIDE.finditer(text))
    following = next(wide, len(text))
    passed = 0
    for offset in offsets:
        while following + passed < offset:
            passed += 1
            following = next(wide, len(text))
        yield offset - passed


@cache
def _composer() -> Any:
    """ICU's NFC, of the same Unicode version as its word rules: a table does not depend on the Python that made it."""
    import icu

    return icu.Normalizer2.getNFCInstance()


def _normalised(text: str) -> str:
    if text.isascii():
        return text
    return str(_composer().normalize(one_spelling(LONE_SURROGATE.sub("\ufffd", text))))


def _clean(word: str) -> str:
    """Joiners at the end of a word are the remains of an emoji or of an abbreviation: no part of its spelling.

    But a joiner after a virama is: it writes the final consonants of Malayalam and Bengali in texts of before 2008.
    """
    bare = word.rstrip(_NO_WIDTH)
    spelled = bare and unicodedata.combining(bare[-1]) == VIRAMA and word[len(bare)] == "\u200d"
    return word[: len(bare) + 1] if spelled else bare


def holds_letter(word: str) -> bool:
    """True when at least one character is a letter (general category L)."""
    return word.isalpha() or any(character.isalpha() for character in word)


def holds_word(piece: str) -> bool:
    """True when at least one character is a letter or a digit (superscripts, fractions and circled numbers are not)."""
    if len(piece) == 1:
        return piece.isalpha() or piece.isdecimal()
    return piece[0].isalpha() or any(character.isalpha() or character.isdecimal() for character in piece)
