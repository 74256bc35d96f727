"""What parent and child say over the pipe: lengths first, so that neither has to trust the other's punctuation.

request   >?II  whether what follows lies in the window, bytes of the JSON header, bytes of the body; then both, unless
                they lie there
reply     >c?I  kind, whether the payload lies in the window, its bytes; then it, unless it lies there
          W    warm: sent once, before the first request; the parts of the cage that hold, a JSON list of names
          C    counting: the text is found and is long; sent at most once, before the reply proper, without payload
          R    a `Reading`, as `Reading.to_bytes` packs it
          L    a `Listing`, as `Listing.to_bytes` packs it
          E    an error: JSON {"code", "message"}
"""

from __future__ import annotations

import json
import signal
import struct
from collections.abc import Mapping
from typing import Final, NamedTuple, Self

from wordcounts.reader.window import Window

REQUEST: Final = struct.Struct(">?II")
REPLY: Final = struct.Struct(">c?I")

WARM: Final = b"W"
COUNTING: Final = b"C"
READING: Final = b"R"
LISTING: Final = b"L"
ERROR: Final = b"E"

MAX_REPLY_BYTES: Final = 96 * 1024 * 1024
"""Twice the largest text (20 MB of bytes, at most two of UTF-8 for each) and its table; more is not believed."""

DEAF_TO: Final = frozenset({signal.SIGINT, signal.SIGTERM})
"""Signals that a deploy sends to all processes at once: a reader leaves when its parent has no more work for it."""


class Request(NamedTuple):
    """One document to read."""

    header: bytes
    body: bytes

    @classmethod
    def of(cls, header: Mapping[str, str | None], body: bytes) -> Self:
        """With its header packed."""
        return cls(json.dumps(header).encode("ascii"), body)

    def sent(self, window: Window | None) -> bytes:
        """What is sent through the pipe, once the rest lies in the window if it fits."""
        inside = window is not None and window.put(*self)
        told = REQUEST.pack(inside, len(self.header), len(self.body))
        return told if inside else b"".join((told, *self))


def reply(kind: bytes, payload: bytes, window: Window | None) -> bytes:
    """What is sent through the pipe as an answer, once the payload lies in the window if it fits."""
    inside = window is not None and window.put(payload)
    told = REPLY.pack(kind, inside, len(payload))
    return told if inside else told + payload
