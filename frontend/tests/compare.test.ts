import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import type { Analysis, Comparison, KeyWord } from "../src/api/types";
import App from "../src/App.svelte";
import { go } from "../src/lib/router.svelte";
import { analysis, answer, finished, json } from "./made";

const [ID, OTHER] = ["5kkkz6aisznsr3m4cdbw5soe4m", "ccwocsgxhh4tf4rakm4bkwksuq"];

function keyword(word: string, target: number, reference: number, more: Partial<KeyWord> = {}): KeyWord {
  const sign = target >= reference ? 1 : -1;
  return {
    word,
    target_count: target,
    reference_count: reference,
    g2: 12.3 * sign,
    g2_four_term: 12.4 * sign,
    p: 0.0004,
    q: 0.012,
    log_ratio: 3 * sign,
    log_ratio_low: sign > 0 ? 1 : -5,
    log_ratio_high: sign > 0 ? 5 : -1,
    percent_difference: reference ? 700 : null,
    one_place: false,
    ...more,
  };
}

function comparison(items: KeyWord[], more: Partial<Comparison> = {}): Comparison {
  return {
    target_n_tokens: 1234,
    reference_n_tokens: 2000,
    n_key: {
      target: items.filter(({ g2 }) => g2 > 0).length,
      reference: items.filter(({ g2 }) => g2 < 0).length,
    },
    pairs: items.map(({ word, target_count, reference_count, g2, q }) => ({
      target_count,
      reference_count,
      g2,
      q,
      n_types: 1,
      words: [word],
    })),
    total: items.length,
    items,
    ...more,
  };
}

const ITEMS = [keyword("oven", 20, 2), keyword("tide", 0, 30, { one_place: true })];

/** Both sides by id, and what a comparison of them says. */
function serve(sides: Record<string, Analysis>, found: Comparison | (() => Response)): string[] {
  return answer((_, address) => {
    const path = address.split("?")[0] ?? "";
    if (path.endsWith("/compare")) return typeof found === "function" ? found() : json(found);
    const side = sides[path.split("/").pop() ?? ""];
    if (side) return json(side);
    if (path.endsWith("/analyses"))
      return json({
        items: [
          { ...finished, id: OTHER },
          { ...finished, id: ID },
        ],
      });
    return json({ code: "unknown_analysis", detail: "There is no analysis with this id." }, 404);
  });
}

const BOTH = { [ID]: { ...finished, id: ID }, [OTHER]: { ...finished, id: OTHER } };

beforeEach(() => go(`/compare?target=${ID}&reference=${OTHER}`, "replace"));

test("each word has its figures, and each count leads to its sentences", async () => {
  serve(BOTH, comparison(ITEMS));
  render(App);
  const table = within(await screen.findByRole("region", { name: "Word by word" }));
  const row = within(await table.findByRole("row", { name: /oven/ }));
  expect(row.getAllByRole("cell").map((cell) => cell.textContent?.replace(/\s+/g, " ").trim())).toEqual([
    "oven",
    "20",
    "2",
    "12.3",
    ".012",
    "+3.0 +1.0 to +5.0",
    "",
    "+700",
  ]);
  expect(row.getByRole("link", { name: "2" })).toHaveAttribute("href", `/analyses/${OTHER}?word=oven`);
  const tide = within(table.getByRole("row", { name: /tide/ }));
  expect(tide.getByText("one place")).toBeVisible();
  expect(tide.getByRole("link", { name: "tide" })).toHaveAttribute("href", `/analyses/${OTHER}?word=tide`);
  expect(screen.getByText("1 word", { selector: ".A" })).toBeVisible();
});

test("sides are swapped by the address", async () => {
  const asked = serve(BOTH, comparison(ITEMS));
  render(App);
  await userEvent.click(await screen.findByRole("link", { name: "Swap sides" }));
  expect(location.search).toBe(`?target=${OTHER}&reference=${ID}`);
  await waitFor(() =>
    expect(asked.some((one) => one.includes(`compare?`) && one.includes(`target=${OTHER}`))).toBe(true),
  );
});

test("columns sort, and which words are shown is chosen", async () => {
  const asked = serve(BOTH, comparison(ITEMS));
  render(App);
  await userEvent.click(await screen.findByRole("button", { name: "Log ratio" }));
  expect(location.search).toContain("sort=log_ratio");
  await userEvent.click(screen.getByRole("button", { name: "Log ratio" }));
  expect(location.search).toContain("sort=-log_ratio");
  await userEvent.click(screen.getByRole("radio", { name: "only in B" }));
  expect(location.search).toContain("which=reference");
  await waitFor(() => expect(asked.at(-1)).toContain("only=reference"));
});

test("short texts that nothing sets apart are told of, and what only one has is shown", async () => {
  const found = comparison([keyword("sea", 2, 0, { q: 1 })], {
    target_n_tokens: 6,
    reference_n_tokens: 5,
    n_key: { target: 0, reference: 0 },
  });
  serve(BOTH, found);
  render(App);
  expect(await screen.findByText(/No word is surely commoner/)).toHaveTextContent(
    /With so few words it says little/,
  );
  const only = within(screen.getByRole("region", { name: "Only in A" }));
  expect(await only.findByRole("link", { name: "sea" })).toBeVisible();
});

test.each([
  ["de-AT", /A is in English and B in German/],
  ["en-GB", null],
  ["", null],
])("two texts, one in English and one in %j: said where that sets them apart", async (language, said) => {
  const other = { ...finished, id: OTHER, document: finished.document && { ...finished.document, language } };
  serve({ ...BOTH, [OTHER]: other }, comparison(ITEMS));
  render(App);
  await screen.findByText(/surely commoner/);
  if (said) expect(screen.getByText(said)).toBeVisible();
  else expect(screen.queryByText(/is the language/)).toBeNull();
});

test("a text without words is told of", async () => {
  serve(BOTH, comparison([], { reference_n_tokens: 0 }));
  render(App);
  expect(await screen.findByText(/There are no words in B/)).toBeVisible();
});

test("the same analysis twice is not compared", async () => {
  const asked = serve(BOTH, comparison(ITEMS));
  go(`/compare?target=${ID}&reference=${ID}`, "replace");
  render(App);
  expect(await screen.findByText(/one and the same analysis/)).toBeVisible();
  expect(asked.filter((one) => one.includes("/compare?"))).toEqual([]);
});

test("an unknown side says so, and a failed one why", async () => {
  const error = { code: "http_error", message: "The site answered 404.", permanent: true };
  const asked = serve({ [OTHER]: analysis({ id: OTHER, state: "failed", error }) }, comparison(ITEMS));
  render(App);
  expect(await screen.findByRole("heading", { name: "There is no analysis here" })).toBeVisible();
  expect(await screen.findByText("The site answered 404.")).toBeVisible();
  expect(screen.getAllByRole("link", { name: "Choose another" })).toHaveLength(2);
  expect(asked.filter((one) => one.includes("/compare?"))).toEqual([]);
});

test("what is still being counted is waited for", async () => {
  const sides: Record<string, Analysis> = {
    ...BOTH,
    [OTHER]: analysis({ id: OTHER, state: "running", stage: "fetching" }),
  };
  serve(sides, comparison(ITEMS));
  render(App);
  expect(await screen.findByText(/Fetching the page/)).toBeVisible();
  sides[OTHER] = { ...finished, id: OTHER };
  const table = await screen.findByRole("region", { name: "Word by word" }, { timeout: 3000 });
  expect(within(table).getByRole("row", { name: /oven/ })).toBeVisible();
});

test("a side is chosen among one's own, or by a link", async () => {
  serve(BOTH, comparison(ITEMS));
  go(`/compare?target=${ID}`, "replace");
  render(App);
  const side = within(await screen.findByRole("region", { name: /^B/ }));
  expect(
    (await side.findAllByRole("link", { name: "A page" })).map((one) => one.getAttribute("href")),
  ).toEqual([`/compare?target=${ID}&reference=${OTHER}`]);
  const field = side.getByLabelText("Link or id of an analysis");
  await userEvent.type(field, "https://example.org{Enter}");
  expect(side.getByText(/no link to an analysis/)).toBeVisible();
  await userEvent.clear(field);
  await userEvent.type(field, `https://words.example.org/analyses/${OTHER}?q=a{Enter}`);
  expect(location.search).toBe(`?target=${ID}&reference=${OTHER}`);
});

test("a search that cannot be made says so at its box", async () => {
  serve(BOTH, () => json({ code: "invalid_option", detail: "No such expression.", parameter: "q" }, 422));
  go(`/compare?target=${ID}&reference=${OTHER}&q=/(/`, "replace");
  render(App);
  expect(await screen.findByText("No such expression.")).toBeVisible();
  expect(screen.getByLabelText("Search the words")).toBeInvalid();
});
