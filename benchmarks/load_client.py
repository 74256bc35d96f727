"""Clients of the API, in a process of their own: threads, each with one connection that it keeps.

    python load_client.py post PORT SITE SECONDS CONNECTIONS     one POST after the other on each connection
    python load_client.py poll PORT ID... --seconds --connections    one status after the other
    python load_client.py pages PORT SITE SECONDS RATE           RATE submissions a second, each polled until it ended

Prints one JSON object: counts of statuses, and seconds, of which the caller makes its table.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import json
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

POLL_EVERY_S = 0.025
END_WITHIN_S = 60.0


@dataclass
class Seen:
    """What all threads saw; `lock` guards it."""

    statuses: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    """Of each answer that was no error; of `pages`, from the submission until it was seen finished."""
    ids: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, status: int | str, seconds: float, *, good: bool, id: str = "") -> None:
        with self.lock:
            self.statuses[str(status)] += 1
            if good:
                self.seconds.append(seconds)
            if id:
                self.ids.append(id)


class Client:
    """One connection, opened again when the other side has closed it."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, method: str, path: str, body: object = None) -> tuple[int, dict[str, object]]:
        data = None if body is None else json.dumps(body)
        try:
            self._connection.request(method, path, data, {"Content-Type": "application/json"} if data else {})
            answer = self._connection.getresponse()
            return answer.status, json.loads(answer.read())
        except (OSError, http.client.HTTPException):
            self._connection.close()
            raise

    def submit(self, url: str, seen: Seen) -> str | None:
        began = time.perf_counter()
        try:
            status, answer = self.ask("POST", "/api/v1/analyses", {"url": url})
        except (OSError, http.client.HTTPException) as error:
            seen.add(type(error).__name__, 0.0, good=False)
            return None
        id = str(answer["id"]) if status == 202 else ""
        seen.add(status, time.perf_counter() - began, good=status == 202, id=id)
        return id or None


def post(port: int, site: str, seconds: float, connections: int) -> Seen:
    seen, numbers = Seen(), itertools.count()

    def one(until: float) -> None:
        client = Client(port)
        while time.monotonic() < until:
            client.submit(f"{site}/{next(numbers)}", seen)

    _at_once(one, connections, seconds)
    return seen


def poll(port: int, ids: list[str], seconds: float, connections: int) -> Seen:
    seen, numbers = Seen(), itertools.count()

    def one(until: float) -> None:
        client = Client(port)
        while time.monotonic() < until:
            began = time.perf_counter()
            status, _ = client.ask("GET", f"/api/v1/analyses/{ids[next(numbers) % len(ids)]}")
            seen.add(status, time.perf_counter() - began, good=status == 200)

    _at_once(one, connections, seconds)
    return seen


def pages(port: int, site: str, seconds: float, rate: float) -> Seen:
    """Each submission at its own time, whatever became of those before it: a stalled server gets no rest."""
    seen, tried = Seen(), Seen()
    began = time.monotonic()
    free: list[Client] = []

    def one(number: int) -> None:
        try:
            client = free.pop()
        except IndexError:
            client = Client(port)
        sent = time.perf_counter()
        id = client.submit(f"{site}/{number}", tried)
        state = "refused" if id is None else "running"
        while id and state in {"queued", "running"} and time.perf_counter() - sent < END_WITHIN_S:
            time.sleep(POLL_EVERY_S)
            state = str(client.ask("GET", f"/api/v1/analyses/{id}")[1]["state"])
        seen.add(state, time.perf_counter() - sent, good=state == "finished")
        free.append(client)

    threads = []
    for number in range(int(seconds * rate)):
        time.sleep(max(0.0, began + number / rate - time.monotonic()))
        threads.append(threading.Thread(target=one, args=(number,)))
        threads[-1].start()
    for thread in threads:
        thread.join()
    return seen


def _at_once(one: Callable[[float], None], connections: int, seconds: float) -> None:
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=one, args=(until,)) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("post", "poll", "pages"))
    parser.add_argument("port", type=int)
    parser.add_argument("target", nargs="+")
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--rate", type=float, default=10.0)
    given = parser.parse_args()
    if given.what == "post":
        seen = post(given.port, given.target[0], given.seconds, given.connections)
    elif given.what == "poll":
        seen = poll(given.port, given.target, given.seconds, given.connections)
    else:
        seen = pages(given.port, given.target[0], given.seconds, given.rate)
    print(json.dumps({"statuses": seen.statuses, "seconds": seen.seconds, "ids": seen.ids}))


if __name__ == "__main__":
    main()
