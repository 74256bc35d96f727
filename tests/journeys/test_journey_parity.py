"""All doors give the same counts for the same input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import wordcounts
from parts.origin import Origin
from parts.product import Product, environment

PAGE = (Path(__file__).parent / "pages" / "harbour.html").read_bytes()


def test_api_command_line_and_library_agree(running: Product, origin: Origin) -> None:
    origin.serve("/harbour", PAGE)
    url = origin.url("/harbour")

    identifier = running.submit(url=url)
    analysis = running.ended(identifier)
    api = running.get(f"/api/v1/analyses/{identifier}/words?limit=10000").json
    shown = subprocess.run(
        [sys.executable, "-m", "wordcounts", "count", url, "--top", "0", "--format", "json"],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    command_line = json.loads(shown.stdout)
    library = wordcounts.count_url(url)

    words = [(item["word"], item["count"]) for item in api["items"]]
    assert analysis["totals"]["n_tokens"] == api["n_tokens"] == command_line["n_tokens"] == library.n_tokens
    assert analysis["totals"]["n_types"] == api["n_types"] == command_line["n_types"] == library.n_types
    assert analysis["totals"]["n_hapaxes"] == api["n_hapaxes"] == command_line["n_hapaxes"] == library.n_hapaxes
    assert words == [(item["word"], item["count"]) for item in command_line["items"]]
    assert words == library.most_common()
    assert sum(count for _, count in words) == library.n_tokens


def test_the_harbour_page_counts_what_a_reader_reads(running: Product, origin: Origin) -> None:
    origin.serve("/harbour", PAGE)

    identifier = running.submit(url=origin.url("/harbour"))
    running.ended(identifier)
    main = {
        i["word"]: i["count"] for i in running.get(f"/api/v1/analyses/{identifier}/words?limit=10000").json["items"]
    }
    whole = running.get(f"/api/v1/analyses/{identifier}/words?limit=10000&extraction=page").json
    everything = {i["word"]: i["count"] for i in whole["items"]}

    assert main["harbour"] == PAGE.decode().lower().split("<main>")[1].split("</main>")[0].count("harbour")
    assert "cookies" not in main
    assert everything["cookies"] == 1
    assert origin.hits("/harbour") == 1  # the other extraction needs no second fetch
