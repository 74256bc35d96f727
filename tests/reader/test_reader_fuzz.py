"""Whatever comes to harm a document, a caged reader gives a table or a coded error, and lives on."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from parts.mutated import SEEDS, Sent, sent
from wordcounts.errors import ReadError
from wordcounts.reader.pool import Readers
from wordcounts.text.values import ReadOptions

N_EXAMPLES = 1_000
"""In ./check: always the same, within ten seconds."""

ROUND = 2_000
"""Of a long search, with a seed of its own, which is printed."""


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    made = Readers(1, timeout_s=10, memory_bytes=400 * 1024 * 1024, recycle_after=1_000_000)
    made.start()
    yield made
    made.close()


def outcome(readers: Readers, document: Sent) -> str:
    """The code of the error, or "read"; fails where the reader died of so small a document."""
    before, ended = readers.pids, "read"
    options = ReadOptions(document.extraction, document.language, places=True, outline=True)
    try:
        read = readers.read(
            document.body, media_type=document.media_type, charset=document.charset, options=options, url=document.url
        )
    except ReadError as error:
        ended = error.code
    else:
        assert min(read.table.counts, default=1) > 0
        assert bool(read.table.forms) != any(notice.code == "no_words" for notice in read.notices)
    assert readers.pids == before, f"the reader died: {ended}"
    return ended


def search(readers: Readers, n_examples: int, number: int | None) -> None:
    """Look through so many documents; `number` is the seed, or None for those that are always the same."""

    @settings(
        max_examples=n_examples,
        derandomize=number is None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(sent())
    def every(document: Sent) -> None:
        outcome(readers, document)

    (every if number is None else seed(number)(every))()


def test_a_harmed_document_is_read_or_refused_by_a_reader_that_lives_on(
    readers: Readers, pytestconfig: pytest.Config
) -> None:
    for kind, (media_type, body) in SEEDS.items():
        assert outcome(readers, Sent(body, media_type or None, None, "page", None, None)) == "read", kind
    budget_s = pytestconfig.getoption("fuzz_seconds")
    if not budget_s:
        search(readers, N_EXAMPLES, None)
    end, n_rounds = time.monotonic() + budget_s, 0
    while time.monotonic() < end:
        number = random.SystemRandom().getrandbits(32)
        sys.stdout.write(f"{n_rounds * ROUND} documents; seed {number}\n")
        search(readers, ROUND, number)
        n_rounds += 1
