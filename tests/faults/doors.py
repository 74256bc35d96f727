"""Faults at the door: the web killed, the client gone (PROMISES, P1)."""

from __future__ import annotations

import json
import signal
import socket

from faults.catalogue import fault
from faults.trial import Trial
from parts.product import until


def _found(trial: Trial, url: str) -> str:
    """The id of what was stored for an address whose client never heard of it."""
    [analysis] = until(lambda: trial.store.recent(None, q=url).items)
    trial.ids.append(analysis.id)
    return analysis.id


def _web_killed_at(seam: str) -> None:
    def run(trial: Trial) -> None:
        stack = trial.stack
        stack.arm(seam)
        url = stack.page()
        posted = trial.post(url)
        stack.sprung(seam)
        trial.broke()
        assert posted.status == 0
        _found(trial, url)
        until(stack._answers)
        trial.submit(2)
        trial.settle()

    run.__name__ = f"web_killed_once_{seam}"
    fault()(run)


for _seam in ("accepted", "hinted"):
    _web_killed_at(_seam)


@fault()
def web_killed_whole(trial: Trial) -> None:
    """kill -9 of the web with all its processes under load, and a new start: what had its 202 ends."""
    stack = trial.stack
    with trial.steadily(10, delay_s=0.3):
        until(lambda: len(trial.ids) >= 5)
        stack.web.kill(family=True)
        trial.broke()
        stack.serve()
    trial.settle()


@fault()
def web_told_to_stop(trial: Trial) -> None:
    """SIGTERM to the web under load: what it has begun to answer, it answers."""
    stack = trial.stack
    with trial.steadily(10, delay_s=0.3):
        until(lambda: len(trial.ids) >= 5)
        stack.web.send(signal.SIGTERM)
        trial.broke()
        assert stack.web.popen.wait(15) == 0
        stack.serve()
    trial.settle()
    assert trial.attempts() == {1}


@fault()
def client_gone(trial: Trial) -> None:
    """Clients that leave in the middle of their request, and before its answer: all of a request, or nothing."""
    stack = trial.stack
    port = int(stack.product.base.rpartition(":")[2])
    urls = [stack.page() for _ in range(6)]
    for number, url in enumerate(urls):
        body = json.dumps({"url": url, "extraction": "page"}).encode()
        head = f"POST /api/v1/analyses HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(body)}\r\n"
        sent = head.encode() + b"Content-Type: application/json\r\n\r\n" + body
        whole = number % 2 == 0
        with socket.create_connection(("127.0.0.1", port)) as client:
            client.sendall(sent if whole else sent[: -len(body) // 2])
            # An abrupt end: the server finds its answer refused, or no more bytes.
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
            if whole:
                _found(trial, url)
    trial.broke()
    trial.submit(2)
    trial.settle()
    kept = {url for url in urls if trial.store.recent(None, q=url).items}
    assert kept == set(urls[::2])
