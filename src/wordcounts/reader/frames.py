"""What parent and child say over the pipe: lengths first, so that neither has to trust the other's punctuation.

request   >II  bytes of the JSON header, bytes of the body; then both
reply     >cI  kind, bytes of the payload; then it
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
from typing import Final

REQUEST: Final = struct.Struct(">II")
REPLY: Final = struct.Struct(">cI")

WARM: Final = b"W"
COUNTING: Final = b"C"
READING: Final = b"R"
LISTING: Final = b"L"
ERROR: Final = b"E"

MAX_REPLY_BYTES: Final = 96 * 1024 * 1024
"""Twice the largest text (20 MB of bytes, at most two of UTF-8 for each) and its table; more is not believed."""

DEAF_TO: Final = frozenset({signal.SIGINT, signal.SIGTERM})
"""Signals that a deploy sends to all processes at once: a reader leaves when its parent has no more work for it."""


def request(header: dict[str, str | None], body: bytes) -> bytes:
    """Pack one document to read."""
    head = json.dumps(header).encode("ascii")
    return REQUEST.pack(len(head), len(body)) + head + body


def reply(kind: bytes, payload: bytes = b"") -> bytes:
    """Pack one answer."""
    return REPLY.pack(kind, len(payload)) + payload
