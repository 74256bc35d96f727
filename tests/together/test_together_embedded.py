"""The embedded default under many writers (PROMISES, P11): SQLite, one web process, two workers."""

from __future__ import annotations

import http.client
import json
import threading
from collections import Counter
from pathlib import Path

from parts.origin import Origin
from parts.pieces import pieces
from parts.product import until
from wordcounts.lifecycle import State

PAGE = "<title>Tides</title><p>" + "The sea rises and the sea falls. " * 30
N_CONNECTIONS, N_EACH = 32, 10


def test_no_database_is_locked_under_32_connections_while_two_workers_finish(tmp_path: Path, origin: Origin) -> None:
    page = origin.serve("/page", PAGE)
    statuses: Counter[int] = Counter()
    ids: list[str] = []

    with pieces(f"sqlite:///{tmp_path / 'record.sqlite3'}") as running:
        port = int(running.web(processes=1).base.rpartition(":")[2])
        for _ in range(2):
            running.worker()

        def post(connection_number: int) -> None:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            for number in range(N_EACH):
                body = json.dumps({"url": f"{page}?{connection_number}-{number}", "extraction": "page"})
                connection.request("POST", "/api/v1/analyses", body, {"Content-Type": "application/json"})
                answer = connection.getresponse()
                statuses[answer.status] += 1
                ids.append(json.loads(answer.read()).get("id", ""))
            connection.close()

        threads = [threading.Thread(target=post, args=(number,)) for number in range(N_CONNECTIONS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert statuses == {202: N_CONNECTIONS * N_EACH}
        until(lambda: running.store.count_queued() == 0, within_s=60)
        until(lambda: all((one := running.store.get(id)) and one.state.terminal for id in ids))
        ended = [running.store.get(id) for id in ids]
        workers = {change.reason for id in ids for change in running.store.history(id) if "claimed" in change.reason}
        logs = "".join(path.read_text("utf-8", "replace") for path in running.folder.glob("*.log"))

    assert Counter((one.state, one.attempt) for one in ended if one) == {(State.FINISHED, 1): N_CONNECTIONS * N_EACH}
    assert len(set(ids)) == N_CONNECTIONS * N_EACH
    assert len(workers) == 2
    assert "database is locked" not in logs
    assert "unavailable" not in logs
