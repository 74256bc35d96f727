"""Bodies and texts as they are stored."""

from __future__ import annotations

import zstandard

from wordcounts.text.compression import pack


def unpack(data: bytes) -> bytes:
    """Decompress what `pack` made."""
    return zstandard.ZstdDecompressor().decompress(data)


def pack_text(text: str) -> bytes:
    """Compress a text; lone surrogates, which UTF-8 cannot say, become U+FFFD."""
    return pack(text.encode("utf-8", "replace").replace(b"\0", b""))


def unpack_text(data: bytes) -> str:
    """The text that `pack_text` took."""
    return unpack(data).decode("utf-8")


def clean(text: str) -> str:
    """A text that both databases take: without NUL (PostgreSQL refuses it) and lone surrogates."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
