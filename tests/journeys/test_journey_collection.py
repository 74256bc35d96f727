"""A collection in the browser: a list of addresses of which two are bad, what became of each, and what can be done."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from parts.origin import Origin
from parts.product import Product, until

A_COLLECTION = re.compile(r"/collections/[a-z2-7]{26}$")
PRIVATE = "http://10.0.0.1/letters"


def letter(i: int) -> str:
    """A page of its own title and words, in English."""
    thing = ("oven", "harbour", "orchard", "railway")[i % 4]
    text = f"The {thing} was warm, and the salt and the {thing} were there. " * (5 + i)
    return f"<html lang=en><title>Letter {i}</title><main><h1>Letter {i}</h1><p>{text}</p></main>"


@pytest.fixture(scope="module")
def street() -> Iterator[Origin]:
    """Ten letters."""
    with Origin() as site:
        for i in range(1, 11):
            site.serve(f"/letters/{i}", letter(i))
        yield site


@pytest.fixture(scope="module")
def twelve(running: Product, street: Origin) -> str:
    """The id of a collection of twelve addresses that has been worked off: ten are counted, two came to nothing."""
    urls = [street.url(f"/letters/{i}") for i in range(1, 11)]
    answer = running.request(
        "POST", "/api/v1/collections", {"name": "A street", "urls": [*urls, street.url("/letters/lost"), PRIVATE]}
    )
    assert answer.status == 202, answer.body
    identifier = str(answer.json["id"])
    until(lambda: running.get(f"/api/v1/collections/{identifier}").json["done"], within_s=60)
    return identifier


def test_a_list_of_twelve_with_two_bad_ones_tells_what_became_of_each(page: Page, street: Origin) -> None:
    urls = [street.url(f"/letters/{i}").removeprefix("http://") for i in range(1, 11)]
    page.goto("/")
    page.get_by_label("Many").check(force=True)
    page.get_by_label("Addresses, one on each line").fill(
        "\n".join([*urls, street.url("/letters/lost"), PRIVATE, urls[0]])
    )
    expect(page.get_by_text("12 addresses; 1 line repeats another.")).to_be_visible()
    page.get_by_label("A name for all of them together").fill("Letters of a street")
    page.get_by_role("button", name="Count all").click()

    expect(page).to_have_url(A_COLLECTION)
    expect(page.get_by_role("heading", level=1)).to_have_text("Letters of a street")
    expect(page.locator(".standing .how").first).to_contain_text("10 of 12 counted, 2 failed.", timeout=30_000)
    page.get_by_label("Failed 2").check(force=True)
    rows = page.locator(".sources tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("404")
    expect(rows.nth(1)).to_contain_text("not on the public web")
    expect(page.get_by_role("button", name="Retry the 2 that failed")).to_be_enabled()


def test_a_zip_of_ten_texts_is_counted_text_by_text(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "Ten letters.zip"
    with zipfile.ZipFile(path, "w") as bundle:
        for i in range(1, 11):
            bundle.writestr(f"letters/{i}.txt", f"The harbour and letter{i}. " * i)
    page.goto("/")
    page.get_by_label("Many").check(force=True)
    page.get_by_label("files or a zip").check(force=True)
    page.locator("input[type=file]").set_input_files(path)
    expect(page.get_by_text("Ten letters.zip")).to_be_visible()
    page.get_by_role("button", name="Count all").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Ten letters")
    expect(page.locator(".standing .how").first).to_contain_text("All 10 are counted.", timeout=30_000)
    rows = page.locator(".sources tbody tr")
    expect(rows).to_have_count(10)
    expect(rows.nth(2)).to_contain_text("letters/3.txt")
    expect(rows.nth(2).locator("td.n")).to_have_text("12")
    expect(page.locator(".all-words tbody tr").first.locator("td")).to_have_text(
        ["1", "harbour", "55", re.compile("25"), "10", "0.00"]
    )


def test_files_that_are_dropped_anywhere_are_named_and_counted_together(page: Page) -> None:
    page.goto("/")
    hand = page.evaluate_handle(
        """() => {
            const hand = new DataTransfer();
            for (const [name, text] of [["oats.txt", "oats and oats"], ["rye.txt", "rye and barley"]])
                hand.items.add(new File([text], name, { type: "text/plain" }));
            return hand;
        }"""
    )
    page.dispatch_event("body", "dragover", {"dataTransfer": hand})
    expect(page.get_by_text("Let go to count these files")).to_be_visible()
    page.dispatch_event("body", "drop", {"dataTransfer": hand})
    page.get_by_label("A name for all of them together").fill("Grain")
    page.get_by_role("button", name="Count all").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Grain")
    expect(page.locator(".all-words td.word").first).to_have_text("oats")
    expect(page.locator(".standing .how").first).to_contain_text("All 2 are counted.")


def test_a_site_is_walked_from_the_page_within_its_limits(page: Page, origin: Origin) -> None:
    links = "".join(f'<a href="/blog/{i}">Letter {i}</a> ' for i in range(1, 6))
    origin.serve("/blog/", f"<html lang=en><title>The blog</title><p>All the letters of the street.</p>{links}")
    for i in range(1, 6):
        origin.serve(f"/blog/{i}", letter(i))
    page.goto("/")
    page.get_by_label("Many").check(force=True)
    page.get_by_label("the pages of a site").check(force=True)
    page.get_by_label("Address of a site, or of a part of it, a sitemap or a feed").fill(origin.url("/blog/"))
    page.get_by_label("At most").fill("4")
    page.get_by_role("button", name="Count all").click()

    expect(page).to_have_url(A_COLLECTION)
    expect(page.locator(".standing .how").first).to_contain_text("All 4 are counted.", timeout=60_000)
    expect(page.locator(".standing")).to_contain_text("There are more than the 4 that were asked for.")
    expect(page.locator(".sources tbody tr")).to_have_count(4)


def test_it_is_called_otherwise_and_files_that_are_dropped_on_its_page_are_added(page: Page, running: Product) -> None:
    sources = [{"text": "The harbour and the salt.", "title": "First"}]
    made = running.request("POST", "/api/v1/collections", {"name": "Letters", "sources": sources}).json["id"]
    page.goto(f"/collections/{made}")
    page.get_by_role("button", name="Rename").click()
    expect(page.get_by_label("What it is called from now on")).to_be_focused()
    page.keyboard.type("Letters of a street")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Letters of a street")

    carried = page.evaluate_handle(
        """() => {
            const carried = new DataTransfer();
            carried.items.add(new File(["Orchard, orchard."], "second.txt", {type: "text/plain"}));
            return carried;
        }"""
    )
    page.dispatch_event("body", "dragover", {"dataTransfer": carried})
    expect(page.get_by_text("Let go to add this file")).to_be_visible()
    page.dispatch_event("body", "drop", {"dataTransfer": carried})

    expect(page.get_by_text("1 source added.")).to_be_visible()
    expect(page.locator(".standing .how").first).to_contain_text("All 2 are counted.", timeout=30_000)
    expect(page.locator(".all-words td.word").first).to_have_text("Orchard")
    assert running.get(f"/api/v1/collections/{made}").json["name"] == "Letters of a street"


def test_the_permalink_opens_the_same(page: Page, running: Product, twelve: str) -> None:
    page.goto(f"/collections/{twelve}")

    told = running.get(f"/api/v1/collections/{twelve}").json
    expect(page).to_have_title("A street · wordcounts")
    expect(page.locator(".sums .n")).to_have_text([f"{told['totals']['n_tokens']:,}", "10"])
    expect(page.locator(".sources tbody tr")).to_have_count(12)


def test_the_words_of_all_lead_to_their_sentences_in_each(page: Page, running: Product, twelve: str) -> None:
    page.goto(f"/collections/{twelve}")
    told = running.get(f"/api/v1/collections/{twelve}/words?stop_words=exclude&dispersion=true").json
    table = page.locator(".all-words tbody tr")
    expect(table).to_have_count(told["total"])
    shown = table.evaluate_all("rows => rows.map(r => [...r.cells].map(c => c.innerText))")
    assert [(word, count, texts, uneven) for _, word, count, _, texts, uneven in shown] == [
        (one["word"], f"{one['count']:,}", str(one["n_documents"]), f"{one['dp_norm']:.2f}") for one in told["items"]
    ]
    table.filter(has_text="orchard").get_by_role("link").click()

    expect(page).to_have_url(re.compile(r"show=concordance&word=orchard$"))
    lines = page.locator(".view li")
    expect(lines).to_have_count(20)
    expect(lines.first.locator("mark")).to_have_text("orchard")
    lines.first.get_by_role("link", name="Letter 2").click()
    expect(page.get_by_role("heading", name="In context")).to_be_visible()
    expect(page.locator("#word-head")).to_have_text("orchard")


def test_a_search_and_the_switch_of_the_stop_words_are_answered_without_a_question(page: Page, twelve: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"/collections/{twelve}")
    page.wait_for_load_state("networkidle")
    assert sum("/vocabulary" in url for url in asked) == 3
    asked.clear()
    page.get_by_label("Search the words").press_sequentially("or")
    expect(page.locator(".all-words td.word")).to_have_text(["orchard"])
    page.get_by_label("Search the words").fill("")
    page.get_by_role("radio", name="shown").check(force=True)
    expect(page.locator(".all-words td.word").first).to_have_text("the", ignore_case=True)

    expect(page).to_have_url(re.compile(r"stop_words=include$"))
    assert [url for url in asked if "/api/" in url] == []


def test_tens_of_thousands_of_words_are_one_list_that_scrolls(page: Page, running: Product) -> None:
    texts = [" ".join(f"w{n}x" for n in range(i * 8_000, (i + 2) * 8_000)) for i in range(3)]
    sources = [{"text": text, "title": f"Part {i}"} for i, text in enumerate(texts, start=1)]
    made = running.request("POST", "/api/v1/collections", {"name": "Long", "sources": sources}).json["id"]
    until(lambda: running.get(f"/api/v1/collections/{made}").json["done"], within_s=60)
    page.goto(f"/collections/{made}")
    expect(page.get_by_text("32,000 words in this view")).to_be_visible()

    page.locator(".long").evaluate("list => list.scrollTo(0, list.scrollHeight)")

    last = page.locator('.long tr[aria-rowindex="32001"] td')
    expect(last).to_have_text(["32,000", "w31999x", "1", re.compile("0.00"), "1", "1.00"])
    assert page.locator(".long tbody tr").count() < 100


def test_words_by_source_are_drawn_and_stand_in_a_table(page: Page, running: Product, twelve: str) -> None:
    page.goto(f"/collections/{twelve}?show=matrix")
    told = running.get(f"/api/v1/collections/{twelve}/matrix?stop_words=exclude&limit=30").json

    expect(page.locator(".view rect.cell")).to_have_count(len(told["items"]) * 10)
    page.get_by_text("As a table").click()
    rows = page.locator(".equal tbody tr").evaluate_all("rows => rows.map(r => [...r.cells].map(c => c.innerText))")
    assert rows == [[one["word"], *(f"{n:,}" for n in (one["count"], *one["counts"]))] for one in told["items"]]


def test_what_is_typical_of_each_letter_stands_under_its_name(page: Page, running: Product, twelve: str) -> None:
    page.goto(f"/collections/{twelve}?show=tfidf&numbers=false")
    told = running.get(f"/api/v1/collections/{twelve}/tfidf?stop_words=exclude&numbers=false&limit=24&top=8").json

    lists = page.locator(".view ol > li")
    expect(lists).to_have_count(10)
    for i, one in enumerate(told["documents"]):
        expect(lists.nth(i).locator("tbody td.word")).to_have_text([item["word"] for item in one["items"]])
    lists.nth(1).get_by_role("link", name="Letter 2").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Letter 2")


def test_how_evenly_words_are_spread_is_drawn_and_sorted(page: Page, running: Product, twelve: str) -> None:
    page.goto(f"/collections/{twelve}?show=dispersion&numbers=false")
    expect(page.locator(".view tbody tr")).to_have_count(7)
    expect(page.locator(".view a.even circle")).to_have_count(7)
    page.get_by_role("button", name="DPnorm").click()
    expect(page).to_have_url(re.compile(r"even=-dp_norm"))

    told = running.get(f"/api/v1/collections/{twelve}/dispersion?stop_words=exclude&numbers=false&sort=-dp_norm").json[
        "items"
    ]
    cells = page.locator(".view tbody tr td:nth-child(5)")
    expect(cells).to_have_text([f"{one['dp_norm']:.2f}" for one in told])


def test_what_goes_with_a_word_in_all_letters_is_told(page: Page, running: Product, twelve: str) -> None:
    page.goto(f"/collections/{twelve}?show=collocates")
    page.get_by_label("A word or a phrase, in all sources").fill("salt")
    page.keyboard.press("Enter")

    told = running.get(f"/api/v1/collections/{twelve}/collocates?stop_words=exclude&q=salt").json["items"]
    expect(page.locator(".view tbody td.word")).to_have_text([one["word"] for one in told])
    page.locator(".view tbody").get_by_role("link", name="warm").click()
    expect(page).to_have_url(re.compile(r"show=collocates&word=warm$"))


def test_the_letters_are_dealt_anew_where_that_is_asked(page: Page, running: Product, twelve: str) -> None:
    page.goto(f"/collections/{twelve}?show=keyness&source=3&numbers=false")
    page.get_by_label("Deal the texts anew").check()

    expect(page.get_by_text("in all 10 ways to deal them")).to_be_visible()
    query = "stop_words=exclude&numbers=false&source=3&permutations=999&sort=key"
    first = running.get(f"/api/v1/collections/{twelve}/keyness?{query}").json["items"][0]
    expect(page.locator(".view tbody tr").first.locator("td").last).to_have_text(
        f"{first['q_permuted']:.3f}".removeprefix("0")
    )


def test_one_letter_is_held_against_the_rest_and_its_own_words_come_first(page: Page, twelve: str) -> None:
    page.goto(f"/collections/{twelve}?show=keyness")
    page.get_by_label("One source against the rest").select_option("3. Letter 3")

    expect(page).to_have_url(re.compile(r"show=keyness&source=3$"))
    expect(page.locator(".view tbody tr").first).to_contain_text("railway")


def test_chosen_words_are_followed_through_the_letters(page: Page, twelve: str) -> None:
    page.goto(f"/collections/{twelve}?show=trends&trend=salt,oven")

    expect(page.locator("g.trend text")).to_have_text(["salt", "oven"])
    expect(page.locator(".trend circle")).to_have_count(20)


def test_growth_says_whether_more_pages_would_change_the_commonest_words(page: Page, twelve: str) -> None:
    page.goto(f"/collections/{twelve}?show=growth")

    expect(page.locator(".steady")).to_contain_text("commonest words")
    expect(page.locator(".view circle")).to_have_count(10)


SHOWS = ("words", "matrix", "tfidf", "dispersion", "trends", "keyness", "concordance", "collocates", "growth")


@pytest.mark.parametrize("show", SHOWS)
def test_each_view_can_be_taken_away_as_it_is_seen(page: Page, running: Product, twelve: str, show: str) -> None:
    page.goto(f"/collections/{twelve}?show={show}&source=3&word=salt&stop_words=include")
    links = page.locator(".take-away .downloads a")
    expect(links).to_have_count(7)  # five kinds of file, the report and the receipt

    for link in links.all():
        answer = running.get(str(link.get_attribute("href")))
        assert answer.status == 200, answer.body
        assert "attachment" in answer.headers["Content-Disposition"]
        assert answer.body


def test_each_source_leads_to_its_own_page(page: Page, twelve: str) -> None:
    page.goto(f"/collections/{twelve}")
    page.get_by_role("link", name="Letter 4").click()

    expect(page).to_have_url(re.compile(r"/analyses/[a-z2-7]{26}$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Letter 4")


def test_hundreds_of_sources_are_drawn_as_they_come_into_sight_and_can_be_searched(
    page: Page, running: Product
) -> None:
    sources = [{"text": f"Salt and number{i}.", "title": f"Note {i}"} for i in range(1, 241)]
    made = running.request("POST", "/api/v1/collections", {"name": "Notes", "sources": sources}).json["id"]
    until(lambda: running.get(f"/api/v1/collections/{made}").json["done"], within_s=60)
    page.goto(f"/collections/{made}")
    page.locator("details.sources summary").click()
    rows = page.locator(".sources tbody tr")
    expect(rows).to_have_count(100)

    for n in (200, 240):
        page.locator(".frame [role=region]").evaluate("box => { box.scrollTop = box.scrollHeight }")
        expect(rows).to_have_count(n)
    page.get_by_label("Search the sources").fill("note 17")

    expect(rows).to_have_count(11)


def test_what_failed_is_there_after_a_retry(page: Page, running: Product, origin: Origin) -> None:
    origin.serve("/a", letter(1))
    urls = [origin.url("/a"), origin.url("/late")]
    identifier = running.request("POST", "/api/v1/collections", {"name": "Late", "urls": urls}).json["id"]
    page.goto(f"/collections/{identifier}")
    expect(page.locator(".standing .how").first).to_contain_text("1 of 2 counted, 1 failed.")
    origin.serve("/late", letter(2))

    page.get_by_role("button", name="Retry the one that failed").click()

    expect(page.locator(".standing .how").first).to_contain_text("All 2 are counted.")
    expect(page.get_by_role("link", name="Letter 2")).to_be_visible()


def test_it_is_paused_gone_on_with_added_to_and_cancelled(page: Page, running: Product, origin: Origin) -> None:
    origin.serve("/a", letter(1))
    origin.serve("/b", letter(2))
    identifier = running.request("POST", "/api/v1/collections", {"name": "Slow", "urls": [origin.url("/a")]}).json["id"]
    page.goto(f"/collections/{identifier}")
    expect(page.locator(".standing .how").first).to_contain_text("Its one source is counted.")
    page.get_by_role("button", name="Add sources").click()
    page.get_by_label("Addresses to add, one on each line").fill(f"{origin.url('/b')}\n{origin.url('/a')}")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("1 source added, 1 was here already.")).to_be_visible()
    expect(page.locator(".standing .how").first).to_contain_text("All 2 are counted.")

    origin.raw("/mute", b"", hold=True)
    running.request("POST", f"/api/v1/collections/{identifier}/sources", {"urls": [origin.url("/mute")]})
    page.reload()
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Cancel").click()

    expect(page.locator(".standing .how").first).to_contain_text("It was cancelled; what was counted by then is kept.")
    expect(page.get_by_role("button", name="Add sources")).to_have_count(0)
    expect(page.get_by_role("button", name="Delete")).to_be_enabled()


def test_delete_asks_twice_and_leaves_nothing_at_the_address(page: Page, running: Product) -> None:
    sources = [{"text": "Salt and sugar."}]
    identifier = running.request("POST", "/api/v1/collections", {"name": "Brief", "sources": sources}).json["id"]
    page.goto(f"/collections/{identifier}")

    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Delete all of it for good?").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Which words"))
    page.goto(f"/collections/{identifier}")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no collection here")


def test_without_a_script_state_totals_and_sources_are_told(browser: Browser, running: Product, twelve: str) -> None:
    context = browser.new_context(base_url=running.base, java_script_enabled=False)
    bare = context.new_page()
    bare.goto(f"/collections/{twelve}")

    expect(bare).to_have_url(re.compile(r"/collections/\w+/plain$"))
    expect(bare.get_by_text("10 of 12 counted, 2 failed.")).to_be_visible()
    expect(bare.locator("table").first.locator("tbody tr")).to_have_count(12)
    expect(bare.locator("td.word").first).to_have_text("warm")
    bare.get_by_label("Search").fill("harb")
    bare.get_by_role("button", name="Show").click()
    expect(bare.locator("td.word")).to_have_text(["harbour"])
    bare.get_by_role("link", name="Letter 1", exact=True).click()
    expect(bare.get_by_role("heading", name="Letter 1")).to_be_visible()
    context.close()
