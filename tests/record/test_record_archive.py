"""Analyses in one file, from one kind of database to the other and back; and files that mean no good."""

from __future__ import annotations

import base64
import hashlib
import json
import stat
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import zstandard

from parts.exported import Lines, lines_of, pack, write
from parts.filled import fill, numbers
from wordcounts.archive import exchange
from wordcounts.archive.shapes import AnalysisShape, CollectionShape, DocumentShape, MemberShape, Step, TableShape
from wordcounts.errors import BadArchive, UnknownAnalysis
from wordcounts.lifecycle import State
from wordcounts.settings import MEBIBYTE, Settings, load_settings
from wordcounts.store import tables
from wordcounts.store.store import Store
from wordcounts.store.values import NewAnalysis, new_id
from wordcounts.store.whole import STAYS
from wordcounts.store.whole_collections import STAYS as OF_COLLECTIONS

UNFINISHED = {"queued", "running"}


@pytest.fixture
def settings() -> Settings:  # type: ignore[override]
    return load_settings(_env_file=None, max_upload_bytes=MEBIBYTE)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "analyses.jsonl.zst"


def export(store: Store, file: Path, ids: list[str] | None = None) -> int:
    return exchange.export(store, file, made_by="test", ids=ids)


def moved(said: dict[str, Any]) -> dict[str, Any]:
    """What becomes of an analysis when it is taken in: the same, but that nobody works on it."""
    if said["state"] in UNFINISHED:
        step = ["queued", said["attempt"], "imported"]
        return {**said, "state": "queued", "history": [*said["history"], step]}
    return said


def test_every_number_is_the_same_in_the_other_kind_of_database(
    store: Store, other: Store, file: Path, settings: Settings
) -> None:
    fill(store)
    before = numbers(store)

    export(store, file)
    done = exchange.take_in(other, file, settings)

    assert (done.n_added, done.n_skipped, done.n_queued) == (len(before), 0, 4)
    assert numbers(other) == {id: moved(said) for id, said in before.items()}


def test_there_and_back_again_changes_nothing_more(
    store: Store, other: Store, file: Path, settings: Settings, new_url: Callable[[str], str], kind: str
) -> None:
    fill(store)
    export(store, file)
    exchange.take_in(other, file, settings)
    export(other, file)
    third = Store.open(new_url(kind))
    third.upgrade()

    exchange.take_in(third, file, settings)

    ended = {id: said for id, said in numbers(store).items() if said["state"] not in UNFINISHED}
    back = numbers(third)
    third.close()
    assert {id: back[id] for id in ended} == ended


def test_what_is_there_is_skipped_and_told(store: Store, other: Store, file: Path, settings: Settings) -> None:
    ids = fill(store)
    export(store, file)
    exchange.take_in(other, file, settings)
    other.delete(ids["english"])
    before = numbers(other)

    done = exchange.take_in(other, file, settings)

    assert (done.n_added, done.n_skipped, done.n_queued) == (1, len(ids) - 1, 0)
    assert {id: said for id, said in numbers(other).items() if id != ids["english"]} == before


def test_a_late_writer_of_the_old_database_is_late_in_the_new_one(
    store: Store, other: Store, file: Path, settings: Settings
) -> None:
    ids = fill(store)
    export(store, file)
    exchange.take_in(other, file, settings)
    claim = other.claim(ids["running"], worker="here", lease_s=30.0)
    assert claim is not None

    for fence in range(20):
        assert not other.set_stage(ids["running"], fence, "reading")  # type: ignore[arg-type]
    assert claim.attempt == 2


def test_only_what_was_asked_for_is_written(store: Store, other: Store, file: Path, settings: Settings) -> None:
    ids = fill(store)

    n = export(store, file, [ids["text"], ids["failed"], ids["text"]])
    exchange.take_in(other, file, settings)

    assert n == 2
    assert set(numbers(other)) == {ids["text"], ids["failed"]}


def test_an_id_that_is_not_there_leaves_no_file(store: Store, file: Path) -> None:
    with pytest.raises(UnknownAnalysis):
        export(store, file, [new_id()])

    assert list(file.parent.glob("*.zst*")) == list(file.parent.glob(".*.zst*")) == []


def test_the_file_is_its_owners_alone(store: Store, file: Path) -> None:
    export(store, file)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_every_column_travels_or_is_known_to_stay() -> None:
    assert {column.name for column in tables.analyses.c} - STAYS == set(AnalysisShape.model_fields)
    assert {column.name for column in tables.documents.c} - {"analysis_id"} == set(DocumentShape.model_fields)
    assert {column.name for column in tables.frequencies.c} - {"analysis_id"} == set(TableShape.model_fields)
    assert {column.name for column in tables.transitions.c} - {"analysis_id", "number"} == set(Step.model_fields)
    assert {column.name for column in tables.collections.c} - OF_COLLECTIONS == set(CollectionShape.model_fields)
    assert {column.name for column in tables.members.c} - {"analysis_id"} == set(MemberShape.model_fields)
    assert {column.name for column in tables.aliases.c} == {"collection_id", "key", "number"}


def test_memory_follows_the_longest_analysis_not_the_file(store: Store, file: Path, settings: Settings) -> None:
    for number in range(24):
        told = hashlib.sha256(str(number).encode()).digest() * 32768  # nothing that zstandard could make small
        new = NewAnalysis(id=new_id(), kind="text", body=_noise(told), media_type="text/plain")
        store.add(new)
    tracemalloc.start()
    export(store, file)
    for _ in exchange.Contents(file, exchange.limit_bytes(settings)):
        pass
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert file.stat().st_size > 20 * MEBIBYTE
    assert most < 16 * MEBIBYTE


def _noise(seed: bytes) -> bytes:
    return b"".join(hashlib.sha256(seed[:32] + number.to_bytes(4, "big")).digest() for number in range(len(seed) // 32))


# Hostile files


def unpacked(file: Path) -> bytes:
    return zstandard.ZstdDecompressor().decompressobj().decompress(file.read_bytes())


def base(data: bytes) -> str:
    return base64.b64encode(data).decode()


def bomb(n_bytes: int) -> bytes:
    return zstandard.ZstdCompressor().compress(bytes(n_bytes))


def unsized(data: bytes) -> bytes:
    packer = zstandard.ZstdCompressor(write_content_size=False).compressobj()
    return packer.compress(data) + packer.flush()


def lying(data: bytes) -> bytes:
    """A frame that states a terabyte in its header: whoever believes it would ask for that much memory."""
    frame = bytearray(zstandard.ZstdCompressor(write_content_size=True).compress(data))
    return bytes(frame[:4]) + bytes([0xE0]) + (1 << 40).to_bytes(8, "little") + bytes(frame[6:])


def change(part: str, name: str, value: object) -> Callable[[Lines], None]:
    def apply(lines: Lines) -> None:
        # The first of its kind: a finished analysis with its document and its table.
        next(line for line in lines if part in line)[part][name] = value

    return apply


HOSTILE: dict[str, Callable[[Lines], None]] = {
    "an id that is a path": change("analysis", "id", "../../../etc/passwd"),
    "an id too long": change("analysis", "id", "a" * 33),
    "a state that does not exist": change("analysis", "state", "exploded"),
    "a state that the times deny": change("analysis", "state", "queued"),
    "a number for a word": change("analysis", "title", 7),
    "a word for a number": change("analysis", "n_tokens", "7"),
    "a number beyond 64 bits": change("analysis", "n_tokens", 1 << 70),
    "a negative count": change("analysis", "n_types", -1),
    "a time after the end of time": change("analysis", "created_at", 1e300),
    "a time that is no number": change("analysis", "created_at", float("nan")),
    "a title with NUL": change("analysis", "title", "a\0b"),
    "a title with half a character": change("analysis", "title", "\ud800"),
    "a title of two million": change("analysis", "title", "a" * 2_000_000),
    "an address of another scheme": change("analysis", "url", "javascript:alert(1)"),
    "a final address of another scheme": change("document", "final_url", "file:///etc/passwd"),
    "a field that nobody knows": change("analysis", "lease_until", 1.0),
    "a million notices": change("analysis", "notices", [["a", "b"]] * 1_000_000),
    "a body that is no base64": change("document", "body", "%%%"),
    "a body that is not packed": change("document", "body", base(b"plain")),
    "a body of another hash": change("document", "sha256", "0" * 64),
    "a body of another length": change("document", "n_bytes", 1),
    "a bomb for a body": change("document", "body", base(bomb(80 * MEBIBYTE))),
    "a body that does not say its length": change("document", "body", base(unsized(b"a" * 100))),
    "a body that lies about its length": change("document", "body", base(lying(b"a" * 100))),
    "a bomb for a text": change("table", "text", base(bomb(80 * MEBIBYTE))),
    "a text that is no UTF-8": change("table", "text", base(zstandard.compress(b"\xff\xfe"))),
    "a text with NUL": change("table", "text", base(zstandard.compress(b"a\0b"))),
    "a table that is none": change("table", "body", base(zstandard.compress(b"none"))),
    "a bomb for a table": change("table", "body", base(zstandard.compress(bomb(80 * MEBIBYTE)))),
    "a table of another total": change("table", "n_tokens", 1),
    "an unknown extraction": change("table", "extraction", "'; DROP TABLE analyses; --"),
    "no document": lambda lines: lines.remove(next(line for line in lines if "document" in line)),
    "no table": lambda lines: lines.remove(next(line for line in lines if "table" in line)),
    "a table twice": lambda lines: lines.insert(4, next(line for line in lines if "table" in line)),
    "a document twice": lambda lines: lines.insert(3, next(line for line in lines if "document" in line)),
    "a document of nobody's": lambda lines: lines.insert(1, next(line for line in lines if "document" in line)),
    "a line that says two things": lambda lines: lines[1].update(lines[2]),
    "a line that says nothing": lambda lines: lines.insert(1, {}),
    "a history without end": lambda lines: lines[1].update(history=lines[1]["history"] * 10_000),
    "a version to come": lambda lines: lines[0].update(version=3),
    "another format": lambda lines: lines[0].update(wordcounts="books"),
}


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Lines:
    """The lines of a sound file; a good analysis stands after the one that is changed."""
    folder = tmp_path_factory.mktemp("sound")
    store = Store.open(f"sqlite:///{folder / 'a.sqlite3'}")
    store.upgrade()
    fill(store)
    export(store, folder / "a.zst")
    store.close()
    return lines_of(folder / "a.zst")


@pytest.fixture
def target(tmp_path: Path) -> Iterator[Store]:
    """Whatever the database, none of it may be reached."""
    opened = Store.open(f"sqlite:///{tmp_path / 'target.sqlite3'}")
    opened.upgrade()
    yield opened
    opened.close()


def refusal(target: Store, file: Path, settings: Settings) -> BadArchive:
    with pytest.raises(BadArchive) as caught:
        exchange.take_in(target, file, settings)
    assert target.walk(None, limit=1) == []
    return caught.value


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_of_a_hostile_file_nothing_is_stored(
    name: str, sound: Lines, target: Store, file: Path, settings: Settings
) -> None:
    lines = json.loads(json.dumps(sound))
    HOSTILE[name](lines)
    write(file, lines)

    error = refusal(target, file, settings)

    assert error.code == "bad_archive"
    assert len(error.message) < 600
    assert "\n" not in error.message


def test_a_fault_in_the_last_analysis_keeps_the_first_out(
    sound: Lines, target: Store, file: Path, settings: Settings
) -> None:
    lines = json.loads(json.dumps(sound))
    [line for line in lines if "analysis" in line][-1]["analysis"]["attempt"] = -1
    write(file, lines)

    assert "attempt" in refusal(target, file, settings).message


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_of_a_file_that_breaks_off_nothing_is_stored(
    share: float, sound: Lines, target: Store, file: Path, settings: Settings
) -> None:
    write(file, sound)
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * share)])

    refusal(target, file, settings)


def test_any_flipped_byte_is_found(sound: Lines, target: Store, file: Path, settings: Settings) -> None:
    write(file, sound)
    whole, unpacked_before = file.read_bytes(), unpacked(file)
    for place in range(0, len(whole), max(1, len(whole) // 60)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x40]) + whole[place + 1 :])
        try:
            exchange.take_in(target, file, settings)
        except BadArchive:
            continue
        # A bit that means nothing, or another way to say the same (a match that points to an equal piece elsewhere):
        # what is unpacked is, byte for byte, what was written.
        assert unpacked(file) == unpacked_before
        assert set(numbers(target)) == {line["analysis"]["id"] for line in sound if "analysis" in line}
        for id in numbers(target):
            target.delete(id)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n" * 1000,
        b"[" * 100_000,
        b"{" * 100_000,
        b'{"wordcounts":"analyses","version":1}',
        b"null\n",
        b"\xff" * 99,
    ],
    ids=["nothing", "empty lines", "deep lists", "deep objects", "no end", "null", "no text"],
)
def test_what_is_packed_and_no_export_is_refused(raw: bytes, target: Store, file: Path, settings: Settings) -> None:
    pack(file, raw)

    refusal(target, file, settings)


def test_what_is_not_packed_is_refused(target: Store, file: Path, settings: Settings) -> None:
    file.write_text("id,word,count\n")

    assert "no export" in refusal(target, file, settings).message


def test_a_line_without_end_is_cut_off_in_bounded_memory(target: Store, file: Path, settings: Settings) -> None:
    head = b'{"wordcounts":"analyses","version":1}\n'
    with file.open("wb") as raw, zstandard.ZstdCompressor().stream_writer(raw) as packed:
        packed.write(head + b'{"analysis":"')
        for _ in range(400):
            packed.write(b"a" * MEBIBYTE)
    tracemalloc.start()
    error = refusal(target, file, settings)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert "longer than" in error.message
    assert most < 3 * exchange.limit_bytes(settings)


def test_a_file_that_wants_a_window_of_memory_is_refused(target: Store, file: Path, settings: Settings) -> None:
    parameters = zstandard.ZstdCompressionParameters.from_level(3, window_log=27)
    packer = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    file.write_bytes(packer.compress(b"a" * 1000) + packer.flush())

    refusal(target, file, settings)


def test_unfinished_analyses_wait_and_are_due_at_once(
    store: Store, other: Store, file: Path, settings: Settings
) -> None:
    ids = fill(store)
    export(store, file)
    exchange.take_in(other, file, settings)

    due = other.waiting(older_than_s=0.0, limit=100)

    assert {id for id, _ in due} == {ids[name] for name in ("queued", "again", "running", "waiting text")}
    for id, _ in due:
        waiting = other.get(id)
        assert waiting is not None
        assert waiting.state is State.QUEUED
