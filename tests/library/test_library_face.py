"""What `import wordcounts` gives, and what it costs."""

from __future__ import annotations

import subprocess
import sys

import wordcounts

HEAVY = (
    "flask",
    "sqlalchemy",
    "rq",
    "redis",
    "trafilatura",
    "resiliparse",
    "icu",
    "lxml",
    "urllib3",
    "pydantic",
    "rich",
    "wordfreq",
)


def loaded_after(statement: str) -> set[str]:
    code = f"{statement}; import sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_public_names_are_these() -> None:
    assert sorted(wordcounts.__all__) == [
        "Collection",
        "Collocates",
        "Concordance",
        "Contrast",
        "CountedSource",
        "DistinctiveView",
        "Distribution",
        "FetchError",
        "Forms",
        "Frequencies",
        "InputError",
        "InvalidOption",
        "KeyWord",
        "Measures",
        "MissingExtra",
        "Notice",
        "Outline",
        "PlacesView",
        "ReadError",
        "RefusedAddress",
        "Spread",
        "UnsupportedType",
        "ViewNeedsText",
        "WordItem",
        "WordcountsError",
        "WordsView",
        "__version__",
        "compare",
        "contrast",
        "count_bytes",
        "count_file",
        "count_many",
        "count_site",
        "count_text",
        "count_url",
        "save",
    ]


def test_every_public_name_is_there() -> None:
    missing = [name for name in wordcounts.__all__ if getattr(wordcounts, name, None) is None]

    assert missing == []


def test_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(wordcounts, "count_sheep")


def test_dir_lists_names_before_they_are_loaded() -> None:
    assert set(wordcounts.__all__) <= set(dir(wordcounts))


def test_import_loads_nothing_heavy() -> None:
    assert loaded_after("import wordcounts").isdisjoint(HEAVY)


def test_counting_loads_no_server_database_or_queue() -> None:
    loaded = loaded_after("import wordcounts; wordcounts.count_text('a word').most_common()")

    assert loaded.isdisjoint({"flask", "sqlalchemy", "alembic", "rq", "redis", "gunicorn"})
