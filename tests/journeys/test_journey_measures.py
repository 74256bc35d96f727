"""Every figure of a text says what it is: by its term from the API, and by what made it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from parts.product import Product


def test_a_total_explains_itself_from_the_keyboard(page: Page, bakery: str) -> None:
    page.goto(f"/analyses/{bakery}")
    total = page.locator(".totals details").nth(2)
    total.locator("summary").press("Enter")

    expect(total).to_contain_text("The words that occur a single time (hapax legomena).")
    expect(total).to_contain_text("Counted in the main text, cut into words by icu")
    expect(total.get_by_role("link", name="Receipt")).to_have_attribute(
        "href", f"/api/v1/analyses/{bakery}/receipt?fold=true&accents=keep&elisions=ignore&compounds=join&lemmas=none"
    )


def test_the_recipe_is_that_of_the_text_on_show(page: Page, bakery: str) -> None:
    page.goto(f"/analyses/{bakery}?extraction=page")
    total = page.locator(".totals details").first
    total.locator("summary").click()

    expect(total).to_contain_text("Counted in the whole page")


def test_measures_are_the_api_s_each_with_its_definition(page: Page, bakery: str, running: Product) -> None:
    page.goto(f"/analyses/{bakery}?show=measures")
    told = running.get(f"/api/v1/analyses/{bakery}/measures").json
    terms = {term["name"]: term for term in running.get("/api/v1/measures").json["items"]}

    for name, value in (("mtld", f"{told['mtld']:.1f}"), ("mattr", f"{told['mattr']:.3f}"), ("n_sentences", "44")):
        row = page.locator("details", has=page.get_by_text(terms[name]["label"], exact=True))
        expect(row.locator(".value")).to_have_text(value)
        row.locator("summary").press("Enter")
        expect(row.locator("p")).to_contain_text(terms[name]["definition"])
    expect(page.get_by_text("Flesch’s reading ease")).to_be_visible()
    expect(page.get_by_text("Gulpease")).to_have_count(0)


def test_a_language_without_a_formula_says_so(page: Page, running: Product) -> None:
    made = running.submit(text="これは本です。それは紙です。", language="ja")
    running.ended(made)
    page.goto(f"/analyses/{made}?show=measures")

    expect(page.get_by_text("There is no formula for Japanese")).to_be_visible()
