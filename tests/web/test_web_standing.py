"""The report and the embedded view: they say what the API says, need nothing beside them, and nothing in them runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient

from wordcounts import receipts, recounts
from wordcounts.store.store import Store
from wordcounts.text.measures.spectrum import RankPoint
from wordcounts.web.standing import plot

PAGE = b"""<title>Mills &amp; &lt;script&gt;alert(1)&lt;/script&gt;</title><article><h1>Mills</h1>
<p>The old mill stands by the river, and the river turned the mill for a hundred years; the mill rests.</p>
<p>Nobody grinds corn at the old mill now, and children fish in the river below the mill and its wheel.</p></article>"""


class Markup(HTMLParser):
    """Which elements and attributes a page has."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs


def markup_of(page: str) -> Markup:
    markup = Markup()
    markup.feed(page)
    return markup


@pytest.fixture
def id(client: FlaskClient, work: Callable[..., None]) -> str:
    made: str = client.post("/api/v1/analyses", json={"url": "https://example.org/mills"}).json["id"]
    work(made, PAGE)
    return made


def test_a_report_says_what_the_api_says(client: FlaskClient, id: str) -> None:
    view = "stop_words=exclude&limit=3"
    answer = client.get(f"/api/v1/analyses/{id}/report.html?{view}")
    words = client.get(f"/api/v1/analyses/{id}/words?{view}").json

    assert answer.status_code == 200
    shown = re.findall(r'<td class="word" dir="auto">(.*?)</td>.*?<td class="number">([\d,]+)</td>', answer.text, re.S)
    assert shown == [(item["word"], str(item["count"])) for item in words["items"]]
    assert f"{words['total'] - 3} more are not shown here" in answer.text
    assert client.get(f"/api/v1/analyses/{id}/citation").json["text"] in unescape(answer.text)
    assert "attachment" in answer.headers["Content-Disposition"]


def test_a_reports_receipt_holds(client: FlaskClient, id: str) -> None:
    page = client.get(f"/api/v1/analyses/{id}/report.html?stop_words=exclude").text
    (receipt,) = re.findall(r"<pre>(\{.*?\})</pre>", page, re.S)

    assert recounts.verify(receipts.parse(unescape(receipt)), PAGE) == recounts.Verdict()


def test_a_report_has_its_counts_fetched_once(
    client: FlaskClient, store: Store, id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched: list[str] = []
    table = store.table
    monkeypatch.setattr(store, "table", lambda id, extraction: fetched.append(extraction) or table(id, extraction))

    assert client.get(f"/api/v1/analyses/{id}/report.html").status_code == 200

    assert fetched == ["article"]


def test_a_report_needs_nothing_beside_it(client: FlaskClient, id: str) -> None:
    markup = markup_of(client.get(f"/api/v1/analyses/{id}/report.html").text)

    assert markup.tags.isdisjoint({"script", "link", "img", "iframe", "object", "form"})
    assert not [name for name, _ in markup.attributes if name in ("src", "srcset") or name.startswith("on")]


def test_a_title_is_text_in_a_report_and_in_a_frame(client: FlaskClient, id: str) -> None:
    for path in (f"/api/v1/analyses/{id}/report.html", f"/embed/{id}"):
        page = client.get(path).text
        assert "script" not in markup_of(page).tags
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_an_embedded_view_holds_ten_words_and_leads_to_its_page(client: FlaskClient, id: str) -> None:
    page = client.get(f"/embed/{id}?stop_words=include").text

    assert page.count('class="word"') == 10
    assert f'href="/analyses/{id}"' in page
    assert client.get(f"/embed/{id}?limit=1000").status_code == 422
    assert client.get("/embed/none").status_code == 404


def test_an_embedded_view_looks_at_no_session(make_client: Callable[[], FlaskClient], id: str) -> None:
    assert "Set-Cookie" not in make_client().get(f"/embed/{id}").headers


def test_a_plot_is_within_its_axes_and_marks_every_power_of_ten() -> None:
    made = plot((RankPoint(1, 120), RankPoint(2, 60), RankPoint(120, 1)))

    assert made["points"][0] == (0.0, 0.0)
    assert all(0 <= x <= 640 and 0 <= y <= 300 for x, y in made["points"])
    assert [label for _, label in made["across"]] == [1, 10, 100]
    assert plot(()) == {"points": [], "across": [], "up": []}
