from __future__ import annotations

import re

from docs.markdown import rows, text_of
from wordcounts.text import media
from wordcounts.text.formats import container, pdf, xmlstream

PAGE = "docs/reference/formats.md"


def quoted(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell) or [cell]


def test_every_format_is_listed_with_its_types_and_suffixes() -> None:
    listed = {row["format"]: row for row in rows(PAGE, under="Formats")}

    assert {name: (quoted(row["media types"]), quoted(row["suffixes"])) for name, row in listed.items()} == {
        name: (list(module.KIND.media_types), list(module.KIND.suffixes)) for name, module in media._formats().items()
    }


def test_formats_whose_extractions_differ_exist() -> None:
    assert {row["format"] for row in rows(PAGE, under="What `article` leaves out")} <= set(media._formats())


def test_bounds_are_those_of_the_code() -> None:
    broken = next(row["when"] for row in rows(PAGE, under="What is refused") if row["code"] == "broken_document")

    for bound in (container.MAX_MEMBERS, container.MAX_BYTES // 1024**2, container.MAX_RATIO, xmlstream.MAX_DEPTH):
        assert f" {bound:,} " in broken
    assert f" {pdf.MAX_PAGES:,} pages" in text_of(PAGE)
