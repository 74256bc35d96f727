"""The cage: what a reader may still do once it is warm. It is entered once, and there is no way out.

    seccomp     no socket, no process, no signal to another, nothing opened for writing, no other call of the kernel's
    landlock    of all files, only the code that is installed can be opened, for reading
    limits      no core, nothing written into a file, no more descriptors than it takes to import what is not loaded yet

Where Landlock does not hold, everything is loaded beforehand and no descriptor can be made at all: no socket and no
file, on any system; only a process of root could raise that limit again. Where seccomp does not hold, no process
can be started by a reader that is not root's.
"""

from __future__ import annotations

import codecs
import os
import resource
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self

from wordcounts.reader import landlock, seccomp

LIMITS: Final = "limits"
LANDLOCK: Final = "landlock"
SECCOMP: Final = "seccomp"
PARTS: Final = (LIMITS, LANDLOCK, SECCOMP)

SPARE_DESCRIPTORS: Final = 16
"""That a reader may hold beyond those of its birth, to import what is not loaded yet: three at a time were seen."""


_UNTOLD: Final = "Wörter über Wörter und noch mehr Wörter."


@dataclass(frozen=True, slots=True)
class Cage:
    """Which parts hold."""

    parts: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[object]) -> Self:
        """Of the parts that a child names; others are not believed."""
        return cls(frozenset(PARTS) & {name for name in names if isinstance(name, str)})

    @property
    def whole(self) -> bool:
        """Whether all parts hold."""
        return self.parts == frozenset(PARTS)

    @property
    def sentence(self) -> str:
        """What holds, and what does not, for people."""
        if self.whole:
            return "Readers are caged: no socket, no process, no file but the installed code."
        if SECCOMP in self.parts:
            return "Readers are caged by seccomp and limits; this kernel has no Landlock (Linux 5.13) for them."
        if LANDLOCK in self.parts:
            return "Readers are caged by Landlock and limits; this kernel has no seccomp filter for them."
        return "Readers are held by limits only: no new file or socket; Linux 5.13 and later do better."


def enter() -> Cage:
    """Give up, for ever, what reading a document does not take. For a process of one thread, when it is warm."""
    held = {LIMITS}
    code = landlock.code()
    if landlock.version() == 0:
        load()
    if landlock.restrict(code):
        held.add(LANDLOCK)
    _limit(descriptors=SPARE_DESCRIPTORS if LANDLOCK in held else 0)
    if seccomp.restrict():
        held.add(SECCOMP)
    else:
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    return Cage(frozenset(held))


def _limit(*, descriptors: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    first_free = os.dup(0)
    os.close(first_free)
    most = first_free + descriptors
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def load() -> None:
    """Load all that a document may need, where nothing can be opened later. Costs some 15 MB, hence not elsewhere."""
    import icu
    import pypdfium2

    from wordcounts.text import media
    from wordcounts.text.charset.encodings import CODECS
    from wordcounts.text.reading import read
    from wordcounts.text.values import ReadOptions
    from wordcounts.text.words.breaker import icu_of_process

    for kind in media.kinds():
        media.recipe_of(kind.media_types[0])
    for name in {*CODECS.values()} - {"-"} | {"cp437"}:  # that of names within a zip
        codecs.lookup(name)
    icu.BreakIterator.createWordInstance(icu.Locale.getRoot())
    icu_of_process()
    pypdfium2.PdfDocument.new().close()
    # In no encoding that it says: those are told by libraries of their own.
    read(_UNTOLD.encode("cp1252"), media_type="text/plain", charset=None, options=ReadOptions(places=True))
    read(_UNTOLD.encode(), media_type="text/html", charset=None, options=ReadOptions(places=True))
