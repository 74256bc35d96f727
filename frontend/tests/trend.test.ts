import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, expect, test } from "vitest";
import type { History } from "../src/api/types";
import App from "../src/App.svelte";
import { layoutTrend, renderTrend } from "../src/chart/trend";
import { go } from "../src/lib/router.svelte";
import { followed, trendFromQuery, trendParameters } from "../src/lib/trend";
import { answer, finished, json, words } from "./made";

const measure = (text: string): number => text.length * 8;
const LINES = [
  { word: "oven", perMillion: [0, 500, 1000] },
  { word: "<b>", perMillion: [1000, 990, 980] },
];

test("each count is one step, and a line ends at its name", () => {
  const { lines, x, labelX } = layoutTrend(LINES, ["1", "2", "3"], 400, measure);
  const [oven] = lines;
  const [first, second, third] = oven?.points ?? [];
  expect((second?.x ?? 0) - (first?.x ?? 0)).toBeCloseTo((third?.x ?? 0) - (second?.x ?? 0), 1);
  expect(x.ticks.map(({ label }) => label)).toEqual(["1", "2", "3"]);
  expect(labelX).toBeGreaterThan(third?.x ?? 0);
  expect(third?.y).toBeLessThan(first?.y ?? 0);
});

test("names of lines that end at one height stand apart", () => {
  const all = Array.from({ length: 10 }, (_, i) => ({ word: `word${i}`, perMillion: [i, 0] }));
  const { lines, height } = layoutTrend(all, ["1", "2"], 400, measure);
  const heights = lines.map(({ labelY }) => labelY).sort((a, b) => a - b);
  heights.slice(1).forEach((y, i) => expect(y - (heights[i] ?? 0)).toBeGreaterThanOrEqual(18));
  expect(heights.at(-1)).toBeLessThanOrEqual(height);
});

test("names of counts that would run into each other are left out", () => {
  const names = Array.from({ length: 50 }, (_, i) => String(i + 1));
  const lines = [{ word: "a", perMillion: names.map(() => 1) }];
  const { x } = layoutTrend(lines, names, 360, measure);
  expect(x.ticks.length).toBeLessThan(20);
});

test("words that never occur lie on the floor", () => {
  const { lines } = layoutTrend([{ word: "a", perMillion: [0, 0] }], ["1", "2"], 400, measure);
  expect(lines[0]?.points.every(({ y }) => Number.isFinite(y))).toBe(true);
});

test("the trend is as it was, and words are text in it", () => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.innerHTML = '<g class="rows"></g>';
  renderTrend(svg, layoutTrend(LINES, ["1", "2", "3"], 400, measure));
  expect(svg.querySelector("b")).toBeNull();
  expect(svg.outerHTML.replaceAll("><", ">\n<")).toMatchSnapshot();
});

test("words to follow are parted by commas, each once, ten at most", () => {
  expect(followed(" oven, bread,, oven ,")).toEqual(["oven", "bread"]);
  expect(followed("a,b,c,d,e,f,g,h,i,j,k")).toHaveLength(10);
  expect(trendFromQuery("?trend=oven%2Cbread")).toEqual(["oven", "bread"]);
  expect(trendParameters([])).toEqual([]);
});

function past(id: string, changed: boolean, counts: number[]): History["items"][number] {
  return {
    id,
    created_at: "2026-01-02T03:04:05Z",
    fetched_at: "2026-01-02T03:04:05Z",
    title: "A page",
    sha256: "",
    changed,
    n_tokens: 1000,
    n_types: 400,
    words: counts.map((count) => ({ count, per_million: count * 1000 })),
  };
}

function serve(items: (words: string[]) => History["items"]): string[] {
  return answer((_, address) => {
    const url = new URL(address, "https://example.org");
    const asked = (url.searchParams.get("words") ?? "").split(",").filter(Boolean);
    if (url.pathname.endsWith("/history")) return json({ url: "x", words: asked, items: items(asked) });
    return json(url.pathname.endsWith("/words") ? words(5) : finished);
  });
}

// parts that the page imports when it needs them: compiling them is no part of what a test waits for
beforeAll(() => Promise.all([import("../src/parts/History.svelte"), import("../src/parts/TakeAway.svelte")]));

beforeEach(() => go("/analyses/abc", "replace"));

test("an address that was counted once has no history", async () => {
  const asked = serve((named) => [
    past(
      "abc",
      true,
      named.map(() => 1),
    ),
  ]);
  render(App);
  await screen.findByRole("heading", { name: "Take it away" });
  await expect.poll(() => asked.some((one) => one.includes("/history"))).toBe(true);
  expect(screen.queryByRole("heading", { name: "Earlier and later" })).toBeNull();
});

test("each count of an address has its row, and any two are compared", async () => {
  serve((named) => [
    past(
      "first",
      true,
      named.map(() => 1),
    ),
    past(
      "abc",
      true,
      named.map(() => 2),
    ),
    past(
      "last",
      false,
      named.map(() => 3),
    ),
  ]);
  go("/analyses/abc?trend=oven", "replace");
  render(App);
  const section = within(await screen.findByRole("region", { name: "Earlier and later" }));
  const rows = section.getAllByRole("row").slice(1);
  expect(rows.map((row) => within(row).getAllByRole("cell").at(-1)?.textContent)).toEqual(["1", "2", "3"]);
  expect(rows[1]).toHaveTextContent("this one");
  expect(rows[2]).toHaveTextContent("unchanged");
  const compare = section.getByRole("link", { name: "What rose and fell" });
  expect(compare).toHaveAttribute("href", "/compare?target=abc&reference=first");
  await userEvent.selectOptions(section.getByLabelText(/^to/), "last");
  expect(compare).toHaveAttribute("href", "/compare?target=last&reference=first");
});

test("other words are followed by the address", async () => {
  const asked = serve((named) => [
    past(
      "abc",
      true,
      named.map(() => 1),
    ),
    past(
      "b",
      true,
      named.map(() => 2),
    ),
  ]);
  render(App);
  const field = await screen.findByLabelText(/Words to follow/);
  expect(field).toHaveValue("word0, word1, word2");
  await userEvent.clear(field);
  await userEvent.type(field, "oven, tide{Enter}");
  await userEvent.tab();
  expect(location.search).toBe("?trend=oven%2Ctide");
  await expect.poll(() => asked.some((one) => one.includes("words=oven%2Ctide"))).toBe(true);
});
