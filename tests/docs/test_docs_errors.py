from __future__ import annotations

import pytest

from docs.markdown import rows
from wordcounts.errors import REGISTRY

PAGE = "docs/reference/errors.md"


def test_every_code_is_listed_once_and_every_listed_code_exists() -> None:
    assert sorted(row["code"] for row in rows(PAGE)) == sorted(REGISTRY)


@pytest.mark.parametrize("row", rows(PAGE), ids=lambda row: row["code"])
def test_listed_class_status_verdict_and_sentence_are_the_codes_own(row: dict[str, str]) -> None:
    error = REGISTRY[row["code"]]

    assert row["class"] == error.__name__
    assert row["status"] == str(error.http_status)
    assert row["verdict"] == error.blame.value
    assert row["sentence"] == error.sentence
