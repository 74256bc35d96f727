"""A stored collection of many dense texts, as a web process shows it: each view asked of the API, its time and memory.

    benchmarks/run stored [N ...] [--keep FOLDER]

The documents of `corpus_views`, with their texts, in SQLite: 3,000 have 100 million tokens, 30 million counts of a word
in a document, and 600 MB of text. A process of its own asks for each view twice, as the page does: CPU seconds (user
and system, so that a busy machine counts little), the first time and again; memory is the process's PSS after each view
and its peak resident set. The collection is opened again by a second process, and one more source comes in.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import psutil
import zstandard
from corpus_views import BEND, N_TOKENS, N_WORDS, word
from sqlalchemy import insert

from wordcounts.service import Service
from wordcounts.settings import load_settings
from wordcounts.store import tables
from wordcounts.store.store import Store
from wordcounts.text import media
from wordcounts.text.words.table import Table
from wordcounts.web.app import create_app

SIZES = (1_000, 3_000)
ID = "0" * 31
AT_ONCE = 50
VIEWS = {
    "words": "words",
    "words without stop words": "words?stop_words=exclude",
    "words, a prefix": "words?q=ba",
    "words, an expression": "words?q=/^b.*a$/",
    "words by the alphabet": "words?sort=word",
    "100 words by documents": "matrix",
    "dispersion, all words by DPnorm": "dispersion?sort=dp_norm&min_count=5",
    "tf-idf of one document": "tfidf?source=7",
    "tf-idf of every document (a file)": "tfidf.csv",
    "trends of the commonest": "trends",
    "what rises most": "trends?sort=rising",
    "growth and the stop hint": "growth",
    "one document against the rest": "keyness?source=7",
    "the same, 999 permutations": "keyness?source=7&permutations=999",
    "against another collection": "keyness?reference={other}",
    "the same, 999 deals": "keyness?reference={other}&permutations=999",
    "the same, 9,999 deals": "keyness?reference={other}&permutations=9999",
    "contexts of a common word": "concordance?q=ba",
    "contexts of a rare word": "concordance?q={rare}",
    "contexts of a phrase": "concordance?q=ba%20be",
    "contexts, sorted": "concordance?q=ba&order=right1",
    "contexts by an expression": "concordance?q=/^bab.*/&match=search",
    "collocates of a common word": "collocates?q=ba",
    "receipt": "receipt",
    "report": "report.html",
    "all words as a file": "words.csv",
}


def stored(folder: Path, n_documents: int) -> None:
    """Put collections of that many documents, and of a tenth of them, in a database."""
    settings = load_settings(data_dir=folder, database_url=f"sqlite:///{folder / 'wordcounts.sqlite3'}")
    store = Store.open(settings.database)
    store.upgrade()
    forms: dict[int, str] = {}
    source = np.random.default_rng(1)
    ranks = np.arange(1, N_WORDS + 1, dtype=float)
    shares = np.cumsum(np.where(ranks < BEND, 1 / ranks, BEND**0.6 / ranks**1.6))
    for id, n in ((f"{ID}1", n_documents), (f"{ID}2", max(n_documents // 10, 1))):
        row = {"id": id, "name": f"{n} texts", "state": "open", "extraction": "page", "language": "en", "keep": "all"}
        with store._engine.begin() as connection:
            connection.execute(insert(tables.collections).values(**row, n_numbered=n, created_at=time.time()))
        for start in range(0, n, AT_ONCE):
            numbers = range(start + 1, min(start + AT_ONCE, n) + 1)
            _add(store, id, numbers, shares, source, forms)
    store.close()


def _add(store: Store, id: str, numbers: range, shares: Any, source: Any, forms: dict[int, str]) -> None:
    rows: dict[Any, list[dict[str, Any]]] = {
        table: [] for table in (tables.analyses, tables.documents, tables.frequencies, tables.members)
    }
    recipe, pack = media.recipe_of("text/plain").hash, zstandard.ZstdCompressor(level=1).compress
    for number in numbers:
        of = f"{id[-1]}{number:031}"
        text, table = _text(shares, source, forms)
        n_types, n_hapaxes = len(table), sum(count == 1 for count in table.counts)
        sizes = {"n_tokens": N_TOKENS, "n_types": n_types, "n_hapaxes": n_hapaxes}
        now = time.time()
        common = {"kind": "text", "extraction": "page", "title": f"document {number}", "collection_id": id}
        rows[tables.analyses].append(
            {"id": of, "state": "finished", "recipe": recipe, "created_at": now, "finished_at": now, **common, **sizes}
        )
        rows[tables.documents].append(
            {
                "analysis_id": of,
                "language": "en",
                "media_type": "text/plain",
                "n_bytes": len(text),
                "sha256": sha256(text.encode()).hexdigest(),
                "body": b"",
            }
        )
        packed = {"body": pack(table.to_bytes()), "text": pack(text.encode())}
        rows[tables.frequencies].append({"analysis_id": of, "extraction": "page", "recipe": recipe, **sizes, **packed})
        rows[tables.members].append({"collection_id": id, "number": number, "analysis_id": of, "name": "", "key": of})
    with store._engine.begin() as connection:
        for table, values in rows.items():
            connection.execute(insert(table), values)


def _text(shares: Any, source: Any, forms: dict[int, str]) -> tuple[str, Table]:
    tokens = np.searchsorted(shares, source.random(N_TOKENS) * shares[-1]) * 2 + (source.random(N_TOKENS) < 1 / 15)
    for number in set(tokens.tolist()) - forms.keys():
        forms[number] = word(number >> 1).capitalize() if number & 1 else word(number >> 1)
    said = [forms[number] for number in tokens.tolist()]
    counts: dict[str, int] = {}
    for one in said:
        counts[one] = counts.get(one, 0) + 1
    lines = [" ".join(said[at : at + 12]) for at in range(0, len(said), 12)]
    return "\n".join(lines), Table.of(counts)


class NoHints:
    """No queue: nothing is to be counted."""

    def hint(self, id: str, attempt: int) -> bool:
        return True

    def hint_collections(self, ids: Any) -> bool:
        return True

    def ping(self) -> bool:
        return True


def used_s() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def pss_mb() -> float:
    return float(psutil.Process(os.getpid()).memory_full_info().pss) / 1e6


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def asked(folder: Path) -> dict[str, Any]:
    """Each view, asked of the app twice."""
    settings = load_settings(data_dir=folder, database_url=f"sqlite:///{folder / 'wordcounts.sqlite3'}")
    store = Store.open(settings.database)
    app = create_app(settings, Service(settings, store, NoHints(), None))  # type: ignore[arg-type]
    app.testing = True
    client = app.test_client()
    found: dict[str, Any] = {"base_mb": pss_mb(), "views": {}}
    rare = word(200_000)

    def ask(path: str) -> dict[str, float]:
        before, began = used_s(), time.monotonic()
        answer = client.get(f"/api/v1/collections/{ID}1/{path.format(other=f'{ID}2', rare=rare)}")
        assert answer.status_code == 200, (path, answer.text[:500])
        n_bytes = len(answer.data)
        return {"cpu_s": used_s() - before, "wall_s": time.monotonic() - began, "n_bytes": n_bytes}

    found["first"] = ask("words") | {"pss_mb": pss_mb()}
    for name, path in VIEWS.items():
        found["views"][name] = [ask(path), ask(path), {"pss_mb": pss_mb(), "peak_mb": peak_mb()}]
    found["peak_mb"] = peak_mb()
    store.close()
    return found


def itself(*arguments: object) -> str:
    """What this program prints in a process of its own."""
    return subprocess.run(
        [sys.executable, __file__, *map(str, arguments)], check=True, capture_output=True, text=True
    ).stdout


def tell(n: int, folder: Path) -> None:
    if not (folder / "wordcounts.sqlite3").exists():
        itself(n, "--store", folder)
    for turn in ("first process", "next process"):
        one = json.loads(itself(n, "--ask", folder))
        first = one["first"]
        print(
            f"{n:,} documents, {turn}: first view {first['cpu_s']:.2f} s of CPU, {first['wall_s']:.2f} s by the clock;"
            f" {one['base_mb']:.0f} MB before it, {first['pss_mb']:.0f} after it, peak of all {one['peak_mb']:.0f}"
        )
    print("\n| view | first, CPU s | again | PSS, MB | peak so far |\n|---|---|---|---|---|")
    for name, (once, again, memory) in one["views"].items():
        cells = (f"{once['cpu_s']:.2f}", f"{again['cpu_s']:.2f}", f"{memory['pss_mb']:.0f}", f"{memory['peak_mb']:.0f}")
        print(f"| {name} | {' | '.join(cells)} |")
    print()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--keep", type=Path, help="where the databases stay, to be used again")
    parser.add_argument("--store", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--ask", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.store:
        stored(given.store, given.sizes[0])
    elif given.ask:
        print(json.dumps(asked(given.ask)))
    else:
        with TemporaryDirectory() as own:
            for size in given.sizes:
                folder = (given.keep or Path(own)) / str(size)
                folder.mkdir(parents=True, exist_ok=True)
                tell(size, folder)


if __name__ == "__main__":
    main()
