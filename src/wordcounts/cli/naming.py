"""Which analysis is meant, by an id or its beginning; and which collection, by an id or a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wordcounts.cli.edge import printable
from wordcounts.errors import InvalidOption, UnknownAnalysis, UnknownCollection

if TYPE_CHECKING:
    from wordcounts.store.store import Store

MIN_PREFIX: Final = 4
"""Fewer characters are a slip of the hand: among a thousand analyses they name one by luck alone."""

SHOWN: Final = 3


def resolved(store: Store, prefix: str) -> str:
    """The whole id.

    Raises:
        UnknownAnalysis: none begins so.
        InvalidOption: several do, or fewer than four characters were given.
    """
    asked = prefix.strip().lower()
    if len(asked) < MIN_PREFIX:
        raise InvalidOption(f"{prefix!r} is too short: give four or more characters of an id.", parameter="id")
    found = store.matching(asked, limit=SHOWN + 1)
    if not found:
        raise UnknownAnalysis(f"There is no analysis whose id begins with {prefix[:40]}.")
    if len(found) > 1:
        names = ", ".join(found[:SHOWN]) + (", ..." if len(found) > SHOWN else "")
        raise InvalidOption(f"Several ids begin with {prefix[:40]}: {names}.", parameter="id")
    return found[0]


def collection_id(store: Store, name: str) -> str:
    """Of the collection of this id or name, the newest of several; raises UnknownCollection."""
    found = store.collections.get(name) or store.collections.named(name)
    if found is None:
        raise UnknownCollection(f"There is no collection with the id or name {printable(name)}.")
    return found.id
