"""Who asks: a signed session's owner, or a client without one, told apart by its address."""

from __future__ import annotations

import hashlib
import secrets

from flask import current_app, request, session

from wordcounts.service import Caller

OWNER = "owner"


def caller() -> Caller:
    """The caller of this request; a token comes as a Bearer or as ?delete_token=."""
    authorization = request.authorization
    bearer = authorization.token if authorization and authorization.type == "bearer" else None
    return Caller(client=_address(), owner=session.get(OWNER), token=bearer or request.args.get("delete_token"))


def welcome() -> None:
    """Give a visitor of the pages a session of their own, which then owns what they submit."""
    if OWNER not in session:
        session[OWNER] = secrets.token_hex(16)
        session.permanent = True


def _address() -> str:
    """A client's address, keyed and hashed: enough to tell clients apart, nothing to read."""
    key = str(current_app.secret_key).encode()
    said = (request.remote_addr or "").encode()
    return "@" + hashlib.blake2b(said, key=key[:64], digest_size=16).hexdigest()
