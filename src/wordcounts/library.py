"""Counting from Python: no database, no queue, no server. What `import wordcounts` offers is defined here.

Everything runs in the caller's thread and process. `count_url` fetches any address that this machine can reach, private
ones too: it is your own machine. (The server refuses them.)
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from wordcounts.errors import InvalidOption, WordcountsError
from wordcounts.frequencies import Frequencies as Frequencies
from wordcounts.text.reading import read, read_text
from wordcounts.text.values import EXTRACTIONS, Extraction, Reading, ReadOptions
from wordcounts.text.views import contrasted
from wordcounts.text.views.contrasted import Choice, Contrast, SortKey
from wordcounts.text.views.keyness import KeyWord, Only
from wordcounts.text.views.keywords import Listed

if TYPE_CHECKING:
    from wordcounts.fetch.client import Fetcher
    from wordcounts.sheets import View


def count_url(
    url: str,
    *,
    extraction: Extraction = "article",
    language: str | None = None,
    keep_text: bool = False,
    fetcher: Fetcher | None = None,
) -> Frequencies:
    """Fetch a page once and count its words.

    Args:
        url: http or https; without a scheme, https is tried and then http.
        extraction: "article" for the main text, "page" for all that is visible.
        language: the page's language (BCP 47); None to find out.
        keep_text: keep the text and its blocks, and count by place: for the views that need them.
        fetcher: what to fetch with, to share its limits among calls; one with the default limits when None.

    Raises:
        InputError: not an address of the web.
        FetchError: no document came back.
        ReadError: the document could not be read.
    """
    from wordcounts.fetch.client import Fetcher
    from wordcounts.fetch.policy import policy_from
    from wordcounts.fetch.url import normalise
    from wordcounts.settings import Settings

    options = _options(extraction, language, parts=keep_text)
    # The defaults alone: a library does not read its user's environment or .env.
    policy = policy_from(Settings.model_construct(), any_address=True) if fetcher is None else fetcher.policy
    target = normalise(url, policy)
    fetched = (fetcher or Fetcher(policy)).fetch(target.url, scheme_guessed=target.scheme_guessed)
    reading = read(
        fetched.body,
        media_type=fetched.media_type,
        charset=fetched.charset,
        options=options,
        url=fetched.final_url,
    )
    return Frequencies(reading, keep_text=keep_text)


def count_site(
    url: str,
    *,
    max_pages: int = 500,
    max_depth: int = 16,
    extraction: Extraction = "article",
    language: str | None = None,
    keep_text: bool = False,
    fetcher: Fetcher | None = None,
) -> Iterator[tuple[str, Frequencies | WordcountsError]]:
    """Count the pages of a site, one after the other, at the pace that it asks for; each text once.

    Its sitemaps name the pages, or else their links do, within the host and the path of `url`; robots.txt holds.

    Args:
        url: where the walk begins, or a sitemap or a feed that lists the pages.
        max_pages: how many addresses are gone to.
        max_depth: links from the first page; lists that go on from page to page count once.
        extraction, language, keep_text, fetcher: as in `count_url`.

    Yields:
        The address of each page with its frequencies, or with the error that stood in the way.

    Raises:
        InputError: not an address of the web.
        BrokenDocument: a list that lists nothing.
    """
    from wordcounts.fetch.client import Fetcher
    from wordcounts.fetch.policy import policy_from
    from wordcounts.fetch.url import normalise
    from wordcounts.settings import Settings
    from wordcounts.text.site.limits import Limits
    from wordcounts.walks import Walk

    options = _options(extraction, language, parts=keep_text)
    policy = policy_from(Settings.model_construct(), any_address=True) if fetcher is None else fetcher.policy
    target = normalise(url, policy)
    limits = Limits(max_pages, max_depth)
    walk = Walk(target.url, fetcher or Fetcher(policy), options, limits, scheme_guessed=target.scheme_guessed)
    for visited in walk.pages():
        outcome = visited.outcome
        yield visited.url, Frequencies(outcome, keep_text=keep_text) if isinstance(outcome, Reading) else outcome


def count_file(
    path: str | os.PathLike[str],
    *,
    extraction: Extraction = "article",
    language: str | None = None,
    keep_text: bool = False,
    media_type: str | None = None,
    charset: str | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> Frequencies:
    """Count the words of a file; what kind it is, its name's suffix hints at, and its bytes decide.

    A text, table (CSV, TSV), JSON or XML of 16 MB or more is counted by processes of its own, within 400 MB of memory
    however long it is. More than 250,000 different words are then kept on the disk (`LargeFrequencies`), and none is
    cut off. What is packed by gzip, zstd, bzip2 or xz is unpacked.

    Args:
        path: the file, or a pipe.
        extraction, language, keep_text: as in `count_url`; a text of more than 100 MB is not kept.
        media_type: what it is ("text/plain"); None to go by its name.
        charset: how a text is encoded; None to look.
        on_progress: of a large text, told how many bytes are counted, and of how many.

    Raises:
        OSError: the file cannot be opened, or a large text found no room for its temporary files.
        ReadError: its text could not be read.
        ViewNeedsText: it is too large to keep its text.
    """
    from wordcounts.large import Asked, count_path

    options = _options(extraction, language, parts=keep_text)
    return count_path(Path(path), Asked(options, media_type, charset, keep_text, on_progress))


def count_bytes(
    body: bytes,
    *,
    media_type: str | None = None,
    charset: str | None = None,
    extraction: Extraction = "article",
    language: str | None = None,
    keep_text: bool = False,
) -> Frequencies:
    """Count the words of a document's bytes.

    Args:
        body: the document.
        media_type: what it is, without parameters ("text/html"); None to look.
        charset: how it is encoded, as an HTTP header says it; None to look.
        extraction, language, keep_text: as in `count_url`.

    Raises:
        ReadError: its text could not be read.
    """
    options = _options(extraction, language, parts=keep_text)
    return Frequencies(read(body, media_type=media_type, charset=charset, options=options), keep_text=keep_text)


def count_text(
    text: str,
    *,
    title: str = "",
    extraction: Extraction = "article",
    language: str | None = None,
    keep_text: bool = False,
) -> Frequencies:
    """Count the words of a text, which is taken as it stands: markup in it is text too."""
    options = _options(extraction, language, parts=keep_text)
    return Frequencies(read_text(text, title=title, options=options), keep_text=keep_text)


def compare(
    target: Frequencies,
    reference: Frequencies,
    *,
    only: Only = "all",
    max_q: float = 1.0,
    q: str = "",
    sort: SortKey | None = None,
    **view: Unpack[Listed],
) -> list[KeyWord]:
    """Which words set one document apart from another: significance (G2) and size (log ratio) of each difference.

    Words of one block alone are marked (`one_place`) where the texts were kept.

    Args:
        target, reference: what is asked about, and what it is held against.
        only: "target" or "reference": words that one of the two has and the other lacks.
        max_q: no word whose difference is less sure.
        q: a prefix, wild cards or /an expression/ that the words must match.
        sort: "key", "-key", "q", "log_ratio", "-log_ratio", "target_count", "reference_count", "word" or "-word"; None
            is by key, or, of the words of one alone, the commonest first.
        **view: which words are one type and which are compared, see `Listed`; in the target's language.

    Raises:
        InvalidOption: the two were counted by different recipes, so that a difference may be the counting's own; or as
            `words`.
    """
    return list(contrast(target, reference, only=only, max_q=max_q, q=q, sort=sort, **view).items)


def contrast(
    target: Frequencies,
    reference: Frequencies,
    *,
    only: Only = "all",
    max_q: float = 1.0,
    q: str = "",
    sort: SortKey | None = None,
    **view: Unpack[Listed],
) -> Contrast:
    """The words of `compare` with what a plot of them needs: how many are key, and which pairs of counts there are.

    Raises:
        InvalidOption: as `compare`.
    """
    if not target.recipe.comparable(reference.recipe):
        raise InvalidOption("These were counted by different recipes: count them again.", parameter="reference")
    options = target._seen(view)
    choice = Choice(only, max_q, q, sort)
    return contrasted.contrast(target._side(options), reference._side(options), options, choice)


def save(view: View, path: str | os.PathLike[str], *, raw: bool = False) -> None:
    """Write all rows of a view into a file, of the kind that its name ends in: .csv, .tsv, .xlsx or .parquet.

    Args:
        view: what a method of `Frequencies` gave, or the words of `compare`.
        path: where to; what is there already is replaced.
        raw: for machines: cells that a spreadsheet would run stay as they are.

    Raises:
        InvalidOption: another ending, or more rows than a spreadsheet holds.
        MissingExtra: Parquet without the extra `parquet`.
        OSError: it cannot be written.
    """
    from wordcounts.sheets import FORMATS, sheet_of

    path = Path(path)
    kind = FORMATS.get(path.suffix.removeprefix(".").lower())
    if kind is None:
        raise InvalidOption(f"A file ends in .{', .'.join(FORMATS)}.", parameter="path")
    path.write_bytes(kind.write(sheet_of(view), raw=raw))


def _options(extraction: str, language: str | None, *, parts: bool) -> ReadOptions:
    told = None if language in {None, "", "auto"} else language
    for known in EXTRACTIONS:
        if extraction == known:
            return ReadOptions(extraction=known, language=told, places=parts, outline=parts)
    raise InvalidOption(f"extraction is one of {', '.join(EXTRACTIONS)}.", parameter="extraction")
