"""The contract of the original guide, as its front end used it."""

from __future__ import annotations

from urllib.parse import urlencode

from parts.origin import Origin
from parts.product import Product, until

PAGE = "<title>Pears</title><h1>Pears</h1><p>Pear pear pear, and plum plum; the apple. The the the the.</p>"


def test_start_and_results_answer_as_the_original_front_end_expects(running: Product, origin: Origin) -> None:
    origin.serve("/pears", PAGE)

    started = running.request("POST", "/start", {"url": origin.url("/pears")})
    identifier = started.body.decode()
    until(lambda: running.get(f"/results/{identifier}").status == 200)
    results = running.get(f"/results/{identifier}")

    assert started.status == 200
    assert next(iter(results.json.items())) == ("pear", 3)
    assert "the" not in results.json
    pairs = running.get(f"/results/{identifier}?pairs=1").json
    assert dict(pairs) == results.json
    assert [count for _, count in pairs] == sorted((count for _, count in pairs), reverse=True)


def test_results_answer_nay_until_they_are_there(running: Product, origin: Origin) -> None:
    origin.serve("/slow", PAGE, delay_s=1.0)

    identifier = running.request("POST", "/start", {"url": origin.url("/slow")}).body.decode()
    answer = running.get(f"/results/{identifier}")

    assert (answer.status, answer.body) == (202, b"Nay!")


def test_a_form_leads_to_the_page_of_the_analysis(running: Product, origin: Origin) -> None:
    origin.serve("/form", PAGE)
    form = urlencode({"url": origin.url("/form")}).encode()

    answer = running.request("POST", "/", form, {"Content-Type": "application/x-www-form-urlencoded"})

    assert answer.status == 303
    assert "/analyses/" in answer.headers["Location"]


def test_results_of_a_failed_analysis_are_its_error(running: Product, origin: Origin) -> None:
    origin.serve("/gone", "no", status=404)

    identifier = running.request("POST", "/start", {"url": origin.url("/gone")}).body.decode()
    running.ended(identifier)
    answer = running.get(f"/results/{identifier}")

    assert answer.status >= 400
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    assert answer.json["code"] == "http_error"


def test_an_unknown_id_is_not_found(running: Product) -> None:
    assert running.get("/results/aaaaaaaaaaaaaaaaaaaaaaaaaa").status == 404
