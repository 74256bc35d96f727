"""One fault on one stack: what was asked of the product while it was broken, and what the record says came of it."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random

from faults.stack import Stack
from wordcounts.lifecycle import State
from wordcounts.store.store import Store
from wordcounts.store.values import Analysis


@dataclass(frozen=True, slots=True)
class Figures:
    """What is printed of each fault."""

    fault: str
    database: str
    lost: int
    """Accepted analyses that had not ended within the fault's bound."""
    doubled: int
    """Analyses whose history holds more than one end, and results beyond one for each."""
    failed: int
    recovery_s: float
    """From what broke (or from the mending of what was away) to the end of the last analysis."""
    errors_5xx: int
    """Answers with a status of 500 and more, the 503 of a database that is away included."""
    more: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        said = {
            "fault": self.fault,
            "database": self.database,
            "lost": self.lost,
            "doubled": self.doubled,
            "failed": self.failed,
            "recovery_s": f"{self.recovery_s:.1f}",
            "errors_5xx": self.errors_5xx,
            **dict(self.more),
        }
        return " ".join(f"{name}={value}" for name, value in said.items())


@dataclass(frozen=True, slots=True)
class Posted:
    """One POST as the client saw it; status 0 where the connection ended without an answer."""

    status: int
    seconds: float
    at: float
    id: str | None
    retry_after: str | None


@dataclass
class Trial:
    """What a fault works with. `stack` is its own for as long as it lasts."""

    fault: str
    stack: Stack
    random: Random
    long: bool = False
    posts: list[Posted] = field(default_factory=list)
    polls: list[int] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    more: dict[str, str] = field(default_factory=dict)
    figures: Figures | None = None
    store: Store = field(init=False)
    """The record that is judged; a fault on a product of its own sets its own."""

    def __post_init__(self) -> None:
        self.store = self.stack.store
        self._broke_at = time.monotonic()

    # Asking

    def submit(self, n: int = 1, *, delay_s: float = 0.0) -> list[str]:
        """POST so many pages, each answered by its site after a while, and return the ids of the accepted."""
        return [id for _ in range(n) if (id := self.post(self.stack.page(delay_s=delay_s)).id)]

    def post(self, url: str) -> Posted:
        """POST one address, and remember what came back."""
        began = time.monotonic()
        status, id, retry_after = 0, None, None
        try:
            answer = self.stack.product.request("POST", "/api/v1/analyses", {"url": url, "extraction": "page"})
        except OSError:
            pass  # nothing was accepted, as far as this client knows
        else:
            status, retry_after = answer.status, answer.headers.get("Retry-After")
            id = str(answer.json["id"]) if status == 202 else None
        now = time.monotonic()
        posted = Posted(status, now - began, began, id, retry_after)
        self.posts.append(posted)
        if id:
            self.ids.append(id)
        return posted

    def poll(self, id: str) -> int:
        """GET one analysis; its status."""
        status = self.stack.product.get(f"/api/v1/analyses/{id}").status
        self.polls.append(status)
        return status

    @contextmanager
    def steadily(self, per_s: float, *, delay_s: float = 0.0) -> Iterator[None]:
        """Submit at this rate while the block runs; whatever comes back is remembered."""
        ended = threading.Event()

        def run() -> None:
            due = time.monotonic()
            while not ended.wait(max(0.0, due - time.monotonic())):
                self.submit(delay_s=delay_s)
                due += 1 / per_s

        threads = [threading.Thread(target=run)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            ended.set()
            for thread in threads:
                thread.join()

    # Judging

    def broke(self) -> None:
        """From now on the time to recover is taken."""
        self._broke_at = time.monotonic()

    def settle(self, *, within_s: float = 30.0) -> Figures:
        """Wait until all that was accepted has ended, or the bound is over, and draw up the figures."""
        deadline = self._broke_at + within_s
        open_ids = set(self.ids)
        while open_ids:
            open_ids = {id for id in open_ids if not _ended(self.store.get(id))}
            if time.monotonic() > deadline:
                break
            time.sleep(0.05)
        recovery_s = time.monotonic() - self._broke_at
        self.figures = Figures(
            fault=self.fault,
            database=self.stack.kind,
            lost=len(open_ids),
            doubled=sum(self._ends(id) > 1 for id in self.ids),
            failed=sum(self.analysis(id).state is State.FAILED for id in self.ids),
            recovery_s=recovery_s,
            errors_5xx=sum(post.status >= 500 for post in self.posts) + sum(status >= 500 for status in self.polls),
        )
        return self.figures

    def say(self, name: str, value: object) -> None:
        """One more figure for the line."""
        self.more[name] = str(value)

    def _ends(self, id: str) -> int:
        return sum(change.state.terminal for change in self.store.history(id))

    def analysis(self, id: str) -> Analysis:
        found = self.store.get(id)
        assert found is not None, f"{id} was accepted, and is not in the record"
        return found

    def attempts(self, ids: Sequence[str] | None = None) -> set[int]:
        """The numbers of the attempts that ended these."""
        return {self.analysis(id).attempt for id in (self.ids if ids is None else ids)}

    def n_fetches(self) -> int:
        """Requests that the origin has seen for these, by its own log."""
        asked = [self.analysis(id).url or "" for id in self.ids]
        seen = Counter(self.stack.origin.url(request.path) for request in list(self.stack.origin.requests))
        return sum(seen[url] for url in asked)

    def p99_s(self) -> float:
        """Of the POSTs so far."""
        taken = sorted(post.seconds for post in self.posts)
        return taken[min(len(taken) - 1, int(len(taken) * 0.99))]


def _ended(analysis: Analysis | None) -> bool:
    return analysis is not None and analysis.state.terminal
