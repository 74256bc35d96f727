r"""The cells of a CSV or TSV that comes piece by piece: the words of `csv.read`, with some lines of it in memory.

Where quotes stand as RFC 4180 has them, lines are split at their quotes, which tells what is quoted as fast as text is
copied; the quotes stay, since beside the ends of a cell they part no word. All else is looked at cell by cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final

from wordcounts.text.formats.csv import cell_pattern, delimiter_of

MAX_CELL: Final = 4 * 1024 * 1024
"""Characters within which a quoted cell has to end: else its quote is a character, and the cell ends with its line."""

LOOK: Final = 1024 * 1024
"""Characters that are looked at together."""

_HEAD: Final = 20_000
"""Characters that tell the delimiter (`delimiter_of`)."""
# A quoted cell begins of which no end is seen yet.
_OPEN: Final = re.compile(r' *"[^"]*(?:""[^"]*)*\Z')
_PAIR, _QUOTE = "\0", "\1"
"""For a doubled quote, and for all between two quotes. NUL was taken out before; the other is looked for."""


def stream(pieces: Iterable[str], write: Callable[[str], object], *, look: int = LOOK) -> tuple[str, str]:
    """Write the cells, a line each or nearly so: what is written together parts and joins the words of the table.

    Args:
        pieces: its characters.
        write: takes them as they come.
        look: how many are looked at together.

    Returns:
        Its title and its language: a table says neither.
    """
    source, wanted = iter(pieces), max(look, _HEAD)
    rest, before = "", "\n"
    delimiter = ""
    while True:
        rest, ended = _filled(source, rest, wanted)
        delimiter = delimiter or delimiter_of(rest)
        found = _quickly(rest, delimiter) if before in "\r\n" and not ended else None
        text, n_done = found or _exactly(before, rest, delimiter, ended=ended)
        write(text)
        if ended:
            return "", ""
        if n_done:
            before, rest = rest[n_done - 1], rest[n_done:]
        wanted = max(look, 2 * len(rest))


def _filled(source: Iterator[str], rest: str, wanted: int) -> tuple[str, bool]:
    """As many characters as are wanted, or all there are; whether these are all."""
    held, n_held = [rest], len(rest)
    for piece in source:
        held.append(piece)
        n_held += len(piece)
        if n_held >= wanted:
            return "".join(held), False
    return "".join(held), True


def _quickly(rest: str, delimiter: str) -> tuple[str, int] | None:
    """The text of all whole lines, and their length; None where quotes stand anywhere but around cells."""
    if '"' not in rest:
        end = _line_end(rest)
        return (rest[:end].replace(delimiter, "\n"), end) if end else None
    if _QUOTE in rest:
        return None
    # Two quotes fewer change nothing of what else is quoted.
    parts = rest.replace('""', _PAIR).split('"')
    last = next((at for at in range((len(parts) - 1) & ~1, -1, -2) if _line_end(parts[at])), None)
    if last is None:
        return None
    outside = [*parts[:last:2], parts[last][: _line_end(parts[last])]]
    joined = _QUOTE.join(outside)
    if not _around_cells(joined, len(outside) - 1, delimiter):
        return None
    parts = parts[: last + 1]
    n_done = sum(map(len, outside)) + sum(map(len, parts[1::2])) + last
    n_done += joined.count(_PAIR) + sum(part.count(_PAIR) for part in parts[1::2])
    parts[::2] = joined.replace(delimiter, "\n").split(_QUOTE)
    return '"'.join(parts).replace(_PAIR, '"'), n_done


def _line_end(text: str) -> int:
    return max(text.rfind("\n"), text.rfind("\r")) + 1


def _around_cells(joined: str, n_quotes: int, delimiter: str) -> bool:
    """Whether each quote stands between a cell and a delimiter or line's end, and no doubled one within a word."""
    bare = joined.replace(_PAIR, "")
    n_begin = bare.startswith(_QUOTE) + sum(bare.count(sign + _QUOTE) for sign in (delimiter, "\n", "\r"))
    n_end = sum(bare.count(_QUOTE + sign) for sign in (delimiter, "\n", "\r"))
    return n_begin == n_end == n_quotes and (_PAIR not in joined or _paired_within(delimiter).search(joined) is None)


@cache
def _paired_within(delimiter: str) -> re.Pattern[str]:
    ends = f"[{re.escape(delimiter)}\n\r{_PAIR}{_QUOTE}]"
    return re.compile(f"(?<!{ends}){_PAIR}+(?!{ends})")


def _exactly(before: str, rest: str, delimiter: str, *, ended: bool) -> tuple[str, int]:
    """The text of the cells that have ended, and how long they are: 0 where it takes more to tell.

    Args:
        before: the character before `rest`.
        rest: what is looked at.
        delimiter: parts cells.
        ended: whether nothing follows.
    """
    text, stuck = before + rest, len(rest) > MAX_CELL
    signs = f"{delimiter}\r\n"
    # A cell of which the beginning is written already ends here.
    out = ["\n"] if before not in signs and text[1:2] in signs else []
    for found in cell_pattern(delimiter).finditer(text, 1):
        quoted, bare = found.groups()
        at_end = found.end() == len(text) and not ended
        if bare is None:
            if at_end:  # another quote may follow
                return "".join(out), found.start() - 1
            out.append(quoted.replace('""', '"') + "\n")
        elif not at_end and (
            ended or stuck or not (text[found.start() - 1] in signs and _OPEN.match(text, found.start()))
        ):
            out.append(bare + "\n")
        elif at_end and stuck:
            out.append(bare)  # and what follows goes on with it
        else:
            return "".join(out), found.start() - 1
    return "".join(out), len(rest)
