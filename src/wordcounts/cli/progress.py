"""A bar on standard error while there is something to wait for; only on a terminal, and gone when the work is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from wordcounts.cli.edge import printable
from wordcounts.cli.sources import Source

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


MB: Final = 1024 * 1024


class Bar:
    """Shows nothing."""

    @contextmanager
    def lifted(self) -> Iterator[None]:
        """To enter when a source is done: the bar is off the screen meanwhile, so that results can be written."""
        yield

    def on_bytes(self, n_done: int, n_bytes: int) -> None:
        """Of the source that is being counted, a large text."""


@contextmanager
def progress(sources: Sequence[Source]) -> Iterator[Bar]:
    """How many sources are done, where there are several or one is to be fetched; and how much of a large text is."""
    if not sources or not sys.stderr.isatty():
        yield Bar()
        return
    bar = _OnTerminal(sources)
    try:
        yield bar
    finally:
        bar.end()


@contextmanager
def counting(n: int) -> Iterator[Callable[[int], None]]:
    """To be told how many of `n` things are done."""
    if n < 2 or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True)
    with Progress(BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console, transient=True) as shown:
        task = shown.add_task("", total=n)
        yield lambda n_done: shown.update(task, completed=n_done)


class _OnTerminal(Bar):
    def __init__(self, sources: Sequence[Source]) -> None:
        self._names = [*(printable(source.name) for source in sources), ""]
        self._n_done = 0
        self._shown: Progress | None = None
        self._of_sources: TaskID | None = None
        self._of_bytes: TaskID | None = None
        if len(sources) > 1 or sources[0].kind == "url":
            self._of_sources = self._progress().add_task(self._names[0], total=len(sources), done=f"0/{len(sources)}")

    @contextmanager
    def lifted(self) -> Iterator[None]:
        self.end()
        yield
        sys.stdout.flush()
        self._n_done += 1
        if self._shown is None:
            return
        if self._of_bytes is not None:
            self._shown.remove_task(self._of_bytes)
            self._of_bytes = None
        if self._of_sources is not None:
            done = f"{self._n_done}/{len(self._names) - 1}"
            self._shown.update(self._of_sources, advance=1, description=self._names[self._n_done], done=done)
            self._shown.start()

    def on_bytes(self, n_done: int, n_bytes: int) -> None:
        shown, done = self._progress(), f"{n_done // MB:,}/{n_bytes // MB:,} MB"
        if self._of_bytes is None:
            self._of_bytes = shown.add_task(self._names[self._n_done], total=n_bytes, done=done)
        shown.update(self._of_bytes, completed=n_done, total=n_bytes, done=done)  # read first, then counted

    def end(self) -> None:
        """Off the screen."""
        if self._shown is not None:
            self._shown.stop()

    def _progress(self) -> Progress:
        if self._shown is None:
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

            self._shown = Progress(
                BarColumn(bar_width=24),
                TextColumn("{task.fields[done]}", markup=False),
                TimeElapsedColumn(),
                TextColumn("{task.description}", markup=False),
                console=Console(stderr=True),
                transient=True,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._shown.start()
        return self._shown
