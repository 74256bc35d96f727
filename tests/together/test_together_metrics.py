"""What operators look at and do: /readyz, /metrics, `wordcounts reconcile`; on real processes and both databases."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import Any

from prometheus_client.parser import text_string_to_metric_families

from parts.origin import Origin
from parts.pieces import Pieces, pieces
from parts.postgres import Postgres
from parts.product import until
from wordcounts.jobs.hints import Hints
from wordcounts.jobs.leftovers import LEFT_AFTER_S
from wordcounts.lifecycle import State
from wordcounts.store.values import NewAnalysis, new_id

PAGE = "<title>Tides</title><p>" + "The sea rises and the sea falls. " * 30


def metrics(running: Pieces) -> dict[str, Any]:
    """Name with its labels, as the text has them -> value."""
    found = {}
    for family in text_string_to_metric_families(running.product.get("/metrics").body.decode()):
        for sample in family.samples:
            labels = ",".join(f"{name}={value}" for name, value in sorted(sample.labels.items()))
            found[f"{sample.name}{{{labels}}}" if labels else sample.name] = sample.value
    return found


def test_the_metrics_tell_of_all_processes_and_outlive_the_workers(running: Pieces, origin: Origin) -> None:
    running.web(processes=2)
    workers = [running.worker(), running.worker()]
    good = [running.product.submit(url=f"{origin.serve('/tides', PAGE)}?{number}") for number in range(8)]
    bad = running.product.submit(url=origin.url("/missing"))
    for id in [*good, bad]:
        running.product.ended(id)

    until(lambda: metrics(running).get("wordcounts_attempts_total{code=,outcome=finished}") == 8)
    for worker in workers:
        worker.kill()
        worker.wait()
    held = running.product.submit(text="one two")
    found = metrics(running)

    assert found["wordcounts_attempts_total{code=http_error,outcome=failed}"] == 1
    assert found["wordcounts_stage_seconds_count{stage=fetch}"] == 9
    assert found["wordcounts_stage_seconds_count{stage=store}"] == 8
    assert found["wordcounts_stage_seconds_sum{stage=read}"] > 0
    assert found["wordcounts_requests_total{method=GET,route=/metrics,status=200}"] >= 1
    assert (found["wordcounts_queued"], found["wordcounts_running"], found["wordcounts_database_up"]) == (1, 0, 1)
    assert 0 <= found["wordcounts_reconciler_age_seconds"] < 60
    later = until(lambda: (now := metrics(running))["wordcounts_queue_age_seconds"] > 1 and now)
    assert later["wordcounts_reconciler_age_seconds"] > found["wordcounts_reconciler_age_seconds"]
    assert running.product.get(f"/api/v1/analyses/{held}").json["state"] == "queued"


def test_without_redis_the_service_is_degraded_and_without_a_database_it_is_not_ready(server: Postgres) -> None:
    with pieces(server.new_database()) as running:
        running.web()
        running.queue.kill()
        degraded = running.product.get("/readyz")
        accepted = running.product.request("POST", "/api/v1/analyses", {"text": "one two"})
        server.stop()
        try:
            away, refused = running.product.get("/readyz"), running.product.request("POST", "/start", {"url": "a.org"})
            told, alive = metrics(running), running.product.get("/healthz")
        finally:
            server.start()
        back = until(lambda: (answer := running.product.get("/readyz")).status == 200 and answer)

    assert (degraded.status, degraded.json["status"], accepted.status) == (200, "degraded", 202)
    assert (away.status, away.json["status"], alive.status) == (503, "unavailable", 200)
    assert (refused.status, refused.json["code"]) == (503, "database_unavailable")
    assert int(refused.headers["Retry-After"]) > 0
    assert told == {"wordcounts_database_up": 0.0}
    assert back.json["parts"]["database"] is True


def added(running: Pieces, n: int) -> list[str]:
    new = [NewAnalysis(id=new_id(), kind="text", body=b"one two", media_type="text/plain") for _ in range(n)]
    return [running.store.add(one).id for one in new]


def test_reconcile_frees_and_hints_once_and_says_what_it_did(running: Pieces) -> None:
    for id in added(running, 3):
        assert running.store.claim(id, worker="dead", lease_s=-1.0)

    first, second = running.run("reconcile"), running.run("reconcile")

    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert first.stdout == "freed: 3, hinted: 0, leftovers cleared in Redis: 0\n"
    assert second.stdout == "freed: 0, hinted: 0, leftovers cleared in Redis: 0\n"
    with running.queue.client() as client:
        assert client.llen("rq:queue:wordcounts") == 3
    assert running.store.depths().reconciled_s_ago is not None


def test_many_reconcilers_at_once_free_each_row_once(running: Pieces) -> None:
    ids = added(running, 40)
    for id in ids:
        assert running.store.claim(id, worker="dead", lease_s=-1.0)
    command = [sys.executable, "-m", "wordcounts", "reconcile"]

    several = [
        subprocess.Popen(command, env=running.settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    said = [process.communicate(timeout=60) for process in several]

    assert [process.returncode for process in several] == [0] * 4, said
    assert sum(int(out.split()[1].rstrip(",")) for out, _ in said if out.startswith("freed")) == 40
    for id in ids:
        states = [change.state for change in running.store.history(id)]
        assert states == [State.QUEUED, State.RUNNING, State.QUEUED]


def test_reconcile_says_when_the_database_is_away(running: Pieces) -> None:
    running.settings["DATABASE_URL"] = "postgresql://nobody@127.0.0.1:1/nothing"

    answer = running.run("reconcile")

    assert answer.returncode == 1
    assert "database_unavailable" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_two_hundred_pages_and_two_kills_leave_no_key_in_redis(running: Pieces, origin: Origin) -> None:
    running.web()
    first = running.worker()
    url = origin.serve("/tides", PAGE)
    ids = [running.product.submit(url=f"{url}?{number}") for number in range(200)]
    until(lambda: origin.hits("/tides") > 20)
    first.kill()
    second = running.worker()
    until(lambda: origin.hits("/tides") > 80)
    second.kill()
    third = running.worker()

    assert [running.product.ended(id, within_s=60)["state"] for id in ids] == ["finished"] * 200
    third.terminate()
    third.wait(20)
    _clear(running)

    with running.queue.client() as client:
        until(lambda: not [key for key in client.keys("rq:*") if key != b"rq:queues" and client.ttl(key) < 0])


def _clear(running: Pieces) -> None:
    """As a reconciler does a minute later; hints that came twice are drained, as a worker would."""
    with running.queue.client() as client:
        client.delete("rq:queue:wordcounts")
    hints = Hints(running.queue.url)
    for _ in range(2):
        hints.clear_leftovers(time.time() + LEFT_AFTER_S + 1)
    hints.close()
