from __future__ import annotations

from dataclasses import fields

from docs.markdown import rows
from wordcounts.text.views.view import ViewOptions

PAGE = "docs/reference/view-options.md"


def test_every_view_option_is_listed_with_its_default_and_no_other() -> None:
    listed = {row["option"]: "" if row["default"] == "empty" else row["default"] for row in rows(PAGE)}

    assert listed == {field.name: str(field.default) for field in fields(ViewOptions)}
