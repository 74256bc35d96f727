"""A name's addresses, within a time. The system's resolver takes no time-out, so it is asked on a thread of its own."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from ipaddress import ip_address

from wordcounts.errors import DnsFailed, DnsNotFound, FetchError
from wordcounts.fetch.addresses import Address

Resolver = Callable[[str, float], tuple[Address, ...]]
"""(name, seconds at most) -> all its addresses, in the order to try them; raises DnsNotFound or DnsFailed."""

MAX_LOOKUPS = 512
"""Look-ups under way in this process: names whose servers never answer hold their thread longer than their fetch
(glibc: 5 s, twice, for each server). So many that a worker's 128 fetches, each given up after 5 s, cannot use them up
before they end by themselves; a thread that waits costs some 50 KB."""

_under_way = threading.BoundedSemaphore(MAX_LOOKUPS)
_NOT_FOUND = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


def system_resolver(name: str, timeout_s: float) -> tuple[Address, ...]:
    """Ask the machine's own resolver (hosts file, DNS).

    Raises:
        DnsNotFound: there is no such name, or it has no address.
        DnsFailed: no answer within the time, or none that says either.
    """
    if not _under_way.acquire(timeout=timeout_s):
        raise DnsFailed
    lookup = _Lookup(name)
    try:
        threading.Thread(target=lookup.run, name="resolve", daemon=True).start()
    except RuntimeError:  # the machine has no thread to give
        _under_way.release()
        raise DnsFailed from None
    if not lookup.done.wait(timeout_s):
        raise DnsFailed
    if lookup.error is not None:
        raise lookup.error
    return lookup.answers


class _Lookup:
    """One question and, once `done`, its answers or its error."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.done = threading.Event()
        self.answers: tuple[Address, ...] = ()
        self.error: FetchError | None = None

    def run(self) -> None:
        try:
            self.answers = _ask(self.name)
        except FetchError as error:
            self.error = error
        finally:
            _under_way.release()
            self.done.set()


def _ask(name: str) -> tuple[Address, ...]:
    try:
        rows = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise DnsNotFound() if error.errno in _NOT_FOUND else DnsFailed() from error
    except (OSError, UnicodeError) as error:
        raise DnsFailed from error
    return tuple(dict.fromkeys(ip_address(str(row[4][0])) for row in rows))
