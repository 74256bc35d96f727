"""All visible text of a page by patterns over its markup: the words of `blocks.lay_out`, in less time.

For the `page` extraction, which needs no blocks: what is hidden is taken out of the parsed page, and the tags of what
is left are replaced by what they part words with, all in C. A test holds the two ways together on every page we have.
"""

from __future__ import annotations

import re
from typing import Any, Final

from wordcounts.text.page.blocks import (
    ATTRIBUTES,
    BREAK,
    FALLBACK_WORDS,
    lines,
    plain,
    take_hidden_out,
    well_formed,
    words_in,
)
from wordcounts.text.page.elements import BLOCKS, BOXES

_REST: Final = f"{ATTRIBUTES}>"
_COMMENT: Final = re.compile(r"<!--.*?-->|<[!?][^>]*>", re.DOTALL)
_BOX: Final = re.compile(rf"</?(?:{'|'.join(sorted(BOXES))})(?=[\s>]){_REST}")
_LINE: Final = re.compile(rf"</?(?:(?:br|{'|'.join(sorted(BLOCKS))})(?=[\s>])|[a-z][^\s>-]*-){_REST}")
_INLINE: Final = re.compile(rf"</?[a-z]{_REST}")


def text_of(parser: Any) -> str | None:
    """The text of a parsed page, a line for each block; the page is used up.

    None, and the page as it was, where only `blocks.laid_out` can tell.
    """
    unscripted = parser.css("noscript")
    if sum(words_in(node.text()) for node in unscripted) > FALLBACK_WORDS:
        return None
    for node in unscripted:
        node.replace_with(BREAK)
    take_hidden_out(parser)
    markup = _COMMENT.sub("", well_formed(parser))
    text = plain(_INLINE.sub("", _BOX.sub(" ", _LINE.sub(BREAK, markup))))
    return lines(text)
