"""Bodies that nobody means: refused at once, whatever they are made of, and without a row."""

from __future__ import annotations

import json
import time
from io import BytesIO
from unittest import mock

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from wordcounts.errors import BodyTooLarge, InvalidOption, MalformedRequest
from wordcounts.service import Service
from wordcounts.settings import Settings
from wordcounts.web.app import create_app
from wordcounts.web.bodies import LONG_BYTES, MAX_VALUES, PLAIN_BYTES, WINDOW, parsed

MANY = MAX_VALUES * 15
HOSTILE = {
    "numbers": b'{"a": [' + b"1," * MANY + b"1]}",
    "objects": b'{"a": [' + b"{}," * MANY + b"{}]}",
    "names": b"{" + b",".join(b'"%d":0' % number for number in range(MANY)) + b"}",
    "empty strings": b'{"a": [' + b'"",' * MANY + b'""]}',
    "strings of escapes": b'{"a": [' + rb'"\\\"",' * MANY + b"1]}",
    "quotes": b'"' * MANY,
    "backslashes": b"\\" * MANY + b"," * MANY,
    "depth": b"[" * MANY,
}


@pytest.mark.usefixtures("unswept")
@pytest.mark.parametrize("name", HOSTILE)
def test_millions_of_values_are_refused_at_once_and_make_no_row(client: FlaskClient, name: str) -> None:
    began = time.process_time()
    answer = client.post("/api/v1/analyses", data=HOSTILE[name], content_type="application/json")

    assert (answer.status_code, answer.json["code"]) == (400, "malformed_request")
    assert time.process_time() - began < 1  # measured: 5 to 30 ms; a parser of them all took 1 to 30 s
    assert client.get("/api/v1/analyses").json["items"] == []


FORMS = {
    "no boundary": b"x" * 4_000_000,
    "one field": b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n' + b"x" * 4_000_000 + b"\r\n--b--\r\n",
    "fields": b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n' * 2_000 + b"--b--\r\n",
    "headers": b"--b\r\n" + b"A: b\r\n" * 500_000,
}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_of_what_is_no_file_is_refused_before_it_is_read_whole(client: FlaskClient, name: str) -> None:
    kind = "multipart/form-data; boundary=b"
    answer = client.post("/api/v1/analyses", data=FORMS[name], content_type=kind)

    assert (answer.status_code, answer.json["code"]) == (413, "body_too_large")
    assert client.get("/api/v1/analyses").json["items"] == []


def test_a_file_may_be_as_large_as_a_text(client: FlaskClient) -> None:
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="words.txt"\r\n\r\n'
    form = head + b"word " * 3_000_000 + b"\r\n--b--\r\n"

    answer = client.post("/api/v1/analyses", data=form, content_type="multipart/form-data; boundary=b")

    assert answer.status_code == 202


@pytest.mark.parametrize(
    "text",
    [
        "so, word " * MAX_VALUES * 2,
        '"yes", he said, "no", ' * MAX_VALUES,
        '\\,\\",\n,' * MAX_VALUES,
        "," * MAX_VALUES * 3,
        "、," * MAX_VALUES * 2,
    ],
    ids=["prose", "quotes", "escapes", "commas", "wide"],
)
@pytest.mark.parametrize("escaped", [True, False])
def test_a_long_text_may_hold_whatever_it_likes(text: str, escaped: bool) -> None:
    body = {"text": text, "title": "a"}

    assert parsed(json.dumps(body, ensure_ascii=escaped).encode()) == body


def test_a_list_of_thousands_is_read() -> None:
    sources = {"sources": [{"url": f"https://example.org/{number}", "title": "a, b"} for number in range(10_000)]}

    assert parsed(json.dumps(sources, indent=2).encode()) == sources


@pytest.mark.usefixtures("unswept")
def test_unknown_names_are_told_by_the_first_and_not_in_full(client: FlaskClient) -> None:
    body = {"u" * 10_000: 1} | {str(number): 0 for number in range(90_000)}
    began = time.process_time()
    answer = client.post("/api/v1/analyses", json=body)

    assert (answer.status_code, answer.json["code"], answer.json["parameter"]) == (422, "invalid_option", "u" * 100)
    assert time.process_time() - began < 1  # a model that tells each of them took 2 s


@pytest.mark.parametrize(
    "body", [b"\xff\xfe{\x00}\x00", b'{"url": "\xff"}', b"[1]", b"1", b"{", b"null", b"{} {}", b"9" * 5000]
)
def test_what_is_no_json_object_in_utf_8_is_malformed(body: bytes) -> None:
    with pytest.raises(MalformedRequest):
        parsed(body)


def test_a_byte_order_mark_is_let_pass() -> None:
    assert parsed(b"\xef\xbb\xbf{}") == {}


@pytest.mark.parametrize("name", ["\ud800", "\x00", "\u202e"])
def test_a_name_that_is_no_text_is_told_back_as_text(client: FlaskClient, name: str) -> None:
    answer = client.post("/api/v1/analyses", data=json.dumps({name: 1}), content_type="application/json")

    assert (answer.status_code, answer.json["code"]) == (422, "invalid_option")


def refused(outline: dict[str, object]) -> None:
    raise InvalidOption(parameter="a")


def test_what_is_wrong_beside_a_long_text_is_told_before_the_text_is_looked_at() -> None:
    body = b'{"text": "' + b"so, word " * MAX_VALUES + b'\xff", "extraction": "all"}'

    with pytest.raises(InvalidOption):
        parsed(body, refused)
    with pytest.raises(MalformedRequest):  # for it is not UTF-8
        parsed(body)


def test_a_bad_option_beside_a_long_text_is_named(client: FlaskClient) -> None:
    answer = client.post("/api/v1/analyses", json={"text": 'so, "word"\n' * MAX_VALUES, "extraction": "all"})

    assert (answer.status_code, answer.json["parameter"]) == (422, "extraction")


SIGNS = st.sampled_from(["a", "é", "\U0001f600", "\ud83d", '"', "\\", "\n", ",", "{", "/"])
STRINGS = st.builds(
    lambda signs, times: "".join(signs) * times, st.lists(SIGNS, max_size=8), st.sampled_from([1, 1200])
)


def cut(value: object) -> object:
    """The shape of a value: what a model looks at. An escaped sign is some sign."""
    if isinstance(value, list):
        return [cut(one) for one in value]
    if isinstance(value, str):
        return "a long one" if len(value) >= PLAIN_BYTES // 4 - 1 else value.replace('"', "/").replace("\\", "/")
    return value


@pytest.mark.parametrize("window", [LONG_BYTES + 1, LONG_BYTES + 8, WINDOW])
@given(value=st.lists(STRINGS, max_size=4), ascii_only=st.booleans())
def test_an_outline_has_the_shape_of_the_whole(window: int, value: list[str], ascii_only: bool) -> None:
    body = json.dumps({"text": "a" * MAX_VALUES, "value": value}, ensure_ascii=ascii_only).encode("utf-8", "replace")
    seen: list[dict[str, object]] = []

    with mock.patch("wordcounts.web.bodies.WINDOW", window):
        whole = parsed(body, seen.append)

    (outline,) = seen
    assert list(outline) == list(whole) == ["text", "value"]
    assert outline["text"] == "a" * PLAIN_BYTES
    assert cut(outline["value"]) == cut(whole["value"])


def test_a_string_is_as_long_as_it_is_whatever_is_escaped_beside_it() -> None:
    body = json.dumps({"title": "\n", "text": "a" * MAX_VALUES}).encode()

    with mock.patch("wordcounts.web.bodies.WINDOW", 4 * LONG_BYTES), pytest.raises(BodyTooLarge):
        parsed(body, max_string_bytes=MAX_VALUES - 1)


def test_a_text_over_the_limit_is_refused_and_one_of_the_limit_is_taken(settings: Settings, service: Service) -> None:
    chosen = settings.model_copy(update={"max_upload_bytes": MAX_VALUES})
    client = create_app(chosen, Service(chosen, service.store, service.hints, service.holdings._read)).test_client()

    over = client.post("/api/v1/analyses", json={"text": "a" * (MAX_VALUES + 1)})
    escaped = client.post("/api/v1/analyses", json={"text": "\n" + "a" * MAX_VALUES})
    just = client.post("/api/v1/analyses", json={"text": "\n" + "a" * (MAX_VALUES - 1)})

    assert [answer.status_code for answer in (over, escaped, just)] == [413, 413, 202]


def test_a_body_in_chunks_is_read_as_one_of_a_told_length(client: FlaskClient) -> None:
    sent = {"input_stream": BytesIO(b'{"text": "a word"}'), "headers": {"Transfer-Encoding": "chunked"}}
    answer = client.post(
        "/api/v1/analyses", content_type="application/json", environ_overrides={"wsgi.input_terminated": True}, **sent
    )

    assert answer.status_code == 202
