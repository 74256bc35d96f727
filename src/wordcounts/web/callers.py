"""Who asks: the owner of a key or of a signed session, or a client without, told apart by its address."""

from __future__ import annotations

import hashlib
import secrets
from ipaddress import IPv6Address, ip_address
from typing import Final

from flask import current_app, request, session

from wordcounts.service import Caller
from wordcounts.web import gate

OWNER = "owner"

FORWARDED: Final = ("Forwarded", "X-Forwarded-For", "X-Real-Ip")
"""With one of these, a request from this machine is somebody else's, that a proxy has passed on."""

V6_PREFIX: Final = 64
"""What one subscriber has of IPv6 is this long a network at least (RFC 6177): single addresses cost nothing."""


def caller() -> Caller:
    """The caller of this request; a token comes as a Bearer or as ?delete_token=.

    A key is who it is wherever it comes from: it owns what a program makes with it and what a session opened with it
    does, and its own rate takes the place of the ceiling of its address.
    """
    key = gate.key()
    return Caller(
        client=_hidden(request.remote_addr or ""),
        owner=key.id if key else session.get(OWNER),
        token=request.args.get("delete_token") or gate.bearer(),
        address=None if key else _limited_address(),
        rate=key.rate if key else None,
    )


def welcome() -> None:
    """Give a visitor of the pages a session of their own, which then owns what they submit."""
    if OWNER not in session:
        session[OWNER] = secrets.token_hex(16)
        session.permanent = True


def _limited_address() -> str | None:
    """What the coarse ceiling counts: an IPv4 address, an IPv6 network; nothing on this machine itself."""
    said = request.remote_addr or ""
    try:
        address = ip_address(said.partition("%")[0])
    except ValueError:  # a unix socket has none, and all that comes through one counts as one
        return _hidden(said)
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address
    if address.is_loopback and not any(name in request.headers for name in FORWARDED):
        return None
    if isinstance(address, IPv6Address):
        return _hidden(f"{int(address) >> (128 - V6_PREFIX):x}::/{V6_PREFIX}")
    return _hidden(str(address))


def _hidden(said: str) -> str:
    """An address, keyed and hashed: enough to tell clients apart, nothing to read."""
    key = str(current_app.secret_key).encode()
    return "@" + hashlib.blake2b(said.encode(), key=key[:64], digest_size=16).hexdigest()
