"""Who may do what with whose analysis: every route of the app's own map, by every kind of maker and asker.

A new route must find its row in ROUTES: a test fails until it has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from web import conftest
from web.conftest import HintList, read_again
from wordcounts.keyring import Keyring
from wordcounts.service import Service
from wordcounts.settings import load_settings
from wordcounts.store.store import Store
from wordcounts.web.app import create_app

PAGE = b"<html lang=en><title>Tides</title><p>" + b"The sea rises and the sea falls. " * 30
API = "/api/v1/analyses"
MANY = "/api/v1/collections"


class Kind(Enum):
    """Whose a route is."""

    MAKES = "whoever comes, and what it makes is theirs"
    OWNED = "the owner's"
    LISTS = "anybody's, and shows each their own"
    LINK = "anybody's who has the id"
    PUBLIC = "anybody's, and about nobody's work"


VIEWS = ("words", "places", "concordance", "collocates", "forms", "distinctive", "blocks")

OF_ALL = ("words", "matrix", "dispersion", "tfidf", "trends", "keyness", "growth", "alike", "concordance", "collocates")

ROUTES: dict[str, Kind] = {
    "POST /": Kind.MAKES,
    "POST /start": Kind.MAKES,
    f"POST {API}": Kind.MAKES,
    f"POST {API}/<id>/retry": Kind.OWNED,
    f"POST {API}/<id>/cancel": Kind.OWNED,
    f"DELETE {API}/<id>": Kind.OWNED,
    f"POST {MANY}": Kind.MAKES,
    **{f"POST {MANY}/<id>/{action}": Kind.OWNED for action in ("sources", "retry", "pause", "resume", "cancel")},
    f"PATCH {MANY}/<id>": Kind.OWNED,
    f"DELETE {MANY}/<id>": Kind.OWNED,
    f"DELETE {MANY}/<id>/sources/<int:number>": Kind.OWNED,
    f"GET {MANY}": Kind.LISTS,
    f"GET {MANY}/<id>": Kind.LINK,
    f"GET {MANY}/<id>/sources": Kind.LINK,
    **{f"GET {MANY}/<id>/{view}": Kind.LINK for view in OF_ALL},
    **{f"GET {MANY}/<id>/{view}.<ending>": Kind.LINK for view in OF_ALL},
    **{f"GET {MANY}/<id>/{name}": Kind.LINK for name in ("vocabulary", "receipt", "citation", "report.html")},
    "GET /embed/collections/<id>": Kind.LINK,
    f"GET {API}": Kind.LISTS,
    f"GET {API}/<id>/history": Kind.LISTS,
    f"GET {API}/<id>": Kind.LINK,
    **{f"GET {API}/<id>/{view}": Kind.LINK for view in VIEWS},
    **{f"GET {API}/<id>/{view}.<ending>": Kind.LINK for view in VIEWS},
    f"GET {API}/<id>/dispersion": Kind.LINK,
    f"GET {API}/<id>/distribution": Kind.LINK,
    f"GET {API}/<id>/vocabulary": Kind.LINK,
    f"GET {API}/<id>/measures": Kind.LINK,
    f"GET {API}/<id>/receipt": Kind.LINK,
    f"GET {API}/<id>/citation": Kind.LINK,
    f"GET {API}/<id>/report.html": Kind.LINK,
    "GET /api/v1/compare": Kind.LINK,
    "GET /api/v1/compare.<ending>": Kind.LINK,
    "GET /results/<id>": Kind.LINK,
    "GET /analyses/<id>": Kind.LINK,
    "GET /analyses/<id>/plain": Kind.LINK,
    "POST /collections": Kind.MAKES,
    "GET /collections/<id>": Kind.LINK,
    "GET /collections/<id>/plain": Kind.LINK,
    "GET /embed/<id>": Kind.LINK,
    "GET /compare": Kind.LINK,
    "GET /": Kind.PUBLIC,
    "GET /api/docs": Kind.PUBLIC,
    "GET /api/v1/openapi.json": Kind.PUBLIC,
    "GET /api/v1/stop-words/<language>": Kind.PUBLIC,
    "GET /api/v1/measures": Kind.PUBLIC,
    "GET /assets/<path:name>": Kind.PUBLIC,
    "GET /static/<path:filename>": Kind.PUBLIC,
    "GET /favicon.ico": Kind.PUBLIC,
    "GET /healthz": Kind.PUBLIC,
    "GET /readyz": Kind.PUBLIC,
    "GET /metrics": Kind.PUBLIC,
    "GET /key": Kind.PUBLIC,
    "POST /key": Kind.PUBLIC,
    "POST /key/leave": Kind.PUBLIC,
}

QUERIES = {
    "concordance": "q=sea",
    "collocates": "q=sea",
    "forms": "q=sea",
    "dispersion": "q=sea",
    "history": "words=sea",
}
"""What a view cannot do without."""

SUCCESS = {"retry": 202, "sources": 202, "DELETE": 204}

MAKERS = ("session", "key", "nobody")
KNOWN = ("session", "key", "another session", "another key")
ASKERS = (*MAKERS, "its token", "its token in the query", "another's token", "another session", "another key")


@dataclass
class House:
    """One app, and a client of each who is known to it."""

    development: bool
    store: Store
    client: Callable[[], FlaskClient]
    finish: Callable[..., None]
    clients: dict[str, tuple[FlaskClient, dict[str, str]]] = field(default_factory=dict)
    finished: dict[str, tuple[str, str | None, str]] = field(default_factory=dict)
    number: Iterator[int] = field(default_factory=count)

    def __post_init__(self) -> None:
        for name in KNOWN:
            headers = {}
            if "key" in name:
                headers["Authorization"] = f"Bearer {Keyring(self.store).create(name, ['read', 'write'])[1]}"
            self.clients[name] = (self.client(), headers)
            if "session" in name:
                self.clients[name][0].get("/")

    def send(self, asker: str, method: str, path: str, token: str | None = None, **options: Any) -> TestResponse:
        client, headers = self.clients.get(asker) or (self.client(), {})  # nobody comes back as the same
        if asker == "its token in the query":
            path = f"{path}{'&' if '?' in path else '?'}delete_token={token}"
        elif "token" in asker:
            headers = {"Authorization": f"Bearer {token}"}
        return client.open(path, method=method, headers=headers, **options)

    def made(self, maker: str, url: str | None = None) -> tuple[str, str | None]:
        """(id, delete_token) of a new analysis."""
        body = {"url": url or f"example.org/{next(self.number)}/"}
        answer = self.send(maker, "POST", API, json=body)
        assert answer.status_code == 202
        return answer.json["id"], answer.json.get("delete_token")

    def gathered(self, maker: str) -> tuple[str, str | None]:
        """(id, delete_token) of a new collection."""
        body = {"name": f"of-{maker}", "urls": [f"example.org/{next(self.number)}/"]}
        answer = self.send(maker, "POST", MANY, json=body)
        assert answer.status_code == 202
        return answer.json["id"], answer.json.get("delete_token")

    def made_for(self, route: str, maker: str) -> tuple[str, str | None]:
        """What a route is about."""
        return self.gathered(maker) if "/collections" in route else self.made(maker)

    def read_for(self, route: str, maker: str) -> tuple[str, str | None, str]:
        """The same, with the id that a list shows."""
        if "/collections" not in route:
            return self.read(maker)
        id, token = self.gathered(maker)
        return id, token, id

    def stands(self, route: str, id: str) -> object:
        """What is stored of it."""
        return self.store.collections.get(id) if "/collections" in route else self.store.get(id)

    def read(self, maker: str) -> tuple[str, str | None, str]:
        """(id, delete_token, id of another one of the same address), both finished; once for each maker."""
        if maker not in self.finished:
            url = f"example.org/of-{maker}"
            (id, token), (sibling, _) = self.made(maker, url), self.made(maker, url)
            for one in (id, sibling):
                self.finish(one, PAGE)
            self.finished[maker] = (id, token, sibling)
        return self.finished[maker]


@pytest.fixture(scope="module", params=["staging", "development"])
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder: Path = tmp_path_factory.mktemp(request.param)
    settings = load_settings(
        data_dir=folder,
        env=request.param,
        database_url=f"sqlite:///{folder / 'owners.sqlite3'}",
        submit_rate="1000000/m",
    )
    store = Store.open(settings.database)
    store.upgrade()
    app = create_app(settings, Service(settings, store, HintList(), read_again))
    work = conftest.work.__wrapped__(store)  # type: ignore[attr-defined]
    yield House(settings.development, store, app.test_client, work)
    store.close()


def owns(house: House, maker: str, asker: str) -> bool:
    """A name and the one that made it; a token where one was given, to whoever has neither session nor key."""
    if house.development:
        return True
    return asker.startswith("its token") if maker == "nobody" else asker == maker


def cells(kind: Kind, makers: tuple[str, ...] = MAKERS) -> Any:
    """Every (route, maker, asker) of a kind; only nobody's analyses have a token."""
    found = [
        (route, maker, asker)
        for route, of in ROUTES.items()
        if of is kind
        for maker in makers
        for asker in ASKERS
        if maker == "nobody" or not asker.startswith("its token")
    ]
    return pytest.mark.parametrize(("route", "maker", "asker"), found, ids=[", ".join(cell) for cell in found])


def path_of(route: str, id: str, other: str = "") -> tuple[str, str]:
    """(method, path with its query): `other` is what is compared with, or looked for."""
    method, rule = route.split(" ", 1)
    path = rule.replace("<id>", id).replace("<ending>", "csv").replace("<int:number>", "1")
    name = path.rpartition("/")[2].partition(".")[0]
    queries = {**QUERIES, "compare": f"target={id}&reference={other}", "keyness": f"reference={id}"}
    query = f"q=of-{other}" if route in (f"GET {API}", f"GET {MANY}") else queries.get(name, "")
    return method, f"{path}?{query}" if query else path


def bad_bearer(kind: Kind, asker: str) -> bool:
    """A delete_token as a Bearer is taken where it can serve; elsewhere it is a bad key."""
    return kind is not Kind.OWNED and asker in {"its token", "another's token"}


def test_every_route_has_its_row_and_every_row_a_route(house: House) -> None:
    rules = house.client().application.url_map.iter_rules()

    assert {f"{method} {rule}" for rule in rules for method in rule.methods - {"HEAD", "OPTIONS"}} == set(ROUTES)


@cells(Kind.OWNED)
def test_what_is_the_owners(house: House, route: str, maker: str, asker: str) -> None:
    id, own = house.made_for(route, maker)
    token = house.made_for(route, "nobody")[1] if asker == "another's token" else own
    if route == f"POST {API}/<id>/retry":
        house.store.cancel(id)
    before = house.stands(route, id)
    sent = {"json": {"urls": ["example.org/more"]}} if route.endswith("sources") else {}
    sent = {"json": {"name": "another name"}} if route.startswith("PATCH") else sent

    method, path = path_of(route, id)
    answer = house.send(asker, method, path, token, **sent)

    if owns(house, maker, asker):
        assert answer.status_code == SUCCESS.get(method, SUCCESS.get(path.rpartition("/")[2], 200))
    else:
        assert (answer.status_code, answer.json["code"]) == (403, "not_owner")
        assert house.stands(route, id) == before


@cells(Kind.LISTS)
def test_what_shows_each_their_own(house: House, route: str, maker: str, asker: str) -> None:
    id, own, sibling = house.read_for(route, maker)
    token = house.made("nobody")[1] if asker == "another's token" else own

    answer = house.send(asker, *path_of(route, id, maker), token)

    if bad_bearer(Kind.LISTS, asker):
        assert answer.status_code == 401
    else:
        # A token is for one analysis: it opens no list.
        own_list = house.development or (maker != "nobody" and asker == maker)
        assert answer.status_code == 200
        assert (sibling in answer.text) == own_list


@cells(Kind.LINK)
def test_what_is_anybodys_who_has_the_link(house: House, route: str, maker: str, asker: str) -> None:
    id, own, sibling = house.read_for(route, maker)
    token = house.made("nobody")[1] if asker == "another's token" else own

    answer = house.send(asker, *path_of(route, id, sibling), token)

    assert answer.status_code == (401 if bad_bearer(Kind.LINK, asker) else 200)


@pytest.mark.parametrize("asker", ["nobody", *KNOWN])
@pytest.mark.parametrize("route", [route for route, kind in ROUTES.items() if kind is Kind.MAKES])
def test_what_is_made_belongs_to_whoever_made_it(house: House, route: str, asker: str) -> None:
    url = f"example.org/made-{next(house.number)}/"
    many = route.endswith("/collections")
    body = {"name": url, "urls": [url]} if many else {"url": url}
    by_form = route in ("POST /", "POST /collections")
    sent = {"data": body} if by_form else {"json": body}

    answer = house.send(asker, *path_of(route, ""), **sent)

    assert answer.status_code in {200, 202, 303}
    (made,) = (house.store.collections if many else house.store).recent(None, q=url).items
    if asker == "nobody" and by_form:
        assert len(made.owner) == 32, "the form gives a session to whoever has none"
    elif asker == "nobody":
        assert made.owner.startswith("@")
        assert made.delete_token_hash is not None
        assert ("delete_token" in answer.text) == (route in (f"POST {API}", f"POST {MANY}"))
    else:
        assert made.delete_token_hash is None
        for other in KNOWN:
            listed = house.send(other, "GET", f"{MANY if many else API}?q={url}").text
            assert (made.id in listed) == (house.development or other == asker)


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
)
@pytest.mark.parametrize("route", [route for route in ROUTES if not route.startswith("GET ")])
def test_another_sites_page_changes_nothing_by_a_session(house: House, route: str, headers: dict[str, str]) -> None:
    id, _ = house.made_for(route, "session") if "<id>" in route else ("", None)
    before = house.stands(route, id)
    client, _ = house.clients["session"]

    method, path = path_of(route, id)
    answer = client.open(
        path, method=method, headers=headers, data={"url": "example.org", "name": "a", "urls": "b.org"}
    )

    assert (answer.status_code, answer.json["code"]) == (403, "cross_site")
    assert house.stands(route, id) == before
