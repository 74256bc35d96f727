"""Train the model of the main text on a folder of marked pages, and write its numbers into the package.

    training/run FOLDER            train on all pages, write signals.py and trees.py
    training/run FOLDER --folds 5  only measure: each page by a model that has not seen its site

FOLDER holds gold.json, {ID: {"url", "kind", "main_content", ...}}, and html/ID.html, as the development split of
Murrough-Foley's web-content-extraction-benchmark does (commit c039d5e, CC BY 4.0), on which the shipped numbers were
trained. No text of a page gets into them but words of class and id names that twelve sites or more use.

How: the words of a page's units are aligned with those of its marked text (longest common subsequence), which gives
each unit the share of its words that is main text. A logistic regression over the names on a unit's path gives each
name a weight; boosted trees over the rows of `features` give the unit's score. Both weigh every page alike.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path
from urllib.parse import urlsplit

import lightgbm
import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from wordcounts.text.page.article.choose import chosen
from wordcounts.text.page.article.features import NAMES, Measured, signals, units_of
from wordcounts.text.page.blocks import lay_out
from wordcounts.text.page.structured import structured_data

PACKAGE = Path(__file__).parent.parent / "src" / "wordcounts" / "text" / "page" / "article"
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")
MIN_SITES = 12
"""A name that fewer sites use says more of the site than of what it names."""
TREES, LEAVES, RATE = 80, 16, 0.15
"""300 trees of 31 leaves are no better across sites (F1 .871 for both), and cost five times as much to run."""
WITHOUT_URL = 0.3
"""Of the pages lose their address in training: pasted pages and files have none."""
Floats = NDArray[np.float64]


@dataclass(slots=True)
class Page:
    """A marked page, measured without weights: its five last columns are filled in later."""

    site: str
    kind: str
    rows: list[tuple[float, ...]]
    paths: list[list[list[str]]]
    """Of each unit: the signals of its element, of its parent and so on up."""
    labels: list[float]
    n_words: list[int]
    words: list[list[str]]
    truth: list[str]


def read_page(job: tuple[str, dict[str, str], str]) -> Page:
    id, marked, folder = job
    html = (Path(folder) / "html" / f"{id}.html").read_bytes().decode("utf-8", "replace")
    layout, structured = lay_out(html), structured_data(html)
    units = units_of(layout, structured)
    url = marked.get("url") or ""
    shown = "" if random.Random(id).random() < WITHOUT_URL else url
    rows = Measured(units, layout, structured, url=shown, weights={}).rows()
    words = [WORD.findall(unit.text.casefold()) for unit in units]
    truth = WORD.findall(marked["main_content"].casefold())
    host = urlsplit(url).hostname or id
    return Page(
        site=".".join(host.split(".")[-2:]),
        kind=marked["kind"],
        rows=rows,
        paths=[[sorted(signals(one)) for one in unit.element.line()] for unit in units],
        labels=_labels(words, truth),
        n_words=[len(each) for each in words],
        words=words,
        truth=truth,
    )


def _labels(words: list[list[str]], truth: list[str]) -> list[float]:
    owner = [number for number, each in enumerate(words) for _ in each]
    flat = [word for each in words for word in each]
    hits: Counter[int] = Counter()
    for step in LCSseq.opcodes(flat, truth):
        if step.tag == "equal":
            hits.update(owner[step.src_start : step.src_end])
    return [hits[number] / len(each) if each else 0.0 for number, each in enumerate(words)]


class Corpus:
    """All pages as arrays."""

    def __init__(self, pages: list[Page]) -> None:
        self.pages = pages
        self.x = np.array([row for page in pages for row in page.rows], dtype=np.float32)
        self.y = np.array([label for page in pages for label in page.labels])
        self.page = np.array([number for number, page in enumerate(pages) for _ in page.rows], dtype=int)
        n_words = np.array([n for page in pages for n in page.n_words], dtype=float)
        weight = np.sqrt(n_words) + 0.3
        self.weight = weight / np.bincount(self.page, weight)[self.page]
        self.weight *= len(weight) / self.weight.sum()
        self.vocabulary = self._vocabulary()
        self.signals = self._signals()

    def _vocabulary(self) -> dict[str, int]:
        sites: dict[str, set[str]] = {}
        for page in self.pages:
            for signal in {signal for path in page.paths for level in path for signal in level}:
                sites.setdefault(signal, set()).add(page.site)
        return {s: i for i, s in enumerate(sorted(s for s, where in sites.items() if len(where) >= MIN_SITES))}

    def _signals(self) -> csr_matrix:
        at, which, counts = [], [], []
        for number, path in enumerate(path for page in self.pages for path in page.paths):
            known = Counter(signal for level in path for signal in level if signal in self.vocabulary)
            for signal, n in known.items():
                at.append(number)
                which.append(self.vocabulary[signal])
                counts.append(min(n, 3))
        return csr_matrix((counts, (at, which)), shape=(len(self.y), len(self.vocabulary)), dtype=np.float32)

    def weights(self, rows: NDArray[np.int64]) -> dict[str, float]:
        model = LogisticRegression(C=0.03, max_iter=60)
        model.fit(self.signals[rows], self.y[rows] >= 0.5, sample_weight=self.weight[rows])
        return {signal: round(float(model.coef_[0][i]), 2) for signal, i in self.vocabulary.items()}

    def with_paths(self, weights: dict[str, float], pages: set[int]) -> Floats:
        """The five last columns of every row of some pages, in order."""
        found = []
        for number in sorted(pages):
            for path in self.pages[number].paths:
                own = [sum(weights.get(signal, 0.0) for signal in level) for level in path]
                own4 = own + [own[-1]] * 4  # above the root stands the root, as `features` has it
                found.append((sum(own), min(own), max(own), sum(own4[:2]), sum(own4[:4])))
        return np.array(found)


def train(corpus: Corpus, x: Floats, rows: NDArray[np.int64]) -> lightgbm.Booster:
    settings = {
        "objective": "cross_entropy",
        "num_leaves": LEAVES,
        "learning_rate": RATE,
        "min_data_in_leaf": 80,
        "max_bin": 63,
        "feature_fraction": 0.5,
        "bagging_fraction": 0.7,
        "bagging_freq": 1,
        "seed": 1,
        "verbose": -1,
    }
    data = lightgbm.Dataset(x[rows], corpus.y[rows], weight=corpus.weight[rows], params={"max_bin": 63})
    return lightgbm.train(settings, data, TREES)


def out_of_fold(corpus: Corpus, n_folds: int) -> tuple[Floats, NDArray[np.int64]]:
    """The rows, their paths weighed by regressions that have not seen their sites; and each page's fold."""
    sites = sorted({page.site for page in corpus.pages})
    random.Random(0).shuffle(sites)
    fold_of = {site: number % n_folds for number, site in enumerate(sites)}
    folds = np.array([fold_of[page.site] for page in corpus.pages])
    x = corpus.x.astype(np.float64)
    for fold in range(n_folds):
        weights = corpus.weights(np.flatnonzero(folds[corpus.page] != fold))
        held = set(np.flatnonzero(folds == fold).tolist())
        x[np.isin(corpus.page, list(held)), -5:] = corpus.with_paths(weights, held)
    return x, folds


def f1(kept: Counter[str], truth: Counter[str]) -> float:
    n = kept.total() + truth.total()
    return 2 * (kept & truth).total() / n if n else 1.0


def measure(corpus: Corpus, x: Floats, folds: NDArray[np.int64]) -> None:
    scores: dict[str, list[float]] = {}
    for fold in sorted(set(folds)):
        model = train(corpus, x, np.flatnonzero(folds[corpus.page] != fold))
        for number in np.flatnonzero(folds == fold):
            page = corpus.pages[number]
            here = x[corpus.page == number]
            likely = model.predict(here).tolist() if len(here) else []
            kept = chosen(likely, page.n_words).units
            words = Counter(word for unit in kept for word in page.words[unit])
            scores.setdefault(page.kind, []).append(f1(words, Counter(page.truth)))
    for kind, values in sorted(scores.items()):
        print(f"{kind:14} {len(values):5} pages  F1 {np.mean(values):.4f}")
    every = [value for values in scores.values() for value in values]
    others = [value for kind, values in scores.items() if kind != "article" for value in values]
    print(f"{'all':14} {len(every):5} pages  F1 {np.mean(every):.4f}, not articles {np.mean(others):.4f}")


def write_signals(weights: dict[str, float]) -> None:
    lines = ['"""How much a name on the path speaks for main text. Made by training/article.py: do not edit."""', ""]
    lines += ["from __future__ import annotations", "", "from typing import Final", "", "WEIGHTS: Final = {"]
    lines += [f"    {json.dumps(signal)}: {weight}," for signal, weight in weights.items() if abs(weight) >= 0.05]
    lines += ["}", '"""Signal (see `features.signals`) -> weight; positive speaks for main text."""', ""]
    (PACKAGE / "signals.py").write_text("\n".join(lines), encoding="utf-8")


def write_trees(model: lightgbm.Booster) -> None:
    trees = [_expression(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]
    lines = ['"""The model: boosted trees as arithmetic. Made by training/article.py: do not edit."""', ""]
    lines += ["from __future__ import annotations", "", "from wordcounts.text.page.article.features import Row", ""]
    lines += ["", "def score(row: Row) -> float:", '    """The log-odds that a unit is main text."""']
    lines += [f"    {', '.join(NAMES)} = row", "    return ("]
    lines += [f"        {'+ ' if position else ''}{tree}" for position, tree in enumerate(trees)]
    lines += ["    )", ""]
    (PACKAGE / "trees.py").write_text("\n".join(lines), encoding="utf-8")


def _expression(node: dict) -> str:  # type: ignore[type-arg]
    if "leaf_value" in node:
        return f"{node['leaf_value']:.4f}".rstrip("0").rstrip(".") or "0"
    name, limit = NAMES[node["split_feature"]], f"{node['threshold']:.6g}"
    return f"({_expression(node['left_child'])} if {name} <= {limit} else {_expression(node['right_child'])})"


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the model of the main text.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", type=int, default=0, help="measure by that many folds, and write nothing")
    options = parser.parse_args()
    gold = json.loads((options.folder / "gold.json").read_text(encoding="utf-8"))
    with Pool() as pool:
        pages = pool.map(read_page, [(id, marked, str(options.folder)) for id, marked in gold.items()], chunksize=8)
    corpus = Corpus(pages)
    x, folds = out_of_fold(corpus, options.folds or 5)
    if options.folds:
        measure(corpus, x, folds)
        return
    write_signals(corpus.weights(np.arange(len(corpus.y))))
    write_trees(train(corpus, x, np.arange(len(corpus.y))))


if __name__ == "__main__":
    main()
