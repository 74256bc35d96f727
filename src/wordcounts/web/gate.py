"""Who may come in: a key where one is shown, or required; and what the key may do."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from flask import Flask, current_app, g, request, session

from wordcounts.errors import InvalidKey, KeyRequired, MissingScope
from wordcounts.keyring import READ, WRITE, Keyring, is_key
from wordcounts.store.values import ApiKey

KEY: Final = "key"
"""Under which the signed cookie holds a key that was shown: its id and the hash of its secret, which opens nothing as a
Bearer. An id alone, which is no secret, would let in whoever knows SECRET_KEY, and a default one is known to all."""

OPEN: Final = frozenset(
    {"static", "pages.asset", "pages.favicon", "pages.docs", "api.described"}
    | {"health.alive", "health.ready"}
    | {"entrance.ask", "entrance.enter", "entrance.leave"}
)
"""What is the same for everybody, and the door itself: no key is looked at there."""

TAKES_TOKEN: Final = frozenset(
    {"api.delete", "api.cancel", "api.retry"}
    | {f"collections.{name}_collection" for name in ("delete", "cancel", "retry", "pause", "resume", "rename")}
    | {"collections.add_sources", "collections.remove_source"}
)
"""Where a Bearer may be a delete_token."""

_SAFE: Final = frozenset({"GET", "HEAD"})


def install(app: Flask, keys: Keyring, *, required: bool) -> None:
    """Ask for the key before every request, where one is `required` or shown."""
    app.extensions["wordcounts-keys"] = keys

    def let_in() -> None:
        if request.endpoint is None or request.endpoint in OPEN or request.method == "OPTIONS":
            return  # OPTIONS says what methods there are, to browsers that may not send a key with it
        g.key = _shown() or _remembered()
        if g.key is None:
            if required:
                raise KeyRequired
        elif (scope := READ if request.method in _SAFE else WRITE) not in g.key.scopes:
            raise MissingScope(f"This key may not {scope}.")

    app.before_request(let_in)
    app.context_processor(lambda: {"key": key()})


def keyring() -> Keyring:
    """The app's keys."""
    found = current_app.extensions["wordcounts-keys"]
    assert isinstance(found, Keyring)  # noqa: S101 - `install` put it there
    return found


def remember(key: ApiKey) -> None:
    """Let this session in from now on."""
    session[KEY] = (key.id, key.hash)
    session.permanent = True


def key() -> ApiKey | None:
    """The key that this request came in with."""
    found = g.get("key")
    return found if isinstance(found, ApiKey) else None


def bearer() -> str | None:
    """What came as `Authorization: Bearer`: a key, or a delete_token."""
    authorization = request.authorization
    return authorization.token if authorization and authorization.type == "bearer" else None


def _shown() -> ApiKey | None:
    """Raises InvalidKey for a Bearer that is neither a good key nor, where one may come, a delete_token."""
    said = bearer()
    if said is None or (request.endpoint in TAKES_TOKEN and not is_key(said)):
        return None
    return keyring().open(said)


def _remembered() -> ApiKey | None:
    match session.get(KEY):
        case (str(id), str(proof)):
            with suppress(InvalidKey):  # revoked since: the page asks for another
                return keyring().opened(id, proof)
    return None
