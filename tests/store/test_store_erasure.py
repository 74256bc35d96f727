"""Deleted means gone: from the files of SQLite as well, once its log has been emptied."""

from __future__ import annotations

import secrets
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from store.test_store_sharing import RESULT, asked, claimed
from wordcounts.store.store import Store
from wordcounts.store.values import NewAnalysis, StoredTable, new_id

WORD = "Tangerinenschale"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def on_file(folder: Path) -> Store:
    opened = Store.open(f"sqlite:///{folder / 'erased.sqlite3'}")
    opened.upgrade()
    return opened


def _filled(store: Store) -> tuple[str, list[bytes]]:
    """An analysis with the word in each of its columns, and what lies in the files of it."""
    noise = secrets.token_bytes(30_000)  # does not compress, and fills pages of its own
    id = asked(store, url=f"https://example.org/{WORD}", title=WORD)
    document = replace(RESULT.document, title=WORD, final_url=f"https://example.org/{WORD}")
    result = replace(RESULT, document=document, body=noise, text=noise.hex(), table=noise[::-1])
    assert store.finish(id, claimed(store, id).fence, result)
    kept = StoredTable(
        table=noise[:9_000], extraction="page", recipe="r1", n_tokens=3, n_types=2, n_hapaxes=1, text=WORD
    )
    store.put_table(id, kept)
    whole = store.whole(id)
    assert whole is not None
    assert whole.document is not None
    packed = [whole.document["body"], *(row[name] for row in whole.tables for name in ("body", "text"))]
    packed = [blob for blob in packed if len(blob) > 1_000]
    return id, [WORD.encode(), id.encode(), *(blob[at : at + 24] for blob in packed for at in (20, len(blob) // 2))]


def _found(folder: Path, needles: list[bytes]) -> list[bytes]:
    said = b"".join(path.read_bytes() for path in folder.glob("erased.sqlite3*"))
    return [needle for needle in needles if needle in said]


def test_nothing_of_a_deleted_analysis_is_left_in_the_files(on_file: Store, folder: Path) -> None:
    keep = [asked(on_file, url=f"https://example.org/{n}") for n in range(50)]
    id, needles = _filled(on_file)
    on_file.empty_log()
    assert _found(folder, needles) == needles

    assert on_file.delete(id)
    assert _found(folder, needles) == needles
    assert on_file.empty_log()

    assert _found(folder, needles) == []
    assert on_file.get(keep[0]) is not None
    on_file.close()


def test_zeros_are_asked_for_where_the_library_does_not_write_them_by_itself(on_file: Store) -> None:
    with on_file._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar_one() == 1
    on_file.close()


def test_nothing_is_left_of_what_was_sent_to_have_its_counts_kept(on_file: Store, folder: Path) -> None:
    body = f"{WORD} ".encode() + secrets.token_hex(9_000).encode()
    new = NewAnalysis(id=new_id(), kind="text", body=body, media_type="text/plain", charset="utf-8", keep="counts")
    id = on_file.add(new).id
    whole = on_file.whole(id)
    assert whole is not None
    assert whole.document is not None
    packed = whole.document["body"]
    needles = [packed[at : at + 24] for at in (100, 5_000, 8_000)]
    on_file.empty_log()
    assert _found(folder, needles) == needles

    assert on_file.finish(id, claimed(on_file, id).fence, replace(RESULT, body=None, text=None))
    assert on_file.empty_log()

    assert _found(folder, needles) == []
    on_file.close()


def test_the_log_is_emptied_later_while_somebody_reads(on_file: Store, folder: Path) -> None:
    reader = sqlite3.connect(folder / "erased.sqlite3", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM analyses").fetchone()
    on_file.delete(_filled(on_file)[0])

    busy = on_file.empty_log()
    reader.execute("COMMIT")
    reader.close()

    assert (busy, on_file.empty_log()) == (False, True)
    assert (folder / "erased.sqlite3-wal").stat().st_size == 0
    on_file.close()


def test_either_database_has_an_empty_log_in_the_end(store: Store) -> None:
    assert store.empty_log()  # on SQLite with nobody else there is one, and it is emptied
