"""Keys at the API, and the page where a key is required."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from web.conftest import HintList, read_again
from wordcounts.keyring import Keyring
from wordcounts.rates import Rate
from wordcounts.service import Service
from wordcounts.settings import Settings
from wordcounts.store.store import Store
from wordcounts.web.app import create_app

PATH = "/api/v1/analyses"
TEXT = {"text": "one two two"}
WRONG = "wc_" + "0" * 12 + "_" + "0" * 64


@pytest.fixture
def make_key(store: Store) -> Callable[..., tuple[str, dict[str, str]]]:
    """(id, headers) of a new key."""

    def make(*scopes: str, rate: Rate | None = None) -> tuple[str, dict[str, str]]:
        key, text = Keyring(store).create("Ann’s script", scopes or ("read", "write"), rate)
        return key.id, {"Authorization": f"Bearer {text}"}

    return make


@pytest.fixture
def closed(settings: Settings, store: Store, hints: HintList) -> Flask:
    """A service that requires keys."""
    strict = settings.model_copy(update={"require_key": True})
    return create_app(strict, Service(strict, store, hints, read_again))


def entered(app: Flask, headers: dict[str, str], **form: str) -> tuple[FlaskClient, TestResponse]:
    client = app.test_client()
    return client, client.post("/key", data={"key": headers["Authorization"].split()[1], **form})


# At the API


def test_what_a_key_makes_is_the_keys(anonymous: FlaskClient, make_key: Any, store: Store) -> None:
    id, headers = make_key()
    _, others = make_key()

    made = anonymous.post(PATH, json=TEXT, headers=headers)

    assert made.status_code == 202
    assert "delete_token" not in made.json
    assert store.get(made.json["id"]).owner == id
    mine = anonymous.get(PATH, headers=headers).json["items"]
    assert [one["id"] for one in mine] == [made.json["id"]]
    assert anonymous.get(PATH, headers=others).json["items"] == []
    cancel = f"{PATH}/{made.json['id']}/cancel"
    assert anonymous.post(cancel, headers=others).json["code"] == "not_owner"
    assert anonymous.post(cancel, headers=headers).status_code == 200


@pytest.mark.parametrize("shown", [WRONG, "wc_", "wc_x", "anything", ""])
@pytest.mark.parametrize(
    ("method", "path"), [("POST", PATH), ("GET", PATH), ("POST", "/start"), ("GET", "/"), ("GET", "/metrics")]
)
def test_a_bad_key_is_401_in_the_same_words_wherever_it_is_shown(
    anonymous: FlaskClient, method: str, path: str, shown: str, store: Store
) -> None:
    answer = anonymous.open(path, method=method, json=TEXT, headers={"Authorization": f"Bearer {shown}"})

    assert (answer.status_code, answer.json["code"]) == (401, "invalid_key")
    assert answer.json["detail"] == "This key is not valid."
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="wordcounts", error="invalid_token"'
    assert store.recent(None).items == ()


def test_a_revoked_key_is_as_good_as_a_wrong_one(anonymous: FlaskClient, make_key: Any, store: Store) -> None:
    id, headers = make_key()
    store.revoke_key(id)

    revoked = anonymous.post(PATH, json=TEXT, headers=headers)
    wrong = anonymous.post(PATH, json=TEXT, headers={"Authorization": f"Bearer {WRONG}"})

    assert revoked.status_code == wrong.status_code == 401
    assert revoked.json == wrong.json
    assert revoked.headers["WWW-Authenticate"] == wrong.headers["WWW-Authenticate"]


def test_a_key_does_what_its_scopes_say(anonymous: FlaskClient, make_key: Any) -> None:
    _, reads = make_key("read")
    _, writes = make_key("write")

    refused = anonymous.post(PATH, json=TEXT, headers=reads)
    made = anonymous.post(PATH, json=TEXT, headers=writes)

    assert (refused.status_code, refused.json["code"]) == (403, "missing_scope")
    assert refused.json["detail"] == "This key may not write."
    assert refused.headers["WWW-Authenticate"] == 'Bearer realm="wordcounts", error="insufficient_scope"'
    assert made.status_code == 202
    url = f"{PATH}/{made.json['id']}"
    assert anonymous.get(url, headers=reads).status_code == 200
    assert anonymous.get(url, headers=writes).json["detail"] == "This key may not read."
    assert anonymous.delete(url, headers=reads).status_code == 403
    assert anonymous.delete(url, headers=writes).status_code == 204


def test_another_kind_of_authorization_is_a_proxys_business(anonymous: FlaskClient) -> None:
    assert anonymous.post(PATH, json=TEXT, headers={"Authorization": "Basic YTpi"}).status_code == 202


def test_a_delete_token_is_taken_where_it_can_serve(anonymous: FlaskClient) -> None:
    made = anonymous.post(PATH, json=TEXT).json
    headers = {"Authorization": f"Bearer {made['delete_token']}"}

    assert anonymous.get(f"{PATH}/{made['id']}", headers=headers).status_code == 401
    assert anonymous.post(f"{PATH}/{made['id']}/cancel", headers=headers).status_code == 200
    assert anonymous.delete(f"{PATH}/{made['id']}", headers={"Authorization": f"Bearer {WRONG}"}).status_code == 401
    assert anonymous.delete(f"{PATH}/{made['id']}", headers=headers).status_code == 204


def test_a_key_has_its_own_rate_and_none_of_its_address(anonymous: FlaskClient, make_key: Any) -> None:
    _, headers = make_key(rate=Rate(2, 60))

    answers = [
        anonymous.post(PATH, json=TEXT, headers=headers, environ_base={"REMOTE_ADDR": "203.0.113.9"}) for _ in range(3)
    ]

    assert [answer.status_code for answer in answers] == [202, 202, 429]
    assert answers[0].headers["RateLimit-Policy"] == '"client";q=2;w=60'


def test_an_idempotency_key_is_of_one_key(anonymous: FlaskClient, make_key: Any) -> None:
    headers = [make_key()[1] | {"Idempotency-Key": "k"} for _ in range(2)]

    ids = [anonymous.post(PATH, json=TEXT, headers=one).json["id"] for one in (*headers, *headers)]

    assert ids[:2] == ids[2:]
    assert len(set(ids)) == 2


# Where a key is required


def test_nothing_is_open_without_a_key_but_what_says_so(closed: Flask, store: Store, anonymous: FlaskClient) -> None:
    """Every route of the app, by its own map."""
    id = anonymous.post(PATH, json={**TEXT, "title": "Of tides"}).json["id"]
    visitor = closed.test_client()
    open_routes = set()
    for rule in closed.url_map.iter_rules():
        path = (
            rule.rule.replace("<id>", id)
            .replace("<int:number>", "1")
            .replace("<path:filename>", "plain.css")
            .replace("<path:name>", "x")
        )
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"}):
            answer = visitor.open(path.replace("<language>", "en"), method=method)
            if answer.status_code != 401:
                open_routes.add(f"{method} {rule.rule}")
            assert "Of tides" not in answer.text
            answer.close()

    assert open_routes == {
        "GET /healthz",
        "GET /readyz",
        "GET /favicon.ico",
        "GET /assets/<path:name>",
        "GET /static/<path:filename>",
        "GET /api/docs",
        "GET /api/v1/openapi.json",
        "GET /key",
        "POST /key/leave",
    }
    assert len(store.recent(None).items) == 1


def test_a_browser_may_ask_which_methods_there_are(closed: Flask) -> None:
    answer = closed.test_client().options(PATH)

    assert (answer.status_code, answer.text) == (200, "")
    assert "POST" in answer.headers["Allow"]


def test_a_program_is_told_that_a_key_is_needed(closed: Flask) -> None:
    answer = closed.test_client().post(PATH, json=TEXT)

    assert (answer.status_code, answer.json["code"]) == (401, "key_required")
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="wordcounts"'


def test_a_key_opens_all_of_it(closed: Flask, make_key: Any) -> None:
    _, headers = make_key()
    program = closed.test_client()

    id = program.post("/start", json={"url": "example.org"}, headers=headers).text

    assert program.get(f"/results/{id}", headers=headers).text == "Nay!"
    assert program.get("/metrics", headers=headers).status_code == 200
    assert program.get(f"/analyses/{id}", headers=headers).status_code == 200


@pytest.mark.parametrize(
    "path", ["/", "/analyses/abc?q=sea&sort=word", "/analyses/abc/plain", "/compare?target=abc&reference=abd"]
)
def test_the_page_asks_for_a_key_and_goes_on_to_where_one_was_going(closed: Flask, make_key: Any, path: str) -> None:
    _, headers = make_key()
    asked = closed.test_client().get(path)

    assert (asked.status_code, asked.mimetype) == (401, "text/html")
    assert 'action="/key"' in asked.text
    assert f'name="onward" value="{path.replace("&", "&amp;")}"' in asked.text
    client, answer = entered(closed, headers, onward=path)
    assert (answer.status_code, answer.headers["Location"]) == (303, path)
    assert client.get("/").status_code == 200


def test_a_session_with_a_key_is_the_key(closed: Flask, make_key: Any, store: Store) -> None:
    id, headers = make_key()
    client, _ = entered(closed, headers)

    made = client.post(PATH, json=TEXT)
    by_form = client.post("/", data={"url": "example.org"})

    assert (made.status_code, by_form.status_code) == (202, 303)
    assert {one.owner for one in store.recent(None).items} == {id}
    assert len(closed.test_client().get(PATH, headers=headers).json["items"]) == 2


def test_the_cookie_holds_the_hash_of_the_key_and_not_its_secret(closed: Flask, make_key: Any) -> None:
    id, headers = make_key()
    client, answer = entered(closed, headers)
    secret = headers["Authorization"].rpartition("_")[2]

    with client.session_transaction() as session:
        assert session["key"] == (id, sha256(secret.encode()).hexdigest())
    assert secret not in answer.headers["Set-Cookie"]
    assert "HttpOnly" in answer.headers["Set-Cookie"]
    assert "SameSite=Lax" in answer.headers["Set-Cookie"]


@pytest.mark.parametrize("forged", [["ID", "0" * 64], ["ID", ""], ["ID", "é"], ["ID"], "ID", None])
def test_a_cookie_signed_by_whoever_knows_the_signature_needs_the_hash_too(
    closed: Flask, make_key: Any, forged: Any
) -> None:
    id, _ = make_key()
    client = closed.test_client()
    with client.session_transaction() as session:
        session["key"] = json.loads(json.dumps(forged).replace("ID", id))

    assert client.get(PATH).status_code == 401


def test_leaving_forgets_the_key(closed: Flask, make_key: Any) -> None:
    client, _ = entered(closed, make_key()[1])
    assert "Ann’s script" in client.get("/").text

    left = client.post("/key/leave")

    assert (left.status_code, left.headers["Location"]) == (303, "/")
    assert client.get("/").status_code == 401
    assert client.get(PATH).status_code == 401


def test_a_revoked_key_ends_the_session_that_it_opened(
    settings: Settings, store: Store, hints: HintList, make_key: Any
) -> None:
    strict = settings.model_copy(update={"require_key": True})
    id, headers = make_key()
    client, _ = entered(create_app(strict, Service(strict, store, hints, read_again)), headers)
    store.revoke_key(id)
    client.application.extensions["wordcounts-keys"]._known.clear()  # what five seconds do

    assert client.get(PATH).json["code"] == "key_required"
    assert client.get("/").status_code == 401


def test_a_wrong_key_in_the_form_says_so_and_keeps_the_way(closed: Flask) -> None:
    _, answer = entered(closed, {"Authorization": f"Bearer {WRONG}"}, onward="/analyses/abc")

    assert answer.status_code == 401
    assert "This key is not valid." in answer.text
    assert 'value="/analyses/abc"' in answer.text
    assert WRONG not in answer.text


@pytest.mark.parametrize("onward", ["https://evil.example/", "//evil.example", "/\\evil.example", "/start", "", "x"])
def test_the_way_on_never_leads_elsewhere(closed: Flask, make_key: Any, onward: str) -> None:
    _, answer = entered(closed, make_key()[1], onward=onward)

    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("path", ["/key", "/key/leave"])
def test_another_site_can_neither_let_anybody_in_nor_out(closed: Flask, make_key: Any, path: str) -> None:
    _, headers = make_key()
    form = {"key": headers["Authorization"].split()[1]}

    answer = closed.test_client().post(path, data=form, headers={"Origin": "https://evil.example"})

    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers


def test_a_key_that_only_reads_is_told_so_in_the_form(closed: Flask, make_key: Any) -> None:
    client, _ = entered(closed, make_key("read")[1])

    answer = client.post("/", data={"url": "example.org"})

    assert (answer.status_code, answer.mimetype) == (403, "text/html")
    assert "This key may not write." in answer.text
