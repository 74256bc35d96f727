"""What the lines carry: documents and tables that must unpack to what is said of them, in bounded memory."""

from __future__ import annotations

import codecs
import hashlib
import io
from collections.abc import Iterator
from typing import Final

import zstandard

from wordcounts.archive.shapes import AnalysisShape, DocumentShape, TableShape
from wordcounts.errors import BadArchive
from wordcounts.store.values import PLACES
from wordcounts.text.views.places import Places
from wordcounts.text.words.table import Table

PIECE_BYTES: Final = 256 * 1024


def check_document(document: DocumentShape, *, max_bytes: int) -> None:
    """Raise BadArchive unless the body, where it was kept, is the one that length and hash tell of."""
    if not document.body:
        return
    digest, n_bytes = hashlib.sha256(), 0
    for piece in _unpacked(document.body, max_bytes):
        digest.update(piece)
        n_bytes += len(piece)
    if n_bytes != document.n_bytes or digest.hexdigest() != document.sha256:
        raise BadArchive("the body is not the one whose length and hash are given")


def check_table(table: TableShape, *, max_bytes: int) -> None:
    """Raise BadArchive unless this is a table with these totals, and the text is one."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for piece in _unpacked(table.text, max_bytes) if table.text else ():
            if "\0" in decoder.decode(piece):
                raise BadArchive("the text holds NUL")
        decoder.decode(b"", final=True)
        packed = b"".join(_unpacked(table.body, max_bytes))
        if table.extraction == PLACES:
            Places.from_bytes(packed)
        elif (frame_bytes(packed) or 0) > max_bytes:
            raise BadArchive("the table is too large")
        elif Table.from_bytes(packed).n_tokens != table.n_tokens:
            raise BadArchive("the table has another total than is said")
    except (ValueError, OverflowError):
        raise BadArchive("the table, or its text, is damaged") from None
    if not table.n_hapaxes <= table.n_types <= table.n_tokens:
        raise BadArchive("the totals contradict each other")


def check_whole(analysis: AnalysisShape, document: DocumentShape | None, tables: list[TableShape]) -> None:
    """Raise BadArchive unless everything that the analysis needs is there, once."""
    if analysis.keep == "all" and not (all(table.text for table in tables) and (document is None or document.body)):
        raise BadArchive("a body or a text is missing")
    names = [table.extraction for table in tables]
    if len(set(names)) != len(names):
        raise BadArchive("a table stands there twice")
    if analysis.state == "finished":
        if document is None:
            raise BadArchive("finished, and without its document")
        own = next((table for table in tables if table.extraction == analysis.extraction), None)
        if own is None:
            raise BadArchive("finished, and without its table")
        if own.recipe == analysis.recipe and own.n_tokens != analysis.n_tokens:
            raise BadArchive("the analysis and its table have different totals")
    elif analysis.kind != "url" and not (document and document.body) and not analysis.state.terminal:
        raise BadArchive("a text or file that waits, and nothing to count")


def frame_bytes(frame: bytes) -> int | None:
    """The length that a zstandard frame states for what it unpacks to; None where it is no frame, or states none."""
    try:
        size = zstandard.frame_content_size(frame)
    except zstandard.ZstdError:
        return None
    return size if size >= 0 else None


def _unpacked(frame: bytes, max_bytes: int) -> Iterator[bytes]:
    """Unpack piece by piece; the length is stated first, since whoever reads it later will believe it."""
    stated = frame_bytes(frame)
    if stated is None or stated > max_bytes:
        raise BadArchive("something is packed in a way that cannot be read, or is too large")
    n_bytes = 0
    try:
        with zstandard.ZstdDecompressor().stream_reader(io.BytesIO(frame)) as stream:
            while piece := stream.read(PIECE_BYTES):
                n_bytes += len(piece)
                yield piece
    except zstandard.ZstdError:
        raise BadArchive("something that is packed is damaged") from None
    if n_bytes != stated:
        raise BadArchive("something that is packed is cut short")
