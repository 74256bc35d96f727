import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { Gathered, VocabularyGrowth } from "../src/api/types";
import App from "../src/App.svelte";
// what the page loads when it is looked at is here before it is
import "../src/collection/ApartView.svelte";
import "../src/collection/CompanyView.svelte";
import "../src/collection/ContextView.svelte";
import "../src/collection/EvenView.svelte";
import "../src/collection/GrowthView.svelte";
import "../src/collection/MatrixView.svelte";
import "../src/collection/TrendsView.svelte";
import "../src/collection/TypicalView.svelte";
import "../src/collection/WordsView.svelte";
import "../src/pages/Collection.svelte";
import "../src/parts/TakeAway.svelte";
import { layoutEvenness, renderEvenness } from "../src/chart/evenness";
import { layoutTrend, renderTrend } from "../src/chart/trend";
import {
  collectionIdIn,
  gatheredQuery,
  lookingFromQuery,
  queryFromLooking,
  turnedTo,
} from "../src/lib/gathered";
import { go } from "../src/lib/router.svelte";
import { steadySentence } from "../src/lib/steady";
import { answer, collection, json, member } from "./made";

const OF: Gathered["words"]["collection"] = {
  id: "many",
  name: "Tides",
  version: "1",
  done: true,
  language: "en",
  n_documents: 2,
  n_outdated: 0,
};
const DOCUMENTS = [
  { number: 1, name: "Spring", n_tokens: 600, language: "en", dated_at: null },
  { number: 2, name: "Neap", n_tokens: 634, language: "en", dated_at: null },
];
const STEADY: VocabularyGrowth = {
  collection: OF,
  points: [
    { n_documents: 1, number: 1, n_tokens: 600, n_types: 200, n_changed: 0 },
    { n_documents: 2, number: 2, n_tokens: 1234, n_types: 300, n_changed: 4 },
  ],
  steadiness: { n: 50, words: ["tide", "moon"], last_change: 2, n_changed: 4, next_change: 2.4 },
  heaps: 0.6,
  new_types: 80,
  stop_list: null,
};

const VIEWS: Gathered = {
  words: {
    collection: OF,
    n_documents: 2,
    n_tokens: 1234,
    n_types: 300,
    n_hapaxes: 200,
    total: 2,
    stop_list: null,
    dispersion: true,
    items: [
      { rank: 1, word: "tide", count: 30, per_million: 24_311, n_documents: 2, dp_norm: 0.21 },
      { rank: 2, word: "moon", count: 9, per_million: 7_293, n_documents: 1, dp_norm: 1 },
    ],
  },
  vocabulary: {
    collection: OF,
    n_documents: 2,
    n_tokens: 1234,
    n_types: 300,
    n_hapaxes: 200,
    total: 2,
    language: "en",
    stop_list: null,
    words: ["tide", "moon"],
    counts: [30, 9],
    in_documents: [2, 1],
    dp_norm: [0.21, 1],
    keys: {},
    alphabetical: [1, 0],
  },
  dispersion: {
    collection: OF,
    n_documents: 2,
    n_tokens: 1234,
    total: 2,
    stop_list: null,
    items: [
      {
        rank: 1,
        word: "tide",
        count: 30,
        n_documents: 2,
        share_of_documents: 1,
        dp: 0.1,
        dp_norm: 0.21,
        juilland_d: 0.8,
        carroll_d2: 0.9,
        idf: 0,
      },
      {
        rank: 2,
        word: "moon",
        count: 9,
        n_documents: 1,
        share_of_documents: 0.5,
        dp: 0.51,
        dp_norm: 1,
        juilland_d: 0,
        carroll_d2: 0,
        idf: 0.301,
      },
    ],
  },
  tfidf: {
    collection: OF,
    variant: "share",
    n_documents: 2,
    stop_list: null,
    documents: [
      {
        number: 1,
        name: "Spring",
        n_tokens: 600,
        total: 1,
        items: [{ rank: 1, word: "moon", count: 9, n_documents: 1, weight: 0.0045 }],
      },
      { number: 2, name: "Neap", n_tokens: 634, total: 0, items: [] },
    ],
  },
  collocates: {
    collection: OF,
    n_documents_read: 2,
    complete: true,
    n_tokens: 1234,
    n_nodes: 30,
    n_near: 200,
    measure: "log_dice",
    total: 1,
    stop_list: null,
    items: [
      {
        rank: 1,
        word: "moon",
        count: 5,
        total: 9,
        expected: 1.5,
        scores: { log_dice: 11.4 } as Gathered["collocates"]["items"][number]["scores"],
      },
    ],
  },
  citation: { text: "“Tides”, counted by wordcounts.", bibtex: "@misc{tides}" },
  matrix: {
    collection: OF,
    documents: DOCUMENTS,
    n_tokens: 1234,
    total: 1,
    stop_list: null,
    items: [{ rank: 1, word: "tide", count: 30, n_documents: 2, counts: [21, 9] }],
  },
  trends: {
    collection: OF,
    by: "number",
    n_undated: 0,
    stop_list: null,
    parts: [
      { first: 1, last: 1, name: "Spring", n_documents: 1, n_tokens: 600, dated_at: null },
      { first: 2, last: 2, name: "Neap", n_documents: 1, n_tokens: 634, dated_at: null },
    ],
    items: [
      { word: "tide", count: 30, n_documents: 2, counts: [21, 9], per_million: [35000, 14196], tau: -1 },
    ],
  },
  keyness: {
    collection: OF,
    target_n_tokens: 600,
    reference_n_tokens: 634,
    target_n_documents: 1,
    reference_n_documents: 1,
    n_key: { target: 1, reference: 0 },
    total: 1,
    permutations: null,
    stop_list: null,
    items: [
      {
        rank: 1,
        word: "tide",
        target_count: 21,
        reference_count: 9,
        target_documents: 1,
        reference_documents: 1,
        g2: 5.4,
        log_ratio: 1.3,
        g2_four_term: 5.4,
        p: 0.02,
        q: 0.02,
        log_ratio_low: 0.2,
        log_ratio_high: 2.4,
        percent_difference: 146,
        one_document: true,
        p_permuted: null,
        q_permuted: null,
      },
    ],
  },
  concordance: {
    collection: OF,
    n_tokens: 1234,
    n_documents_with: 2,
    n_documents_read: 2,
    complete: true,
    total: 1,
    lines: [
      {
        number: 2,
        name: "Neap",
        url: "https://example.org/2",
        token: 7,
        left: "before the ",
        node: "tide",
        right: " came in",
        sentence: "It was before the tide came in.",
        direction: "ltr",
        fragment: ":~:text=tide",
      } as Gathered["concordance"]["lines"][number],
    ],
  },
  alike: { collection: OF, n_documents: 2, threshold: 0.9, items: [] },
  growth: STEADY,
};

beforeEach(() => go("/", "replace"));

/** The page of a collection of two sources, with an answer for each view. */
function open(query: string, views: Partial<Gathered> = {}): string[] {
  const items = [member(1, { title: "Spring" }), member(2, { title: "Neap" })];
  const asked = answer((_, address) => {
    const view = /\/collections\/many\/(\w+)/.exec(address)?.[1];
    if (view === "sources") return json({ items, next_cursor: null });
    if (view) return json({ ...VIEWS, ...views }[view as keyof Gathered]);
    return json(address.includes("/collections/many") ? collection() : { items: [], next_cursor: null });
  });
  go(`/collections/many${query}`);
  render(App);
  return asked;
}

test("what is looked at is in the address, and what is usual is not", () => {
  expect(queryFromLooking(lookingFromQuery(""))).toBe("");
  const query = "?stop_words=include&show=keyness&source=3&which=sure";
  expect(queryFromLooking(lookingFromQuery(query))).toBe(query);
  expect(queryFromLooking(lookingFromQuery("?show=nothing&source=-1&which=x&line=z"))).toBe("");
});

test("another view begins at its own first page, without the search of the one before", () => {
  const next = turnedTo(lookingFromQuery("?q=ti*&sort=word&offset=100&fold=false&line=20"), "matrix");
  expect(queryFromLooking(next)).toBe("?fold=false&show=matrix");
});

test("a file holds all rows of what is seen", () => {
  const looking = lookingFromQuery("?show=concordance&word=tide&order=left1&line=20");
  expect(gatheredQuery(looking)).toContain("limit=20&offset=20");
  expect(gatheredQuery(looking, "all")).not.toMatch(/limit|offset/);
  expect(gatheredQuery(lookingFromQuery("?show=keyness"))).toBe("");
  expect(gatheredQuery(lookingFromQuery("?show=keyness&source=2&which=sure"))).toMatch(
    /source=2.*max_q=0.05/,
  );
});

test("the id of a collection is found in a link to it", () => {
  const id = "abcdefghijklmnopqrstuvwxyz".replace(/[01]/g, "a");
  expect(collectionIdIn(` https://counts.example/collections/${id}?show=growth `)).toBe(id);
  expect(collectionIdIn(id)).toBe(id);
  expect(collectionIdIn("https://example.org")).toBe("");
});

test.each([
  [{}, "Source No. 2 was the last to change which the 2 commonest words are. 4 words came among them"],
  [{ n_changed: 0 }, "more pages would hardly change them"],
  [{ last_change: null }, "No source has changed which the 2 commonest words are since the first."],
])("whether more pages would change the commonest words is told: %o", (some, sentence) => {
  expect(steadySentence({ ...STEADY, steadiness: { ...STEADY.steadiness, ...some } })).toContain(sentence);
});

test("one page cannot tell whether another would change the commonest words", () => {
  expect(steadySentence({ ...STEADY, points: STEADY.points.slice(0, 1) })).toMatch(/one page cannot tell/);
});

test("the words of all sources stand with the number of texts that have them, and lead to their sentences", async () => {
  open("");
  const table = (await screen.findByRole("heading", { name: /All words/ })).closest("section");
  const word = await within(table as HTMLElement).findByText("tide");
  const row = word.closest("tr");
  expect([...(row?.cells ?? [])].map((cell) => cell.textContent)).toEqual([
    "1",
    "tide",
    "30",
    "2.43",
    "2",
    "0.21",
  ]);
  expect(within(table as HTMLElement).getByRole("link", { name: "tide" })).toHaveAttribute(
    "href",
    "/collections/many?show=concordance&word=tide",
  );
  expect(await screen.findByRole("link", { name: "CSV" })).toHaveAttribute(
    "href",
    expect.stringMatching(/\/collections\/many\/words\.csv\?/),
  );
});

test("once all is counted, every search is answered without a question", async () => {
  const asked = open("");
  await waitFor(() => expect(asked.filter((one) => one.includes("/vocabulary"))).toHaveLength(3));
  const n = asked.length;
  await userEvent.type(screen.getByLabelText("Search the words"), "mo");
  expect(await screen.findByText("1 word in this view")).toBeVisible();
  await waitFor(() => expect(location.search).toBe("?q=mo"));
  await userEvent.click(screen.getByRole("radio", { name: "shown" }));
  expect(location.search).toBe("?stop_words=include&q=mo");
  expect(asked).toHaveLength(n);
});

test("what is typical of each source stands under its name, by a variant that is named", async () => {
  const asked = open("?show=tfidf");
  const table = await screen.findByRole("table", { name: "Typical of Spring" });
  expect(within(table).getByRole("link", { name: "moon" })).toHaveAttribute(
    "href",
    "/collections/many?show=concordance&word=moon",
  );
  expect(within(table).getByText("0.0045")).toBeVisible();
  expect(
    screen.getByText(/its share of the source’s words, times log₁₀ of D\/df; D are the 2 texts/),
  ).toBeVisible();
  expect(screen.getByText("No word fits this view.")).toBeVisible();
  await userEvent.click(screen.getByRole("radio", { name: /scikit-learn/ }));
  expect(location.search).toBe("?show=tfidf&variant=smooth");
  await waitFor(() => expect(asked.some((one) => /tfidf\?.*variant=smooth/.test(one))).toBe(true));
});

test("how evenly words are spread is drawn, and told with every measure", async () => {
  const asked = open("?show=dispersion");
  const table = await screen.findByRole("region", { name: "words over the texts" });
  const row = within(table).getByText("moon").closest("tr");
  expect([...(row?.cells ?? [])].map((cell) => cell.textContent)).toEqual([
    ...["moon", "9", "1", "50", "1.00", "0.51", "0.00", "0.00", "0.30"],
  ]);
  await userEvent.click(screen.getByRole("button", { name: "DPnorm" }));
  expect(location.search).toBe("?show=dispersion&even=-dp_norm");
  expect(screen.getByRole("columnheader", { name: "DPnorm" })).toHaveAttribute("aria-sort", "descending");
  await waitFor(() => expect(asked.some((one) => one.includes("sort=-dp_norm"))).toBe(true));
});

test("of one text nothing is spread", async () => {
  open("?show=dispersion", { dispersion: { ...VIEWS.dispersion, n_documents: 1 } });
  expect(await screen.findByText("There is one text: nothing is spread over it.")).toBeVisible();
});

test("what goes with a word in all sources leads on to what goes with that", async () => {
  open("?show=collocates&word=tide");
  const table = within(await screen.findByRole("region", { name: "Words that go with tide" }));
  expect(table.getByRole("link", { name: "moon" })).toHaveAttribute(
    "href",
    "/collections/many?show=collocates&word=moon",
  );
  expect(screen.getByText(/near 30 occurrences in 2 texts\./)).toBeVisible();
  await userEvent.selectOptions(screen.getByLabelText("Ranked by"), "t_score");
  expect(location.search).toBe("?show=collocates&word=tide&measure=t_score");
});

test("what was read of a collection that is too long for one question is told", async () => {
  open("?show=collocates&word=tide", {
    collocates: { ...VIEWS.collocates, complete: false, n_documents_read: 1 },
  });
  expect(await screen.findByText(/in 1 text of 2, an even choice among them/)).toBeVisible();
});

test("texts are dealt anew where that is asked, and what came of it is told", async () => {
  const items = VIEWS.keyness.items.map((one) => ({ ...one, p_permuted: 0.004, q_permuted: 0.02 }));
  const permutations = { n: 999, exact: false, seed: 1, n_tested: 1 };
  const asked = open("?show=keyness&source=1", { keyness: { ...VIEWS.keyness, items, permutations } });
  await userEvent.click(await screen.findByRole("checkbox", { name: "Deal the texts anew, 999 times" }));
  expect(location.search).toBe("?show=keyness&source=1&dealt=true");
  await waitFor(() => expect(asked.some((one) => one.includes("permutations=999"))).toBe(true));
  expect(screen.getByText(/in 999 random deals; of the 1 commonest word\./)).toBeVisible();
  const table = within(screen.getByRole("region", { name: "Words that set apart" }));
  expect(table.getByText(".004")).toBeVisible();
  await userEvent.click(screen.getByRole("radio", { name: /not for one text’s sake/ }));
  await waitFor(() => expect(asked.some((one) => /max_q=0.05&one_document=false/.test(one))).toBe(true));
});

test("all that is kept of one is kept of a collection", async () => {
  const asked = open("?stop_words=include&q=ti");
  expect(await screen.findByRole("link", { name: "Report" })).toHaveAttribute(
    "href",
    expect.stringMatching(/\/collections\/many\/report\.html\?.*stop_words=include.*q=ti/),
  );
  expect(screen.getByRole("link", { name: "Receipt" })).toHaveAttribute(
    "href",
    expect.stringMatching(/\/collections\/many\/receipt\?/),
  );
  await userEvent.click(screen.getByText("Cite it"));
  expect(await screen.findByDisplayValue(/“Tides”, counted/)).toBeVisible();
  expect(asked.filter((one) => one.includes("/citation"))).toHaveLength(1);
  await userEvent.click(screen.getByText("Show it on a page of yours"));
  expect(screen.getByLabelText("HTML")).toHaveDisplayValue(/\/embed\/collections\/many\?.*Words of Tides/);
});

test("words by sources have the same figures as a table", async () => {
  open("?show=matrix");
  const table = await screen.findByRole("table", { name: "1 word by 2 sources", hidden: true });
  const cells = within(table).getAllByRole("cell", { hidden: true });
  expect(cells.map((cell) => cell.textContent)).toEqual(["tide", "30", "21", "9"]);
  expect(within(table).getByText("2 Neap")).toBeInTheDocument();
});

test("other words are followed, and stand in the address", async () => {
  const asked = open("?show=trends");
  const field = await screen.findByLabelText(/Words to follow/);
  await waitFor(() => expect(field).toHaveValue("tide"));
  await userEvent.clear(field);
  await userEvent.type(field, "moon, tide{Enter}");
  await userEvent.tab();
  expect(location.search).toBe("?show=trends&trend=moon%2Ctide");
  await waitFor(() => expect(asked.some((one) => one.includes("words=moon%2Ctide"))).toBe(true));
});

test("a source is chosen, and held against the rest", async () => {
  open("?show=keyness");
  await userEvent.selectOptions(await screen.findByLabelText("One source against the rest"), "1. Spring");
  expect(location.search).toBe("?show=keyness&source=1");
  expect(await screen.findByRole("heading", { name: "What sets Spring apart from the rest" })).toBeVisible();
  const table = within(screen.getByRole("region", { name: "Words that set apart" }));
  expect(table.getByText("one text")).toBeVisible();
  expect(table.getByText("+0.2 to +2.4")).toBeVisible();
});

test("each line in context names its source and leads to it, opened at the word", async () => {
  open("?show=concordance&word=tide");
  expect(await screen.findByText("1 occurrence. Open one for its whole sentence.")).toBeVisible();
  expect(screen.getByRole("link", { name: "Neap, occurrence 1" })).toHaveAttribute(
    "href",
    "/analyses/analysis2?word=tide",
  );
  expect(screen.getByRole("link", { name: /on the page/ })).toHaveAttribute(
    "href",
    "https://example.org/2#:~:text=tide",
  );
});

test("what was read of a collection that is too long is told", async () => {
  open("?show=concordance&word=tide", {
    concordance: { ...VIEWS.concordance, complete: false, n_documents_with: 90, n_documents_read: 40 },
  });
  expect(await screen.findByText(/in the first 40 texts of 90 that may have it/)).toBeVisible();
});

test("a source that says nearly the same as an earlier one is marked", async () => {
  const found = { number: 2, name: "Neap", near: 1, near_name: "Spring", share: 0.9649 };
  open("", { alike: { collection: OF, n_documents: 2, threshold: 0.9, items: [found] } });

  expect(await screen.findByText(/Nearly the same as No. 1: 96.4 % of their\s+words./)).toBeTruthy();
});

test("growth says when it is time to stop", async () => {
  open("?show=growth");
  expect(await screen.findByText(/at that pace 2 more pages would bring the next one/)).toBeVisible();
  expect(screen.getByText(/bring about 80 words that are not here yet/)).toBeVisible();
});

test("a collection that grows is asked for again after the answer, not instead of it", async () => {
  let version = 0;
  let give: ((answer: Response) => void)[] = [];
  const asked: string[] = [];
  vi.stubGlobal("fetch", (address: string) => {
    if (address.includes("/collections/many/words")) {
      asked.push(address);
      return new Promise<Response>((resolve) => (give = [...give, resolve]));
    }
    if (address.includes("/sources")) return Promise.resolve(json({ items: [], next_cursor: null }));
    return Promise.resolve(json(collection({ done: version > 2, version: String(version++) })));
  });
  go("/collections/many");
  render(App);
  await waitFor(() => expect(asked).toHaveLength(1));
  await waitFor(() => expect(version).toBeGreaterThan(3));
  expect(asked).toHaveLength(1);
  give[0]?.(json(VIEWS.words));
  expect(await screen.findByText("2 words in this view")).toBeVisible();
  await waitFor(() => expect(asked).toHaveLength(2));
  give[1]?.(json({ ...VIEWS.words, total: 3 }));
  expect(await screen.findByText("3 words in this view")).toBeVisible();
});

test("nothing counted has no words to show", async () => {
  answer((_, address) =>
    json(
      address.includes("/sources")
        ? { items: [], next_cursor: null }
        : collection({ totals: { n_tokens: 0, n_documents: 0 } }),
    ),
  );
  go("/collections/many");
  render(App);
  expect(await screen.findByText("Nothing was counted, so there are no words to show.")).toBeVisible();
  expect(screen.queryByRole("navigation", { name: "What is shown" })).toBeNull();
});

test("the picture of how evenly words are spread", () => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.append(document.createElementNS(svg.namespaceURI, "g"));
  svg.firstElementChild?.setAttribute("class", "rows");
  const words = ["tide", "moon", "sun"].map((word, i) => ({
    word,
    count: [30, 9, 1][i] ?? 0,
    nDocuments: 2,
    uneven: [0.21, 1, 0.98][i] ?? 0,
  }));
  const chart = layoutEvenness(words, 400, (text) => text.length * 8);
  renderEvenness(svg as SVGSVGElement, chart, (word) => `?word=${word}`);
  expect(svg).toMatchSnapshot();
  // the rarest, at the left edge, has room for its name; two on one place have not
  const twice = layoutEvenness([...words, { ...words[1], word: "star" } as (typeof words)[0]], 400, () => 40);
  expect(twice.dots.map(({ label }) => label)).toEqual(["tide", "moon", "sun", ""]);
  expect(twice.dots.map(({ before }) => before)).toEqual([true, false, false, false]);
});

test("the picture of a trend through sources", () => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.append(document.createElementNS(svg.namespaceURI, "g"));
  svg.firstElementChild?.setAttribute("class", "rows");
  const lines = VIEWS.trends.items.map(({ word, per_million }) => ({ word, perMillion: per_million }));
  const axes = { x: "sources in their order", y: "per million words" };
  renderTrend(
    svg as SVGSVGElement,
    layoutTrend(lines, ["1", "2"], 400, (text) => text.length * 8, axes),
  );
  expect(svg).toMatchSnapshot();
});
