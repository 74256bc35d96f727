"""Give it a web page, and see which words it is made of.

    >>> import wordcounts
    >>> frequencies = wordcounts.count_text("The cat and the hat.")
    >>> frequencies.most_common(1)
    [('The', 2)]

The names below are loaded when they are first asked for: `import wordcounts` alone costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wordcounts.errors import (
        FetchError,
        InputError,
        InvalidOption,
        MissingExtra,
        ReadError,
        RefusedAddress,
        UnsupportedType,
        ViewNeedsText,
        WordcountsError,
    )
    from wordcounts.frequencies import Frequencies
    from wordcounts.library import compare, contrast, count_bytes, count_file, count_site, count_text, count_url, save
    from wordcounts.many import Collection, CountedSource, count_many
    from wordcounts.text.outline import Outline
    from wordcounts.text.values import Notice
    from wordcounts.text.views.collocates import Collocates
    from wordcounts.text.views.concordance import Concordance
    from wordcounts.text.views.contrasted import Contrast
    from wordcounts.text.views.distinctive import DistinctiveView
    from wordcounts.text.views.distribution import Distribution
    from wordcounts.text.views.forms import Forms
    from wordcounts.text.views.keyness import KeyWord
    from wordcounts.text.views.measures import Measures
    from wordcounts.text.views.places import PlacesView
    from wordcounts.text.views.spread import Spread
    from wordcounts.text.views.view import WordItem, WordsView

    __version__: str

_HOMES = {
    "Frequencies": "wordcounts.frequencies",
    "compare": "wordcounts.library",
    "contrast": "wordcounts.library",
    "count_bytes": "wordcounts.library",
    "count_file": "wordcounts.library",
    "count_site": "wordcounts.library",
    "count_text": "wordcounts.library",
    "count_url": "wordcounts.library",
    "save": "wordcounts.library",
    "Collection": "wordcounts.many",
    "CountedSource": "wordcounts.many",
    "count_many": "wordcounts.many",
    "Collocates": "wordcounts.text.views.collocates",
    "Concordance": "wordcounts.text.views.concordance",
    "Contrast": "wordcounts.text.views.contrasted",
    "DistinctiveView": "wordcounts.text.views.distinctive",
    "Distribution": "wordcounts.text.views.distribution",
    "Forms": "wordcounts.text.views.forms",
    "KeyWord": "wordcounts.text.views.keyness",
    "Measures": "wordcounts.text.views.measures",
    "Outline": "wordcounts.text.outline",
    "PlacesView": "wordcounts.text.views.places",
    "Spread": "wordcounts.text.views.spread",
    "Notice": "wordcounts.text.values",
    "WordItem": "wordcounts.text.views.view",
    "WordsView": "wordcounts.text.views.view",
    "FetchError": "wordcounts.errors",
    "InputError": "wordcounts.errors",
    "InvalidOption": "wordcounts.errors",
    "MissingExtra": "wordcounts.errors",
    "ReadError": "wordcounts.errors",
    "RefusedAddress": "wordcounts.errors",
    "UnsupportedType": "wordcounts.errors",
    "ViewNeedsText": "wordcounts.errors",
    "WordcountsError": "wordcounts.errors",
}
"""Public name -> the module that defines it."""

__all__ = [  # noqa: RUF022 - by subject
    "count_url",
    "count_site",
    "count_file",
    "count_bytes",
    "count_text",
    "count_many",
    "compare",
    "contrast",
    "save",
    "Frequencies",
    "Collection",
    "CountedSource",
    "WordsView",
    "WordItem",
    "PlacesView",
    "Measures",
    "Distribution",
    "Concordance",
    "Collocates",
    "Spread",
    "Forms",
    "DistinctiveView",
    "KeyWord",
    "Contrast",
    "Outline",
    "Notice",
    "WordcountsError",
    "InputError",
    "InvalidOption",
    "RefusedAddress",
    "ViewNeedsText",
    "MissingExtra",
    "FetchError",
    "ReadError",
    "UnsupportedType",
    "__version__",
]


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        value: object = version("wordcounts")
    elif name in _HOMES:
        value = getattr(import_module(_HOMES[name]), name)
    else:
        raise AttributeError(f"module 'wordcounts' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
