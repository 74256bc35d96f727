import { expect, test } from "vitest";
import { layoutInterval, reach } from "../src/chart/interval";
import { layoutScatter, renderScatter, type Scattered } from "../src/chart/scatter";
import {
  altered,
  comparePath,
  comparisonQuery,
  contrastAddress,
  contrastFromQuery,
  idIn,
  onlyQuery,
  swapped,
} from "../src/lib/contrast";
import { viewFromQuery } from "../src/lib/view";

const ID = "5kkkz6aisznsr3m4cdbw5soe4m";
const OTHER = "ccwocsgxhh4tf4rakm4bkwksuq";

function pair(target: number, reference: number, g2: number, q: number, words: string[], n = words.length) {
  return { target_count: target, reference_count: reference, g2, q, n_types: n, words };
}

const FOUND: Scattered = {
  target_n_tokens: 1000,
  reference_n_tokens: 2000,
  pairs: [
    pair(20, 2, 30, 0.001, ["oven"]),
    pair(10, 20, 0, 1, ["the"]),
    pair(1, 0, 2, 0.4, ["dough", "rye", "<b>"], 80),
    pair(0, 30, -25, 0.002, ["tide"]),
  ],
};
const LAYOUT = { sure: 0.05 };
const measure = (text: string): number => text.length * 8;

test("an address is read and written alike", () => {
  const address = `/compare?stop_words=include&target=${ID}&reference=${OTHER}&which=sure&q=br&sort=-word&offset=100`;
  expect(contrastAddress(contrastFromQuery(address.slice(8)))).toBe(address);
});

test("the API is asked for the surest first, and says every option", () => {
  const asked = new URLSearchParams(
    comparisonQuery(contrastFromQuery(`?target=${ID}&reference=${OTHER}&which=sure`)),
  );
  expect(Object.fromEntries(asked)).toMatchObject({
    target: ID,
    reference: OTHER,
    sort: "q",
    max_q: "0.05",
    stop_words: "exclude",
    limit: "100",
  });
  expect(asked.has("ngram")).toBe(false);
});

test("words of one side come by their count, which is the API's own order", () => {
  const contrast = contrastFromQuery(`?target=${ID}&reference=${OTHER}&which=target`);
  expect(comparisonQuery(contrast)).toContain("only=target");
  expect(comparisonQuery(contrast)).not.toContain("sort=");
  expect(onlyQuery(contrast, "reference", 5)).toContain("only=reference&limit=5");
});

test("a file holds all rows", () => {
  const query = comparisonQuery(contrastFromQuery("?target=a&reference=b&offset=100"), "all");
  expect(query).not.toMatch(/limit|offset/);
});

test("a change begins at the first page", () => {
  const contrast = contrastFromQuery("?offset=100");
  expect(altered(contrast, { q: "a" }).offset).toBe(0);
  expect(altered(contrast, { offset: 200 }).offset).toBe(200);
});

test("swapped sides take what only one of them has along", () => {
  const contrast = contrastFromQuery(`?target=${ID}&reference=${OTHER}&which=target&sort=reference_count`);
  expect(swapped(contrast)).toMatchObject({
    target: OTHER,
    reference: ID,
    which: "reference",
    sort: "target_count",
  });
  expect(swapped(swapped(contrast))).toEqual(contrast);
});

test("an analysis is compared as it is looked at, but for phrases and places", () => {
  const view = viewFromQuery("?stop_words=include&ngram=3&q=a&offset=100&sort=word");
  expect(comparePath(ID, "", view)).toBe(`/compare?stop_words=include&target=${ID}`);
  expect(comparePath(ID, "", viewFromQuery("?extraction=page"))).toContain("extraction=page");
  expect(comparePath(ID, "", viewFromQuery("?extraction=blocks:h,0-3"))).not.toContain("extraction");
});

test.each([
  [ID, ID],
  [`  ${ID}\n`, ID],
  [`https://example.org/analyses/${ID}?word=oven#x`, ID],
  [`/analyses/${ID}`, ID],
  ["https://example.org/page", ""],
  [`https://example.org/analyses/${ID}aa`, ""],
  ["../../etc", ""],
])("of %j the id is %j", (pasted, id) => {
  expect(idIn(pasted)).toBe(id);
});

test("what one text lacks stands in a band of its own, beside the axis", () => {
  const { dots, x } = layoutScatter(FOUND, 600, measure, LAYOUT);
  const [oven, , dough, tide] = dots;
  expect(tide?.x).toBe(x.ticks[0]?.at);
  expect(tide?.x).toBeLessThan(oven?.x ?? 0);
  expect(dough?.y).toBeGreaterThan(oven?.y ?? 0);
});

test("a word used equally often lies on the line", () => {
  const { dots, level } = layoutScatter(FOUND, 600, measure, LAYOUT);
  const the = dots[1] ?? { x: 0, y: 0 };
  const along = (the.x - level.x1) / (level.x2 - level.x1);
  expect((the.y - level.y1) / (level.y2 - level.y1)).toBeCloseTo(along, 3);
});

test("only what surely differs has a side's colour", () => {
  expect(layoutScatter(FOUND, 600, measure, LAYOUT).dots.map(({ lean }) => lean)).toEqual([
    "target",
    "neither",
    "neither",
    "reference",
  ]);
});

test("labels cover neither each other nor a dot, and crowds have none", () => {
  const pairs = Array.from({ length: 150 }, (_, i) =>
    pair(1 + (i % 12), 1 + Math.floor(i / 12), i, 0.01, [`word${i}`]),
  );
  const { dots, labels } = layoutScatter({ ...FOUND, pairs }, 700, measure, LAYOUT);
  const boxes = labels.map(({ text, x, y, anchor }) => {
    const width = measure(text);
    const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
    return { left, right: left + width, top: y - 8, bottom: y + 8 };
  });
  expect(boxes.length).toBeGreaterThan(10);
  boxes.forEach((a, i) => {
    expect(a.left).toBeGreaterThanOrEqual(0);
    expect(a.right).toBeLessThanOrEqual(700);
    for (const b of boxes.slice(i + 1))
      expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
    for (const dot of dots)
      expect(dot.x > a.left && dot.x < a.right && dot.y > a.top && dot.y < a.bottom).toBe(false);
  });
  expect(layoutScatter(FOUND, 600, measure, LAYOUT).labels.map(({ text }) => text)).toEqual(["oven", "tide"]);
});

test("no pairs make no dots", () => {
  expect(layoutScatter({ ...FOUND, pairs: [] }, 600, measure, LAYOUT).dots).toEqual([]);
});

test("the scatter is as it was, and words are text in it", () => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.innerHTML = '<g class="rows"></g>';
  renderScatter(svg, layoutScatter(FOUND, 600, measure, LAYOUT));
  expect(svg.querySelector("b")).toBeNull();
  expect(svg.outerHTML.replaceAll("><", ">\n<")).toMatchSnapshot();
});

test("an interval leans to the side of A where the word is commoner there", () => {
  const found = { low: 1, value: 2, high: 3 };
  expect(reach([found, { low: -20, value: -1, high: 0 }])).toBe(8);
  const mark = layoutInterval(found, 4, 120);
  expect(mark.x1).toBeLessThan(mark.x);
  expect(mark.x).toBeLessThan(mark.x2);
  expect(mark.x2).toBeLessThan(mark.middle);
});

test("the key of the scatter is part of the picture, and wraps where the chart is narrow", () => {
  const [wide, narrow] = [900, 320].map((width) => layoutScatter(FOUND, width, measure, LAYOUT));
  expect(wide?.key.map(({ lean }) => lean)).toEqual(["target", "reference", "neither", "level"]);
  expect(new Set(wide?.key.map(({ y }) => y)).size).toBe(1);
  expect(new Set(narrow?.key.map(({ y }) => y)).size).toBeGreaterThan(1);
  for (const { x, y, label } of narrow?.key ?? []) {
    expect(x + measure(label)).toBeLessThanOrEqual(320);
    expect(y).toBeGreaterThan(narrow?.height ?? Infinity);
    expect(y).toBeLessThan(narrow?.fullHeight ?? 0);
  }
});
