"""What a walk over a site goes to next: decided from addresses alone, and the same however often it is asked.

`steps` chooses from what a page links or a list holds; `Frontier` keeps, in memory, what is still to be done.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass

from wordcounts.text.site.addresses import key_of, tidy
from wordcounts.text.site.limits import Limits
from wordcounts.text.site.listings import Entry
from wordcounts.text.site.scope import Scope, may_have_words
from wordcounts.text.site.traps import ANY, PAGES, Shape, is_endless, shape_of


@dataclass(frozen=True, slots=True)
class Step:
    """An address that a walk may go to."""

    url: str
    """As it is fetched."""
    key: str
    shape: Shape
    depth: int
    dated_at: float | None = None
    """Of its list, in seconds since 1970."""


def steps(
    entries: Iterable[Entry], scope: Scope | None, *, depth: int, before: str = "", listed: bool = False
) -> list[Step]:
    """The addresses that are worth going to, in their order, none twice.

    Args:
        entries: links of one page, or of a list.
        scope: the site; None where all that is listed was asked for.
        depth: of the page that links them; lists are of the depth 0.
        before: the address of that page.
        listed: they are of a list, which somebody made to be gone through: nothing in it is a trap.
    """
    found: dict[str, Step] = {}
    own = shape_of(before) if before else None
    for entry in entries:
        if scope is not None and not scope.holds(entry.url):
            continue
        url = tidy(entry.url)
        if not may_have_words(url) or (is_endless(url) and not listed):
            continue
        key, shape = key_of(url), Shape("", ANY) if listed else shape_of(url)
        # The next page of a list is as deep as the list.
        onward = own is not None and shape == own and shape.bound == PAGES
        found.setdefault(key, Step(url, key, shape, depth if onward else depth + 1, entry.dated_at))
    return list(found.values())


class Frontier:
    """A walk's memory: what it knows, what waits, and how many there are of each shape. For one thread."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._known: set[str] = set()
        self._n_of: Counter[str] = Counter()
        self._waiting: deque[Step] = deque()
        self.trapped: dict[str, Shape] = {}
        """Shapes of which there were more than are followed, by their keys."""
        self.is_full = False
        """Whether there were more pages than the walk may have."""

    def add(self, found: Iterable[Step]) -> int:
        """Take what is new; returns how many that were."""
        n_before = len(self._waiting)
        for step in found:
            if step.key in self._known or step.depth > self._limits.max_depth:
                continue
            bound = step.shape.bound
            if bound is not None and self._n_of[step.shape.key] >= bound:
                self.trapped[step.shape.key] = step.shape
                continue
            if len(self._known) >= self._limits.max_pages:
                self.is_full = True
                break
            self._known.add(step.key)
            self._n_of[step.shape.key] += 1
            self._waiting.append(step)
        return len(self._waiting) - n_before

    def waits_for(self, key: str) -> bool:
        """Whether a page is still to be gone to."""
        return any(step.key == key for step in self._waiting)

    def knows(self, key: str) -> bool:
        """Whether a page is known; from now on it is."""
        known = key in self._known
        self._known.add(key)
        return known

    def next(self) -> Step | None:
        """The next one, in the order in which they were found; None when nothing waits."""
        return self._waiting.popleft() if self._waiting else None
