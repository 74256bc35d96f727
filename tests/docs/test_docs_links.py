from __future__ import annotations

import re

import pytest

from docs.markdown import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "deploy").glob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_to_files_lead_to_files(page) -> None:  # type: ignore[no-untyped-def]
    text = page.read_text(encoding="utf-8")
    links = re.findall(r"(?<!!)\[[^\]]+\]\(([^)#]+)[^)]*\)", text)

    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]

    assert missing == []
