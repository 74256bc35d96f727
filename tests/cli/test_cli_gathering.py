"""`wordcounts count --collection`, and zips as sources."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
import zipfile
from contextlib import closing, nullcontext, suppress
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from parts.origin import Origin
from parts.product import until
from wordcounts.bigtext.source import BIG_BYTES
from wordcounts.cli.main import cli
from wordcounts.store.store import Store


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORDCOUNTS_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("WORDCOUNTS_READERS", "1")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    (tmp_path / "texts").mkdir()
    for name, text in {"one": "The sea rises.", "two": "The sea falls.", "copy": "The sea rises."}.items():
        (tmp_path / "texts" / f"{name}.txt").write_text(text)
    with zipfile.ZipFile(tmp_path / "novels.zip", "w") as archive:
        archive.writestr("novels/first.txt", "A novel of the sea.")
        archive.writestr("novels/photo.jpg", b"\xff\xd8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments])


def told(*arguments: str) -> Any:
    return json.loads(run(*arguments, "--format", "json").stdout)


def test_a_folder_and_a_zip_are_kept_and_counted_together(data: Path) -> None:
    done = run("count", str(data / "texts"), str(data / "novels.zip"), "--collection", "Sea", "--format", "csv")

    assert done.exit_code == 1, "one of the files is no text"
    assert "photo.jpg: That is not a kind of document" in done.stderr
    rows = {row["word"]: row for row in csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff")))}
    assert (rows["sea"]["count"], rows["sea"]["n_documents"]) == ("3", "3"), "equal texts are one source"
    shown = told("collections", "show", "Sea")
    assert (shown["name"], shown["done"], shown["counts"]["n_joined"]) == ("Sea", True, 1)
    names = [Path(one["name"]).name for one in shown["sources"]]
    assert names == ["copy.txt", "two.txt", "first.txt", "photo.jpg"]


def test_more_is_added_to_it_and_shown_one_by_one(data: Path) -> None:
    run("count", str(data / "texts" / "one.txt"), "--collection", "Sea")

    done = run("count", str(data / "texts"), "--collection", "Sea", "--each", "--format", "json")

    assert done.exit_code == 0, done.stderr
    assert [Path(one["source"]).name for one in json.loads(done.stdout)] == ["one.txt", "two.txt"]
    assert [one["counts"]["n_sources"] for one in told("collections", "list")["items"]] == [2]


def test_pages_of_this_machine_are_fetched_and_what_fails_is_told(data: Path) -> None:
    with Origin() as origin:
        good = origin.serve("/page", "<title>Tides</title><p>" + "The sea rises and falls. " * 20)
        done = run("count", good, origin.url("/gone"), "--collection", "Web", "--extraction", "page", "--top", "1")

    assert "(http_error)" in done.stderr, done.output
    assert done.exit_code == 1
    assert "The" in done.stdout


def test_a_collection_is_called_otherwise(data: Path) -> None:
    run("count", str(data / "texts"), "--collection", "Sea")
    assert run("collections", "rename", "Sea", " The  sea ").stdout == "Renamed: Sea is The sea now\n"

    assert [one["name"] for one in told("collections", "list")["items"]] == ["The sea"]
    assert "(invalid_option)" in run("collections", "rename", "The sea", " ").stderr
    assert "(unknown_collection)" in run("collections", "rename", "Sea", "x").stderr


def test_a_collection_is_deleted_with_its_sources(data: Path) -> None:
    run("count", str(data / "texts"), "--collection", "Sea")
    assert run("collections", "delete", "Sea").exit_code == 0

    assert told("collections", "list")["items"] == []
    assert "(unknown_collection)" in run("collections", "show", "Sea").stderr


def test_a_zip_is_a_source_without_a_collection(data: Path) -> None:
    done = run("count", str(data / "novels.zip"), "--format", "json")

    first, second = json.loads(done.stdout)
    assert (first["source"].endswith("novels.zip/novels/first.txt"), first["n_tokens"]) == (True, 5)
    assert second["error"]["code"] == "unsupported_type"


def test_what_is_no_zip_says_so(data: Path) -> None:
    (data / "odd.zip").write_bytes(b"PK no zip at all")

    done = run("count", str(data / "odd.zip"))

    assert done.exit_code == 1
    assert "odd.zip" in done.stderr


@pytest.mark.parametrize(
    "more", [("--place", "title"), ("--site", "a.example", "--site", "b.example"), ("--each", "--ngram", "2")]
)
def test_what_does_not_go_with_a_collection_is_refused(data: Path, more: tuple[str, ...]) -> None:
    assert run("count", str(data / "texts"), "--collection", "Sea", *more).exit_code == 2


def test_interrupted_the_same_command_goes_on_where_it_was(data: Path) -> None:
    with Origin() as origin:
        urls = [origin.serve(f"/{n}", f"<p>The sea number {n}.", delay_s=0.3) for n in range(60)]
        command = [sys.executable, "-m", "wordcounts", "count", *urls, "--collection", "Web", "--format", "json"]
        first = subprocess.Popen(command, env=dict(os.environ), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with closing(Store.open(f"sqlite:///{data / 'data' / 'wordcounts.sqlite3'}")) as store:
            until(lambda: (data / "data" / "wordcounts.sqlite3").exists() and store.revision(), within_s=60)
            until(lambda: (it := store.collections.named("Web")) and it.counts.n_finished > 2, within_s=60)
            first.send_signal(signal.SIGINT)
            assert first.wait(30) == 130
            found = store.collections.named("Web")
            assert found is not None
            assert 0 < found.counts.n_finished < 60
            assert found.counts.n_running == 0
            done = subprocess.run(command, env=dict(os.environ), capture_output=True, text=True, timeout=110)
            found = store.collections.named("Web")
        assert done.returncode == 0, done.stderr
        assert found is not None
        assert (found.counts.n_finished, found.done) == (60, True)


def test_large_sources_are_counted_here_and_join_the_others(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wordcounts.bigtext.source.BIG_BYTES", 1_000)
    texts, lines = data / "texts", "The sea rises and rises.\n" * 100
    (texts / "large.txt").write_text(lines)
    (texts / "large.csv").write_text('id,text\n1,"a sea, of\nwords"\n' * 100)
    (texts / "packed.txt.gz").write_bytes(gzip.compress(b"The packed sea."))
    (texts / "large.html").write_text("<!doctype html><p>One page of the sea</p>" + " " * 2_000)
    with zipfile.ZipFile(data / "novels.zip", "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("novels/large.txt", "The zipped sea and more of it.\n" * 100)
        archive.writestr("novels/same.txt", lines)

    done = run("count", str(texts), str(data / "novels.zip"), "--collection", "Sea", "--format", "csv")

    rows = {row["word"]: row for row in csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff")))}
    words = {word: (int(row["count"]), int(row["n_documents"])) for word, row in rows.items()}
    assert words["rises"] == (201, 2)
    assert words["sea"] == (3 + 100 + 100 + 1 + 1 + 100, 8)
    assert (words["zipped"], words["packed"], words["id"]) == ((100, 1), (1, 1), (100, 1))
    shown = told("collections", "show", "Sea")
    assert (shown["counts"]["n_finished"], shown["counts"]["n_joined"]) == (8, 2)
    with closing(Store.open(f"sqlite:///{data / 'data' / 'wordcounts.sqlite3'}")) as store:
        (found,) = (one for one in store.collections.members(shown["id"], limit=50).items if "large.csv" in one.name)
        analysis, document = store.get(found.analysis_id), store.document(found.analysis_id)
        assert analysis is not None
        assert document is not None
        assert (analysis.keep, document.body) == ("counts", None)
        assert document.facts.n_bytes == (texts / "large.csv").stat().st_size
        assert document.facts.media_type == "text/csv"

    again = run("count", str(texts), "--collection", "Sea", "--format", "csv")
    assert again.stdout.removeprefix("\ufeff").splitlines()[1] == done.stdout.removeprefix("\ufeff").splitlines()[1]


def test_a_large_source_that_cannot_be_counted_spoils_no_other(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wordcounts.bigtext.source.BIG_BYTES", 1_000)
    (data / "texts" / "bad.json").write_text('{"a": "' + "x" * 2_000)
    done = run("count", str(data / "texts"), "--collection", "Sea", "--format", "csv")
    assert done.exit_code == 1
    assert "bad.json: This is not JSON" in done.stderr
    assert "2,sea,2," in done.stdout


def test_ctrl_c_ends_the_counting_of_a_large_source(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from wordcounts.cli import gathering

    monkeypatch.setattr("wordcounts.bigtext.source.BIG_BYTES", 1_000)
    (data / "texts" / "large.txt").write_text("The sea rises.\n" * 100)
    monkeypatch.setattr(gathering, "_interrupted", lambda: nullcontext(lambda: True))
    assert run("count", str(data / "texts"), "--collection", "Sea").exit_code == 130


def test_on_a_terminal_a_bar_tells_how_far_a_large_source_is(data: Path) -> None:
    (data / "texts" / "[large].txt").write_text("The sea rises.\n" * (BIG_BYTES // 15 + 1))
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "wordcounts", "count", str(data / "texts"), "--collection", "[Sea]"]
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "200"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, env=environment)
    os.close(theirs)
    shown = b""
    with suppress(OSError):  # EIO: the other side has closed the terminal
        while piece := os.read(ours, 65536):
            shown += piece
    os.close(ours)
    words, _ = process.communicate(timeout=60)

    assert process.returncode == 0, shown
    assert re.search(rb"\[large\]\.txt .*1?\d/16 MB", shown), "its name and its bytes"
    assert re.search(rb"\[Sea\] .*3/3", shown), "how many sources are done"
    assert b"sea" in words


def test_a_large_file_of_a_zip_is_counted_from_the_disk(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wordcounts.bigtext.source.BIG_BYTES", 1_000)
    monkeypatch.setattr("wordcounts.cli.sources.MAX_ENTRY_BYTES", 100)
    with zipfile.ZipFile(data / "large.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("large.csv", 'id,text\n1,"a sea, of\nwords"\n' * 100)
    shown = told("count", str(data / "large.zip"))
    assert {item["word"]: item["count"] for item in shown["items"]}["sea"] == 100
    assert shown["source"].endswith("large.zip/large.csv")


def site(origin: Origin, n: int, **more: Any) -> str:
    """A site of so many pages, each of which links the next one, and of one that is gone; its first address."""
    for number in range(n):
        onward = f"<p><a href=/site/{number + 1}>on</a> <a href=/site/gone>gone</a></p>"
        origin.serve(
            f"/site/{number}", f"<title>{number}</title><p>The sea rises {'again ' * number}.</p>{onward}", **more
        )
    origin.serve(f"/site/{n}", "<title>The end</title><p>No more.</p>")
    return origin.serve("/site/", "<title>Home</title><p>Begin at once.</p><a href=/site/0>first</a>")


def counts(done: Result) -> dict[str, str]:
    return {row["word"]: row["count"] for row in csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff")))}


def test_the_pages_of_a_site_are_kept_with_the_words_that_a_walk_counts(data: Path) -> None:
    with Origin() as origin:
        url = site(origin, 4)
        plain = run("count", "--site", url, "--format", "csv", "--top", "0", "--extraction", "page")
        arguments = ("count", "--site", url, "--collection", "Site", "--format", "csv", "--top", "0")
        done = run(*arguments, "--extraction", "page", str(data / "texts" / "one.txt"), "--stop-add", "x")
        n_asked = len(origin.requests)
        again = run(*arguments, "--extraction", "page")

    assert (done.exit_code, plain.exit_code) == (0, 0), done.stderr
    assert "/site/gone: " in done.stderr, "what is gone is told, and no failure of the whole"
    text = {"The": 1, "sea": 1, "rises": 1}
    expected = {word: str(int(count) + text.get(word, 0)) for word, count in counts(plain).items()}
    assert counts(done) == expected, "the same pages, and the one file that was given beside it"
    assert counts(again) == counts(done)
    assert len(origin.requests) == n_asked, "nothing is fetched twice"
    shown = told("collections", "show", "Site")
    assert (shown["counts"]["n_sources"], shown["counts"]["n_failed"], shown["site"]["url"]) == (8, 1, url)


def test_a_walk_that_is_interrupted_goes_on_by_the_same_command(data: Path) -> None:
    with Origin() as origin:
        url = site(origin, 30, delay_s=0.2)
        walk = ["--site", url, "--max-pages", "20", "--max-depth", "30"]
        command = [sys.executable, "-m", "wordcounts", "count", *walk, "--collection", "Site"]
        first = subprocess.Popen(command, env=dict(os.environ), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with closing(Store.open(f"sqlite:///{data / 'data' / 'wordcounts.sqlite3'}")) as store:
            until(lambda: (data / "data" / "wordcounts.sqlite3").exists() and store.revision(), within_s=60)
            until(lambda: (it := store.collections.named("Site")) and it.counts.n_finished > 2, within_s=60)
            first.send_signal(signal.SIGINT)
            assert first.wait(30) == 130
            half = store.collections.named("Site")
            done = subprocess.run(command, env=dict(os.environ), capture_output=True, text=True, timeout=110)
            found = store.collections.named("Site")
        assert half is not None
        assert found is not None
        assert half.counts.n_queued > 0
        assert done.returncode == 0, done.stderr
        assert (found.counts.n_sources, found.done) == (20, True)
        assert "(more_pages)" in done.stderr


def test_a_walk_that_goes_on_takes_more_pages_or_says_that_it_does_not(data: Path) -> None:
    with Origin() as origin:
        url = site(origin, 6, delay_s=0.2)
        walk = ["--site", url, "--collection", "Site", "--max-pages"]
        command = [sys.executable, "-m", "wordcounts", "count", *walk, "6"]
        first = subprocess.Popen(command, env=dict(os.environ), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with closing(Store.open(f"sqlite:///{data / 'data' / 'wordcounts.sqlite3'}")) as store:
            until(lambda: (data / "data" / "wordcounts.sqlite3").exists() and store.revision(), within_s=60)
            until(lambda: (it := store.collections.named("Site")) and it.counts.n_finished > 1, within_s=60)
            first.send_signal(signal.SIGINT)
            assert first.wait(30) == 130
        more = run("count", *walk, "8")
        shown = told("collections", "show", "Site")
        unsaid = run("count", "--site", url, "--collection", "Site")
        again = run("count", *walk, "20", "--max-depth", "3")

    assert (more.exit_code, shown["site"]["max_pages"], shown["counts"]["n_sources"]) == (0, 8, 8), more.stderr
    assert "first_limits" not in more.stderr + unsaid.stderr
    assert "keeps its first --max-pages of 8: for 20, give the site another --collection." in again.stderr
    assert "keeps its first --max-depth of 16: for 3," in again.stderr


def test_another_site_has_a_collection_of_its_own(data: Path) -> None:
    with Origin() as origin:
        url = site(origin, 1)
        run("count", "--site", url, "--collection", "Site")
        run("count", str(data / "texts"), "--collection", "Sea")
        other = run("count", "--site", origin.url("/other/"), "--collection", "Site")
        none = run("count", "--site", url, "--collection", "Sea")

    assert (other.exit_code, none.exit_code) == (1, 1)
    assert f"This collection is of the site {url}" in other.stderr
    assert "This collection holds no site" in none.stderr
