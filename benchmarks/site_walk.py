"""How long a walk over one site takes at the polite default, and how near that is to the least it can take.

The site is the tests' town on loopback, the product what `./run` starts; the pace of all networks is kept there too.
"""

from __future__ import annotations

import argparse
import time
from typing import Any

import psutil

from parts.product import Product, product, until
from parts.town import Town

LOOK_S = 2.0


def walk(running: Product, town: Town, n_pages: int) -> tuple[float, Any, float]:
    """Seconds, the collection as it ends, and the worker's resident MB at its most."""
    began = time.monotonic()
    site = {"url": town.home, "max_pages": n_pages}
    answer = running.request("POST", "/api/v1/collections", {"name": "The town", "site": site})
    workers = [one for one in psutil.Process(running.process.pid).children() if "worker" in one.cmdline()]
    most = 0.0

    def look() -> Any:
        nonlocal most
        most = max(most, sum(one.memory_info().rss for one in workers) / 1e6)
        collection = running.get(f"/api/v1/collections/{answer.json['id']}").json
        return collection if collection["done"] else None

    ended = until(look, within_s=3_600, every_s=LOOK_S)
    return time.monotonic() - began, ended, most


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1_000)
    parser.add_argument("--by", choices=["sitemap", "links"], default="sitemap")
    parser.add_argument("--pause", type=float, default=0.5, help="seconds between the starts of two fetches")
    asked = parser.parse_args()
    settings = {"WORDCOUNTS_PACE_EVERYWHERE": "true", "WORDCOUNTS_HOST_PAUSE_S": str(asked.pause)}
    maps = "one" if asked.by == "sitemap" else "none"
    with Town(maps=maps, n_articles=asked.pages) as town, product(**settings) as running:
        seconds, ended, most = walk(running, town, asked.pages)
        least = (len(town.requests) - 1) * asked.pause
        counts = ended["counts"]
        print("   pages finished failed  seconds   least requests twice    MB")
        twice = sum(n > 1 for n in town.asked.values())
        print(
            f"{counts['n_sources']:8,} {counts['n_finished']:8,} {counts['n_failed']:6} {seconds:8.0f} {least:7.0f}"
            f" {len(town.requests):8,} {twice:5} {most:5.0f}"
        )


if __name__ == "__main__":
    main()
