from __future__ import annotations

import wordcounts
from docs.markdown import rows

PAGE = "docs/reference/library.md"


def test_every_public_name_is_documented_once_and_no_other() -> None:
    functions = [row["function"] for row in rows(PAGE, under="Functions")]
    others = [row["name"] for row in rows(PAGE, under="Values and errors")]

    assert sorted(functions + others) == sorted(wordcounts.__all__)


def test_everything_that_frequencies_have_is_documented_and_nothing_else() -> None:
    documented = [row["name"] for row in rows(PAGE, under="Frequencies")]

    assert sorted(documented) == sorted(name for name in dir(wordcounts.Frequencies) if not name.startswith("_"))


def test_what_the_api_has_of_one_analysis_python_has_too() -> None:
    from wordcounts.web.listings import LISTINGS

    served = {row["in the API"] for row in rows(PAGE, under="Frequencies")}

    assert {f"/{name}" for name in (*LISTINGS, "measures", "distribution", "dispersion")} <= served


def test_everything_that_collections_have_is_documented_and_nothing_else() -> None:
    documented = [row["of a collection"] for row in rows(PAGE, under="Collections")]
    made = wordcounts.Collection(())

    assert sorted(documented) == sorted(name for name in dir(made) if not name.startswith("_"))
