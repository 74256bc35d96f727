"""What the library says where the API is asked: one address of it, answered by `import wordcounts` alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import wordcounts
from wordcounts import Frequencies

NUMBERS = frozenset({"limit", "offset", "context", "before", "after", "min_count", "parts", "min_length", "ngram"})


@dataclass(frozen=True)
class Library:
    """The same documents as the product holds: id -> extraction -> its counts."""

    counted: Mapping[str, Mapping[str, Frequencies]]

    def answer(self, address: str) -> dict[str, Any]:
        """What the library says to an address of the API; the names are the API's."""
        path = urlsplit(address).path.removeprefix("/api/v1/").split("/")
        given = typed(dict(parse_qsl(urlsplit(address).query)))
        extraction = given.pop("extraction", "article")
        if path == ["compare"]:
            pair = [self._of(given.pop(side), extraction) for side in ("target", "reference")]
            return plain(_compared(*pair, given))
        _, id, view = path
        if view == "places":
            given.pop("place", None)
        return plain(VIEWS[view](self._of(id, extraction), given))

    def _of(self, id: str, extraction: str) -> Frequencies:
        counted = self.counted[id]
        return counted["article"].of_blocks(extraction) if extraction.startswith("blocks:") else counted[extraction]


def typed(query: Mapping[str, str]) -> dict[str, Any]:
    """A query's values as Python has them."""
    found: dict[str, Any] = {}
    for name, value in query.items():
        if name in NUMBERS:
            found[name] = int(value)
        elif value in {"true", "false"}:
            found[name] = value == "true"
        elif name == "max_q":
            found[name] = float(value)
        else:
            found[name] = value
    return found


def plain(value: Any) -> Any:
    """As JSON has it: every float as it is, tuples as lists."""
    return json.loads(json.dumps(value))


def same(api: Mapping[str, Any], library: Mapping[str, Any]) -> None:
    """Assert that the API says all that the library does, to the last digit."""
    assert {name: api[name] for name in library} == library


def _of(name: str, **defaults: Any) -> Callable[[Frequencies, dict[str, Any]], Any]:
    def ask(frequencies: Frequencies, given: dict[str, Any]) -> Any:
        said = asdict(getattr(frequencies, name)(**defaults | given))
        said.pop("stop_list", None)  # as the API names it: held by its own tests
        return said

    return ask


def _collocates(frequencies: Frequencies, given: dict[str, Any]) -> Any:
    first, most = given.pop("offset", 0), given.pop("limit", 100)
    said = _of("collocates")(frequencies, given)
    return {**said, "items": said["items"][first : first + most]}


def _distribution(frequencies: Frequencies, given: dict[str, Any]) -> Any:
    found = frequencies.distribution(**given)
    return {
        "ranks": [
            {"rank": point.rank, "count": point.count, "expected": expected}
            for point, expected in zip(found.ranks, found.expected, strict=True)
        ],
        "classes": [{"count": count, "n_types": n_types} for count, n_types in found.spectrum],
        "growth": [asdict(point) for point in found.growth],
    }


def _blocks(frequencies: Frequencies, given: dict[str, Any]) -> Any:
    found = frequencies.blocks()
    return {
        "choice": found.choice,
        "headline": found.headline,
        "blocks": [{"number": number, **asdict(part)} for number, part in enumerate(found.parts)],
    }


def _compared(target: Frequencies, reference: Frequencies, given: dict[str, Any]) -> Any:
    first, most = given.pop("offset", 0), given.pop("limit", 100)
    found = asdict(wordcounts.contrast(target, reference, **given))
    return {**found, "total": len(found["items"]), "items": found["items"][first : first + most]}


VIEWS: dict[str, Callable[[Frequencies, dict[str, Any]], Any]] = {
    "words": _of("words", limit=100),
    "places": _of("places", limit=100),
    "measures": _of("measures"),
    "distribution": _distribution,
    "concordance": _of("concordance", limit=50),
    "collocates": _collocates,
    "dispersion": _of("dispersion"),
    "forms": _of("forms"),
    "distinctive": _of("distinctive", limit=100),
    "blocks": _blocks,
}
"""Every view of one analysis."""
