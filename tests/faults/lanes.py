"""Runs faults side by side: most of one is waiting, so that one after the other they would take too long.

Each lane has a stack of its own and takes the next fault for its database. A test asks for the outcome of its fault and
waits for that one alone. A fault that goes wrong leaves its lane a fresh stack.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from random import Random

from faults.catalogue import Database, Fault
from faults.stack import SHORT, Stack, stack
from faults.trial import Figures, Trial

N_LANES = 2
"""For each database; four stacks in all."""

Key = tuple[str, str]


@dataclass
class Lanes:
    """All that a session is to break, and what came of it."""

    seed: int
    long: bool = False
    outcomes: dict[Key, Future[Figures]] = field(default_factory=dict)
    _waiting: dict[Database, deque[Fault]] = field(default_factory=dict)
    _threads: list[threading.Thread] = field(default_factory=list)
    _ending: bool = False

    def start(self, wanted: Sequence[tuple[Fault, Database]]) -> None:
        """Begin with these, in this order."""
        for fault, database in wanted:
            self.outcomes[fault.name, database] = Future()
            self._waiting.setdefault(database, deque()).append(fault)
        for database, faults in self._waiting.items():
            for _ in range(min(N_LANES, len(faults))):
                self._threads.append(threading.Thread(target=self._run, args=(database,), name=f"lane-{database}"))
        for thread in self._threads:
            thread.start()

    def outcome(self, fault: Fault, database: Database) -> Figures:
        """The figures of one, once it has run; raises what went wrong with it."""
        return self.outcomes[fault.name, database].result()

    @property
    def figures(self) -> list[Figures]:
        """Of all that came to an end."""
        return [done.result() for done in self.outcomes.values() if done.done() and not done.exception()]

    def end(self) -> None:
        """Let what runs come to its end, and start nothing more."""
        self._ending = True
        for thread in self._threads:
            thread.join()

    def _run(self, database: Database) -> None:
        with ExitStack() as parts:
            shared: Stack | None = None
            while (fault := self._next(database)) is not None:
                outcome = self.outcomes[fault.name, database]
                try:
                    if shared is None:
                        shared = parts.enter_context(stack(database, **({} if self.long else SHORT)))
                    else:
                        shared.mend()
                    outcome.set_result(self._try(fault, shared))
                except BaseException as error:  # noqa: BLE001 - raised again in the test that asked for it
                    outcome.set_exception(_with_logs(error, shared))
                    parts.close()
                    shared = None

    def _next(self, database: Database) -> Fault | None:
        try:
            return None if self._ending else self._waiting[database].popleft()
        except IndexError:
            return None

    def _try(self, fault: Fault, on: Stack) -> Figures:
        trial = Trial(fault.name, on, Random(f"{self.seed} {fault.name} {on.kind}"), long=self.long)
        fault.run(trial)
        return replace(trial.figures or trial.settle(), more=tuple(trial.more.items()))


def _with_logs(error: BaseException, on: Stack | None) -> BaseException:
    """The same error, with the ends of the logs of what ran."""
    for process in on.started[-6:] if on else []:
        error.add_note(f"--- {process.log.name}\n{process.log.read_text(errors='replace')[-1500:]}")
    return error
