"""Text fragments: links to a place in a live page, which browsers scroll to and mark.

    #:~:text=[prefix-,]start[,end][,-suffix]

Whether a browser finds the place depends on the page as it is when the link is followed; where it does not, it opens
the page at its top. Start, end and context are within one block here, and whole words, as browsers ask for.

Source: WICG, "URL Fragment Text Directives" (wicg.github.io/scroll-to-text-fragment), 3.2 to 3.5.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

MAX_START: Final = 300
"""Characters of a text that is given whole; a longer one by its ends (the standard's own advice for exact matches)."""

MAX_CONTEXT: Final = 120
"""Characters of a prefix or suffix: a longer one is left out, since one that is cut within a word is of no use."""

_EDGE_WORDS: Final = 5
"""Words of either end of a long text."""


def text_fragment(before: str, text: str, after: str) -> str:
    """The directive for a piece of a page, without the # in front; "" for a text of white space.

    Args:
        before: the last words before it in its block, whole ones; "" for none.
        text: the piece, as it is written.
        after: the first words after it in its block.

    >>> text_fragment("it was the ", "age of wisdom", ", it was")
    ':~:text=it%20was%20the-,age%20of%20wisdom,-%2C%20it%20was'
    """
    words = text.split()
    if not words:
        return ""
    whole = " ".join(words)
    parts = [_encoded(whole)]
    if len(whole) > MAX_START and len(words) > 2 * _EDGE_WORDS:
        parts = [_encoded(" ".join(words[:_EDGE_WORDS])), _encoded(" ".join(words[-_EDGE_WORDS:]))]
    prefix, suffix = _context(before), _context(after)
    if prefix:
        parts.insert(0, f"{_encoded(prefix)}-")
    if suffix:
        parts.append(f"-{_encoded(suffix)}")
    return ":~:text=" + ",".join(parts)


def _context(text: str) -> str:
    """The context, if it is an anchor at all: it holds a letter or a digit, and is not of any length."""
    context = " ".join(text.split())
    return context if len(context) <= MAX_CONTEXT and _HAS_WORD.search(context) else ""


_HAS_WORD: Final = re.compile(r"\w")


def _encoded(text: str) -> str:
    """Percent-encoded, the hyphen too: hyphen, comma and ampersand are the directive's own signs."""
    return quote(text, safe="", errors="replace").replace("-", "%2D")
