"""Whether a tag of a page has so many attributes that parsing it would take minutes: told before it is parsed.

The HTML standard drops an attribute that its tag has already, so a parser compares each with all before it: lexbor
takes 2 s for the 40,000 of one tag, and ten minutes for those that fit into 5 MB.

Source: HTML Standard, section 13.2.5.33 (attribute name state), and 13.2.5 as a whole for what is a tag.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Generator, Iterator
from functools import cache
from typing import Final

from wordcounts.errors import TooComplex
from wordcounts.text.page.elements import OPAQUE
from wordcounts.text.page.library import page_library, utf_8

UNCHECKED_CHARS: Final = 150_000
"""A shorter page is not looked at: were it one tag, of names of three letters, lexbor would need 2 s (measured)."""

MAX_PAIRS: Final = 200_000_000
"""Pairs of attributes that stand in one tag, over all tags: 0.5 s of lexbor's time (2.6 ns each). A single tag may have
20,000 attributes. Of 2,466 real pages the one with the most has 80,000 pairs, and 185 attributes in one tag."""

_LOOKED_AT: Final = 500
"""Characters of a tag from which its attributes are counted: what fits into less is 30,000 pairs."""

_MOST: Final = 20_001
"""Attributes of one tag that are told: more than MAX_PAIRS allows. It bounds the memory of the pattern, too."""

_SPACE: Final = r" \t\n\r\f"
_ATTRIBUTE: Final = (
    rf"[^{_SPACE}/>][^{_SPACE}/>=]*"  # a name may begin with "="
    # In quotes ">" is a character as others are; those that do not end take the rest of the page.
    rf"""(?:[{_SPACE}]*=[{_SPACE}]*(?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z)|[^{_SPACE}>"'][^{_SPACE}>]*)?)?"""
    rf"[{_SPACE}/]*"
)
_ATTRIBUTES: Final = rf"[{_SPACE}/]*(?:{_ATTRIBUTE}){{0,{_MOST}}}"
_TAG: Final = re.compile(
    rf"<(?:(?P<opaque>(?i:{'|'.join(OPAQUE)}))(?=[{_SPACE}/>]){_ATTRIBUTES}"
    rf"|/?[a-zA-Z][^{_SPACE}/>]*{_ATTRIBUTES}"
    r"|(?P<comment>!--(?!-?>))"  # <!--> and <!---> are whole
    r"|[!?/][^>]*)",
    re.ASCII,
)
_ONE: Final = re.compile(_ATTRIBUTE)
_COMMENT_END: Final = re.compile("--!?>")


def check_attributes(html: str) -> None:
    """Refuse what would take the parser very long.

    Told by what is a tag to the standard's tokenizer: neither quotes nor comments nor scripts hide one or make one up.
    Only what the tree decides is left out (a <title> within <svg> may hold tags, attributes of a second <body> are
    added to those of the first): a page that is made to deceive it is still up to the cage, and its ten seconds.
    Linear: a nanosecond a character compiled, else half a microsecond a tag.

    Raises:
        TooComplex: tens of thousands of attributes stand in one tag, or thousands in each of many.
    """
    if len(html) <= UNCHECKED_CHARS:
        return
    library = compiled()
    if exceeds_in_python(html) if library is None else exceeds_compiled(html, library):
        raise TooComplex("This page has tags of too many attributes to be read.")


def exceeds_in_python(html: str) -> bool:
    """Whether there are more than MAX_PAIRS pairs: the reference of `kernel/attributes.c`."""
    n_pairs = 0
    for start, end in _long_tags(html):
        n = len(_ONE.findall(html, start, end)) - 1  # the first is the tag's name
        n_pairs += n * n // 2
        if n_pairs > MAX_PAIRS and html.find(">", end) >= 0:  # what never ends is no tag
            return True
    return False


def exceeds_compiled(html: str, library: ctypes.PyDLL) -> bool:
    """The same by `kernel/attributes.c`, in a tenth of the time."""
    try:
        return bool(library.page_attributes(*utf_8(html), MAX_PAIRS))
    except UnicodeEncodeError:
        return exceeds_in_python(html)


@cache
def compiled() -> ctypes.PyDLL | None:
    """The kernel, where there is one; for `marks` too."""
    library = page_library()
    if library is not None:
        library.page_marks.restype, library.page_marks.argtypes = (
            None,
            [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_void_p],
        )
        library.page_attributes.restype = ctypes.c_int32
        library.page_attributes.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_uint64]
    return library


def _long_tags(html: str) -> Iterator[tuple[int, int]]:
    """Where start tags begin and end, without "<" and ">", that are long enough to be looked at."""
    at = 0
    while at < len(html):
        at = yield from _long_tags_until_opaque(html, at)


def _long_tags_until_opaque(html: str, at: int) -> Generator[tuple[int, int], None, int]:
    """The same up to what holds no tags, a comment or a script; returns where that ends."""
    for tag in _TAG.finditer(html, at):
        start, end = tag.span()
        if end - start > _LOOKED_AT and html[start + 1] not in "/!?":
            yield start + 1, end
        if tag.lastgroup:
            ending = _COMMENT_END if tag.lastgroup == "comment" else OPAQUE[tag["opaque"].lower()]
            found = ending.search(html, end)
            return found.start() if found else len(html)
    return len(html)
