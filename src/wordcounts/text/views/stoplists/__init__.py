"""Stop words written for this project: function words, by hand, per language; one module per family of languages.

Articles, pronouns, auxiliaries, prepositions, conjunctions, particles and the commonest adverbs of time, place and
degree; contractions as they are written. No content words: `day`, `work` or `page` is what a count is about. Lower
case, plain apostrophes.

Source: written from our own knowledge of each language's grammar, and looked through beside the wide lists of
stopwordsiso; none was copied from a list of others. Corrections are welcome: raise VERSION with them.
"""

from __future__ import annotations

from typing import Final

from wordcounts.text.views.stoplists import asian, european, germanic, romance, slavic

VERSION: Final = "1"
"""Of all lists together; raised when a word of any of them is added or removed."""

STOPLISTS: Final[dict[str, str]] = {
    **germanic.LISTS,
    **romance.LISTS,
    **slavic.LISTS,
    **european.LISTS,
    **asian.LISTS,
}
"""BCP 47 primary subtag -> words, parted by white space."""
