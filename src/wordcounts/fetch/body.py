"""A body as it was before it was packed and sent: its framing, then its codings, counted at every step."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from io import BufferedReader

from wordcounts.errors import TooLarge
from wordcounts.fetch.allowance import Share
from wordcounts.fetch.codings import WIDE, content_codings, decode
from wordcounts.fetch.deadline import Deadline
from wordcounts.fetch.framing import pieces
from wordcounts.fetch.head import Head
from wordcounts.fetch.wire import Wire


def read_body(
    head: Head,
    reader: BufferedReader,
    wire: Wire,
    deadline: Deadline,
    *,
    max_wire_bytes: int,
    max_body_bytes: int,
    share: Share,
) -> bytes:
    """Read all of the body and take its codings off.

    Raises:
        TooLarge: over a limit, on the wire or after any of the codings.
        BadResponse: a framing or coding that we did not ask for, too many of them, or data that is not what they say.
        ConnectionLost: it ended before its end.
        TimedOut: the deadline passed.
        OurError: other pages hold too much already.
    """
    codings = content_codings(head.get_all("content-encoding"))
    wire.begin_body(max_wire_bytes)
    streamed = limited(pieces(head, reader, max_bytes=max_wire_bytes), max_wire_bytes, deadline)
    for coding in reversed(codings):
        streamed = limited(decode(streamed, coding), max_body_bytes, deadline)
        if coding in WIDE:  # its window holds what it has given
            streamed = _shared(streamed, share)
    streamed = _shared(limited(streamed, max_body_bytes, deadline), share)
    # Its value is its buffer: no second copy of a large page. An error, which is kept until it is stored, keeps none.
    with io.BytesIO() as body:
        for piece in streamed:
            body.write(piece)
        return body.getvalue()


def _shared(streamed: Iterable[bytes], share: Share) -> Iterator[bytes]:
    for piece in streamed:
        share.add(len(piece))
        yield piece


def limited(streamed: Iterable[bytes], max_bytes: int, deadline: Deadline) -> Iterator[bytes]:
    """The same pieces, until they are too many or too late.

    Raises:
        TooLarge, TimedOut: as they say.
    """
    n_bytes = 0
    for piece in streamed:
        n_bytes += len(piece)
        if n_bytes > max_bytes:
            raise TooLarge
        deadline.left(1.0)
        yield piece
