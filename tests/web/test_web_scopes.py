"""What each key opens where keys are required: every route of the app's own map, by every kind of key and by none.

The routes are those of test_web_owners.py, which fails until a new one has its row.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from web import conftest
from web.conftest import HintList, read_again
from web.test_web_owners import API, ROUTES, SUCCESS, House, Kind, path_of
from wordcounts.keyring import Keyring
from wordcounts.service import Service
from wordcounts.settings import load_settings
from wordcounts.store.store import Store
from wordcounts.web.app import create_app

OPEN = {
    "GET /api/docs",
    "GET /api/v1/openapi.json",
    "GET /assets/<path:name>",
    "GET /static/<path:filename>",
    "GET /favicon.ico",
    "GET /healthz",
    "GET /readyz",
    "GET /key",
    "POST /key",
    "POST /key/leave",
}
"""docs/how-to/keys-and-limits.md: what tells nothing of anybody's work, and the door itself."""

NEVER_MADE = "wc_" + "0" * 12 + "_" + "0" * 64
CHALLENGE = 'Bearer realm="wordcounts", error="invalid_token"'
KEYS = {"reads": ("read",), "writes": ("write",), "another's": ("read", "write"), "revoked": ("read", "write")}
BAD = {"no key": "key_required", "revoked": "invalid_key", "never made": "invalid_key", "no scope": "invalid_key"}
ASKERS = ("key", "reads", "writes", "another's", "session that reads", *BAD)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder: Path = tmp_path_factory.mktemp("scopes")
    url = f"sqlite:///{folder / 'scopes.sqlite3'}"
    settings = load_settings(
        data_dir=folder, env="staging", database_url=url, submit_rate="1000000/m", require_key=True
    )
    store = Store.open(settings.database)
    store.upgrade()
    app = create_app(settings, Service(settings, store, HintList(), read_again))
    work = conftest.work.__wrapped__(store)  # type: ignore[attr-defined]
    found = House(False, store, app.test_client, work)
    for name, scopes in KEYS.items():
        key, text = Keyring(store).create(name, list(scopes))
        found.clients[name] = (app.test_client(), {"Authorization": f"Bearer {text}"})
        if name == "revoked":
            store.revoke_key(key.id)
    found.clients["session that reads"] = (app.test_client(), {})
    found.clients["never made"] = (app.test_client(), {"Authorization": f"Bearer {NEVER_MADE}"})
    found.clients["no scope"] = (app.test_client(), {"Authorization": "Bearer delete_token"})
    yield found
    store.close()


def key_of(house: House, name: str) -> str:
    return house.clients[name][1]["Authorization"].split()[1]


def refusal(route: str, asker: str) -> tuple[int, str] | None:
    """Status and code that an asker gets; None where the door is open."""
    if route in OPEN:
        return None
    reads = route.startswith("GET ")
    if asker in BAD:
        # A Bearer that is no key may be a delete_token where one serves; and it is no key all the same.
        owned = ROUTES[route] is Kind.OWNED
        return 401, "key_required" if asker == "no scope" and owned else BAD[asker]
    if asker in ("reads", "session that reads") and not reads:
        return 403, "missing_scope"
    if asker == "writes" and reads:
        return 403, "missing_scope"
    if ROUTES[route] is Kind.OWNED and asker == "another's":
        return 403, "not_owner"
    return None


def asked(house: House, route: str, asker: str) -> tuple[TestResponse, str]:
    """The answer, and the id of what was asked for, which is the asker's own where that can be."""
    kind = ROUTES[route]
    id = other = ""
    if kind is Kind.OWNED:
        id = house.made_for(route, "writes" if asker == "writes" else "key")[0]
        if route == f"POST {API}/<id>/retry":
            house.store.cancel(id)
    elif kind in (Kind.LINK, Kind.LISTS):
        id, _, other = house.read_for(route, "key")
    method, path = path_of(route, id, other)
    url = f"example.org/{next(house.number)}/"
    sent: dict[str, object] = {}
    if route.startswith("PATCH"):
        sent = {"json": {"name": "another name"}}
    elif route.endswith("/sources"):
        sent = {"json": {"urls": [url]}}
    elif kind is Kind.MAKES:
        body = {"name": url, "urls": [url]} if route.endswith("/collections") else {"url": url}
        sent = {"data": body} if route in ("POST /", "POST /collections") else {"json": body}
    if asker == "session that reads":  # which a test may have left
        entered = house.send(asker, "POST", "/key", data={"key": key_of(house, "reads")})
        assert entered.status_code == 303
    return house.send(asker, method, path, buffered=True, **sent), id


def made(house: House) -> list[object]:
    """The latest analysis and the latest collection."""
    return [*house.store.recent(None, limit=1).items, *house.store.collections.recent(None, limit=1, cursor=None).items]


@pytest.mark.parametrize("asker", ASKERS)
@pytest.mark.parametrize("route", ROUTES)
def test_what_a_key_opens(house: House, route: str, asker: str) -> None:
    before = made(house)
    answer, id = asked(house, route, asker)

    expected = refusal(route, asker)
    if route == "POST /key":  # the form, empty
        assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, CHALLENGE)
    elif expected is None:
        assert answer.status_code not in (401, 403), answer.text
        if ROUTES[route] is Kind.OWNED:
            method, path = path_of(route, id)
            assert answer.status_code == SUCCESS.get(method, SUCCESS.get(path.rpartition("/")[2], 200))
    else:
        status, code = expected
        assert answer.status_code == status, answer.text
        if answer.mimetype == "text/html":  # people are asked for a key
            assert 'action="/key"' in answer.text
        else:
            assert answer.json["code"] == code
        assert "of-key" not in answer.text
        if ROUTES[route] is Kind.MAKES:
            assert made(house) == before
