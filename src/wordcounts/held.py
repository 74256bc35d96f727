"""A collection as a process holds it, and as it is kept on the disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from wordcounts.text.views.options import ViewOptions
from wordcounts.text.views.stopwords import FALLBACK
from wordcounts.volumes import Volumes

if TYPE_CHECKING:
    from wordcounts.text.corpus.columns import Columns
    from wordcounts.text.corpus.corpus import Corpus
    from wordcounts.text.corpus.evenness import Spreads


@dataclass
class Held:
    """One collection as it was when it was last looked at. The corpus is of each text once, in order."""

    version: str
    corpus: Corpus
    ids: dict[int, str]
    """Number -> analysis of each of its documents."""
    originals: dict[int, int]
    """Number -> the one that says the same, of those that are left out for it."""
    n_outdated: int
    """Sources that are left out: counted by an older release, and not counted again yet."""
    made_at: float = 0.0
    """By a clock that never goes back."""
    recipes: dict[int, str] = field(default_factory=dict)
    """By which each was counted."""
    on_disk: bool = False
    columns: dict[tuple[ViewOptions, bool], Columns] = field(default_factory=dict)
    spreads: dict[int, Spreads | None] = field(default_factory=dict)
    """By the identity of columns that are kept."""
    answers: dict[Hashable, Any] = field(default_factory=dict)
    """Small ones that took a second, by what was asked."""

    @property
    def language(self) -> str:
        """The language of most of its words."""
        n_tokens: Counter[str] = Counter()
        for one in self.corpus.documents:
            n_tokens[one.language] += one.n_tokens
        return n_tokens.most_common(1)[0][0] if n_tokens else ""

    @property
    def is_mixed(self) -> bool:
        """Whether its documents are in several languages, as stop words see them."""
        return len({one.language or FALLBACK for one in self.corpus.documents}) > 1

    @property
    def weight(self) -> int:
        """Counts of a word in a document."""
        return len(self.corpus.counts)


def opened(volumes: Volumes, of: str, recipes: Mapping[int, str], at: float) -> Held | None:
    """A collection as it was kept; None, and nothing kept any more, where it is not of this release.

    Args:
        volumes: where.
        of: the collection's id.
        recipes: by which each of its sources is counted today, by their numbers.
        at: what stands in `made_at`.
    """
    found = volumes.open(of)
    if found is None:
        return None
    from wordcounts.text.corpus import packing

    told, arrays = found
    try:
        if told["made_by"] != packing.MADE_BY:
            raise ValueError("made by another release")
        corpus, columns = packing.unpacked(told, arrays)
        held = Held(
            told["version"],
            corpus,
            {number: analysis for number, analysis, _ in told["members"]},
            dict(told["originals"]),
            0,
            at,
            {number: recipe for number, _, recipe in told["members"]},
            on_disk=True,
        )
        if any(recipes.get(number, recipe) != recipe for number, recipe in held.recipes.items()):
            raise ValueError("counted again since")
        if columns is not None:
            held.columns[_plain(told["language"]), False] = columns
    except (ValueError, KeyError, TypeError, IndexError):
        volumes.forget(of)
        return None
    return held


def put_by(volumes: Volumes, of: str, held: Held) -> None:
    """Keep it, seen as it is unless somebody asks for more, and go on with what every process has in common.

    Where it was never seen so (one of several languages, without the stop words of each), its words alone are kept.
    Done once: where it could not be, it is not tried again with each question.
    """
    plain = next((key for key in held.columns if key == (_plain(key[0].language), False)), None)
    if held.on_disk or held.n_outdated:
        return
    from wordcounts.text.corpus import packing

    columns = held.columns[plain] if plain else None
    made = packing.packed(held.corpus, columns)
    members = [(number, analysis, held.recipes[number]) for number, analysis in held.ids.items()]
    said = {"version": held.version, "members": members, "originals": list(held.originals.items())}
    told = made.told | said | {"made_by": packing.MADE_BY, "language": plain[0].language if plain else ""}
    held.on_disk = True
    if not volumes.keep(of, told, made.arrays) or columns is None or plain is None or made.told["totals"] is None:
        return
    found = volumes.open(of)
    if found is None or found[0].get("version") != held.version:
        return  # another process was as quick
    held.corpus, held.columns[plain] = packing.moved(held.corpus, columns, found[1])
    if (spread := held.spreads.pop(id(columns), None)) is not None:
        held.spreads[id(held.columns[plain])] = spread


def _plain(language: str) -> ViewOptions:
    """How a collection is looked at unless somebody asks for more."""
    from wordcounts.text.corpus.columns import looked_at

    return looked_at(ViewOptions(language=language))
