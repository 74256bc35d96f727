from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.markdown import ROOT, rows
from wordcounts.service import Standing
from wordcounts.store.values import Depths
from wordcounts.tally import Meter
from wordcounts.web.metrics import families

PAGE = "docs/reference/metrics.md"
STANDING = Standing(
    Depths(n_queued=1, n_running=1, oldest_due_s=0.0, lease_overdue_s=0.0, reconciled_s_ago=None),
    {
        (Meter.ATTEMPTS, ("finished", "")): 1.0,
        (Meter.REQUESTS, ("GET", "/", "200")): 1.0,
        (Meter.STAGES, ("fetch", "0.1")): 1.0,
    },
    queue=True,
)


def sample_labels(name: str, labels: dict[str, str]) -> set[str]:
    return set(labels) - {"le"} if name.startswith("wordcounts_stage") else set(labels)


def test_every_metric_is_listed_with_its_type_and_labels() -> None:
    listed = {
        row["metric"]: (row["type"], {one for one in row["labels"].split(", ") if one}) for row in rows(PAGE)[:11]
    }
    served = {}
    for family in families(STANDING):
        name = family.name + ("_total" if family.type == "counter" else "")
        (labels,) = {frozenset(sample_labels(sample.name, sample.labels)) for sample in family.samples}
        served[name] = (family.type, set(labels))

    assert listed == served


def test_every_outcome_that_is_counted_is_listed() -> None:
    source = "".join(
        (ROOT / "src/wordcounts" / name).read_text()
        for name in ("worker/process.py", "worker/attempts.py", "store/analyses.py")
    )
    listed = {row["outcome"] for row in rows(PAGE, under="Outcomes")}

    assert all(f'"{outcome}"' in source for outcome in listed)
    counted = re.findall(r'Meter\.ATTEMPTS, "(\w+)"', source) + re.findall(r'\("attempts", \("(\w+)"', source)
    assert set(counted) <= listed


@pytest.mark.parametrize("name", ["docs/index.md"])
def test_the_page_can_be_found(name: str) -> None:
    assert "reference/metrics.md" in (ROOT / Path(name)).read_text()
