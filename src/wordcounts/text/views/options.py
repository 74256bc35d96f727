"""What can be asked of a view: the options of every door, their defaults and their bounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from wordcounts.errors import InvalidOption
from wordcounts.text.views.lemmas import Lemmas
from wordcounts.text.views.stopwords import Lists

StopWords = Literal["include", "exclude", "only"]
Compounds = Literal["join", "split"]
Marks = Literal["keep", "ignore"]
Sort = Literal["count", "-count", "word", "-word"]
Place = Literal["", "title", "description", "headings", "links", "images", "body"]

MAX_LIMIT: Final = 10_000
"""Rows of one page of a view (DESIGN, "Details"); None asks for all, for downloads."""

MAX_NGRAM: Final = 5

MAX_OWN_CHARS: Final = 10_000
"""Characters of stop_add, and of stop_remove: some 1,500 words, more than any list of ours has."""


@dataclass(frozen=True, slots=True)
class ViewOptions:
    """What to show of a table; the defaults are the same at every door."""

    fold: bool = True
    accents: Marks = "keep"
    """ignore: é and e are one letter (`wordcounts.text.views.accents` says which marks are meant)."""
    elisions: Marks = "ignore"
    """ignore: l'histoire counts with histoire, in French, Italian and Catalan (`wordcounts.text.views.elision`)."""
    compounds: Compounds = "join"
    lemmas: Lemmas = "none"
    """Words counted under their dictionary form, or together with all that share their stem."""
    stop_words: StopWords = "include"
    stop_list: Lists = "standard"
    stop_add: str = ""
    """Words that are stop words too, parted by commas or white space."""
    stop_remove: str = ""
    """Words of the list that are none here."""
    language: str = ""
    """Whose stop words, lemmas, elisions and case rules: a BCP 47 primary subtag."""
    numbers: bool = True
    """Whether words without a letter are shown."""
    min_length: int = 1
    """In characters."""
    ngram: int = 1
    """Words of a row: 1, or 2 to 5 for phrases, which need the text."""
    place: Place = ""
    """Of a page, the part that is counted; "" for the text that was extracted."""
    q: str = ""
    """A prefix, a pattern with * and ?, or /a regular expression/."""
    sort: Sort = "count"
    """count: commonest first; word: alphabetical; with a minus: the other way round."""
    limit: int | None = 100
    offset: int = 0


_CHOICES: Final = {
    "accents": Marks,
    "elisions": Marks,
    "compounds": Compounds,
    "lemmas": Lemmas,
    "stop_words": StopWords,
    "stop_list": Lists,
    "place": Place,
    "sort": Sort,
}


def check(options: ViewOptions) -> None:
    """Refuse values out of range.

    Raises:
        InvalidOption: `parameter` names the first of them.
    """
    for name, choice in _CHOICES.items():
        if getattr(options, name) not in get_args(choice):
            raise InvalidOption(f"{name} takes one of {', '.join(filter(None, get_args(choice)))}.", parameter=name)
    for name in ("stop_add", "stop_remove"):
        if len(getattr(options, name)) > MAX_OWN_CHARS:
            raise InvalidOption(f"{name} takes {MAX_OWN_CHARS:,} characters at most.", parameter=name)
    if not 1 <= options.ngram <= MAX_NGRAM:
        raise InvalidOption(f"ngram takes a number from 1 to {MAX_NGRAM}.", parameter="ngram")
    if options.ngram > 1 and options.place:
        raise InvalidOption("Phrases are counted in the whole text, not by place.", parameter="place")
    if not 1 <= options.min_length <= 256:
        raise InvalidOption("min_length takes a number from 1 to 256.", parameter="min_length")
    if options.limit is not None and not 1 <= options.limit <= MAX_LIMIT:
        raise InvalidOption(f"limit takes a number from 1 to {MAX_LIMIT}.", parameter="limit")
    if options.offset < 0:
        raise InvalidOption("offset takes 0 or more.", parameter="offset")
