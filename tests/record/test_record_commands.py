"""The commands that list, show, delete, prune, export and import, on real databases and beside real workers."""

from __future__ import annotations

import json
import os
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import create_engine, update

from parts.filled import fill, numbers, service_on
from parts.product import until
from wordcounts.cli.main import cli
from wordcounts.evidence import Evidence
from wordcounts.store import tables
from wordcounts.store.store import Store
from wordcounts.text.views.options import ViewOptions

pytestmark = pytest.mark.timeout(300)

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def run(settings: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process, which starts it a hundred times faster than a new one would."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("WORDCOUNTS_")]:
        monkeypatch.delenv(name)

    def command(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        done = CliRunner().invoke(cli, list(arguments), env={**settings, **more})
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)

    return command


@pytest.fixture
def ids(store: Store) -> dict[str, str]:
    return fill(store)


def listed(run: Run, *arguments: str) -> Any:
    done = run("analyses", "list", "--format", "json", *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def named(shape: Any) -> set[str]:
    return {item["id"] for item in shape["items"]}


def old(url: str, ids: list[str]) -> None:
    of = tables.analyses
    engine = create_engine(url)
    with engine.begin() as connection:
        moments = {name: of.c[name] - 400 * 86_400.0 for name in ("created_at", "finished_at")}
        connection.execute(update(of).where(of.c.id.in_(ids)).values(moments))
    engine.dispose()


def test_the_list_is_of_all_owners_latest_first_and_can_be_narrowed(run: Run, ids: dict[str, str]) -> None:
    whole = listed(run)

    assert named(whole) == set(ids.values())
    assert named(listed(run, "--state", "failed")) == {ids["failed"]}
    assert named(listed(run, "--owner", "o2")) == {ids["waiting text"]}
    assert named(listed(run, "--url", "cold oven")) == {ids["english"]}
    assert named(listed(run, "--url", "/queued")) == {ids["queued"]}
    first = listed(run, "--limit", "3")
    rest = listed(run, "--after", first["next_cursor"][:8])
    assert [one["id"] for one in first["items"] + rest["items"]] == [one["id"] for one in whole["items"]]
    table = run("analyses", "list")
    assert ids["arabic"] in table.stdout
    assert "finished" in table.stdout


def test_one_is_shown_by_the_beginning_of_its_id_with_its_history(run: Run, store: Store, ids: dict[str, str]) -> None:
    shape = json.loads(run("analyses", "show", ids["english"][:9], "--format", "json").stdout)
    facts = run("analyses", "show", ids["english"]).stdout

    one = store.get(ids["english"])
    assert one is not None
    assert shape["id"] == ids["english"]
    assert shape["totals"] == {"n_tokens": one.n_tokens, "n_types": one.n_types, "n_hapaxes": one.n_hapaxes}
    assert shape["owner"] == one.owner
    assert [step["state"] for step in shape["history"]] == ["queued", "running", "finished"]
    assert "document.title          Bread from a cold oven\n" in facts
    assert "claimed by a worker that died" in facts


def test_deleting_names_what_it_could_not_and_deletes_the_rest(run: Run, store: Store, ids: dict[str, str]) -> None:
    done = run("analyses", "delete", ids["text"], ids["english"][:10], "zzzzzz", "a")

    assert done.returncode == 1
    assert store.get(ids["text"]) is store.get(ids["english"]) is None
    assert "(unknown_analysis)" in done.stderr
    assert "(invalid_option)" in done.stderr
    assert len(store.walk(None, limit=99)) == len(ids) - 2


@pytest.mark.parametrize("kind", ["sqlite"])
def test_a_beginning_that_several_share_deletes_none(
    kind: str, url: str, run: Run, store: Store, ids: dict[str, str]
) -> None:
    engine = create_engine(url)
    pair = {ids["cancelled"]: "aaaab" + "a" * 21, ids["queued"]: "aaaac" + "a" * 21}
    with engine.begin() as connection:
        for id, name in pair.items():
            connection.execute(update(tables.analyses).where(tables.analyses.c.id == id).values(id=name))
    engine.dispose()

    done = run("analyses", "delete", "aaaa")

    assert done.returncode == 1
    assert all(name in done.stderr for name in pair.values())
    assert all(store.get(name) for name in pair.values())


def test_prune_says_first_and_deletes_then_and_only_what_ended(
    run: Run, url: str, store: Store, ids: dict[str, str]
) -> None:
    old(url, list(ids.values()))

    unset = run("db", "prune")
    dry = run("db", "prune", "--older-than", "365", "--dry-run")
    before = len(store.walk(None, limit=99))
    done = run("db", "prune", WORDCOUNTS_RETENTION_DAYS="365")

    assert unset.returncode == 2
    assert "--older-than" in unset.stderr
    assert "7 analyses" in dry.stdout
    assert before == len(ids)
    assert "7 analyses" in done.stdout
    assert {one["state"] for one in numbers(store).values()} == {"queued", "running"}


def test_a_worker_prunes_by_itself_where_the_setting_says_so(
    url: str, store: Store, ids: dict[str, str], start: Start
) -> None:
    old(url, [ids["english"], ids["failed"]])

    start("worker", WORDCOUNTS_RETENTION_DAYS="365")

    until(lambda: store.get(ids["english"]) is store.get(ids["failed"]) is None, within_s=120)
    assert store.get(ids["japanese"]) is not None


def test_export_and_import_carry_the_numbers_and_the_work_that_is_left(
    run: Run, start: Start, store: Store, ids: dict[str, str], new_url: Callable[[str], str], kind: str, tmp_path: Path
) -> None:
    file = str(tmp_path / "all.zst")
    target = new_url("postgresql" if kind == "sqlite" else "sqlite")
    before = numbers(store)

    written = run("db", "export", file)
    again = run("db", "export", file)
    run("db", "upgrade", DATABASE_URL=target)
    taken = run("db", "import", file, DATABASE_URL=target)
    once_more = run("db", "import", file, DATABASE_URL=target)
    start("worker", DATABASE_URL=target)

    assert (written.returncode, again.returncode) == (0, 1), written.stderr
    assert "11 analyses were taken in, 4 of them unfinished" in taken.stdout
    assert "0 analyses were taken in" in once_more.stdout
    assert "11 were there already" in once_more.stdout
    opened = Store.open(target)
    waiting = ids["waiting text"]
    until(lambda: (one := opened.get(waiting)) and one.state == "finished", within_s=120)
    done = {id: said for id, said in numbers(opened).items() if before[id]["state"] not in ("queued", "running")}
    n_tokens = numbers(opened)[waiting]["totals"][0]
    opened.close()
    assert done == {id: before[id] for id in done}
    assert len(done) == 7
    assert n_tokens == 4


def test_a_damaged_file_is_one_coded_sentence(run: Run, store: Store, tmp_path: Path) -> None:
    file = tmp_path / "bad.zst"
    file.write_bytes(b"no export")

    done = run("db", "import", str(file))

    assert done.returncode == 1
    assert "(bad_archive)" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("kind", ["sqlite"])
def test_every_command_says_that_the_tables_are_not_ready(kind: str, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "some.zst"
    file.write_bytes(b"")
    for arguments in (
        ["analyses", "list"],
        ["analyses", "delete", "abcdef"],
        ["db", "prune", "--older-than", "1"],
        ["db", "export", str(tmp_path / "out.zst")],
        ["db", "import", str(file)],
    ):
        done = run(*arguments)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
        assert "(schema_mismatch)" in done.stderr


@pytest.fixture
def receipt(store: Store, ids: dict[str, str], tmp_path: Path) -> Path:
    """Of the English page that is stored."""
    found = Evidence(service_on(store)).receipt(ids["english"], ViewOptions(stop_words="exclude"))
    file = tmp_path / "receipt.json"
    file.write_text(found.model_dump_json())
    return file


def test_a_receipt_of_what_is_stored_holds(run: Run, receipt: Path) -> None:
    done = run("verify", str(receipt))

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "The receipt holds."


def test_a_receipt_of_another_list_does_not_hold_and_says_so(run: Run, receipt: Path) -> None:
    forged = json.loads(receipt.read_text())
    forged["list"]["total"] += 1
    receipt.write_text(json.dumps(forged))

    done = run("verify", str(receipt), "--format", "json")

    assert done.returncode == 1
    said = json.loads(done.stdout)
    assert (said["holds"], said["table"], said["content"]) == (False, "the same", "the same")
    assert said["list"].startswith("total ")


def test_a_receipt_whose_document_is_gone_asks_for_it(run: Run, receipt: Path, store: Store, tmp_path: Path) -> None:
    id = json.loads(receipt.read_text())["analysis"]
    document = store.document(id)
    assert document is not None
    store.delete(id)
    (tmp_path / "page.html").write_bytes(document.body)
    (tmp_path / "other.html").write_bytes(document.body + b" ")

    gone = run("verify", str(receipt))

    assert gone.returncode == 1
    assert "--document" in gone.stderr
    assert run("verify", str(receipt), "--document", str(tmp_path / "page.html")).returncode == 0
    assert run("verify", str(receipt), "--document", str(tmp_path / "other.html")).returncode == 1


def test_a_receipt_whose_document_was_not_kept_asks_for_it(
    run: Run, store: Store, ids: dict[str, str], tmp_path: Path
) -> None:
    counts_only = Evidence(service_on(store)).receipt(ids["counts only"], ViewOptions())
    (tmp_path / "receipt.json").write_text(counts_only.model_dump_json())

    done = run("verify", str(tmp_path / "receipt.json"))

    assert done.returncode == 1
    assert "was not kept: give it with --document FILE. (text_not_kept)" in done.stderr


def test_what_is_no_receipt_is_one_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "no.json").write_text("{}")

    done = run("verify", str(tmp_path / "no.json"))

    assert done.returncode == 1
    assert "This is no receipt" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.fixture
def whole(run: Run, tmp_path: Path) -> Path:
    """The receipt of a collection of three sources: a page, and two texts of which one comes again."""
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.html").write_text("<title>Mills</title><p>The old mill stands by the river. " * 9)
    (texts / "b.txt").write_text("Die Mühle steht am Fluss, und der Fluss steht nie still.")
    (texts / "c.txt").write_bytes("Déjà vu, déjà lu.".encode("utf-16"))
    (texts / "d.txt").write_bytes((texts / "b.txt").read_bytes() + b"\n")
    done = run("count", str(texts), "--collection", "Mills", "--format", "json", WORDCOUNTS_READERS="1")
    assert done.returncode == 0, done.stderr
    file = tmp_path / "receipt.json"
    file.write_text(run("collections", "receipt", "Mills", "--stop-words", "exclude").stdout)
    return file


def test_a_collections_receipt_of_what_is_stored_holds(run: Run, whole: Path) -> None:
    done = run("verify", str(whole))

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "The receipt holds."
    assert len(json.loads(whole.read_text())["sources"]) == 3, "what says the same counts once"


@pytest.mark.parametrize("view", [["--ngram", "2"], ["--compounds", "split", "--search", "m*"], ["--language", "de"]])
def test_a_collections_receipt_of_any_view_holds(run: Run, whole: Path, view: list[str]) -> None:
    whole.write_text(run("collections", "receipt", "Mills", *view).stdout)

    assert run("verify", str(whole)).returncode == 0


def test_what_of_a_collections_receipt_was_tampered_with_is_told(run: Run, whole: Path) -> None:
    said = json.loads(whole.read_text())
    said["list"]["sha256"] = "0" * 64
    said["sources"][1]["n_tokens"] += 1
    said["sources"][2]["table"] = "0" * 64
    whole.write_text(json.dumps(said))

    done = run("verify", str(whole), "--format", "json")

    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert (told["holds"], told["n_sources"], told["table"]) == (False, 3, "the same")
    assert told["list"] == "as many words, but not the same"
    assert [one["number"] for one in told["sources"]] == [2, 3]
    assert told["sources"][0]["table"] == f"n_tokens {said['sources'][1]['n_tokens']}, now 11"
    assert told["sources"][1]["table"] == "as many words, but not the same"


def test_documents_of_a_collections_receipt_come_from_files_zips_and_exports(
    run: Run, whole: Path, tmp_path: Path
) -> None:
    export, archive = str(tmp_path / "all.zst"), str(tmp_path / "some.zip")
    assert run("db", "export", export).returncode == 0
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(tmp_path / "texts" / "a.html", "a.html")
    run("collections", "delete", "Mills")

    gone = run("verify", str(whole))

    assert gone.returncode == 1
    assert gone.stdout.count("its document is not there") == 3
    assert "not looked at: 3 of 3 documents are not there, or are others" in gone.stdout
    assert run("verify", str(whole), "--document", export).returncode == 0
    assert run("verify", str(whole), "--document", str(tmp_path / "texts")).returncode == 0
    files = [str(tmp_path / "texts" / name) for name in ("b.txt", "c.txt")]
    given = [word for path in (archive, *files) for word in ("--document", path)]
    assert run("verify", str(whole), *given).returncode == 0
    some = run("verify", str(whole), *given[:4], "--format", "json")
    assert [one["number"] for one in json.loads(some.stdout)["sources"]] == [3]


def test_a_receipt_of_one_document_takes_an_export_and_no_more_than_one_file(
    run: Run, receipt: Path, store: Store, tmp_path: Path
) -> None:
    export = str(tmp_path / "all.zst")
    run("db", "export", export)
    store.delete(json.loads(receipt.read_text())["analysis"])

    assert run("verify", str(receipt), "--document", export).returncode == 0
    assert run("verify", str(receipt), "--document", export, "--document", export).returncode == 2


def test_a_collection_is_carried_to_the_other_kind_of_database(
    run: Run, whole: Path, new_url: Callable[[str], str], kind: str, tmp_path: Path
) -> None:
    file, target = str(tmp_path / "mills.zst"), new_url("postgresql" if kind == "sqlite" else "sqlite")

    written = run("db", "export", file, "--collection", "Mills")
    run("db", "upgrade", DATABASE_URL=target)
    taken = run("db", "import", file, DATABASE_URL=target)

    assert written.stdout.startswith("4 analyses are in "), written.stderr
    assert "1 collection came with them." in taken.stdout
    views = ("words", "matrix", "dispersion", "tfidf", "growth")
    for view in views:
        of = ("collections", "view", "Mills", view, "--format", "csv")
        assert run(*of, DATABASE_URL=target).stdout == run(*of).stdout
    assert run("verify", str(whole), DATABASE_URL=target).returncode == 0
    assert "(unknown_collection)" in run("db", "export", file, "--collection", "None", "--force").stderr
