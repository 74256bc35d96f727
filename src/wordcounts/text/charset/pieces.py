"""A body that comes block by block, as characters: those that `decode` gives of the whole, with a block in memory."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from typing import Final

from wordcounts.text.charset.decode import as_utf_8
from wordcounts.text.charset.encodings import CODECS
from wordcounts.text.words.ranges import STRETCH_BYTES, Cutter, Uncut

_UNICODE: Final = frozenset({"UTF-8", "UTF-16LE", "UTF-16BE"})


def characters_of(blocks: Iterable[bytes], name: str) -> Iterator[str]:
    """The characters of a body without its byte order mark, and without NUL.

    Args:
        blocks: of the body, of any length.
        name: the encoding, by the standard's name; one that a piece can be read of by itself (not `NEVER_CUT`).

    Raises:
        Uncut: megabytes of an older encoding without a place to cut at.
    """
    if name in _UNICODE:
        decoder = codecs.getincrementaldecoder(CODECS[name])("replace")
        for block in blocks:
            yield decoder.decode(block).replace("\0", "")
        yield decoder.decode(b"", True).replace("\0", "")
        return
    cutter, rest = Cutter(name), b""
    for block in blocks:
        rest += block
        if last := cutter.last(rest):
            yield as_utf_8(rest[:last], name).decode()
            rest = rest[last:]
        elif len(rest) > STRETCH_BYTES:
            raise Uncut
    yield as_utf_8(rest, name).decode()
