"""What the arguments mean, and counting them one after the other."""

from __future__ import annotations

import errno
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from wordcounts.cli.edge import os_sentence, settings_of
from wordcounts.errors import BrokenDocument, EmptyInput, ReadError, WordcountsError

if TYPE_CHECKING:
    from wordcounts.fetch.client import Fetcher
    from wordcounts.library import Frequencies
    from wordcounts.text.bundle import Bundle, Entry

STDIN: Final = "-"
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_PATH: Final = re.compile(r"/|\.\.?/|~")
"""How a path starts, and no address."""
MAX_ENTRIES: Final = 100_000
MAX_ZIP_BYTES: Final = 64 * 1024**3
MAX_ENTRY_BYTES: Final = 256 * 1024**2
"""Of a zip on one's own machine: its files, what they unpack to, and one of them that is in memory whole."""

_COUNTRIES: Final = frozenset({".md"})
"""Suffixes that are domains as well (Moldova's): such a name is a file only where it is there."""


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to count, under the name that its user gave it."""

    name: str
    kind: Literal["url", "file", "folder", "stdin", "entry"]
    """`folder` is one in which nothing can be counted; `entry` a file in a zip."""
    archive: str = ""
    """The zip that an entry is in."""
    place: int = 0
    """Of an entry among the files of its zip."""


@dataclass(frozen=True, slots=True)
class CountOptions:
    """How to read the sources; `media_type` and `charset` are for standard input alone."""

    extraction: Literal["article", "page"] = "article"
    language: str | None = None
    media_type: str | None = None
    charset: str | None = None
    keep_text: bool = False
    """For the views that need it: phrases, places."""
    text_needed: bool = True
    """False keeps no large text: what it is wanted for is a mark that can be done without."""
    on_progress: Callable[[int, int], None] | None = None
    """Of a large text: how many bytes are counted, and of how many."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What came of one source: its frequencies, or the error that stood in the way."""

    source: str
    outcome: Frequencies | WordcountsError


def expand(arguments: Iterable[str]) -> list[Source]:
    """Arguments -> sources. A folder becomes the files below it that have a known suffix, by name; none that is hidden.

    An argument with a scheme is an address; else one that exists is a file or folder; else one that can only be a
    path is a (missing) file; all others are addresses.
    """
    return [source for argument in arguments for source in _meant(argument)]


def _meant(argument: str) -> list[Source]:
    if argument == STDIN:
        return [Source(argument, "stdin")]
    if _SCHEME.match(argument):
        return [Source(argument, "url")]
    if argument and Path(argument).is_dir():
        return _below(argument) or [Source(argument, "folder")]
    if argument and Path(argument).exists():
        return _in_zip(argument) or [Source(argument, "file")]
    return [Source(argument, "file" if _PATH.match(argument) or _has_suffix(argument) else "url")]


def _in_zip(argument: str) -> list[Source]:
    """The files of a zip, or one that says why it cannot be opened; nothing where it is no zip by its name."""
    from wordcounts.text.bundle import is_bundle

    if not is_bundle(argument):
        return []
    try:
        names = _bundle(argument).names
    except (WordcountsError, OSError):
        return [Source(argument, "entry", argument)]
    found = [Source(f"{argument}/{name}", "entry", argument, place) for place, name in enumerate(names)]
    return found or [Source(argument, "folder")]


@lru_cache(maxsize=4)
def _bundle(path: str) -> Bundle:
    import zipfile

    from wordcounts.text.bundle import Bundle

    try:
        archive = zipfile.ZipFile(path)  # open for as long as its files are asked for; it closes its file itself
    except zipfile.BadZipFile as error:
        raise BrokenDocument("This is not a zip, or it is damaged or cut short.") from error
    return Bundle(archive, max_entries=MAX_ENTRIES, max_bytes=MAX_ZIP_BYTES, max_entry_bytes=MAX_ENTRY_BYTES)


def entry_of(source: Source) -> Entry:
    """The file of a zip that a source is."""
    return _bundle(source.archive).entry(source.place)


def large_entry(source: Source) -> Iterator[bytes] | None:
    """The blocks of a file of a zip that memory is not to hold; None where it is small."""
    from wordcounts.bigtext.source import BIG_BYTES

    bundle = _bundle(source.archive)
    return bundle.blocks(source.place) if bundle.size(source.place) >= BIG_BYTES else None


def _has_suffix(argument: str) -> bool:
    """Whether it is a bare name with a suffix of files that can be counted, which no host has."""
    from wordcounts.bigtext.spool import name_within
    from wordcounts.text.media import suffixes

    suffix = Path(name_within(argument)).suffix.lower()
    return "/" not in argument and suffix in suffixes() and suffix not in _COUNTRIES


def _below(folder: str) -> list[Source]:
    from wordcounts.bigtext.spool import name_within
    from wordcounts.text.media import type_of_name

    root = Path(folder)
    found = [
        path
        for path in root.rglob("*")
        if type_of_name(name_within(path.name))
        and not any(part.startswith(".") for part in path.relative_to(root).parts)
        and path.is_file()
    ]
    return [Source(str(path), "file") for path in sorted(found)]


def unopened(error: OSError) -> ReadError:
    """Why the system gave no file, or no room for a large one."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        where = tempfile.gettempdir()
        return ReadError(
            f"There is no room for temporary files in {where}: make some, or name another folder as TMPDIR."
        )
    return ReadError(f"The file could not be opened: {os_sentence(error)}")


def count_each(sources: Iterable[Source], options: CountOptions) -> Iterator[Counted]:
    """Count the sources in order. An error of one is its outcome, and stops no other."""
    counter = _Counter(options)
    for source in sources:
        try:
            yield Counted(source.name, counter.count(source))
        except WordcountsError as error:
            yield Counted(source.name, error)


class _Counter:
    """Holds what the sources of one command share: the options and, once an address asks for it, the fetcher."""

    def __init__(self, options: CountOptions) -> None:
        self._options = options
        self._fetcher: Fetcher | None = None

    def count(self, source: Source) -> Frequencies:
        from wordcounts.library import count_url

        options = self._options
        if source.kind == "folder":
            raise EmptyInput("There is no page or text in this folder.")
        if source.kind == "url":
            return count_url(
                source.name,
                extraction=options.extraction,
                language=options.language,
                keep_text=options.keep_text,
                fetcher=self._fetch_with(),
            )
        try:
            if source.kind == "entry":
                return self._of_entry(source)
            return self._of_stdin() if source.kind == "stdin" else self._of_file(source.name)
        except OSError as error:
            raise unopened(error) from error

    def _of_entry(self, source: Source) -> Frequencies:
        from wordcounts.bigtext.spool import gathered
        from wordcounts.library import count_bytes
        from wordcounts.text.media import type_of_name

        options = self._options
        if (blocks := large_entry(source)) is not None:
            with gathered(blocks) as path:
                return self._of_file(path, media_type=type_of_name(source.name))
        entry = entry_of(source)
        if entry.body is None:
            raise entry.error or ReadError()
        return count_bytes(
            entry.body,
            media_type=entry.media_type,
            extraction=options.extraction,
            language=options.language,
            keep_text=options.keep_text,
        )

    def _of_stdin(self) -> Frequencies:
        """A large one goes into a file first, of which ranges can be read."""
        from wordcounts.bigtext.source import BIG_BYTES
        from wordcounts.bigtext.spool import is_packed, poured
        from wordcounts.library import count_bytes

        options, begin = self._options, sys.stdin.buffer.read(BIG_BYTES)
        if len(begin) < BIG_BYTES and not is_packed(begin):
            return count_bytes(
                begin,
                media_type=options.media_type,
                charset=options.charset,
                extraction=options.extraction,
                language=options.language,
                keep_text=options.keep_text,
            )
        with poured(sys.stdin.buffer, begin) as name:
            return self._of_file(name, media_type=options.media_type, charset=options.charset)

    def _of_file(self, name: str, *, media_type: str | None = None, charset: str | None = None) -> Frequencies:
        from wordcounts.bigtext.source import big_document
        from wordcounts.library import count_file
        from wordcounts.text.media import type_of_name

        options, keep = self._options, self._options.keep_text
        if keep and not options.text_needed:
            keep = big_document(Path(name), media_type=media_type or type_of_name(name), charset=charset) is None
        return count_file(
            name,
            media_type=media_type,
            charset=charset,
            extraction=options.extraction,
            language=options.language,
            keep_text=keep,
            on_progress=options.on_progress,
        )

    def _fetch_with(self) -> Fetcher:
        if self._fetcher is None:
            self._fetcher = local_fetcher()
        return self._fetcher


def local_fetcher() -> Fetcher:
    """What fetches on one's own machine, which needs no secret and no host names, whatever is deployed from it."""
    from wordcounts.fetch.client import Fetcher
    from wordcounts.fetch.policy import policy_from

    return Fetcher(policy_from(settings_of(env="development"), any_address=True))
