"""Which host a request names, and whether it is one of ours: names are compared as RFC 9110 (4.2.3) says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_PARTS: Final = re.compile(r"(.*?)(?::(\d*))?", re.DOTALL)
"""A host and its port, which may be empty (RFC 3986, 3.2.3)."""


def plain(host: str) -> str:
    """A host as it is compared: in lower case, without the dot that ends a full name or a port that is empty."""
    found = _PARTS.fullmatch(host)
    name, port = found.groups() if found else (host, None)
    name = name.lower().removesuffix(".")
    return f"{name}:{port}" if port else name


def plain_origin(origin: str) -> str:
    """An origin, likewise: a page of `example.org.` says so, and is ours as that of `example.org` is."""
    scheme, between, host = origin.partition("://")
    return f"{scheme.lower()}{between}{plain(host)}"


class Hosts:
    """The hosts that are ours; none named are all. Ports do not count, and a name after a dot is any below it."""

    def __init__(self, named: Iterable[str]) -> None:
        self._names = frozenset(map(_name, named))

    def __contains__(self, host: object) -> bool:
        """Whether a host, `plain`, is one of them."""
        if not self._names:
            return True
        name = _without_port(host) if isinstance(host, str) else ""
        above = {name[place:] for place, letter in enumerate(name) if letter == "."}
        return bool(name) and not self._names.isdisjoint({name, f".{name}"} | above)


def _without_port(host: str) -> str:
    found = _PARTS.fullmatch(host)
    return found[1] if found else host


def _name(named: str) -> str:
    """A name as somebody set it, as a request would give it."""
    bare = named.count(":") > 1 and not named.startswith("[")  # an address of IPv6
    name = _without_port(plain(f"[{named}]" if bare else named))
    with suppress(UnicodeError):  # of a name that no request can give
        return name if name.isascii() else name.encode("idna").decode("ascii")
    return name


def named_plainly(app: WSGIApplication) -> Callable[[WSGIEnvironment, StartResponse], Iterable[bytes]]:
    """The app, told the host of each request as it is compared."""

    def told(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if "HTTP_HOST" in environ:
            environ["HTTP_HOST"] = plain(environ["HTTP_HOST"])
        return app(environ, start_response)

    return told
