"""Zips of sources: their files, and what is refused of them."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import Any

import pytest

from wordcounts.errors import BodyTooLarge, BrokenDocument, TooManySources, WordcountsError
from wordcounts.text.bundle import Bundle, Entry, is_bundle

MEGABYTE = 1_000_000
CENTRAL = b"PK\x01\x02"


def packed(files: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return out.getvalue()


def opened(body: bytes, **bounds: Any) -> Bundle:
    usual = {"max_entries": 10, "max_bytes": 20 * MEGABYTE, "max_entry_bytes": 10 * MEGABYTE}
    return Bundle(io.BytesIO(body), **(usual | bounds))


def codes(entries: list[Entry]) -> dict[str, str | None]:
    return {one.name: one.error.code if one.error else None for one in entries}


def test_each_file_is_a_source_by_its_path() -> None:
    found = list(opened(packed({"novels/one.txt": b"The sea.", "novels/two.html": b"<p>The sky.", "novels/": b""})))

    assert found == [
        Entry("novels/one.txt", "text/plain", b"The sea."),
        Entry("novels/two.html", "text/html", b"<p>The sky."),
    ]


def test_what_systems_leave_in_archives_is_no_source() -> None:
    files = {"__MACOSX/._one.txt": b"x", ".DS_Store": b"x", "Thumbs.db": b"x", "a/.git/config": b"x", "one.txt": b"sea"}

    assert [one.name for one in opened(packed(files))] == ["one.txt"]


def test_one_bad_file_spoils_no_other() -> None:
    inner = packed({"a.txt": b"sea"})
    files = {"one.txt": b"sea", "inner.zip": inner, "photo.jpg": b"\xff\xd8", "large.txt": b"sea " * 100_000}

    found = list(opened(packed(files), max_entry_bytes=200_000))

    assert codes(found) == {
        "one.txt": None,
        "inner.zip": "unsupported_type",
        "photo.jpg": "unsupported_type",
        "large.txt": "body_too_large",
    }


def test_a_locked_and_a_damaged_file_say_so() -> None:
    body = bytearray(packed({"locked.txt": b"sea " * 50, "damaged.txt": b"sky " * 50, "good.txt": b"sun"}))
    first = body.find(CENTRAL)
    second = body.find(CENTRAL, first + 4)
    body[first + 8] |= 1
    struct.pack_into("<I", body, second + 16, 0)  # its checksum

    found = list(opened(bytes(body)))

    assert codes(found) == {"locked.txt": "broken_document", "damaged.txt": "broken_document", "good.txt": None}
    assert "locked" in str(found[0].error)


def test_other_ways_of_packing_are_not_unpacked() -> None:
    [found] = opened(packed({"a.txt": b"sea"}, method=zipfile.ZIP_LZMA))

    assert found.error is not None
    assert found.error.code == "broken_document"


def test_a_bomb_is_refused_before_it_is_whole() -> None:
    bomb = {f"{number}.txt": b"\0" * (9 * MEGABYTE) for number in range(8)}
    heavy = {name: b"sea and sky %d " % number * 500_000 for number, name in enumerate(bomb)}

    each = list(opened(packed(bomb), max_bytes=1000 * MEGABYTE))
    with pytest.raises(BodyTooLarge, match="20,000,000 bytes"):
        list(opened(packed(heavy)))

    assert set(codes(each).values()) == {"broken_document"}


def test_more_files_than_are_taken_are_refused_at_once() -> None:
    with pytest.raises(TooManySources, match="10 files"):
        opened(packed({f"{number}.txt": b"sea" for number in range(11)}))


def test_a_directory_too_large_to_be_read_is_refused_by_what_the_end_says() -> None:
    body = bytearray(packed({"a.txt": b"sea"}))
    struct.pack_into("<I", body, len(body) - 22 + 12, 50 * MEGABYTE)

    with pytest.raises(TooManySources):
        opened(bytes(body))


@pytest.mark.parametrize("body", [b"", b"no zip at all", b"PK\x03\x04", b"PK\x05\x06", packed({"a.txt": b"sea"})[:-5]])
def test_what_is_no_zip_is_refused(body: bytes) -> None:
    with pytest.raises(BrokenDocument):
        list(opened(body))


def test_cutting_or_flipping_an_archive_anywhere_raises_nothing_else() -> None:
    body = packed({"a.txt": b"the sea", "b.html": b"<p>the sky"})
    for place in range(len(body)):
        for harmed in (body[:place], body[:place] + bytes([body[place] ^ 0xFF]) + body[place + 1 :]):
            try:
                list(opened(harmed))
            except WordcountsError:
                continue


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("/root/a.txt", "root/a.txt"),
        ("a\\b.txt", "a/b.txt"),
        ("c\x07d.txt", "c\ufffdd.txt"),
        ("\u00e9t\u00e9.txt", "\u00e9t\u00e9.txt"),
    ],
)
def test_names_lead_nowhere_and_are_shown_safely(name: str, shown: str) -> None:
    assert [one.name for one in opened(packed({name: b"sea"}))] == [shown]


def test_names_in_utf_8_that_do_not_say_so_are_read_as_such() -> None:
    unsaid = bytearray(packed({"\u00e9t\u00e9.txt": b"sea"}))
    for start, offset in ((b"PK\x03\x04", 6), (CENTRAL, 8)):
        unsaid[unsaid.find(start) + offset + 1] &= ~0x08

    assert [one.name for one in opened(bytes(unsaid))] == ["\u00e9t\u00e9.txt"]


@pytest.mark.parametrize(
    ("name", "media_type", "is_one"),
    [
        ("novels.ZIP", None, True),
        ("novels", "application/zip", True),
        ("book.epub", "application/zip", False),
        ("text.docx", "application/x-zip-compressed", False),
        ("page.html", "text/html", False),
    ],
)
def test_which_files_are_opened(name: str, media_type: str | None, is_one: bool) -> None:
    assert is_bundle(name, media_type) == is_one
