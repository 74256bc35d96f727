"""What is measured of each unit of a page, for the model that tells main text from the rest.

A unit is a block, or a run of short neighbours of one list, table or menu: such a run belongs to the main text as a
whole or not at all, and a page has half as many units as blocks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum
from typing import Final, Protocol
from urllib.parse import urlsplit

from wordcounts.text.page.article.wording import SEEN_CHARS, ends_sentence, is_priced, look, sentences_in
from wordcounts.text.page.blocks import Block, Element, Layout, words_in
from wordcounts.text.page.structured import Structured

SHORT_WORDS: Final = 12
"""Up to so many words a block joins its neighbours: items of menus and cells have fewer, sentences more."""

GROUPERS: Final = frozenset({"ul", "ol", "dl", "table", "select", "nav", "footer", "menu"})
TITLES: Final = frozenset({"h1", "h2", "h3", "h4"})
HEADINGS: Final = TITLES | {"h5", "h6"}

TAGS: Final = {
    tag: number
    for number, tag in enumerate(
        [
            "p", "h1", "h2", "h3", "h4", "li", "td", "th", "div", "span", "dt", "dd", "pre", "blockquote", "figcaption",
            "section", "article", "structured", "h5", "h6", "label", "summary", "main", "body", "header", "footer",
            "nav", "aside", "form", "ul", "tr", "legend", "option", "address", "details", "caption",
        ]
    )
}  # fmt: skip
"""Tags as the model knows them; -1 for any other."""

PROSE_WORDS: Final = 8
"""A block of prose has so many words, a sentence's end, and less than half of it in links."""

NAMES: Final = [
    "tag", "words", "links", "sentences", "sentences_per_word", "ends_sentence", "word_length", "legal",
    "times_on_page", "in_title", "before", "place", "from_start", "from_end", "after_h1", "main_depth", "main_distance",
    "main_steps", "container_links", "container_words", "container_blocks", "container_prose", "container_share",
    "parent_words", "parent_links", "parent_blocks", "parent_share", "grandparent_links", "grandparent_blocks",
    "grandparent_words", "grandparent_prose", "great_words", "great_links", "great_prose", "great_share", "next_links",
    "near_links", "near_words", "n_parts", "words_per_part", "alike", "parent_alike", "grandparent_alike",
    "great_alike", "next_parts", "parent_tag", "previous_tag", "next_tag", "page_words", "page_links", "page_units",
    "page_lists", "page_headings", "page_prose", "main_prose", "main_links", "url_parts", "url_last", "url_hyphens",
    "says_product", "says_article", "says_discussion", "url_forum", "page_prices", "path", "lowest", "highest", "own",
    "near_path",
]  # fmt: skip
"""Of the numbers in a row, in order."""

Row = tuple[float, ...]
Facts = tuple[float, float, float, bool, bool, bool, bool]
"""What a row says of the address and of the structured data: url_parts to url_forum."""

_FORUM: Final = re.compile(r"forum|thread|/t/|topic|question|community", re.IGNORECASE)
_NAME: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]{2,}")


@dataclass(slots=True, eq=False)
class Unit:
    """What is kept or left out as a whole."""

    parts: list[str]
    element: Element
    n_words: int
    n_link_words: int
    structured: bool = False
    """From the page's JSON-LD, not shown by the page."""

    @property
    def text(self) -> str:
        """Its blocks, a line each."""
        return "\n".join(self.parts)


def units_of(layout: Layout, structured: Structured) -> list[Unit]:
    """Blocks, short neighbours joined; then what the structured data adds to them."""
    units: list[Unit] = []
    key: Element | None = None
    for block in layout.blocks:
        group = _group(block)
        if group is not None and group is key:
            unit = units[-1]
            unit.parts.append(block.text)
            unit.n_words += block.n_words
            unit.n_link_words += block.n_link_words
        else:
            units.append(Unit([block.text], block.element, block.n_words, block.n_link_words))
            key = group
    return units + _added(layout, structured)


def _group(block: Block) -> Element | None:
    if block.n_words > SHORT_WORDS or block.element.tag in TITLES:
        return None
    return next((element for element in block.element.line() if element.tag in GROUPERS), None)


def _added(layout: Layout, structured: Structured) -> list[Unit]:
    """Units of the structured data, in elements of their own."""
    units = []
    for name, text in additions(structured, layout):
        element = Element("structured", layout.elements[0], (("class", name),), 1)
        layout.elements.append(element)
        units.append(Unit([text], element, words_in(text), 0, structured=True))
    return units


class Shown(Protocol):
    """A page, however it was laid out."""

    @property
    def text(self) -> str:
        """The visible text."""
        ...


def additions(structured: Structured, page: Shown) -> list[tuple[str, str]]:
    """Texts of the structured data that the page does not show, and the property that each is of."""
    if not structured.texts:
        return []
    shown = set(page.text.casefold().split())
    added = []
    for name, text in structured.texts:
        words = set(text.casefold().split())
        if words_in(text) >= PROSE_WORDS and len(words & shown) < 0.7 * len(words):
            added.append((name, text))
            shown |= words
    return added


def signals(element: Element) -> set[str]:
    """What an element's tag and names say: words of class and id, the role, the microdata's property."""
    found = {f"<{element.tag}"}
    texts = [value for name, value in element.names if name in ("class", "id")]
    if texts:
        found.update(" ".join(_NAME.findall(" ".join(texts))).lower().split())
    for name, value in element.names:
        if name in ("role", "itemprop"):
            found.add(f"{name}={value.lower()[:30]}")
    return found


class Measured:
    """A page, measured. Cost: linear in its elements and units, times the depth of the tree.

    Args:
        units: in the order of the page.
        layout: where they stand.
        url: the page's address; "" when it is not known.
        structured: what the page says of itself.
        weights: signal -> weight; the more, the likelier main text.
    """

    def __init__(
        self, units: list[Unit], layout: Layout, structured: Structured, *, url: str, weights: Mapping[str, float]
    ) -> None:
        self._units = units
        self._elements = layout.elements
        self._texts = [unit.text for unit in units]
        self._n_sentences = [sentences_in(text, unit.n_words) for text, unit in zip(self._texts, units, strict=True)]
        self._n_words = sum(unit.n_words for unit in units) or 1
        self._score(weights)
        self._sum_up()
        self._main, self._main_line = self._find_main()
        self._times = Counter(self._texts)
        self._title = set(layout.title.lower().split())
        self._first_h1 = next((i for i, unit in enumerate(units) if unit.element.tag == "h1"), None)
        self._page = self._page_row(structured, url)

    def rows(self) -> list[Row]:
        """A row of numbers for each unit, named by NAMES."""
        rows = []
        before = 0
        near = _Windows(self._units)
        for number, unit in enumerate(self._units):
            rows.append(self._row(number, unit, before, near))
            before += unit.n_words
        return rows

    def _score(self, weights: Mapping[str, float]) -> None:
        """The weight of every element's signals, and of the path that leads to it."""
        keys = [(element.tag, id(element.names)) for element in self._elements]
        alike = Counter(keys)
        weighed: dict[tuple[str, int], float] = {}
        for element, key in zip(self._elements, keys, strict=True):
            own = weighed.get(key)
            if own is None:
                # Exact, whatever the order: a set's differs between processes, and two of them must choose alike.
                own = weighed[key] = fsum([weights[signal] for signal in weights.keys() & signals(element)])
            above = element.parent
            element.n_alike = alike[key]
            element.own = own
            element.score = element.lowest = element.highest = own
            if above is not None:
                element.score += above.score
                if above.lowest < own:
                    element.lowest = above.lowest
                if above.highest > own:
                    element.highest = above.highest

    def _sum_up(self) -> None:
        """What lies in each element: added at the leaves, then passed on from the last element to the first."""
        for unit, n_sentences in zip(self._units, self._n_sentences, strict=True):
            element = unit.element
            element.n_words += unit.n_words
            element.n_link_words += min(unit.n_link_words, unit.n_words)
            element.n_blocks += 1
            if n_sentences and unit.n_words >= PROSE_WORDS and unit.n_link_words < 0.4 * unit.n_words:
                element.n_prose += unit.n_words
        for element in reversed(self._elements):
            above = element.parent
            if above is not None:
                above.n_words += element.n_words
                above.n_link_words += element.n_link_words
                above.n_blocks += element.n_blocks
                above.n_prose += element.n_prose

    def _find_main(self) -> tuple[Element, set[int]]:
        """The smallest element with most of the prose, going down while one child holds 70 % of it; its ancestors."""
        children: dict[int, list[Element]] = {}
        for element in self._elements:
            if element.n_prose and element.parent is not None:
                children.setdefault(id(element.parent), []).append(element)
        main = self._elements[0]
        while main.n_prose:
            below = next((one for one in children.get(id(main), ()) if one.n_prose > 0.7 * main.n_prose), None)
            if below is None:
                break
            main = below
        return main, {id(element) for element in main.line()}

    def _page_row(self, structured: Structured, url: str) -> Row:
        units, main, root = self._units, self._main, self._elements[0]
        n = max(len(units), 1)
        return (
            self._n_words,
            root.n_link_words / self._n_words,
            len(units),
            sum(unit.element.tag == "li" for unit in units) / n,
            sum(unit.element.tag in ("h2", "h3", "h4") for unit in units) / n,
            root.n_prose / self._n_words,
            main.n_prose / max(1, root.n_words),
            main.n_link_words / max(1, main.n_words),
            *facts(structured, url),
            sum(is_priced(unit.parts[0][:SEEN_CHARS]) for unit in units) / n,
        )

    def _row(self, number: int, unit: Unit, before: int, near: _Windows) -> Row:
        units, n_words, n_sentences = self._units, unit.n_words, self._n_sentences[number]
        text, element = self._texts[number], unit.element
        parent = element.parent or element
        grandparent = parent.parent or parent
        great = grandparent.parent or grandparent
        shown = element
        steps = 0
        while id(shown) not in self._main_line and shown.parent is not None:
            shown, steps = shown.parent, steps + 1
        legal, in_title = look(text, self._title)
        previous = units[number - 1] if number else None
        following = units[number + 1] if number + 1 < len(units) else None
        n_parts = len(unit.parts)
        return (
            TAGS.get(element.tag, -1),
            n_words,
            min(unit.n_link_words, n_words) / max(1, n_words),
            n_sentences,
            n_sentences / max(1, n_words),
            ends_sentence(text),
            len(text) / max(1, n_words),
            legal,
            min(self._times[text], 10),
            in_title,
            before / self._n_words,
            number / len(units),
            number,
            len(units) - 1 - number,
            -999.0 if self._first_h1 is None else max(-200, min(200, number - self._first_h1)),
            element is self._main,
            self._main.depth - shown.depth,
            steps,
            _links(element),
            element.n_words,
            element.n_blocks,
            element.n_prose / max(1, element.n_words),
            element.n_words / self._n_words,
            parent.n_words,
            _links(parent),
            parent.n_blocks,
            parent.n_words / self._n_words,
            _links(grandparent),
            grandparent.n_blocks,
            grandparent.n_words,
            grandparent.n_prose / max(1, grandparent.n_words),
            great.n_words,
            _links(great),
            great.n_prose / max(1, great.n_words),
            great.n_words / self._n_words,
            min(following.n_link_words, following.n_words) / max(1, following.n_words) if following else -1.0,
            near.links(number),
            near.words(number),
            n_parts,
            n_words / n_parts,
            element.n_alike,
            parent.n_alike,
            grandparent.n_alike,
            great.n_alike,
            len(following.parts) if following else 0,
            TAGS.get(parent.tag, -1),
            TAGS.get(previous.element.tag, -1) if previous else -2,
            TAGS.get(following.element.tag, -1) if following else -2,
            *self._page,
            element.score,
            element.lowest,
            element.highest,
            element.own + parent.own,
            element.own + parent.own + grandparent.own + great.own,
        )


def facts(structured: Structured, url: str) -> Facts:
    """What the address of a page and its structured data say of its kind."""
    types = " ".join(structured.types).lower()
    parts = [part for part in urlsplit(url).path.split("/") if part] if url else []
    last = parts[-1] if parts else ""
    return (
        len(parts),
        len(last),
        last.count("-"),
        "product" in types,
        "article" in types or "blogposting" in types,
        "discussion" in types or "qapage" in types or "comment" in types,
        bool(_FORUM.search(url)),
    )


class _Windows:
    """Words and link words of six units to either side."""

    def __init__(self, units: list[Unit], reach: int = 6) -> None:
        self._reach = reach
        self._words, self._links = [0], [0]
        for unit in units:
            self._words.append(self._words[-1] + unit.n_words)
            self._links.append(self._links[-1] + min(unit.n_link_words, unit.n_words))

    def words(self, number: int) -> float:
        return self._within(self._words, number)

    def links(self, number: int) -> float:
        return self._within(self._links, number) / max(1, self._within(self._words, number))

    def _within(self, sums: list[int], number: int) -> int:
        return sums[min(len(sums) - 1, number + self._reach + 1)] - sums[max(0, number - self._reach)]


def _links(element: Element) -> float:
    return element.n_link_words / max(1, element.n_words)
