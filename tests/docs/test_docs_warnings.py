from __future__ import annotations

from docs.markdown import rows
from wordcounts.text import notices
from wordcounts.text.values import Notice

PAGE = "docs/reference/warnings.md"


def test_every_warning_is_listed_with_its_sentence_and_no_other() -> None:
    given = [(it.code, it.message) for it in vars(notices).values() if isinstance(it, Notice)]

    assert sorted((row["code"], row["sentence"]) for row in rows(PAGE)) == sorted(given)
