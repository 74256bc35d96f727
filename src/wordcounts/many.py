"""Many sources counted and looked at together, in the caller's process: what a collection of the server shows.

The views are those of `text.corpus`, so their numbers are the server's for the same sources. NumPy is loaded with the
first of them.
"""

from __future__ import annotations

import os
import re
import zipfile
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Unpack

from wordcounts.errors import BrokenDocument, InvalidOption, ReadError, UnknownSource, ViewNeedsText, WordcountsError
from wordcounts.frequencies import Frequencies
from wordcounts.large import LargeFrequencies
from wordcounts.library import count_bytes, count_file, count_url
from wordcounts.text.bundle import Bundle, is_bundle
from wordcounts.text.measures.association import Association
from wordcounts.text.media import type_of_name
from wordcounts.text.values import Extraction
from wordcounts.text.views import collocates as near
from wordcounts.text.views.concordance import Concordance
from wordcounts.text.views.contrasted import Choice
from wordcounts.text.views.keywords import Compared, Listed, ViewKeywords
from wordcounts.text.views.occurrences import Match, find, running_of
from wordcounts.text.views.options import ViewOptions
from wordcounts.text.views.phrases import phrases
from wordcounts.text.words.language import primary
from wordcounts.text.words.table import Table

if TYPE_CHECKING:
    from wordcounts.fetch.client import Fetcher
    from wordcounts.text.corpus.alike import Alike
    from wordcounts.text.corpus.columns import Columns, View
    from wordcounts.text.corpus.corpus import Corpus
    from wordcounts.text.corpus.evenness import Evenness, EvenSort
    from wordcounts.text.corpus.growth import Growth
    from wordcounts.text.corpus.keyness import CorpusContrast
    from wordcounts.text.corpus.tfidf import Tfidf, Variant
    from wordcounts.text.corpus.trends import By, Trending, Trends
    from wordcounts.text.corpus.words import Matrix, SummedWords

IN_FLIGHT: Final = 8
"""Addresses that are fetched at a time. Each host is asked for two at a time at most, as by the server."""

MAX_FILES: Final = 100_000
MAX_ZIP_BYTES: Final = 4 * 1024**3
MAX_FILE_BYTES: Final = 256 * 1024**2
"""Of a zip: its files, what they unpack to, and one of them."""

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")

Source = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class CountedSource:
    """One source of a collection, and what came of it."""

    number: int
    """From 1, in the order of the sources."""
    name: str
    outcome: Frequencies | WordcountsError
    duplicate_of: int | None = None
    """The number of an earlier one that has the same words in the same order of first appearance: it counts once."""


def count_many(
    sources: Iterable[Source],
    *,
    extraction: Extraction = "article",
    language: str | None = None,
    keep_text: bool = False,
    fetcher: Fetcher | None = None,
) -> Collection:
    """Count many sources, to look at them together.

    Addresses are fetched some at a time; the rest is counted one after the other. An error of one stops no other.

    Args:
        sources: addresses (with http:// or https://), files, folders (all pages and texts in them) and zips.
        extraction, fetcher: as in `count_url`.
        language: of all; None to find out of each.
        keep_text: keep all texts: for phrases, concordances and collocates.
    """
    how = _How(extraction, language, keep_text, fetcher)
    return Collection(tuple(_numbered(how.counted(_expanded(sources)))), language=language)


class Collection:
    """Sources that were counted, seen as one. Make it with `count_many`.

    Each view takes the view options that mean something to it. Where neither `language` nor that of the collection is
    given, case and lemmas follow the language of most words, and each source's stop words are those of its own.
    `limit` is None, all rows, unless given.
    """

    def __init__(self, sources: Sequence[CountedSource], *, language: str | None = None) -> None:
        self.sources = tuple(sources)
        self._language = primary(None if language == "auto" else language)
        self._columns: dict[ViewOptions, Columns] = {}

    @cached_property
    def counted(self) -> dict[int, Frequencies]:
        """What counts, by number: without failures, each text once."""
        return {
            one.number: one.outcome
            for one in self.sources
            if isinstance(one.outcome, Frequencies) and one.duplicate_of is None
        }

    @cached_property
    def language(self) -> str:
        """In which its words are looked at: the one that was given, else that of most of them."""
        n_tokens: Counter[str] = Counter()
        for one in self.counted.values():
            n_tokens[primary(one.language)] += one.n_tokens
        return self._language or (n_tokens.most_common(1)[0][0] if n_tokens else "")

    def words(self, *, limit: int | None = None, offset: int = 0, **view: Unpack[ViewKeywords]) -> SummedWords:
        """The words of all, and in how many sources each is."""
        from wordcounts.text.corpus.words import summed

        return summed(self._view(view, limit, offset))

    def matrix(
        self, *, min_count: int = 1, limit: int | None = None, offset: int = 0, **view: Unpack[ViewKeywords]
    ) -> Matrix:
        """Its words by sources."""
        from wordcounts.text.corpus.words import matrix

        return matrix(self._view(view, limit, offset), min_count=min_count)

    def dispersion(
        self, *, order: EvenSort = "count", min_count: int = 1, limit: int | None = None, **view: Unpack[ViewKeywords]
    ) -> Evenness:
        """How evenly words are spread over the sources."""
        from wordcounts.text.corpus.evenness import evenness, spreads

        seen = self._view(view, limit)
        return evenness(seen, spreads(seen.columns), sort=order, min_count=min_count)

    def tfidf(
        self, source: int | None = None, *, variant: Variant = "share", top: int = 10, **view: Unpack[Listed]
    ) -> Tfidf:
        """The weightiest words of the source of a number, or of each; raises UnknownSource."""
        from wordcounts.text.corpus.tfidf import tfidf

        indexes = range(len(self.counted)) if source is None else [self._index(source)]
        return tfidf(self._view(view), indexes, variant=variant, top=top)

    def trends(
        self,
        words: Sequence[str] = (),
        *,
        by: By = "number",
        parts: int = 20,
        sort: Trending = "count",
        min_count: int = 10,
        n: int = 5,
        **view: Unpack[Listed],
    ) -> Trends:
        """Words through the sources, in their order."""
        from wordcounts.text.corpus.trends import trends

        return trends(self._view(view), words, by=by, parts=parts, sort=sort, min_count=min_count, n=n)

    def keyness(
        self,
        source: int | None = None,
        *,
        reference: Collection | None = None,
        permutations: int = 0,
        seed: int = 1,
        max_q: float = 1.0,
        limit: int | None = None,
        **view: Unpack[Listed],
    ) -> CorpusContrast:
        """What sets one source apart from the rest, or all from another collection; raises UnknownSource."""
        from wordcounts.text.corpus import keyness

        if (source is None) is (reference is None):
            raise InvalidOption("Give a source, or another collection as the reference.", parameter="source")
        seen = self._view(view, limit)
        if reference is None:
            sides = keyness.one_against_rest(seen, self._index(source or 0))
        else:
            own = not primary(view.get("language") or self._language)
            sides = keyness.one_against_another(seen, reference._looked(seen.options, own_lists=own))
        return keyness.contrast(sides, seen.options, Choice(max_q=max_q), permutations=permutations, seed=seed)

    def growth(self, *, n: int = 50, **view: Unpack[Listed]) -> Growth:
        """How its vocabulary grows from source to source, and whether its commonest words still change."""
        from wordcounts.text.corpus.growth import growth

        return growth(self._view(view), n)

    def alike(self, *, threshold: float = 0.9) -> Alike:
        """Sources that say nearly what earlier ones say."""
        from wordcounts.text.corpus.alike import alike

        return alike(self._corpus, threshold=threshold)

    def concordance(
        self, q: str, *, context: int = 10, limit: int = 50, **view: Unpack[Compared]
    ) -> list[tuple[int, Concordance]]:
        """Every occurrence of a word or phrase, as the number of each source that has it and its concordance.

        Raises:
            ViewNeedsText: it was made without keep_text=True.
        """
        found = []
        for number, one in self.counted.items():
            asked: Compared = {"language": self.language, **view}
            seen = one.concordance(q, context=context, limit=limit, **asked)
            if seen.total:
                found.append((number, seen))
                limit = max(limit - len(seen.lines), 0)
        return found

    def collocates(
        self,
        q: str,
        *,
        match: Match = "word",
        before: int = 5,
        after: int = 5,
        within: near.Within = "sentence",
        measure: Association = "log_dice",
        min_count: int = 2,
        limit: int | None = None,
        **view: Unpack[Listed],
    ) -> near.Collocates:
        """The words that stand near a word or phrase in all the texts, as `Frequencies.collocates` finds them in one.

        All are read, where the server reads a choice of a collection of more than 400,000 words.

        Raises:
            ViewNeedsText: it was made without keep_text=True.
            InvalidOption: as that one; also texts of more than 12,000,000 characters together.
        """
        asked: dict[str, Any] = {name: value for name, value in view.items() if value is not None}
        language = primary(asked.pop("language", None)) or self.language
        options = ViewOptions(**asked, language=language, limit=limit)
        running = running_of("\n".join(self._texts().values()), options)  # texts end where blocks do
        found = find(running, q, options, match=match)
        window = near.Window(before, after, within)
        return near.collocates(running, found, options, window=window, measure=measure, min_count=min_count)

    # How it is looked at

    @cached_property
    def _corpus(self) -> Corpus:
        from wordcounts.text.corpus.corpus import corpus_of

        return corpus_of((self._document(number), one._table) for number, one in self.counted.items())

    def _document(self, number: int) -> Any:
        from wordcounts.text.corpus.corpus import Document

        one, name = self.counted[number], self.sources[number - 1].name
        return Document(number, one.title or name, one.n_tokens, primary(one.language))

    def _index(self, number: int) -> int:
        given = {one.number: one.duplicate_of or one.number for one in self.sources}
        index = self._corpus.index_of(given.get(number, 0))
        if index is None:
            raise UnknownSource(f"There is no counted source with the number {number}.")
        return index

    def _view(self, view: Any, limit: int | None = None, offset: int = 0) -> View:
        given = {name: value for name, value in view.items() if value is not None}
        asked = primary(given.pop("language", None)) or self._language
        options = ViewOptions(**given, language=asked or self.language, limit=limit, offset=offset)
        return self._looked(options, own_lists=not asked)

    def _looked(self, options: ViewOptions, *, own_lists: bool) -> View:
        from wordcounts.text.corpus.by_language import languages
        from wordcounts.text.corpus.columns import columns_of, looked_at, view_of

        if options.place:
            raise InvalidOption("Words by place are of one page, not of a collection.", parameter="place")
        own_lists = own_lists and options.stop_words != "include" and len(languages(self._corpus)) > 1
        looked = looked_at(options, own_lists=own_lists)
        columns = self._columns.get(looked)
        if columns is None:
            of, totals = self._corpus, None
            if options.ngram > 1:
                of, totals = self._phrases(options), self._corpus.totals(options.language)
            columns = self._columns[looked] = columns_of(of, looked, totals, own_lists=own_lists)
        return view_of(self._corpus, options, columns, own_lists=own_lists)

    def _phrases(self, options: ViewOptions) -> Corpus:
        from wordcounts.text.corpus.corpus import corpus_of

        split = options.compounds == "split"
        return corpus_of(
            (self._document(number), Table.of(phrases(text, options.ngram, language=options.language, split=split)))
            for number, text in self._texts().items()
        )

    def _texts(self) -> dict[int, str]:
        """By number; raises ViewNeedsText."""
        texts = {number: one.text for number, one in self.counted.items() if one.text is not None}
        if len(texts) < len(self.counted):
            raise ViewNeedsText
        return texts


# Counting


@dataclass(frozen=True, slots=True)
class _Given:
    """A source by its name: an address, a file, or a file in a zip."""

    name: str
    url: bool = False
    bundle: Bundle | None = None
    place: int = 0
    error: WordcountsError | None = None


@dataclass(frozen=True, slots=True)
class _How:
    extraction: Extraction
    language: str | None
    keep_text: bool
    fetcher: Fetcher | None

    def counted(self, given: Iterable[_Given]) -> Iterator[tuple[str, Frequencies | WordcountsError]]:
        """Each in its order; addresses ahead of their turn, IN_FLIGHT at most."""
        how = self if self.fetcher else replace(self, fetcher=_fetcher())
        ahead: deque[tuple[_Given, Future[Frequencies | WordcountsError] | None]] = deque()
        with ThreadPoolExecutor(IN_FLIGHT, thread_name_prefix="count-many") as threads:
            for one in given:
                ahead.append((one, threads.submit(how.one, one) if one.url else None))
                while ahead and (ahead[0][1] is None or len(ahead) > IN_FLIGHT):
                    yield how.ended(*ahead.popleft())
            while ahead:
                yield how.ended(*ahead.popleft())

    def ended(
        self, one: _Given, under_way: Future[Frequencies | WordcountsError] | None
    ) -> tuple[str, Frequencies | WordcountsError]:
        return one.name, self.one(one) if under_way is None else under_way.result()

    def one(self, given: _Given) -> Frequencies | WordcountsError:
        try:
            return self._count(given)
        except WordcountsError as error:
            return error
        except OSError as error:
            return ReadError(f"The file could not be opened: {error.strerror or type(error).__name__}.")

    def _count(self, given: _Given) -> Frequencies:
        how: dict[str, Any] = {
            "extraction": self.extraction, "language": self.language, "keep_text": self.keep_text
        }  # fmt: skip
        if given.error is not None:
            raise given.error
        if given.url:
            return count_url(given.name, fetcher=self.fetcher, **how)
        if given.bundle is None:
            return count_file(given.name, **how)
        entry = given.bundle.entry(given.place)
        if entry.body is None:
            raise entry.error or ReadError()
        return count_bytes(entry.body, media_type=entry.media_type, **how)


def _fetcher() -> Fetcher:
    from wordcounts.fetch.client import Fetcher
    from wordcounts.fetch.policy import policy_from
    from wordcounts.settings import Settings

    return Fetcher(policy_from(Settings.model_construct(), any_address=True))


def _numbered(found: Iterable[tuple[str, Frequencies | WordcountsError]]) -> Iterator[CountedSource]:
    first: dict[bytes, int] = {}
    for number, (name, outcome) in enumerate(found, start=1):
        same = None
        if isinstance(outcome, LargeFrequencies):
            outcome.close()
            outcome = InvalidOption("It has too many different words to be looked at with others.", parameter="sources")
        elif isinstance(outcome, Frequencies) and len(outcome._table):
            earlier = first.setdefault(sha256(outcome._table.written()).digest(), number)
            same = earlier if earlier != number else None
        yield CountedSource(number, name, outcome, same)


def _expanded(sources: Iterable[Source]) -> Iterator[_Given]:
    """Each once: files of folders and zips in the place of these."""
    seen: set[str] = set()
    for source in sources:
        for one in _meant(os.fspath(source)):
            if one.name not in seen:
                seen.add(one.name)
                yield one


def _meant(name: str) -> Iterator[_Given]:
    path = Path(name)
    if _SCHEME.match(name):
        yield _Given(name, url=True)
    elif path.is_dir():
        below = (one for one in sorted(path.rglob("*")) if type_of_name(one.name) and one.is_file())
        hidden = (one for one in below if not any(part.startswith(".") for part in one.relative_to(path).parts))
        yield from (_Given(str(one)) for one in hidden)
    elif path.is_file() and is_bundle(name):
        yield from _in_zip(name)
    else:
        yield _Given(name)


def _in_zip(name: str) -> Iterator[_Given]:
    try:
        archive = zipfile.ZipFile(name)  # open for as long as its files are to be counted; it closes its file itself
        bundle = Bundle(archive, max_entries=MAX_FILES, max_bytes=MAX_ZIP_BYTES, max_entry_bytes=MAX_FILE_BYTES)
        for place, entry in enumerate(bundle.names):
            yield _Given(f"{name}/{entry}", bundle=bundle, place=place)
    except (zipfile.BadZipFile, OSError) as error:
        wrong = BrokenDocument("This is not a zip, or it is damaged or cut short.")
        wrong.__cause__ = error
        yield _Given(name, error=wrong)
    except WordcountsError as error:
        yield _Given(name, error=error)
