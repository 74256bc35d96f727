"""A page that means harm, in a real browser: nothing of it runs, and nothing of it breaks what stands around it."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from html import escape

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from parts.origin import Origin
from parts.product import Product, until

NARROW = {"width": 360, "height": 740}
RLO, LRI, ZWSP = "\u202e", "\u2066", "\u200b"
RUNS = "<img src=x onerror=window.__x=1><script>window.__x=1</script>"
TITLE = f"{RUNS}\"'>{{{{7*7}}}} =cmd|'/C calc'!A1 {RLO}gnp.exe{LRI}{ZWSP}"
LONG = "w" * 256
STACKED = "a" + "\u0301" * 60
WORDS = (
    *("=HYPERLINK(1)", "+1", "-2+3", "@SUM(1)", "javascript:alert(1)", "constructor", "__proto__", "toString"),
    *(
        f"{RLO}drow{LRI}",
        f"zero{ZWSP}width",
        LONG,
        STACKED,
        "</td></table>",
        "${7*7}",
        "%s",
        "\u0007bell",
        "مرحبا",
        "שלום",
    ),
)
BODY = (
    f"<html lang='en\" onload=window.__x=1'><title>{escape(TITLE)}</title>"
    f"<meta name=description content='{escape(RUNS)}'><main><h1>{escape(TITLE)}</h1>"
    + "".join(f"<p>{escape(word)} {escape(word)} and {escape(RUNS)}, said {LONG}.</p>" for word in WORDS)
    + f"<script>window.__x = 1</script><a href='javascript:window.__x=1'>{LONG}</a></main></html>"
)
WATCH = """
addEventListener("securitypolicyviolation", (event) => {
  window.__refused = [...(window.__refused ?? []), event.violatedDirective + " " + event.blockedURI];
});
"""
ISOLATED = """
() => {
  const bare = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!/[\\u202a-\\u202e\\u2066-\\u2069]/.test(text.data)) continue;
    let at = text.parentElement;
    while (getComputedStyle(at).display === "inline" && !/isolate|plaintext/.test(getComputedStyle(at).unicodeBidi))
      at = at.parentElement;
    const alone = at.textContent.trim() === text.data.trim();
    if (!alone && !/isolate|plaintext/.test(getComputedStyle(at).unicodeBidi)) bare.push(at.outerHTML.slice(0, 200));
  }
  return bare;
}
"""
"""Where a text with an override stands among other texts, and is not isolated from them."""


@pytest.fixture(scope="module")
def hostile(running: Product) -> Iterator[str]:
    """An analysis of the page, at an address that means no better."""
    with Origin() as site:
        path = "/%3Cimg%20src=x%20onerror=window.__x=1%3E/%E2%80%AEgnp.html"
        site.serve(path, BODY)
        id = running.submit(url=f"{site.url(path)}?a='><script>window.__x=1</script>", extraction="page")
        assert running.ended(id)["state"] == "finished"
        yield id


@pytest.fixture
def watched(page: Page) -> Iterator[Page]:
    """A page on which nothing may run: no script of the document's, no dialog, and no attempt that the policy stops."""
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.add_init_script(WATCH)
    page.set_viewport_size(NARROW)
    yield page
    assert dialogs == []


def _unharmed(page: Page) -> None:
    assert page.evaluate("window.__x") is None
    assert page.evaluate("window.__refused") is None
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert page.evaluate(ISOLATED) == []


VIEWS = (
    "", "?stop_words=include&sort=word", "?ngram=3&stop_words=include", "?word=constructor", "?word=zero",
    "?show=spread", f"?word={LONG}",
    "?q=%3Cimg%20src%3Dx%20onerror%3Dwindow.__x%3D1%3E", "?q=/(/", "?place=headings", "?lemmas=stems",
)  # fmt: skip


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_of_it_runs_or_breaks_the_page(watched: Page, hostile: str, view: str) -> None:
    watched.goto(f"/analyses/{hostile}{view}")
    expect(watched.get_by_role("heading", level=1)).to_contain_text("<script>")
    watched.wait_for_load_state("networkidle")

    _unharmed(watched)


def test_nothing_of_it_runs_in_the_list_of_recent_ones(watched: Page, hostile: str) -> None:
    watched.goto("/")
    expect(watched.locator(f"a[href='/analyses/{hostile}']")).to_be_visible()

    _unharmed(watched)


def test_nothing_of_it_runs_where_two_are_compared(watched: Page, running: Product, hostile: str) -> None:
    other = running.submit(text="A rook said: constructor.", title=TITLE)
    running.ended(other)

    watched.goto(f"/compare?target={hostile}&reference={other}")
    expect(watched.get_by_role("row").nth(5)).to_be_visible()
    watched.wait_for_load_state("networkidle")

    _unharmed(watched)


def test_nothing_of_it_runs_in_what_leaves_the_page(watched: Page, running: Product, hostile: str) -> None:
    watched.goto(f"/embed/{hostile}?stop_words=include")
    assert watched.evaluate("window.__x") is None
    assert watched.evaluate("window.__refused") is None
    report = running.get(f"/api/v1/analyses/{hostile}/report.html").body.decode()

    watched.goto("about:blank")  # as from a file: no policy stands between
    watched.set_content(report)

    assert watched.evaluate("window.__x") is None
    assert watched.evaluate("window.__refused") is None
    assert watched.locator("script, img, iframe, object").count() == 0


@pytest.mark.parametrize(
    "typed", [RUNS, "javascript:window.__x=1", f"https://{RLO}moc.elpmaxe/", "data:text/html,<script>1"]
)
def test_what_was_typed_comes_back_as_text(watched: Page, typed: str) -> None:
    watched.goto("/")
    watched.get_by_label("Address of a web page").fill(typed)
    watched.get_by_label("Address of a web page").press("Enter")
    expect(watched.get_by_role("alert").first).to_be_visible()

    _unharmed(watched)


def test_a_title_that_was_sent_is_text(watched: Page, running: Product) -> None:
    sent = json.dumps({"text": " ".join(WORDS), "title": TITLE + "\ud800\0"}).encode()
    answer = running.request("POST", "/api/v1/analyses", sent, {"Content-Type": "application/json"})
    id = answer.json["id"]
    assert running.ended(id)["state"] == "finished"

    watched.goto(f"/analyses/{id}")
    expect(watched.get_by_role("heading", level=1)).to_contain_text("<script>")

    _unharmed(watched)


FILES = ("words", "concordance?q=said", "blocks", "places", "collocates?q=said")


@pytest.mark.parametrize("view", FILES)
def test_no_cell_of_a_file_is_a_formula(running: Product, hostile: str, view: str) -> None:
    name, _, query = view.partition("?")
    _no_formula(running, f"/api/v1/analyses/{hostile}/{name}", query)


def _no_formula(running: Product, path: str, query: str) -> None:
    written = running.get(f"{path}.csv?{query}")
    book = load_workbook(io.BytesIO(running.get(f"{path}.xlsx?{query}").body))

    rows = list(csv.reader(io.StringIO(written.body.decode("utf-8-sig"), newline="")))
    assert len(rows) > 1
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "\t", "\r", "\n"))] == []
    assert [cell for row in rows for cell in row if cell.startswith("-") and not _number(cell)] == []
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    assert "\r" not in written.headers["Content-Disposition"]
    assert not {"<", ">", "/", RLO} & set(written.headers["Content-Disposition"].partition("filename*")[0])


def test_a_machine_has_the_cells_as_they_are(running: Product, hostile: str) -> None:
    raw = running.get(f"/api/v1/analyses/{hostile}/blocks.csv?raw=true").body.decode()

    assert any(cell.startswith("=HYPERLINK") for row in csv.reader(io.StringIO(raw, newline="")) for cell in row)


NAMES = (
    "=cmd|'/C calc'!A1.txt",
    "@SUM(1)/+1.txt",
    f"{RUNS}.txt",
    f"{RLO}txt.exe.html",
    "../../../etc/passwd.txt",
    "C:\\windows\\system32\\{{7*7}}.txt",
    f"{LONG}{LONG}.txt",
)
"""Of files in a zip; a name over 200 characters is cut."""


@pytest.fixture(scope="module")
def gathered(running: Product) -> str:
    """A collection that means harm by its name, the names of its sources, their titles, and what was typed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number, name in enumerate(NAMES):
            archive.writestr(name, BODY if name.endswith(".html") else f"{' '.join(WORDS)} {number}")
    sources = [
        {
            "html": BODY,
            "url": "http://example.org/%3Cimg%20src=x%20onerror=window.__x=1%3E?a='><script>",
            "title": TITLE,
        },
        {"text": " ".join(WORDS), "title": "=HYPERLINK(1)"},
        {"url": f"javascript:window.__x=1//{RUNS}", "title": "-2+3"},
        {"url": f"https://{RLO}moc.elpmaxe/{RUNS}"},
    ]
    made = running.request("POST", "/api/v1/collections", {"name": TITLE, "sources": sources}).json
    frame = f'--b\r\nContent-Disposition: form-data; name="file"; filename="{RLO}.zip"\r\n\r\n'.encode()
    body = frame + packed.getvalue() + b"\r\n--b--\r\n"
    path = f"/api/v1/collections/{made['id']}"
    more = running.request("POST", f"{path}/sources", body, {"Content-Type": "multipart/form-data; boundary=b"})
    assert more.json["n_added"] == len(NAMES)
    until(lambda: running.get(path).json["done"])
    counts = running.get(path).json["counts"]
    assert (counts["n_finished"], counts["n_failed"]) == (len(NAMES) + 2, 2)
    return str(made["id"])


SHOWN = ("summed", "matrix", "trends", "keyness&source=1", "concordance&word=said", "growth", "tfidf", "dispersion",
         "collocates&word=said", "matrix&q=/(/", "matrix&stop_words=include")  # fmt: skip


@pytest.mark.parametrize("show", SHOWN)
def test_nothing_of_a_collection_runs_or_breaks_its_page(watched: Page, gathered: str, show: str) -> None:
    watched.goto(f"/collections/{gathered}?show={show}")
    expect(watched.get_by_role("heading", level=1)).to_contain_text("<script>")
    watched.wait_for_load_state("networkidle")

    _unharmed(watched)
    assert watched.locator("a[href^='javascript' i], a[href^='data' i]").count() == 0


def test_nothing_of_a_collection_runs_without_a_script_or_on_paper(watched: Page, gathered: str) -> None:
    watched.goto(f"/collections/{gathered}/plain?stop_words=include")
    expect(watched.get_by_role("heading", level=1)).to_contain_text("<script>")
    _unharmed(watched)

    watched.emulate_media(media="print")
    watched.goto(f"/collections/{gathered}?show=matrix")
    watched.wait_for_load_state("networkidle")
    assert (watched.evaluate("window.__x"), watched.evaluate("window.__refused")) == (None, None)


def test_nothing_of_a_collection_runs_in_what_leaves_its_page(watched: Page, running: Product, gathered: str) -> None:
    watched.goto("/")
    expect(watched.locator(f"a[href='/collections/{gathered}']")).to_be_visible()
    _unharmed(watched)
    watched.goto(f"/embed/collections/{gathered}?stop_words=include")
    assert (watched.evaluate("window.__x"), watched.evaluate("window.__refused")) == (None, None)
    report = running.get(f"/api/v1/collections/{gathered}/report.html").body.decode()

    watched.goto("about:blank")
    watched.set_content(report)

    assert (watched.evaluate("window.__x"), watched.evaluate("window.__refused")) == (None, None)
    assert watched.locator("script, img, iframe, object").count() == 0


OF_ALL = ("words", "matrix", "dispersion", "tfidf", "trends", "keyness?source=1", "growth", "concordance?q=said",
          "collocates?q=said")  # fmt: skip


@pytest.mark.parametrize("view", OF_ALL)
def test_no_cell_of_a_collections_file_is_a_formula(running: Product, gathered: str, view: str) -> None:
    name, _, query = view.partition("?")
    _no_formula(running, f"/api/v1/collections/{gathered}/{name}", query)


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
