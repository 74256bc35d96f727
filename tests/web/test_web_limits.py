"""Who may submit how much: a session its own rate, an address a coarse ceiling, this machine itself none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from web.conftest import HintList, read_again
from wordcounts.rates import Rate
from wordcounts.service import Service
from wordcounts.settings import Settings
from wordcounts.store.store import Store
from wordcounts.web.app import create_app

PATH = "/api/v1/analyses"
ELSEWHERE = {"REMOTE_ADDR": "203.0.113.9"}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"submit_rate": Rate(3, 600)})


def submit(client: FlaskClient, n: int = 1, *, address: str = "127.0.0.1", **headers: str) -> list[int]:
    sent = {name.replace("_", "-"): said for name, said in headers.items()}
    return [
        client.post(PATH, json={"text": "one"}, headers=sent, environ_base={"REMOTE_ADDR": address}).status_code
        for _ in range(n)
    ]


def test_a_session_has_its_rate_and_the_one_beside_it_another(make_client: Callable[[], FlaskClient]) -> None:
    ann, bob = make_client(), make_client()
    for one in (ann, bob):
        one.get("/")

    assert submit(ann, 4) == [202, 202, 202, 429]
    assert submit(bob, 4) == [202, 202, 202, 429]


def test_a_refusal_says_when_to_come_again_and_stores_no_row(client: FlaskClient, store: Store) -> None:
    submit(client, 3)

    refused = client.post(PATH, json={"text": "one"})

    assert (refused.status_code, refused.mimetype) == (429, "application/problem+json")
    assert refused.json["code"] == "rate_limited"
    assert refused.json["detail"] == "3 submissions in 10 minutes are the limit here: try again in 10 minutes."
    assert 590 <= int(refused.headers["Retry-After"]) <= 600
    assert refused.headers["RateLimit-Policy"] == '"client";q=3;w=600'
    assert refused.headers["RateLimit"] == f'"client";r=0;t={refused.headers["Retry-After"]}'
    assert len(store.recent(None).items) == 3


def test_what_is_accepted_says_how_much_is_left(client: FlaskClient) -> None:
    answer = client.post(PATH, json={"text": "one"}, environ_base=ELSEWHERE)

    assert answer.headers["RateLimit-Policy"] == '"client";q=3;w=600, "address";q=600;w=600'
    assert answer.headers["RateLimit"].startswith('"client";r=2;t=')


WAYS: dict[str, Callable[[FlaskClient, str], TestResponse]] = {
    "api": lambda client, _: client.post(PATH, json={"text": "one"}),
    "start": lambda client, _: client.post("/start", json={"url": "example.org"}),
    "form": lambda client, _: client.post("/", data={"url": "example.org"}),
    "retry": lambda client, ended: client.post(f"{PATH}/{ended}/retry"),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_to_make_work_counts(client: FlaskClient, way: str) -> None:
    ended = client.post(PATH, json={"text": "one"}).json["id"]
    client.post(f"{PATH}/{ended}/cancel")

    answers = [WAYS[way](client, ended) for _ in range(3)]

    assert [answer.status_code < 400 for answer in answers] == [True, True, False]
    assert answers[1].headers["RateLimit"].startswith('"client";r=0')
    assert answers[2].status_code == 429
    assert {"Retry-After", "RateLimit", "RateLimit-Policy"} <= set(answers[2].headers.keys())


def test_polls_views_and_what_was_refused_anyway_do_not_count(client: FlaskClient) -> None:
    id = client.post(PATH, json={"text": "one"}).json["id"]
    for _ in range(5):
        assert client.get(f"{PATH}/{id}").status_code == 200
        assert client.get(PATH).status_code == 200
        assert client.post(PATH, json={"url": "no address"}).status_code == 422
        assert client.post(f"{PATH}/{id}/retry").status_code == 409
    client.post(f"{PATH}/{id}/cancel")

    assert submit(client, 3) == [202, 202, 429]


def test_an_address_has_a_ceiling_for_all_its_sessions(make_client: Callable[[], FlaskClient]) -> None:
    def session() -> FlaskClient:
        client = make_client()
        client.get("/")
        return client

    assert all(submit(session(), 3, address="203.0.113.9") == [202] * 3 for _ in range(200))

    refused = session().post(PATH, json={"text": "one"}, environ_base=ELSEWHERE)
    assert refused.status_code == 429
    assert refused.json["detail"].startswith("600 submissions from one address in 10 minutes")
    assert submit(session(), address="203.0.113.10") == [202]


def test_this_machine_has_no_ceiling_unless_it_passes_on_what_others_ask(anonymous: FlaskClient) -> None:
    def headers(address: str = "127.0.0.1", **sent: str) -> bool:
        answer = anonymous.post(PATH, json={"text": "one"}, environ_base={"REMOTE_ADDR": address}, headers=sent)
        return "RateLimit" in answer.headers

    assert [headers(address) for address in ("127.0.0.1", "::1", "::ffff:127.0.0.1", "127.8.8.8")] == [False] * 4
    assert all(headers(**{name: "198.51.100.7"}) for name in ("X-Forwarded-For", "Forwarded", "X-Real-IP"))
    assert headers("203.0.113.9")
    assert headers("")


def test_a_network_of_ipv6_is_one_client(anonymous: FlaskClient) -> None:
    def left(address: str) -> str:
        answer = anonymous.post(PATH, json={"text": "one"}, environ_base={"REMOTE_ADDR": address})
        return answer.headers["RateLimit"].split(";")[1]

    assert left("2001:db8:1:2::1") == "r=599"
    assert left("2001:db8:1:2:ffff::9") == "r=598"
    assert left("2001:db8:1:3::1") == "r=599"
    assert left("192.0.2.1") == "r=599"
    assert left("::ffff:192.0.2.1") == "r=598"


def test_behind_a_trusted_proxy_each_visitor_has_an_address_of_their_own(settings: Settings, service: Service) -> None:
    trusting = settings.model_copy(update={"trusted_proxies": 1})
    client = create_app(trusting, service).test_client()

    def left(forwarded: str) -> str:
        answer = client.post(PATH, json={"text": "one"}, headers={"X-Forwarded-For": forwarded})
        return answer.headers["RateLimit"].split(";")[1]

    assert [left("192.0.2.1"), left("192.0.2.2"), left("6.6.6.6, 192.0.2.2")] == ["r=599", "r=599", "r=598"]


def test_a_full_queue_says_so_in_the_same_words(settings: Settings, store: Store, hints: HintList) -> None:
    full = settings.model_copy(update={"queue_cap": 1})
    store_one = Service(full, store, hints, read_again)
    create_app(full, store_one).test_client().post(PATH, json={"text": "one"})

    refused = create_app(full, Service(full, store, hints, read_again)).test_client().post(PATH, json={"text": "two"})

    assert (refused.status_code, refused.json["code"], refused.headers["Retry-After"]) == (503, "queue_full", "30")
    assert refused.headers["RateLimit"] == '"queue";r=0;t=30'
    assert refused.headers["RateLimit-Policy"] == '"queue";q=1;qu="concurrent-requests"'
    assert len(store.recent(None).items) == 1
