"""Collections by the API: made, added to, looked at, stopped, deleted."""

from __future__ import annotations

import io
import json
import time
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from wordcounts.collections import Collections
from wordcounts.keyring import Keyring
from wordcounts.rates import Rate
from wordcounts.service import Service
from wordcounts.settings import load_settings
from wordcounts.store.store import Store
from wordcounts.web.app import create_app

JSON = "application/json"
API = "/api/v1/collections"
PAGE = b"<html lang=en><title>Tides</title><p>" + b"The sea rises and the sea falls. " * 30
OTHER = b"<html lang=en><title>Winds</title><p>" + b"The wind turns and the boat waits. " * 30

Work = Callable[..., None]


def made(client: FlaskClient, *urls: str, **more: Any) -> dict[str, Any]:
    answer = client.post(API, data=json.dumps({"name": "Tides", "urls": list(urls), **more}), content_type=JSON)
    assert answer.status_code == 202, answer.json
    assert answer.headers["Location"] == f"{API}/{answer.json['id']}"
    return answer.json


def sources(client: FlaskClient, id: str, query: str = "") -> list[dict[str, Any]]:
    answer = client.get(f"{API}/{id}/sources{query}")
    assert answer.status_code == 200, answer.json
    return answer.json["items"]


def test_a_list_of_twelve_with_two_bad_ones(client: FlaskClient, work: Work) -> None:
    good = [f"example.org/{number}" for number in range(10)]
    said = made(
        client, *good[:5], "http://127.0.0.1/", *good[5:], "mailto:ann@example.org", "https://example.org/3", ""
    )

    assert (said["n_added"], said["n_already"], said["done"], said["state"]) == (12, 1, False, "open")
    assert said["counts"] == {
        "n_sources": 12, "n_queued": 10, "n_running": 0, "n_finished": 0, "n_failed": 2, "n_cancelled": 0,
        "n_joined": 1, "n_duplicates": 0,
    }  # fmt: skip
    failed = sources(client, said["id"], "?state=failed")
    assert [(one["number"], one["name"], one["error"]["code"]) for one in failed] == [
        (6, "http://127.0.0.1/", "refused_address"), (12, "mailto:ann@example.org", "unsupported_scheme"),
    ]  # fmt: skip
    for one in sources(client, said["id"], "?state=queued"):
        work(one["analysis"], PAGE.replace(b"sea", f"sea{one['number']}".encode()))
    ended = client.get(f"{API}/{said['id']}")
    assert (ended.json["done"], ended.json["counts"]["n_finished"]) == (True, 10)
    assert ended.json["totals"] == {"n_tokens": 2110, "n_documents": 10}
    assert "Retry-After" not in ended.headers
    words = client.get(f"/api/v1/analyses/{sources(client, said['id'])[0]['analysis']}/words")
    assert words.json["n_tokens"] == 211


def test_texts_and_html_are_sources_too(client: FlaskClient, work: Work) -> None:
    given = [
        {"text": "The sea and the sky.", "title": "A poem"},
        {"html": PAGE.decode(), "url": "https://example.org/base/"},
        {"url": "example.org", "title": "Home"},
        {"text": "  "},
    ]
    said = made(client, sources=given)

    found = sources(client, said["id"])
    assert [(one["kind"], one["name"]) for one in found] == [("text", "A poem"), ("text", ""), ("url", "Home")]
    for one in found[:2]:
        work(one["analysis"])
    assert [one["totals"] and one["totals"]["n_tokens"] for one in sources(client, said["id"])] == [5, 211, None]


def test_when_no_source_is_any_good_nothing_is_stored(client: FlaskClient) -> None:
    answers = [
        client.post(API, json={"name": "Bad", "urls": ["mailto:a@example.org", "http://10.0.0.1/"]}),
        client.post(API, json={"name": "Empty", "urls": ["", " "]}),
        client.post(API, json={"name": "Nothing"}),
        client.post(API, json={"name": "  ", "urls": ["example.org"]}),
        client.post(API, json={"urls": ["example.org"]}),
        client.post(API, json={"name": "Two", "sources": [{"url": "example.org", "text": "sea"}]}),
        client.post(API, json={"name": "Odd", "urls": ["example.org"], "extraction": "odd"}),
    ]

    assert [answer.json["code"] for answer in answers] == [
        "unsupported_scheme", "empty_input", "empty_input", "invalid_option", "invalid_option", "ambiguous_source",
        "invalid_option",
    ]  # fmt: skip
    assert client.get(API).json["items"] == []


def test_sources_are_added_removed_and_searched(client: FlaskClient) -> None:
    id = made(client, "example.org/a", "example.org/b")["id"]

    added = client.post(f"{API}/{id}/sources", json={"urls": ["example.org/b", "example.org/c"]})

    assert added.status_code == 202
    assert (added.json["n_added"], added.json["n_already"], added.json["counts"]["n_sources"]) == (1, 1, 3)
    gone = sources(client, id)[0]["analysis"]
    assert client.delete(f"{API}/{id}/sources/1").status_code == 204
    assert client.get(f"/api/v1/analyses/{gone}").status_code == 404
    assert [one["number"] for one in sources(client, id)] == [2, 3]
    assert [one["number"] for one in sources(client, id, "?q=org/c")] == [3]
    page = client.get(f"{API}/{id}/sources?limit=1").json
    assert (page["items"][0]["number"], page["next_cursor"]) == (2, 2)
    again = client.delete(f"{API}/{id}/sources/1")
    assert (again.status_code, again.json["code"]) == (404, "unknown_source")


def test_a_collection_is_called_otherwise(client: FlaskClient) -> None:
    id = client.post(API, json={"name": "Tides", "urls": ["example.org/a"]}).json["id"]
    answer = client.patch(f"{API}/{id}", json={"name": "  Spring   tides "})
    assert (answer.status_code, answer.json["name"]) == (200, "Spring tides")
    assert client.get(f"{API}/{id}").json["name"] == "Spring tides"
    for bad in ({"name": " "}, {"name": "x" * 201}, {}, {"name": "x", "state": "paused"}):
        assert client.patch(f"{API}/{id}", json=bad).status_code == 422
    assert client.patch(f"{API}/{'a' * 26}", json={"name": "x"}).status_code == 404
    assert client.get(f"{API}/{id}").json["name"] == "Spring tides"


def test_pause_resume_cancel_and_what_they_refuse(client: FlaskClient, store: Store) -> None:
    id = made(client, "example.org/a")["id"]
    (one,) = sources(client, id)

    assert client.post(f"{API}/{id}/pause").json["state"] == "paused"
    assert store.claim(one["analysis"], worker="w", lease_s=30) is None
    assert client.post(f"{API}/{id}/resume").json["state"] == "open"
    cancelled = client.post(f"{API}/{id}/cancel")
    assert (cancelled.json["state"], cancelled.json["counts"]["n_cancelled"]) == ("cancelled", 1)
    for action in ("pause", "resume", "cancel", "retry"):
        answer = client.post(f"{API}/{id}/{action}")
        assert (answer.status_code, answer.json["code"]) == (409, "collection_cancelled")
    more = client.post(f"{API}/{id}/sources", json={"urls": ["example.org/b"]})
    assert more.json["code"] == "collection_cancelled"


def test_what_failed_is_tried_again(client: FlaskClient, store: Store) -> None:
    from wordcounts.store.values import Failure

    id = made(client, "example.org/a", "example.org/b")["id"]
    first = sources(client, id)[0]["analysis"]
    claim = store.claim(first, worker="w", lease_s=30)
    assert claim is not None
    store.fail(first, claim.fence, Failure("http_error", "The site answered 404.", permanent=True))
    assert sources(client, id)[0]["error"]["code"] == "http_error"

    answer = client.post(f"{API}/{id}/retry")

    assert (answer.status_code, answer.json["counts"]["n_failed"], answer.json["counts"]["n_queued"]) == (202, 0, 2)


def test_two_pages_that_say_the_same_count_once(client: FlaskClient, work: Work) -> None:
    id = made(client, "example.org/a", "example.org/b", "example.org/c")["id"]
    for one, page in zip(sources(client, id), (PAGE, PAGE, OTHER), strict=True):
        work(one["analysis"], page)

    found = client.get(f"{API}/{id}").json
    assert [one["duplicate_of"] for one in sources(client, id)] == [None, 1, None]
    assert (found["counts"]["n_duplicates"], found["totals"]["n_documents"]) == (1, 2)


def test_a_deleted_collection_is_gone_with_its_analyses(client: FlaskClient) -> None:
    id = made(client, "example.org/a")["id"]
    (one,) = sources(client, id)

    assert client.delete(f"{API}/{id}").status_code == 204

    for path in (f"{API}/{id}", f"{API}/{id}/sources"):
        answer = client.get(path)
        assert (answer.status_code, answer.json["code"]) == (404, "unknown_collection")
    assert client.get(f"/api/v1/analyses/{one['analysis']}").status_code == 404


def test_the_same_key_is_the_same_collection(client: FlaskClient) -> None:
    body = {"name": "Tides", "urls": ["example.org/a", "example.org/b"]}
    first, second = (client.post(API, json=body, headers={"Idempotency-Key": "k"}) for _ in range(2))
    other = client.post(API, json={**body, "name": "Winds"}, headers={"Idempotency-Key": "k"})

    assert first.json["id"] == second.json["id"]
    assert second.headers["Idempotent-Replayed"] == "true"
    assert (other.status_code, other.json["code"]) == (422, "idempotency_mismatch")
    assert len(client.get(API).json["items"]) == 1


def zipped(files: dict[str, bytes]) -> io.BytesIO:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    out.seek(0)
    return out


def sent(client: FlaskClient, *files: tuple[io.BytesIO, str], path: str = API, **fields: str) -> Any:
    form = {**({"name": "Files"} if path == API else {}), **fields, "file": list(files)}
    return client.post(path, data=form, content_type="multipart/form-data")


def test_files_and_the_files_of_a_zip_are_sources(client: FlaskClient, work: Work) -> None:
    archive = zipped({"novels/one.txt": b"The sea and the sky.", "novels/photo.jpg": b"\xff", "two.html": PAGE})

    answer = sent(client, (io.BytesIO(b"A third text."), "three.txt"), (archive, "novels.zip"), urls="example.org\n\n")

    assert (answer.status_code, answer.json["n_added"]) == (202, 5)
    found = sources(client, answer.json["id"])
    assert [(one["number"], one["kind"], one["name"]) for one in found] == [
        (1, "url", "https://example.org/"),
        (2, "file", "three.txt"),
        (3, "file", "novels/one.txt"),
        (4, "file", "novels/photo.jpg"),
        (5, "file", "two.html"),
    ]
    assert found[3]["error"]["code"] == "unsupported_type"
    for one in (found[1], found[2], found[4]):
        work(one["analysis"])
    after = sources(client, answer.json["id"])
    assert [one["totals"]["n_tokens"] for one in after if one["totals"]] == [3, 5, 211]
    again = client.post(f"{API}/{answer.json['id']}/retry")
    assert again.json["counts"]["n_failed"] == 1, "what was never a source is not tried again"


def test_the_same_zip_twice_is_told_and_joined(client: FlaskClient) -> None:
    files = {"a.txt": b"The sea.", "b.txt": b"The sky."}
    id = sent(client, (zipped(files), "a.zip")).json["id"]

    more = sent(client, (zipped({**files, "c.txt": b"The sun."}), "b.zip"), path=f"{API}/{id}/sources")

    assert (more.json["n_added"], more.json["n_already"]) == (1, 2)


def test_large_files_are_stored_some_at_a_time(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wordcounts.collections.BATCH_BYTES", 50)
    files = {f"{number}.txt": b"The sea number %d rises and falls." % number for number in range(9)}

    answer = sent(client, (zipped(files), "a.zip"))

    assert answer.json["counts"]["n_sources"] == 9
    assert [one["name"] for one in sources(client, answer.json["id"])] == list(files)


def test_a_zip_that_is_too_much_leaves_nothing(
    limited: Callable[..., FlaskClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wordcounts.collections.BATCH_BYTES", 100_000)
    client = limited(collection_bytes=300_000, collection_sources=5)
    monsters = zipped({f"{number}.txt": b"sea and sky %d " % number * 8_000 for number in range(4)})
    many = zipped({f"{number}.txt": b"sea" for number in range(6)})

    answers = [
        sent(client, (monsters, "a.zip")),
        sent(client, (many, "a.zip")),
        sent(client, (io.BytesIO(b"no"), "a.zip")),
        sent(client, (io.BytesIO(b"x" * 450_000), "a.txt")),
    ]

    assert [(one.status_code, one.json["code"]) for one in answers] == [
        (413, "body_too_large"),
        (422, "too_many_sources"),
        (422, "broken_document"),
        (413, "body_too_large"),
    ]
    assert client.get(API).json["items"] == []


def test_zips_that_come_together_have_the_room_of_one(limited: Callable[..., FlaskClient]) -> None:
    client = limited(collection_bytes=300_000, collection_sources=5)
    text = b"sea and sky " * 12_000  # 144 kB, and less than one when it is packed

    def large(n: int) -> list[tuple[io.BytesIO, str]]:
        return [(zipped({"a.txt": text + b"%d" % number}), f"{number}.zip") for number in range(n)]

    def pairs(n: int) -> list[tuple[io.BytesIO, str]]:
        return [
            (zipped({f"{number}.txt": b"%d %d" % (of, number) for number in range(2)}), f"{of}.zip") for of in range(n)
        ]

    answers = [sent(client, *large(3)), sent(client, *pairs(3)), sent(client, *pairs(2), *large(1))]

    assert [(one.status_code, one.json.get("code")) for one in answers[:2]] == [
        (413, "body_too_large"),
        (422, "too_many_sources"),
    ]
    assert answers[2].json["n_added"] == 5
    assert len(client.get(API).json["items"]) == 1


@pytest.fixture
def limited(store: Store) -> Callable[..., FlaskClient]:
    def make(**settings: Any) -> FlaskClient:
        chosen = load_settings(env="staging", database_url="sqlite://", **settings)
        from web.conftest import HintList, read_again

        app = create_app(chosen, Service(chosen, store, HintList(), read_again))
        client = app.test_client()
        client.get("/")
        return client

    return make


def test_a_collection_is_no_way_around_the_limits(limited: Callable[..., FlaskClient]) -> None:
    client = limited(collection_rate="5/h", submit_rate="9/h")
    urls = [f"example.org/{number}" for number in range(9)]

    first = client.post(API, json={"name": "A", "urls": urls[:3]})
    second = client.post(API, json={"name": "B", "urls": urls[:3]})
    third = client.post(API, json={"name": "C", "urls": urls[:6]})

    assert 'client";r=8' in first.headers["RateLimit"]
    assert 'sources";r=2' in first.headers["RateLimit"]
    assert (second.status_code, second.json["code"]) == (429, "rate_limited")
    assert second.json["detail"].startswith("5 sources of collections in ")
    assert (third.status_code, third.json["code"]) == (422, "too_many_sources")
    assert client.post(API, json={"name": "D", "urls": urls[:2]}).status_code == 202


def test_a_keys_own_rate_holds_for_its_sources(limited: Callable[..., FlaskClient], store: Store) -> None:
    client = limited(collection_rate="1000/h")
    _, key = Keyring(store).create("class", ["read", "write"], rate=Rate.parse("4/d"))
    headers = {"Authorization": f"Bearer {key}"}
    urls = [f"example.org/{number}" for number in range(3)]

    answers = [client.post(API, json={"name": "A", "urls": urls}, headers=headers) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [202, 429]


def test_a_collection_has_so_many_sources_and_no_more(limited: Callable[..., FlaskClient]) -> None:
    client = limited(collection_sources=3)
    urls = [f"example.org/{number}" for number in range(4)]

    refused = client.post(API, json={"name": "A", "urls": urls})
    id = made(client, *urls[:3])["id"]
    more = client.post(f"{API}/{id}/sources", json={"urls": urls[3:]})

    for answer in (refused, more):
        assert (answer.status_code, answer.json["code"]) == (422, "too_many_sources")


def test_a_full_queue_takes_no_collection(limited: Callable[..., FlaskClient]) -> None:
    client = limited(queue_cap=2)

    answer = client.post(API, json={"name": "A", "urls": ["example.org/a", "example.org/b", "example.org/c"]})

    assert (answer.status_code, answer.json["code"]) == (503, "queue_full")


def test_tables_come_with_what_a_view_needs(service: Service, client: FlaskClient, work: Work) -> None:
    id = made(client, "example.org/a", "example.org/b")["id"]
    work(sources(client, id)[1]["analysis"], PAGE)

    (table,) = Collections(load_settings(env="staging"), service).tables(id)

    assert (table.number, table.title, table.language, table.n_tokens) == (2, "Tides", "en", 211)


def test_a_site_begins_with_its_first_page_and_says_how_far_the_walk_is(client: FlaskClient) -> None:
    said = made(client, site={"url": "example.org/blog", "max_pages": 50, "max_depth": 3})

    assert said["counts"]["n_sources"] == 1
    assert said["site"] == {
        "url": "https://example.org/blog", "max_pages": 50, "max_depth": 3, "max_bytes": 1024**3,
        "by": None, "n_bytes": 0, "traps": [], "cut_by": None,
    }  # fmt: skip
    assert [one["url"] for one in sources(client, said["id"])] == ["https://example.org/blog"]
    assert made(client, "example.org")["site"] is None


def test_a_site_may_have_sources_beside_its_pages(client: FlaskClient) -> None:
    said = made(client, "example.org/other", "http://www.example.org/", site={"url": "https://example.org/"})

    assert [one["name"] for one in sources(client, said["id"])] == ["https://example.org/", "https://example.org/other"]
    assert said["n_already"] == 1


@pytest.mark.parametrize(
    ("site", "code"),
    [
        ({"url": "http://127.0.0.1/"}, "refused_address"),
        ({"url": ""}, "empty_input"),
        ({"url": "example.org", "max_pages": 0}, "invalid_option"),
        ({"url": "example.org", "max_pages": 5_001}, "too_many_sources"),
        ({"max_pages": 5}, "invalid_option"),
    ],
)
def test_a_site_that_cannot_be_walked_is_refused(client: FlaskClient, site: dict[str, Any], code: str) -> None:
    answer = client.post(API, json={"name": "Tides", "site": site})

    assert (answer.status_code, answer.json["code"]) == (422, code)
    assert client.get(API).json["items"] == []


def test_a_site_is_charged_for_all_pages_that_it_may_have(client: FlaskClient) -> None:
    made(client, site={"url": "example.org", "max_pages": 3_000})

    answer = client.post(API, json={"name": "Tides", "site": {"url": "example.net", "max_pages": 3_000}})

    assert (answer.status_code, answer.json["code"]) == (429, "rate_limited")


def test_addresses_that_are_one_page_are_one_source(client: FlaskClient) -> None:
    said = made(client, "https://example.org/a?b=1&c=2", "http://www.example.org/a?c=2&b=1&utm_source=letter#top")

    assert (said["n_added"], said["n_already"]) == (1, 1)


@pytest.mark.usefixtures("unswept")
@pytest.mark.parametrize(
    "body",
    [
        {"urls": [1] * 99_000},
        {"sources": [1] * 99_000},
        {"sources": [{"a": 1}] * 49_000},
        {"sources": [{str(number): 1 for number in range(90_000)}]},
    ],
    ids=["urls", "sources", "fields", "names"],
)
def test_a_hundred_thousand_wrong_sources_are_refused_at_once(client: FlaskClient, body: dict[str, Any]) -> None:
    began = time.process_time()
    answer = client.post(API, json={"name": "Tides", **body})

    assert (answer.status_code, answer.json["code"]) == (422, "invalid_option")
    assert time.process_time() - began < 0.7  # measured: 0.02 to 0.1 s; telling each of them took 1.3 s
    assert client.get(API).json["items"] == []


@pytest.mark.parametrize("text", ["a\ud800b", "a\udc00\ud800b", "a\x00b"])
def test_what_is_no_text_is_stored_and_told_as_text(client: FlaskClient, text: str) -> None:
    said = made(client, f"http://example.org/{text}", f"mailto:{text}", "example.org", name=text)
    body = json.dumps({"sources": [{"text": text, "title": text}]})
    more = client.post(f"{API}/{said['id']}/sources", data=body, content_type=JSON)

    assert more.status_code == 202
    assert said["name"].startswith("a")
    assert len(sources(client, said["id"])) == 4


@pytest.mark.parametrize("number", [2**31, 2**63, 10**30])
def test_a_number_that_no_database_holds_is_no_source(client: FlaskClient, number: int) -> None:
    said = made(client, "example.org")

    assert client.delete(f"{API}/{said['id']}/sources/{number}").status_code == 404
    assert client.get(f"{API}/{said['id']}/sources?cursor={number}").status_code == 422
