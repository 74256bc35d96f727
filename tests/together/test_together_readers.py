"""Readers as a real worker keeps them: what they hold, and what their deaths mean."""

from __future__ import annotations

import signal
from pathlib import Path

import psutil

from parts.origin import Origin
from parts.pieces import Pieces
from parts.product import until
from wordcounts.jobs.hints import Hints
from wordcounts.lifecycle import Stage, State
from wordcounts.store.values import NewAnalysis, new_id

PAGE = "<title>Tides</title><p>" + "The sea rises and the sea falls. " * 30


def submit(running: Pieces, url: str) -> str:
    new = NewAnalysis(id=new_id(), kind="url", url=url, extraction="page")
    running.store.add(new)
    Hints(running.queue.url).hint(new.id, 0)
    return new.id


def state(running: Pieces, id: str) -> State:
    found = running.store.get(id)
    assert found is not None
    return found.state


def readers_of(worker: psutil.Process) -> list[psutil.Process]:
    return [one for one in worker.children() if "wordcounts.reader.child" in one.cmdline()]


def test_a_reader_holds_no_socket_and_no_file_of_the_database(running: Pieces, origin: Origin) -> None:
    worker = psutil.Process(running.worker().pid)
    held = submit(running, origin.raw("/mute", b"", hold=True))
    until(lambda: state(running, held) is State.RUNNING)
    until(lambda: submitted_and_done(running, origin))
    (first,) = readers_of(worker)
    first.kill()  # the next one starts among open sockets, connections and files
    until(lambda: submitted_and_done(running, origin))

    (reader,) = readers_of(worker)

    assert reader != first
    log = str(running.folder / "worker-0.log")
    window = "/memfd:wordcounts (deleted)"  # the memory that it shares with this worker, and with nobody else
    assert {one for one in held_by(reader) if not one.startswith("pipe:")} <= {"/dev/null", log, window}
    assert any(one.startswith("socket:") for one in held_by(worker))


def held_by(process: psutil.Process) -> set[str]:
    return {str(descriptor.readlink()) for descriptor in Path(f"/proc/{process.pid}/fd").iterdir()}


def submitted_and_done(running: Pieces, origin: Origin) -> bool:
    id = submit(running, origin.serve(f"/page/{new_id()}", PAGE))
    return until(lambda: state(running, id) is State.FINISHED)


def test_a_text_that_takes_long_is_seen_to_be_counted(running: Pieces) -> None:
    running.worker()
    long = "".join(chr(0x4E00 + (i * 7919) % 20_000) for i in range(2_500_000))
    new = NewAnalysis(id=new_id(), kind="text", body=long.encode(), media_type="text/plain", extraction="page")
    running.store.add(new)
    Hints(running.queue.url).hint(new.id, 0)

    until(lambda: (one := running.store.get(new.id)) and one.stage is Stage.COUNTING)

    assert until(lambda: state(running, new.id) is State.FINISHED)


def test_a_reader_killed_in_the_middle_of_a_document_is_no_death_of_the_worker(running: Pieces, origin: Origin) -> None:
    worker = psutil.Process(running.worker(WORDCOUNTS_READ_TIMEOUT_S="60").pid)
    submitted_and_done(running, origin)
    (reader,) = readers_of(worker)
    reader.suspend()
    id = submit(running, origin.serve("/hard", PAGE))
    until(lambda: (one := running.store.get(id)) and one.stage is Stage.READING)

    reader.send_signal(signal.SIGKILL)

    ended = until(lambda: (one := running.store.get(id)) and one.state.terminal and one)
    assert ended
    assert ended.failure
    assert (ended.state, ended.failure.code, ended.attempt) == (State.FAILED, "too_complex", 1)
    assert "lease expired" not in {change.reason for change in running.store.history(id)}
    submitted_and_done(running, origin)
    assert worker.is_running()


def test_readers_of_a_killed_worker_end_by_themselves(running: Pieces, origin: Origin) -> None:
    process = running.worker()
    submitted_and_done(running, origin)
    readers = readers_of(psutil.Process(process.pid))
    process.kill()
    process.wait()
    assert readers
    _, alive = psutil.wait_procs(readers, timeout=5)
    assert not alive
