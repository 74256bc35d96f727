"""Keys for programs: `wc_`, twelve characters that name the key, and sixty-four that prove it.

A secret is 256 random bits, so its SHA-256 is all that needs to be stored: a slow hash (bcrypt, Argon2) makes guessing
dear where people choose what is guessed, and nobody guesses 256 bits; here it would only make each request slow.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import threading
from collections.abc import Callable, Collection
from time import monotonic
from typing import Final

from wordcounts.errors import InvalidKey, InvalidOption
from wordcounts.rates import Rate
from wordcounts.store.store import Store
from wordcounts.store.values import ApiKey, NewKey

PREFIX: Final = "wc_"
"""By which a key is told from other tokens, by us and by whoever looks for secrets in what is published."""

READ: Final = "read"
WRITE: Final = "write"
SCOPES: Final = (READ, WRITE)

TRUSTED_FOR_S: Final = 5.0
"""How long a process goes by what it has read of a key: a revoked one opens nothing after so many seconds."""

MAX_KNOWN: Final = 1024
"""Keys, there or not, that a process remembers."""

_KEY: Final = re.compile(r"(wc_[0-9a-f]{12})_([0-9a-f]{64})", re.ASCII)


class Keyring:
    """Makes keys, and tells which are good. Safe to share between threads.

    Args:
        clock: monotonic seconds.
    """

    def __init__(self, store: Store, *, clock: Callable[[], float] = monotonic) -> None:
        self._store = store
        self._clock = clock
        self._lock = threading.Lock()
        self._known: dict[str, tuple[float, ApiKey | None]] = {}

    def create(self, name: str, scopes: Collection[str], rate: Rate | None = None) -> tuple[ApiKey, str]:
        """Make a key; the text of it is returned here and can never be read again.

        Raises:
            InvalidOption: no name, or a scope that there is not.
        """
        if not 0 < len(name.strip()) <= 200:
            raise InvalidOption("A key has a name of 1 to 200 characters.", parameter="name")
        if not scopes or not set(scopes) <= set(SCOPES):
            raise InvalidOption("A key has the scope read, write, or both.", parameter="scope")
        id, secret = PREFIX + secrets.token_hex(6), secrets.token_hex(32)
        new = NewKey(id=id, hash=_hash(secret), name=name.strip(), scopes=frozenset(scopes), rate=rate)
        return self._store.add_key(new), f"{id}_{secret}"

    def open(self, text: str) -> ApiKey:
        """The key that somebody shows.

        Raises:
            InvalidKey: it is none, was never made, or is revoked; the same words for each.
        """
        found = _KEY.fullmatch(text)
        key = self._living(found[1]) if found else None
        # Compared where there is no key too, so that no answer comes sooner than another.
        expected, said = key.hash if key else "", _hash(found[2] if found else "")
        if not secrets.compare_digest(said, expected or _hash("no key")) or key is None:
            raise InvalidKey
        return key

    def opened(self, id: str, proof: str) -> ApiKey:
        """The key that was opened earlier, by its id and its hash; raises InvalidKey when it is no longer good."""
        key = self._living(id)
        if key is None or not secrets.compare_digest(proof.encode(), key.hash.encode()):
            raise InvalidKey
        return key

    def _living(self, id: str) -> ApiKey | None:
        key = self._look(id)
        return key if key is not None and key.revoked_at is None else None

    def _look(self, id: str) -> ApiKey | None:
        with self._lock:
            until, key = self._known.get(id, (float("-inf"), None))
        if self._clock() < until:
            return key
        key = self._store.use_key(id)
        with self._lock:
            if len(self._known) >= MAX_KNOWN:
                self._known.clear()
            self._known[id] = (self._clock() + TRUSTED_FOR_S, key)
        return key


def is_key(text: str) -> bool:
    """Whether it is meant as a key, good or not."""
    return text.startswith(PREFIX)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
